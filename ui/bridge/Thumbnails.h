#pragma once

#include "engine/base/Ids.h"
#include "engine/base/Time.h"

#include <QImage>
#include <QObject>

#include <filesystem>
#include <memory>

namespace fw::ui {

/// Small pictures of takes for cards, clips and the filmstrip: posters and frames at any time. Asking never
/// waits: what is not in the cache is loaded by one background thread, newest request first, and `ready` says
/// that it came. The cache is capped by bytes, least recently shown first. Thread: GUI.
class Thumbnails : public QObject {
    Q_OBJECT

public:
    explicit Thumbnails(QObject* parent = nullptr);
    ~Thumbnails() override;

    /// Takes of this project folder from now on; drops everything that was cached.
    void setProject(std::filesystem::path const& folder);

    /// The take's poster, at most `heightPx` high; null until it is there (or when it cannot be read).
    QImage poster(TakeId const& take, int heightPx);
    /// Frame `at` of the take's master; null until it is there.
    QImage frame(TakeId const& take, ClipFrame at, int heightPx);

Q_SIGNALS:
    void ready(fw::TakeId const& take);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::ui
