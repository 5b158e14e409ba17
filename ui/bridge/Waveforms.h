#pragma once

#include "engine/media/SoundReader.h"
#include "engine/story/Storyboard.h"

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
    /// Looks at a file that is not in the project yet; `then` is called on the GUI thread.
    void examine(std::filesystem::path const& file,
                 std::function<void(Result<media::SoundPeaks> const&)> then);

Q_SIGNALS:
    void ready();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::ui
