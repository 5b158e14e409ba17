#pragma once

#include "engine/media/SoundReader.h"

namespace fw::media {

/// A piece of a sound as a WAV file: 16 bits, stereo, kSoundHertz. False: there is nothing but silence in it,
/// and no file. Errors: BadInput (damaged), Io. Thread: any.
Result<bool> writeWav(std::filesystem::path const& file, SoundReader& sound, int64_t from, int64_t samples);

} // namespace fw::media
