#include "ui/bridge/Thumbnails.h"

#include "engine/jobs/TakeStore.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Stills.h"
#include "ui/bridge/EngineBridge.h"

#include <QMetaObject>

#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <tuple>

namespace fw::ui {

namespace {

constexpr size_t kCacheBytes = 96u << 20;
constexpr size_t kWaitingRequests = 400; // older wishes scrolled out of sight long ago
constexpr int kPosterFrame = -1;

/// Which picture: a take, a frame of it (or its poster), a height.
struct Key {
    std::string take;
    int64_t frame = kPosterFrame;
    int heightPx = 0;

    friend bool operator<(Key const& a, Key const& b)
    {
        return std::tie(a.take, a.frame, a.heightPx) < std::tie(b.take, b.frame, b.heightPx);
    }
    friend bool operator==(Key const& a, Key const& b)
    {
        return a.take == b.take && a.frame == b.frame && a.heightPx == b.heightPx;
    }
};

/// Reads pictures; keeps the reader of the last take open, because frames are asked for in rows. Thread:
/// loader.
class Loader {
public:
    QImage load(std::filesystem::path const& project, Key const& key)
    {
        jobs::TakeFiles const files = jobs::TakeStore(project).files(TakeId{key.take});
        auto picture = key.frame == kPosterFrame ? media::readImage(files.poster) : frameOf(files, key);
        if (!picture)
            return {};
        return toQImage(*picture).scaledToHeight(key.heightPx, Qt::SmoothTransformation);
    }

private:
    Result<Image> frameOf(jobs::TakeFiles const& files, Key const& key)
    {
        if (m_openFile != files.master || !m_reader) {
            std::error_code ignored;
            bool const isThere = std::filesystem::exists(files.master, ignored);
            m_openFile = files.master;
            m_reader.reset();
            FW_TRY(m_reader, media::ClipReader::open(isThere ? files.master : files.proxy));
        }
        return m_reader->frame(ClipFrame{key.frame});
    }

    std::filesystem::path m_openFile;
    std::unique_ptr<media::ClipReader> m_reader;
};

} // namespace

struct Thumbnails::Impl {
    struct Cached {
        QImage image;
        std::list<Key>::iterator use;
    };

    // GUI thread
    std::map<Key, Cached> cache;
    std::list<Key> uses; // least recent first
    size_t bytes = 0;

    // Shared with the loader
    struct {
        std::mutex mutex;
        std::condition_variable wake;
        std::list<Key> wanted; // newest last
        std::filesystem::path project;
        uint64_t generation = 0;
        bool isStopping = false;
    } m_guarded;
    std::jthread thread; // last

    void remember(Key const& key, QImage image);
    void run(Thumbnails* owner);
};

void Thumbnails::Impl::remember(Key const& key, QImage image)
{
    if (cache.count(key) != 0)
        return;
    bytes += static_cast<size_t>(image.sizeInBytes());
    cache[key] = {std::move(image), uses.insert(uses.end(), key)};
    while (bytes > kCacheBytes && uses.size() > 1) {
        auto const oldest = cache.find(uses.front());
        bytes -= static_cast<size_t>(oldest->second.image.sizeInBytes());
        cache.erase(oldest);
        uses.pop_front();
    }
}

void Thumbnails::Impl::run(Thumbnails* owner)
{
    Loader loader;
    while (true) {
        Key key;
        std::filesystem::path project;
        uint64_t generation = 0;
        {
            std::unique_lock lock(m_guarded.mutex);
            m_guarded.wake.wait(lock, [&] { return m_guarded.isStopping || !m_guarded.wanted.empty(); });
            if (m_guarded.isStopping)
                return;
            key = m_guarded.wanted.back();
            m_guarded.wanted.pop_back();
            project = m_guarded.project;
            generation = m_guarded.generation;
        }
        QImage const image = loader.load(project, key);
        QMetaObject::invokeMethod(
            owner,
            [this, owner, key, image, generation] {
                {
                    std::scoped_lock lock(m_guarded.mutex);
                    if (generation != m_guarded.generation)
                        return; // of a project that is no longer open
                }
                remember(key, image);
                Q_EMIT owner->ready(TakeId{key.take});
            },
            Qt::QueuedConnection);
    }
}

Thumbnails::Thumbnails(QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>())
{
    m_impl->thread = std::jthread([this] { m_impl->run(this); });
}

Thumbnails::~Thumbnails()
{
    {
        std::scoped_lock lock(m_impl->m_guarded.mutex);
        m_impl->m_guarded.isStopping = true;
    }
    m_impl->m_guarded.wake.notify_all();
}

void Thumbnails::setProject(std::filesystem::path const& folder)
{
    std::scoped_lock lock(m_impl->m_guarded.mutex);
    m_impl->m_guarded.project = folder;
    m_impl->m_guarded.wanted.clear();
    ++m_impl->m_guarded.generation;
    m_impl->cache.clear();
    m_impl->uses.clear();
    m_impl->bytes = 0;
}

QImage Thumbnails::poster(TakeId const& take, int heightPx)
{
    return frame(take, ClipFrame{kPosterFrame}, heightPx);
}

QImage Thumbnails::frame(TakeId const& take, ClipFrame at, int heightPx)
{
    Key const key{take.value, at.count, heightPx};
    auto const found = m_impl->cache.find(key);
    if (found != m_impl->cache.end()) {
        m_impl->uses.splice(m_impl->uses.end(), m_impl->uses, found->second.use);
        return found->second.image;
    }
    std::scoped_lock lock(m_impl->m_guarded.mutex);
    std::list<Key>& wanted = m_impl->m_guarded.wanted;
    wanted.remove(key);
    wanted.push_back(key);
    if (wanted.size() > kWaitingRequests)
        wanted.pop_front();
    m_impl->m_guarded.wake.notify_one();
    return {};
}

} // namespace fw::ui
