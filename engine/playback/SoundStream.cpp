#include "engine/playback/SoundStream.h"

#include "engine/playback/Mixer.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace fw::playback {

namespace {

constexpr int64_t kBlock = media::kSoundHertz / 20; // 50 ms
constexpr int64_t kAhead = media::kSoundHertz;      // one second

struct Cut {
    std::vector<story::Sound> sounds;
    FrameRate rate;
    std::filesystem::path folder;
};

} // namespace

struct SoundStream::Impl {
    Impl() : thread([this](std::stop_token const& stop) { run(stop); }) {}

    void run(std::stop_token const& stop);
    /// One more block wanted? Under the lock.
    bool isHungry() const { return isRunning && mixedEnd() - position < kAhead; }
    int64_t mixedEnd() const { return mixedStart + static_cast<int64_t>(mixed.size() / 2); }
    void restart(int64_t sample)
    {
        position = mixedStart = sample;
        mixed.clear();
        ++generation;
    }

    std::mutex mutex;
    std::condition_variable_any wake;
    std::optional<Cut> newCut;
    bool isRunning = false;
    int64_t position = 0, mixedStart = 0;
    std::vector<float> mixed;
    uint64_t generation = 0; ///< blocks of an older one are thrown away
    std::jthread thread;     // last: stops and joins first
};

void SoundStream::Impl::run(std::stop_token const& stop)
{
    std::unique_ptr<Mixer> mixer;
    std::vector<float> block(static_cast<size_t>(2 * kBlock));
    std::unique_lock lock(mutex);
    while (wake.wait(lock, stop, [this] { return newCut || isHungry(); })) {
        std::optional<Cut> const cut = std::exchange(newCut, std::nullopt);
        // Mixing begins where it is wanted now: what is late is not made up for.
        if (mixedEnd() < position)
            restart(position);
        int64_t const from = mixedEnd();
        uint64_t const made = generation;
        lock.unlock();
        if (cut)
            mixer = std::make_unique<Mixer>(cut->sounds, cut->rate, cut->folder);
        if (!mixer || !mixer->mix(from, block))
            std::fill(block.begin(), block.end(), 0.f);
        softLimit(block);
        lock.lock();
        if (made == generation && isRunning)
            mixed.insert(mixed.end(), block.begin(), block.end());
    }
}

SoundStream::SoundStream() : m_impl(std::make_unique<Impl>()) {}
SoundStream::~SoundStream() = default;

void SoundStream::setCut(std::vector<story::Sound> sounds, FrameRate rate,
                         std::filesystem::path projectFolder)
{
    {
        std::scoped_lock lock(m_impl->mutex);
        m_impl->newCut = Cut{std::move(sounds), rate, std::move(projectFolder)};
        m_impl->restart(m_impl->position);
    }
    m_impl->wake.notify_all();
}

void SoundStream::start(int64_t sample)
{
    {
        std::scoped_lock lock(m_impl->mutex);
        m_impl->isRunning = true;
        m_impl->restart(std::max<int64_t>(0, sample));
    }
    m_impl->wake.notify_all();
}

void SoundStream::stop()
{
    std::scoped_lock lock(m_impl->mutex);
    m_impl->isRunning = false;
    m_impl->restart(m_impl->position);
}

void SoundStream::take(std::span<float> stereo)
{
    {
        std::scoped_lock lock(m_impl->mutex);
        Impl& my = *m_impl;
        std::fill(stereo.begin(), stereo.end(), 0.f);
        if (!my.isRunning)
            return;
        int64_t const end = my.position + static_cast<int64_t>(stereo.size() / 2);
        int64_t const first = std::max(my.position, my.mixedStart), last = std::min(end, my.mixedEnd());
        if (first < last)
            std::copy(my.mixed.begin() + 2 * (first - my.mixedStart),
                      my.mixed.begin() + 2 * (last - my.mixedStart),
                      stereo.begin() + 2 * (first - my.position));
        my.position = end;
        int64_t const used = std::clamp<int64_t>(end - my.mixedStart, 0, my.mixedEnd() - my.mixedStart);
        my.mixed.erase(my.mixed.begin(), my.mixed.begin() + 2 * used);
        my.mixedStart += used;
    }
    m_impl->wake.notify_all();
}

int64_t SoundStream::position() const
{
    std::scoped_lock lock(m_impl->mutex);
    return m_impl->position;
}

int64_t SoundStream::ahead() const
{
    std::scoped_lock lock(m_impl->mutex);
    return std::max<int64_t>(0, m_impl->mixedEnd() - m_impl->position);
}

} // namespace fw::playback
