#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/media/ClipReader.h"

#include <filesystem>
#include <list>
#include <memory>
#include <string>

namespace fw::playback {

/// Decoded frames of the takes of a project: few open readers, and the last used pictures up to a cap in
/// bytes. Takes never change, so nothing in here goes stale. Thread: one owner.
class TakeFrames {
public:
    TakeFrames(std::filesystem::path projectFolder, size_t maxBytes);

    /// Frame `at` of `masterFile` (relative to the project); past its end the last frame holds. Errors:
    /// those of ClipReader.
    Result<Image> frame(std::string const& masterFile, ClipFrame at);

    size_t bytes() const { return m_bytes; }

private:
    struct Clip {
        std::string file;
        std::unique_ptr<media::ClipReader> reader;
    };
    struct Picture {
        std::string file;
        ClipFrame at;
        Image image;
    };

    Result<media::ClipReader*> readerFor(std::string const& masterFile);
    void keep(Picture picture);

    std::filesystem::path m_folder;
    size_t m_maxBytes;
    size_t m_bytes = 0;
    std::list<Clip> m_clips;       // most recently used first
    std::list<Picture> m_pictures; // most recently used first
};

} // namespace fw::playback
