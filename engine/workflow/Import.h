#pragma once

#include "engine/base/Result.h"
#include "engine/media/SoundReader.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <stop_token>

namespace fw::workflow {

// Pictures, clips and sounds from outside become files of a project: decoded by the reader's process
// (media/Foreign.h) and written anew, so that nothing of a stranger's file, its tags least of all, is ever
// opened by this program or lies in the project.

/// As a PNG; whoever calls has the project open. Errors: those of media::readForeignImage, Io. Thread: a
/// worker.
Result<story::AssetRef> importPicture(std::filesystem::path const& project,
                                      std::filesystem::path const& file);

/// A clip as H.264 (crf 10) in Matroska, at its own size and average rate, without sound. `seconds` of what
/// is returned is how long it lasts. Errors: those of media::ClipReader::openForeign, Io, Cancelled. Thread:
/// a worker.
Result<story::SourceClip> importClip(std::filesystem::path const& project, std::filesystem::path const& file,
                                     std::stop_token stop = {});

/// A sound as a file of a project, and its outline.
struct ImportedSound {
    story::AssetRef file;
    media::SoundPeaks peaks;
};
/// As a WAV: 16 bits, stereo, media::kSoundHertz; of a clip its first sound. Errors: those of
/// media::SoundPieces::openForeign, BadInput (no sound, longer than six hours), Io, Cancelled. Thread: a
/// worker.
Result<ImportedSound> importSound(std::filesystem::path const& project, std::filesystem::path const& file,
                                  std::stop_token stop = {});

} // namespace fw::workflow
