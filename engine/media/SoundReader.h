#pragma once

#include "engine/base/Result.h"
#include "engine/media/Foreign.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace fw::media {

/// Samples a second of all sound inside the program: stereo, interleaved floats, 1 is full scale.
constexpr int kSoundHertz = 48000;

/// Random access to the samples of a sound file or of a clip's sound (WAV, AIFF, FLAC, MP3, Ogg, AAC and ALAC
/// in MP4, Matroska, WebM). Reading on is quick; a jump costs a little, in MP3, Ogg and Matroska what
/// decoding from the start costs. Thread: one owner.
class SoundReader {
public:
    /// Errors: MissingFile, BadInput (no sound in it).
    static Result<std::unique_ptr<SoundReader>> open(std::filesystem::path const& file);
    /// The same for a file that came from outside: decoded by a process of its own (Foreign.h). Errors: as
    /// open; Unsupported (the reader died or took too long), Unavailable; the latter two from read, too.
    static Result<std::unique_ptr<SoundReader>> openForeign(std::filesystem::path const& file,
                                                            ReaderOptions const& options = {});
    ~SoundReader();
    SoundReader(SoundReader const&) = delete;
    SoundReader& operator=(SoundReader const&) = delete;

    /// Fills `stereo` (left, right, left, ...) with the samples from `from` on, exact to the sample wherever
    /// reading began; silence before the file's start and after its end. Errors: BadInput (damaged).
    Status read(int64_t from, std::span<float> stereo);

private:
    struct Impl;
    explicit SoundReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// All of a file's sound, once, in pieces as they are decoded. Thread: one owner.
class SoundPieces {
public:
    /// Errors: MissingFile, BadInput (no sound in it).
    static Result<std::unique_ptr<SoundPieces>> open(std::filesystem::path const& file);
    /// As SoundReader::openForeign.
    static Result<std::unique_ptr<SoundPieces>> openForeign(std::filesystem::path const& file,
                                                            ReaderOptions const& options = {});
    ~SoundPieces();
    SoundPieces(SoundPieces const&) = delete;
    SoundPieces& operator=(SoundPieces const&) = delete;

    /// Interleaved stereo, until the next call; empty at the end. Errors: BadInput (damaged).
    Result<std::span<float const>> next();

private:
    struct Impl;
    explicit SoundPieces(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// The outline of a sound for drawing it: lowest and highest sample of every 10 ms, both channels together.
struct SoundPeaks {
    static constexpr int kBucket = kSoundHertz / 100; ///< samples

    int64_t samples = 0;           ///< length of the sound
    std::vector<int8_t> low, high; ///< -127 to 127, one a bucket

    double seconds() const { return static_cast<double>(samples) / kSoundHertz; }
};

/// Decodes the whole file once; what was found is kept in the cache folder under the checksum (empty:
/// nowhere). Errors: MissingFile, BadInput (no sound, longer than a day). Thread: any but the window's.
Result<SoundPeaks> soundPeaks(std::filesystem::path const& file, std::string const& sha256);

} // namespace fw::media
