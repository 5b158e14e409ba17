#pragma once

#include "engine/workflow/Import.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>

namespace fw::ui {

/// Outlines of the sounds of a project. Asking never waits: a file is decoded once on a background thread and
/// kept in the cache folder, and `ready` says that its outline came. Thread: GUI.
class Waveforms : public QObject {
    Q_OBJECT

public:
    explicit Waveforms(QObject* parent = nullptr);
    ~Waveforms() override;

    /// Sounds of this project folder from now on.
    void setProject(std::filesystem::path const& folder);
    /// Null until it is there, or when the file cannot be read.
    std::shared_ptr<media::SoundPeaks const> peaks(story::AssetRef const& file);
    /// Brings a file from outside into the project; `then` is called on the GUI thread.
    void bringIn(std::filesystem::path const& file,
                 std::function<void(Result<workflow::ImportedSound> const&)> then);

Q_SIGNALS:
    void ready();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::ui
