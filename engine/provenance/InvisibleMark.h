#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace fw::media {
class ClipReader;
}

namespace fw::provenance {

/// The secret that the invisible mark is spread with. Who does not have it can neither find a mark nor make
/// one that is found.
using MarkKey = std::array<uint8_t, 32>;

/// The key of this installation, made on first use: one 0600 file under paths::data()/signing, named after
/// the scheme, so that a later scheme has a key of its own. Thread: any; two programs that start together
/// agree on one key. Errors: Io, Refused (a key that others may read), BadInput (damaged).
Result<MarkKey> loadOrCreateMarkKey();
/// In a folder of its own (tests).
Result<MarkKey> loadOrCreateMarkKey(std::filesystem::path const& folder);

/// What a mark says: 48 random bits, the same in all frames of one file. Never the id of a person.
struct MarkId {
    uint64_t value = 0;

    static MarkId random();
    std::string text() const; ///< 12 hex digits
    friend bool operator==(MarkId const&, MarkId const&) = default;
};

/// Hides an id in pictures of one size: DCT coefficients of 16x16 blocks on a 640x360 grid are brought to the
/// side of zero that a key and the id say, farther where the picture is busy. Last on the finished picture,
/// before the encoder. How, and what it survives: docs/marks.md. Thread: one owner.
class InvisibleMark {
public:
    InvisibleMark(MarkKey const& key, MarkId id, SizePx frame);
    ~InvisibleMark();
    InvisibleMark(InvisibleMark&&) noexcept;
    InvisibleMark& operator=(InvisibleMark&&) noexcept;

    /// The image must have the size given above; another one, or one without pixels, is left as it is.
    void stamp(Image& image);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// What the detector heard.
struct InvisibleDetection {
    bool found = false;
    MarkId id;        ///< when found
    double score = 0; ///< strength of one bit of id and CRC, in deviations of chance; without a mark about 1
    bool isMirrored = false;
    bool isCut = false; ///< found only after the missing border had been worked out
};

/// From this score on, with a CRC that agrees, a mark is reported. For a given id the score is, through 8, a
/// sum of numbers whose signs the key makes random through the root of their squares. A picture that does not
/// know the key reaches it for any of the 2^48 ids with P < 2^48 exp(-32 * 1.3^2) = 9e-10 for each place that
/// is tried (Hoeffding), whatever the picture is. Measured: tests/provenance/tst_invisible_mark.cpp.
constexpr double kInvisibleThreshold = 1.3;

/// Listens to frames of one clip and says which id is in them. Thread: one owner.
class InvisibleDetector {
public:
    explicit InvisibleDetector(MarkKey const& key);
    ~InvisibleDetector();
    InvisibleDetector(InvisibleDetector const&) = delete;
    InvisibleDetector& operator=(InvisibleDetector const&) = delete;

    /// Any size; all frames of a clip must have the same.
    void add(Image const& frame);

    /// The frames heard so far, asked with another key.
    void setKey(MarkKey const& key);

    /// Whole picture, mirrored picture; and when `mayBeCut`, pictures of which up to a quarter of the width
    /// is missing, in any of the film's shapes (some seconds). The best score when nothing is found.
    InvisibleDetection detect(bool mayBeCut = true) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Listens to up to `samples` frames spread over a clip. Errors: those of ClipReader.
Result<InvisibleDetection> detectInvisibleMark(std::filesystem::path const& clip, MarkKey const& key,
                                               bool mayBeCut = true, int samples = 32);
Result<InvisibleDetection> detectInvisibleMark(media::ClipReader& clip, MarkKey const& key,
                                               bool mayBeCut = true, int samples = 32);

} // namespace fw::provenance
