#include "ui/canvas/SoundOutput.h"

#include "engine/media/SoundReader.h"
#include "engine/plan/Clocks.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>

#include <cstdlib>

namespace fw::ui {

namespace {

constexpr int kFrameBytes = 2 * sizeof(float);
constexpr int64_t kStray = media::kSoundHertz / 12;
constexpr int kBufferMilliseconds = 80;

/// What the sound card reads from: a stream without an end.
class StreamDevice : public QIODevice {
public:
    explicit StreamDevice(playback::SoundStream* stream) : m_stream(stream) {}

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override
    {
        return media::kSoundHertz * kFrameBytes + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        auto const frames = static_cast<size_t>(most / kFrameBytes);
        m_stream->take({reinterpret_cast<float*>(data), 2 * frames});
        return static_cast<qint64>(frames) * kFrameBytes;
    }
    qint64 writeData(char const*, qint64) override { return -1; }

private:
    playback::SoundStream* m_stream;
};

QAudioFormat format()
{
    QAudioFormat made;
    made.setSampleRate(media::kSoundHertz);
    made.setChannelCount(2);
    made.setSampleFormat(QAudioFormat::Float);
    return made;
}

} // namespace

struct SoundOutput::Impl {
    bool isSilent = true;
    FrameRate rate;
    std::unique_ptr<playback::SoundStream> stream; ///< made with the first sound
    std::unique_ptr<StreamDevice> device;
    std::unique_ptr<QAudioSink> sink;

    int64_t sampleOf(TimelineFrame frame) const { return plan::toSamples(frame, rate, media::kSoundHertz); }
    /// Samples that the card has taken and not played yet.
    int64_t waiting() const { return (sink->bufferSize() - sink->bytesFree()) / kFrameBytes; }
};

SoundOutput::SoundOutput() : m_impl(std::make_unique<Impl>()) {}

SoundOutput::~SoundOutput() { stop(); }

void SoundOutput::setCut(plan::ExportPlan const& cut, std::filesystem::path const& projectFolder)
{
    m_impl->isSilent = cut.sounds.empty();
    m_impl->rate = cut.format.rate;
    if (m_impl->isSilent && !m_impl->stream)
        return;
    if (!m_impl->stream)
        m_impl->stream = std::make_unique<playback::SoundStream>();
    m_impl->stream->setCut(cut.sounds, cut.format.rate, projectFolder);
}

void SoundOutput::play(TimelineFrame from)
{
    stop();
    if (m_impl->isSilent || !m_impl->stream)
        return;
    QAudioDevice const card = QMediaDevices::defaultAudioOutput();
    if (card.isNull() || !card.isFormatSupported(format()))
        return;
    m_impl->stream->start(m_impl->sampleOf(from));
    m_impl->device = std::make_unique<StreamDevice>(m_impl->stream.get());
    m_impl->device->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    m_impl->sink = std::make_unique<QAudioSink>(card, format());
    m_impl->sink->setBufferSize(media::kSoundHertz * kFrameBytes * kBufferMilliseconds / 1000);
    m_impl->sink->start(m_impl->device.get());
}

void SoundOutput::follow(TimelineFrame shown)
{
    if (!m_impl->sink)
        return;
    int64_t const wanted = m_impl->sampleOf(shown), waiting = m_impl->waiting();
    if (std::abs(m_impl->stream->position() - waiting - wanted) > kStray)
        m_impl->stream->start(wanted + waiting);
}

void SoundOutput::scrub(TimelineFrame at)
{
    if (m_impl->sink)
        m_impl->stream->start(m_impl->sampleOf(at));
    else
        play(at);
}

void SoundOutput::stop()
{
    if (m_impl->sink)
        m_impl->sink->stop();
    m_impl->sink.reset();
    m_impl->device.reset();
    if (m_impl->stream)
        m_impl->stream->stop();
}

} // namespace fw::ui
