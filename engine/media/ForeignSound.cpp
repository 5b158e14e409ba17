#include "engine/media/ForeignSound.h"

#include <algorithm>
#include <cmath>

namespace fw::media {

namespace {

constexpr uint64_t kMostPieceBytes = 64u << 20; ///< what a decoder gives at once is a fraction of a second
constexpr int64_t kMostPosition = int64_t{1} << 48;

} // namespace

Result<std::unique_ptr<ForeignSound>> ForeignSound::open(std::filesystem::path const& file, Target target,
                                                         ReaderOptions const& options)
{
    wire::Order order;
    order.task = wire::Task::Sound;
    order.hertz = target.hertz;
    order.channels = target.channels;
    auto sound = std::make_unique<ForeignSound>();
    sound->m_channels = target.channels;
    FW_TRY(sound->m_reader, ReaderProcess::start(order, file, options));
    FW_CHECK(sound->m_reader->answer(wire::Kind::Done, 0));
    return sound;
}

Result<bool> ForeignSound::take(std::vector<float>& samples)
{
    samples.clear();
    FW_TRY(wire::Answer const head, m_reader->answer(wire::Kind::Sound, kMostPieceBytes));
    uint64_t const frameBytes = sizeof(float) * static_cast<size_t>(m_channels);
    auto const frames = static_cast<int64_t>(head.bytes / frameBytes);
    // Piece follows piece: whoever reads on always comes to an end.
    bool const isNext = m_isPositionKnown ? head.position == m_position + frames : head.position >= frames;
    if (head.bytes % frameBytes != 0 || !isNext || head.position > kMostPosition)
        return m_reader->nonsense();
    samples.resize(head.bytes / sizeof(float));
    FW_CHECK(m_reader->read(samples.data(), head.bytes));
    // A float can be what no sound is.
    for (float& each : samples)
        each = std::isfinite(each) ? std::clamp(each, -16.F, 16.F) : 0.F;
    m_position = head.position;
    m_isPositionKnown = true;
    return !samples.empty();
}

Result<bool> ForeignSound::next(std::vector<float>& samples)
{
    if (!m_isAskedAhead)
        FW_CHECK(m_reader->ask(wire::Question::Sound, 0));
    m_isAskedAhead = false;
    FW_TRY(bool const isThere, take(samples));
    // While this piece is used, the next is decoded.
    m_isAskedAhead = isThere && m_reader->ask(wire::Question::Sound, 0).isOk();
    return isThere;
}

Status ForeignSound::seek(int64_t sample)
{
    std::vector<float> unwanted;
    if (std::exchange(m_isAskedAhead, false))
        (void)take(unwanted).isOk();
    FW_CHECK(m_reader->ask(wire::Question::Seek, sample));
    FW_TRY(wire::Answer const head, m_reader->answer(wire::Kind::Done, 0));
    m_position = std::clamp<int64_t>(head.position, 0, kMostPosition);
    m_isPositionKnown = false;
    return {};
}

} // namespace fw::media
