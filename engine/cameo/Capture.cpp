#include "engine/cameo/Capture.h"

#include "engine/media/Av.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"

#include <algorithm>
#include <dlfcn.h>
#include <fstream>

#include <unistd.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace fw::cameo {

namespace fs = std::filesystem;

namespace {

/// The version that belongs to the libavformat we are built with; linking it would load SDL, X11 and sound
/// servers into a program that may never open a camera.
constexpr char kDeviceLibrary[] = "libavdevice.so.59";

Status loadDevices()
{
    static Status const loaded = []() -> Status {
        void* const library = ::dlopen(kDeviceLibrary, RTLD_NOW | RTLD_LOCAL);
        void* const symbol = library ? ::dlsym(library, "avdevice_register_all") : nullptr;
        if (!symbol)
            return fail(Error::Kind::Unavailable, "cameo.noCameraLibrary", {kDeviceLibrary});
        reinterpret_cast<void (*)()>(symbol)();
        return {};
    }();
    return loaded;
}

struct CloseInput {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};

class Device final : public CaptureSource {
public:
    static Result<std::unique_ptr<CaptureSource>> open(std::string const& format, std::string const& name);

    Result<Image> next() override
    {
        while (true) {
            int const got = avcodec_receive_frame(m_decoder.get(), m_frame.get());
            if (got == 0)
                return m_toImage.convert(*m_frame, m_name);
            if (got != AVERROR(EAGAIN))
                return lost(got);
            if (int const read = av_read_frame(m_input.get(), m_packet.get()); read < 0)
                return lost(read);
            if (m_packet->stream_index == m_stream)
                avcodec_send_packet(m_decoder.get(), m_packet.get()); // a damaged picture is left out
            av_packet_unref(m_packet.get());
        }
    }

private:
    Error lost(int code) const
    {
        return fail(Error::Kind::Io, "cameo.cameraLost", {m_name, media::av::reason(code)}, m_name);
    }

    std::string m_name;
    std::unique_ptr<AVFormatContext, CloseInput> m_input;
    media::av::CodecPtr m_decoder;
    media::av::FramePtr m_frame = media::av::newFrame();
    media::av::PacketPtr m_packet = media::av::newPacket();
    media::av::ToImage m_toImage;
    int m_stream = -1;
};

Result<std::unique_ptr<CaptureSource>> Device::open(std::string const& format, std::string const& name)
{
    media::av::silence();
    FW_CHECK(loadDevices());
    AVInputFormat const* const input = av_find_input_format(format.c_str());
    if (!input)
        return fail(Error::Kind::Unavailable, "cameo.noCameraLibrary", {kDeviceLibrary});
    AVDictionary* options = nullptr;
    if (format == "video4linux2") {
        av_dict_set(&options, "video_size", "1280x720", 0);
        av_dict_set(&options, "input_format", "mjpeg",
                    0); // the rate of raw pictures of this size is too low on USB
    }
    auto device = std::make_unique<Device>();
    device->m_name = name;
    AVFormatContext* context = nullptr;
    int code = avformat_open_input(&context, name.c_str(), input, &options);
    av_dict_free(&options);
    if (code < 0) // a camera without that size or format chooses its own
        code = avformat_open_input(&context, name.c_str(), input, nullptr);
    if (code < 0)
        return fail(code == AVERROR(ENOENT) ? Error::Kind::MissingFile : Error::Kind::Io, "cameo.noCamera",
                    {name, media::av::reason(code)}, name);
    device->m_input.reset(context);
    if (avformat_find_stream_info(context, nullptr) < 0)
        return fail(Error::Kind::Io, "cameo.noCamera", {name, "it gives no pictures"}, name);
    device->m_stream = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    AVCodec const* const codec =
        device->m_stream < 0 ? nullptr
                             : avcodec_find_decoder(context->streams[device->m_stream]->codecpar->codec_id);
    if (!codec)
        return fail(Error::Kind::Io, "cameo.noCamera", {name, "it gives no pictures"}, name);
    device->m_decoder.reset(avcodec_alloc_context3(codec));
    if (!device->m_decoder ||
        avcodec_parameters_to_context(device->m_decoder.get(), context->streams[device->m_stream]->codecpar) <
            0 ||
        avcodec_open2(device->m_decoder.get(), codec, nullptr) < 0)
        return fail(Error::Kind::Io, "cameo.noCamera", {name, "its pictures cannot be read"}, name);
    return std::unique_ptr<CaptureSource>(std::move(device));
}

/// Forwards through a clip, then from its start; of a still the same picture.
class Recording final : public CaptureSource {
public:
    explicit Recording(Image still) : m_still(std::move(still)) {}
    explicit Recording(std::unique_ptr<media::ClipReader> clip) : m_clip(std::move(clip)) {}

    Result<Image> next() override
    {
        if (!m_clip)
            return m_still;
        FW_TRY(Image picture, m_clip->frame({m_at}));
        m_at = (m_at + 1) % std::max<int64_t>(1, m_clip->info().frameCount);
        return picture;
    }

private:
    Image m_still;
    std::unique_ptr<media::ClipReader> m_clip;
    int64_t m_at = 0;
};

} // namespace

std::vector<Camera> cameras()
{
    std::vector<Camera> found;
    for (int i = 0; i < 64; ++i) {
        std::string const node = "video" + std::to_string(i), device = "/dev/" + node;
        if (::access(device.c_str(), R_OK | W_OK) != 0)
            continue;
        fs::path const about = fs::path("/sys/class/video4linux") / node;
        std::string name, index;
        std::getline(std::ifstream(about / "name") >> std::ws, name);
        std::getline(std::ifstream(about / "index") >> std::ws, index);
        if (index.empty() || index == "0") // further nodes of a camera carry its metadata
            found.push_back({device, name.empty() ? device : name});
    }
    return found;
}

Result<std::unique_ptr<CaptureSource>> openCamera(std::string const& device)
{
    return Device::open("video4linux2", device);
}

Result<std::unique_ptr<CaptureSource>> openDevice(std::string const& format, std::string const& device)
{
    return Device::open(format, device);
}

Result<std::unique_ptr<CaptureSource>> openRecording(fs::path const& file)
{
    auto clip = media::ClipReader::openForeign(file);
    if (clip)
        return std::unique_ptr<CaptureSource>(std::make_unique<Recording>(std::move(clip).value()));
    if (clip.error().kind == Error::Kind::MissingFile)
        return clip.error();
    FW_TRY(Image still, media::readForeignImage(file));
    return std::unique_ptr<CaptureSource>(std::make_unique<Recording>(media::flatten(still)));
}

} // namespace fw::cameo
