#pragma once

#include "engine/media/SoundReader.h"

#include <stop_token>

namespace fw::media {

/// A piece of a sound as a WAV file: 16 bits, stereo, kSoundHertz. False: there is nothing but silence in it,
/// and no file. Errors: BadInput (damaged), Io. Thread: any.
Result<bool> writeWav(std::filesystem::path const& file, SoundReader& sound, int64_t from, int64_t samples);

/// A whole sound, piece by piece. Returns how many samples it has. Errors: BadInput (no sound in it, damaged,
/// longer than six hours), Io, Cancelled. Thread: any but the window's.
Result<int64_t> writeWav(std::filesystem::path const& file, SoundPieces& sound, std::stop_token stop = {});

} // namespace fw::media
