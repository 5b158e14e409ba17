#include "engine/media/ReaderServer.h"

#include "engine/media/ClipReader.h"
#include "engine/media/Confinement.h"
#include "engine/media/ReaderWire.h"
#include "engine/media/SoundDecoder.h"
#include "engine/media/Stills.h"

#include <cerrno>
#include <new>
#include <sys/socket.h>

namespace fw::media {

namespace {

constexpr uint32_t kLongestPath = 1u << 16;

/// The socket to the program that asks. False of any call: nobody is there any more.
class Asker {
public:
    explicit Asker(int socket) : m_socket(socket) {}

    bool read(void* to, size_t bytes) const
    {
        auto* at = static_cast<char*>(to);
        while (bytes > 0) {
            ssize_t const got = ::recv(m_socket, at, bytes, 0);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return false;
            at += got;
            bytes -= static_cast<size_t>(got);
        }
        return true;
    }

    bool tell(wire::Answer head, void const* bytes, size_t count) const
    {
        head.bytes = count;
        return write(&head, sizeof head) && write(bytes, count);
    }
    bool tell(wire::Kind kind, std::string const& text) const
    {
        wire::Answer head;
        head.kind = kind;
        return tell(head, text.data(), text.size());
    }
    bool tell(Error const& error, std::string const& path) const
    {
        return tell(wire::Kind::Error, wire::packError(error, path));
    }
    bool tell(Image const& image) const
    {
        wire::Answer head;
        head.kind = wire::Kind::Picture;
        head.width = image.widthPx();
        head.height = image.heightPx();
        head.channels = static_cast<uint32_t>(image.channels());
        return tell(head, image.data(), image.sizeBytes());
    }

private:
    bool write(void const* from, size_t bytes) const
    {
        auto const* at = static_cast<char const*>(from);
        while (bytes > 0) {
            ssize_t const sent = ::send(m_socket, at, bytes, MSG_NOSIGNAL);
            if (sent < 0 && errno == EINTR)
                continue;
            if (sent <= 0)
                return false;
            at += sent;
            bytes -= static_cast<size_t>(sent);
        }
        return true;
    }

    int m_socket;
};

/// One file, one order.
class Server {
public:
    Server(Asker const& asker, wire::Order const& order, std::string path)
        : m_asker(asker), m_order(order), m_path(std::move(path))
    {
    }

    void run()
    {
        switch (m_order.task) {
        case wire::Task::Picture: return servePicture();
        case wire::Task::Clip: return serveClip();
        case wire::Task::Sound: return serveSound();
        }
    }

private:
    void servePicture()
    {
        auto const image = readImage(m_path, {m_order.maxBytes, m_order.maxPixels});
        (void)(image ? m_asker.tell(*image) : m_asker.tell(image.error(), m_path));
    }

    bool tellClip(ClipReader const& clip)
    {
        ClipInfo const& info = clip.info();
        std::vector<double> times;
        times.reserve(static_cast<size_t>(info.frameCount));
        for (int64_t n = 0; n < info.frameCount; ++n)
            times.push_back(clip.secondsOf({n}));
        std::vector<int64_t> const& keys = clip.keyFrames();
        wire::Answer head;
        head.kind = wire::Kind::Times;
        bool const isHeard = m_asker.tell(wire::Kind::Clip, wire::packInfo(info)) &&
                             m_asker.tell(head, times.data(), times.size() * sizeof(double));
        head.kind = wire::Kind::Keys;
        return isHeard && m_asker.tell(head, keys.data(), keys.size() * sizeof(int64_t));
    }

    void serveClip()
    {
        ClipView const view{{m_order.withinWidth, m_order.withinHeight}, m_order.isStraightOn != 0};
        auto const clip =
            ClipReader::open(m_path, {m_order.maxPixels, m_order.maxFrames, m_order.maxStreams}, view);
        if (!clip) {
            m_asker.tell(clip.error(), m_path);
            return;
        }
        if (!tellClip(**clip))
            return;
        wire::Asked asked;
        while (isAsked(asked) && asked.what == wire::Question::Picture) {
            auto const image = (*clip)->frame({asked.argument});
            if (!(image ? m_asker.tell(*image) : m_asker.tell(image.error(), m_path)))
                return;
        }
    }

    void serveSound()
    {
        auto const sound = SoundDecoder::open(m_path, {m_order.hertz, m_order.channels});
        if (!sound) {
            m_asker.tell(sound.error(), m_path);
            return;
        }
        if (!m_asker.tell(wire::Kind::Done, {}))
            return;
        std::vector<float> samples;
        wire::Asked asked;
        while (isAsked(asked) && asked.what != wire::Question::Picture) {
            bool const isSeek = asked.what == wire::Question::Seek;
            Status status = isSeek ? (*sound)->seek(asked.argument) : Status();
            if (auto const got = isSeek ? Result<bool>(true) : (*sound)->next(samples); !got)
                status = got.error();
            wire::Answer head;
            head.kind = isSeek ? wire::Kind::Done : wire::Kind::Sound;
            head.position = (*sound)->position();
            size_t const bytes = isSeek ? 0 : samples.size() * sizeof(float);
            if (!(status ? m_asker.tell(head, samples.data(), bytes) : m_asker.tell(status.error(), m_path)))
                return;
        }
    }

    bool isAsked(wire::Asked& asked)
    {
        allowWaiting();
        if (!m_asker.read(&asked, sizeof asked) || asked.magic != wire::kMagic)
            return false;
        allowSeconds(m_order.answerSeconds);
        return true;
    }

    /// Nobody has to ask soon; whoever ends closes the socket.
    static void allowWaiting() { allowSeconds(24 * 3600); }

    Asker const& m_asker;
    wire::Order m_order;
    std::string m_path;
};

} // namespace

int serveReader(int socket)
{
    constexpr int kWrongUse = 2;
    Asker const asker(socket);
    wire::Order order;
    if (!asker.read(&order, sizeof order) || order.magic != wire::kMagic || order.pathBytes > kLongestPath)
        return kWrongUse;
    std::string path(order.pathBytes, '\0');
    if (!asker.read(path.data(), path.size()))
        return kWrongUse;
    confine(path, order.memoryBytes);
    allowSeconds(order.openSeconds);
    try {
        Server(asker, order, path).run();
    } catch (std::bad_alloc const&) { // the one place of this program
        asker.tell(fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"reader"}), path);
    }
    return 0;
}

} // namespace fw::media
