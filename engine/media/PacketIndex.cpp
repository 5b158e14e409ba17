#include "engine/media/PacketIndex.h"

#include "engine/media/Av.h"

#include <algorithm>

extern "C" {
#include <libavcodec/packet.h>
#include <libavformat/avformat.h>
}

namespace fw::media {

int64_t PacketIndex::frameAt(int64_t framePts) const
{
    auto const found = std::lower_bound(pts.begin(), pts.end(), framePts);
    return found != pts.end() && *found == framePts ? found - pts.begin() : -1;
}

int PacketIndex::keyBefore(int64_t framePts) const
{
    auto const after = std::upper_bound(keys.begin(), keys.end(), framePts,
                                        [](int64_t value, Key const& key) { return value < key.pts; });
    return static_cast<int>(after - keys.begin()) - 1;
}

namespace {

Error cutOff(std::string const& name, int64_t got, int64_t expected)
{
    return fail(Error::Kind::BadInput, "media.cutOff", {name, std::to_string(got), std::to_string(expected)},
                name);
}

/// How many frames the header promises; 0 when it does not say. `pts` ascending.
int64_t promisedFrames(AVFormatContext const& input, AVStream const& stream, std::vector<int64_t> const& pts)
{
    if (stream.nb_frames > 0)
        return stream.nb_frames;
    // Matroska only knows the length of the whole file: with sound in it that says nothing about pictures.
    if (input.nb_streams > 1 || input.duration <= 0 || stream.avg_frame_rate.num <= 0)
        return 0;
    AVRational const oneFrame = av_inv_q(stream.avg_frame_rate);
    int64_t const frames = av_rescale_q(input.duration, AVRational{1, AV_TIME_BASE}, oneFrame);
    // Where frames do not come evenly their number says nothing, but the last one shows until the end.
    if (pts.size() > 1) {
        int64_t const end = pts.back() + pts.back() - pts[pts.size() - 2];
        int64_t const ends = av_rescale_q(end, stream.time_base, oneFrame);
        if (ends >= frames - 1)
            return 0;
    }
    return std::max<int64_t>(0, frames - 1); // lengths are rounded to milliseconds
}

} // namespace

Result<PacketIndex> indexPackets(AVFormatContext& input, int stream, int64_t maxFrames,
                                 std::string const& name)
{
    av::PacketPtr const packet = av::newPacket();
    if (!packet)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"clip index"});
    PacketIndex index;
    bool isDamaged = false;
    int64_t seen = 0;
    int code = 0;
    while ((code = av_read_frame(&input, packet.get())) >= 0) {
        bool const isOurs = packet->stream_index == stream;
        int64_t const pts = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
        int64_t const dts = packet->dts != AV_NOPTS_VALUE ? packet->dts : packet->pts;
        int const flags = packet->flags;
        av_packet_unref(packet.get());
        if (!isOurs)
            continue;
        ++seen;
        isDamaged = isDamaged || (flags & AV_PKT_FLAG_CORRUPT);
        if (pts == AV_NOPTS_VALUE)
            return fail(Error::Kind::BadInput, "media.noTimes", {name}, name);
        if (flags & AV_PKT_FLAG_KEY)
            index.keys.push_back({pts, std::min(pts, dts)});
        if (!(flags & AV_PKT_FLAG_DISCARD))
            index.pts.push_back(pts);
        if (index.frameCount() > maxFrames)
            return fail(Error::Kind::BadInput, "media.tooLong", {name, std::to_string(maxFrames)}, name);
    }
    std::sort(index.pts.begin(), index.pts.end());
    int64_t const promised = promisedFrames(input, *input.streams[stream], index.pts);
    if (isDamaged || code != AVERROR_EOF || seen < promised)
        return cutOff(name, seen - (isDamaged ? 1 : 0), std::max(promised, seen));
    index.pts.erase(std::unique(index.pts.begin(), index.pts.end()), index.pts.end());
    std::sort(index.keys.begin(), index.keys.end(),
              [](PacketIndex::Key const& a, PacketIndex::Key const& b) { return a.pts < b.pts; });
    if (index.pts.empty() || index.keys.empty())
        return fail(Error::Kind::BadInput, "media.noPictures", {name}, name);
    return index;
}

} // namespace fw::media
