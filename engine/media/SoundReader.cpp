#include "engine/media/SoundReader.h"

#include "engine/media/ForeignSound.h"
#include "engine/media/SoundDecoder.h"

#include <algorithm>

namespace fw::media {

struct SoundReader::Impl {
    std::unique_ptr<SoundSource> decoder;
    std::vector<float> piece; ///< what was decoded last
    int64_t pieceStart = 0;
    bool isAtEnd = false;

    int64_t pieceEnd() const { return pieceStart + static_cast<int64_t>(piece.size() / 2); }
    Status begin(std::filesystem::path const& file);
    Status advance();
    Status goTo(int64_t sample);
};

Status SoundReader::Impl::advance()
{
    pieceStart = decoder->position();
    FW_TRY(bool const isThere, decoder->next(piece));
    isAtEnd = !isThere;
    // After a jump the decoder only knows now where it stands.
    pieceStart = decoder->position() - static_cast<int64_t>(piece.size() / 2);
    return {};
}

Status SoundReader::Impl::goTo(int64_t sample)
{
    constexpr int64_t kFar = 2 * kSoundHertz; // decoding on is quicker than a jump of less
    bool const isBehind = sample<pieceStart, isFar = sample> pieceEnd() + kFar && !isAtEnd;
    if (isBehind || isFar) {
        FW_CHECK(decoder->seek(sample));
        piece.clear();
        pieceStart = 0;
        isAtEnd = false;
    }
    while (!isAtEnd && sample >= pieceEnd())
        FW_CHECK(advance());
    return {};
}

SoundReader::SoundReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SoundReader::~SoundReader() = default;

Status SoundReader::Impl::begin(std::filesystem::path const& file)
{
    FW_CHECK(advance());
    if (isAtEnd) // what cannot be decoded is no sound
        return fail(Error::Kind::BadInput, "media.noSound", {file.string()}, file.string());
    return {};
}

Result<std::unique_ptr<SoundReader>> SoundReader::open(std::filesystem::path const& file)
{
    auto impl = std::make_unique<Impl>();
    FW_TRY(impl->decoder, SoundDecoder::open(file, {kSoundHertz, 2}));
    FW_CHECK(impl->begin(file));
    return std::unique_ptr<SoundReader>(new SoundReader(std::move(impl)));
}

Result<std::unique_ptr<SoundReader>> SoundReader::openForeign(std::filesystem::path const& file,
                                                              ReaderOptions const& options)
{
    auto impl = std::make_unique<Impl>();
    FW_TRY(impl->decoder, ForeignSound::open(file, {kSoundHertz, 2}, options));
    FW_CHECK(impl->begin(file));
    return std::unique_ptr<SoundReader>(new SoundReader(std::move(impl)));
}

Status SoundReader::read(int64_t from, std::span<float> stereo)
{
    Impl& my = *m_impl;
    std::fill(stereo.begin(), stereo.end(), 0.f);
    int64_t const end = from + static_cast<int64_t>(stereo.size() / 2);
    int64_t at = std::max<int64_t>(from, 0);
    while (at < end) {
        FW_CHECK(my.goTo(at));
        if (at >= my.pieceEnd() || at < my.pieceStart)
            return {}; // past the end
        int64_t const until = std::min(end, my.pieceEnd());
        std::copy(my.piece.begin() + 2 * (at - my.pieceStart), my.piece.begin() + 2 * (until - my.pieceStart),
                  stereo.begin() + 2 * (at - from));
        at = until;
    }
    return {};
}

struct SoundPieces::Impl {
    std::unique_ptr<SoundSource> decoder;
    std::vector<float> piece;
};

SoundPieces::SoundPieces(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SoundPieces::~SoundPieces() = default;

Result<std::unique_ptr<SoundPieces>> SoundPieces::open(std::filesystem::path const& file)
{
    auto impl = std::make_unique<Impl>();
    FW_TRY(impl->decoder, SoundDecoder::open(file, {kSoundHertz, 2}));
    return std::unique_ptr<SoundPieces>(new SoundPieces(std::move(impl)));
}

Result<std::unique_ptr<SoundPieces>> SoundPieces::openForeign(std::filesystem::path const& file,
                                                              ReaderOptions const& options)
{
    auto impl = std::make_unique<Impl>();
    FW_TRY(impl->decoder, ForeignSound::open(file, {kSoundHertz, 2}, options));
    return std::unique_ptr<SoundPieces>(new SoundPieces(std::move(impl)));
}

Result<std::span<float const>> SoundPieces::next()
{
    FW_CHECK(m_impl->decoder->next(m_impl->piece));
    return std::span<float const>(m_impl->piece);
}

} // namespace fw::media
