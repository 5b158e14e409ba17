#include "engine/playback/Player.h"

#include "engine/playback/PlaySpan.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace fw::playback {

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kAheadBytes = 64u << 20;
constexpr size_t kAheadFrames = 12;

/// What callers asked for since the worker last looked: each field latest-wins.
struct Orders {
    std::optional<plan::ExportPlan> plan;
    uint64_t planVersion = 0;
    bool isOtherNew = false;
    std::optional<plan::ExportPlan> other;
    std::optional<SizePx> size;
    std::optional<TimelineFrame> seek;
    std::optional<double> speed; ///< 0 pauses
    bool isLoopNew = false;
    std::optional<LoopRange> loop;

    bool isEmpty() const { return !plan && !isOtherNew && !size && !seek && !speed && !isLoopNew; }
};

/// A frame made before its time.
struct Ahead {
    int64_t n = 0;
    PlayerFrame frame;
};

/// True where two cuts of one film show the same takes.
bool showSameTakes(plan::ExportPlan const& a, plan::ExportPlan const& b, TimelineFrame frame)
{
    plan::FramePlan const shown = plan::framePlan(a, frame);
    auto const isSame = [&](int item) {
        auto const at = static_cast<size_t>(item);
        return item < 0 || (at < b.items.size() && a.items[at].take == b.items[at].take);
    };
    return isSame(shown.from.item) && isSame(shown.to.item);
}

} // namespace

struct Player::Impl {
    Impl(plan::ExportPlan plan, Options given) : options(std::move(given))
    {
        options.composer.playsProxies = true;
        worker.composer = std::make_unique<Composer>(std::move(plan), options.composer);
        thread = std::jthread([this](std::stop_token stop) { run(stop); });
    }

    void order(std::function<void(Orders&)> const& write)
    {
        {
            std::scoped_lock lock(guarded.mutex);
            write(guarded.orders);
        }
        guarded.wake.notify_one();
    }

    // All below: worker thread.
    void run(std::stop_token stop);
    Orders waitForOrders(std::stop_token const& stop);
    void apply(Orders orders);
    void restart(TimelineFrame from);
    void startOrStop(double speed);
    void step();
    void dropLate(int64_t due);
    void makeAhead();
    void show(TimelineFrame frame);
    std::optional<PlayerFrame> compose(TimelineFrame frame);
    Result<PlayerFrame> composeBoth(TimelineFrame frame);
    bool isAheadFull() const;
    Clock::time_point timeOf(int64_t n) const;
    Clock::time_point nextDeadline() const;

    Options options;
    std::atomic<bool> isPlaying{false};
    std::atomic<int> dropped{0};
    struct {
        std::mutex mutex;
        std::condition_variable_any wake;
        Orders orders;
    } guarded;
    struct {
        std::unique_ptr<Composer> composer;
        std::unique_ptr<Composer> other; ///< null: nothing is compared
        uint64_t planVersion = 0;
        TimelineFrame position;
        std::optional<LoopRange> loop;
        bool isRunning = false;
        PlaySpan span;
        Clock::time_point started;
        int64_t next = 0; ///< number of the next frame to make
        std::deque<Ahead> ahead;
    } worker;
    std::jthread thread; // last: stops and joins first
};

void Player::Impl::run(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        Orders orders = waitForOrders(stop);
        if (stop.stop_requested())
            return;
        if (!orders.isEmpty())
            apply(std::move(orders));
        if (worker.isRunning)
            step();
    }
}

/// Sleeps until there is an order, a frame is due, or a frame can be made ahead.
Orders Player::Impl::waitForOrders(std::stop_token const& stop)
{
    std::unique_lock lock(guarded.mutex);
    auto const hasOrder = [this] { return !guarded.orders.isEmpty(); };
    if (worker.isRunning)
        guarded.wake.wait_until(lock, stop, nextDeadline(), hasOrder);
    else
        guarded.wake.wait(lock, stop, hasOrder);
    return std::exchange(guarded.orders, {});
}

void Player::Impl::apply(Orders orders)
{
    bool const isPictureNew = orders.plan || orders.size || orders.isOtherNew;
    if (orders.size && *orders.size != options.composer.size) {
        options.composer.size = *orders.size;
        for (std::unique_ptr<Composer>* each : {&worker.composer, &worker.other})
            if (*each)
                *each = std::make_unique<Composer>(plan::ExportPlan((*each)->plan()), options.composer);
    }
    if (orders.isOtherNew) {
        if (!orders.other)
            worker.other.reset();
        else if (worker.other)
            worker.other->setPlan(std::move(*orders.other));
        else
            worker.other = std::make_unique<Composer>(std::move(*orders.other), options.composer);
    }
    if (orders.plan) {
        worker.composer->setPlan(std::move(*orders.plan));
        worker.planVersion = orders.planVersion;
    }
    if (orders.isLoopNew)
        worker.loop = orders.loop;
    int64_t const last = std::max<int64_t>(0, worker.composer->plan().length.count - 1);
    if (orders.seek)
        worker.position = *orders.seek;
    worker.position.count = std::clamp<int64_t>(worker.position.count, 0, last);
    if (orders.speed)
        startOrStop(*orders.speed);
    if (worker.isRunning)
        restart(worker.position);
    else if (orders.seek || isPictureNew)
        show(worker.position);
}

void Player::Impl::startOrStop(double speed)
{
    bool const wasRunning = worker.isRunning;
    worker.isRunning = speed != 0 && worker.composer->plan().length.count > 0;
    if (worker.isRunning) {
        worker.span.speed = speed;
        int64_t const last = worker.composer->plan().length.count - 1;
        // Playing on at the end begins again at the other one.
        if (!worker.loop && !wasRunning && speed > 0 && worker.position.count == last)
            worker.position = {0};
        if (!worker.loop && !wasRunning && speed < 0 && worker.position.count == 0)
            worker.position = {last};
    }
    {
        std::scoped_lock lock(guarded.mutex);
        if (!guarded.orders.speed) // else it is already known what comes next
            isPlaying = worker.isRunning;
    }
    if (worker.isRunning != wasRunning && options.onState)
        options.onState(worker.isRunning);
}

/// Anchors the clock anew: `from` is due now.
void Player::Impl::restart(TimelineFrame from)
{
    plan::ExportPlan const& plan = worker.composer->plan();
    worker.span = {from, plan.length, plan.format.rate, worker.span.speed,
                   clampLoop(worker.loop, plan.length)};
    worker.ahead.clear();
    worker.next = 0;
    worker.started = Clock::now();
}

Clock::time_point Player::Impl::timeOf(int64_t n) const
{
    std::chrono::duration<double> const offset(static_cast<double>(n) * worker.span.secondsPerFrame());
    return worker.started + std::chrono::duration_cast<Clock::duration>(offset);
}

bool Player::Impl::isAheadFull() const
{
    size_t bytes = 0;
    for (Ahead const& each : worker.ahead)
        bytes += each.frame.image.sizeBytes() + each.frame.other.sizeBytes();
    return worker.ahead.size() >= kAheadFrames || (worker.ahead.size() >= 2 && bytes >= kAheadBytes);
}

Clock::time_point Player::Impl::nextDeadline() const
{
    bool const canMake = worker.span.frameAt(worker.next) && !isAheadFull();
    if (canMake)
        return Clock::now();
    return timeOf(worker.ahead.empty() ? worker.next : worker.ahead.front().n);
}

void Player::Impl::step()
{
    std::chrono::duration<double> const elapsed = Clock::now() - worker.started;
    auto const due = static_cast<int64_t>(elapsed.count() / worker.span.secondsPerFrame());
    dropLate(due);
    if (!worker.ahead.empty() && worker.ahead.front().n <= due) {
        Ahead shown = std::move(worker.ahead.front());
        worker.ahead.pop_front();
        worker.position = shown.frame.at;
        if (options.onFrame)
            options.onFrame(std::move(shown.frame));
        return;
    }
    if (!isAheadFull() && worker.span.frameAt(worker.next))
        makeAhead();
    else if (worker.ahead.empty() && worker.next <= due)
        startOrStop(0); // the end
}

/// Frames whose successor is due as well are not shown; frames not made yet whose time is over are not made.
/// The last frame of the film is never dropped.
void Player::Impl::dropLate(int64_t due)
{
    while (worker.ahead.size() > 1 && worker.ahead[1].n <= due) {
        worker.ahead.pop_front();
        ++dropped;
    }
    while (worker.ahead.empty() && worker.next < due && worker.span.frameAt(worker.next + 1)) {
        ++worker.next;
        ++dropped;
    }
}

void Player::Impl::makeAhead()
{
    std::optional<PlayerFrame> made = compose(*worker.span.frameAt(worker.next));
    if (!made) {
        startOrStop(0); // once is enough: a broken take would report an error with every frame
        return;
    }
    worker.ahead.push_back({worker.next, std::move(*made)});
    ++worker.next;
}

void Player::Impl::show(TimelineFrame frame)
{
    std::optional<PlayerFrame> made = compose(frame);
    if (made && options.onFrame)
        options.onFrame(std::move(*made));
}

std::optional<PlayerFrame> Player::Impl::compose(TimelineFrame frame)
{
    if (worker.composer->plan().length.count == 0)
        return std::nullopt; // an empty film has no frame to show
    Result<PlayerFrame> made = composeBoth(frame);
    if (made)
        return std::move(made).value();
    if (options.onError)
        options.onError(made.error());
    return std::nullopt;
}

Result<PlayerFrame> Player::Impl::composeBoth(TimelineFrame frame)
{
    PlayerFrame made{frame, {}, worker.planVersion};
    FW_TRY(made.image, worker.composer->compose(frame));
    if (worker.other && !showSameTakes(worker.composer->plan(), worker.other->plan(), frame)) {
        FW_TRY(made.other, worker.other->compose(frame));
    }
    return made;
}

Player::Player(plan::ExportPlan plan, Options options)
    : m_impl(std::make_unique<Impl>(std::move(plan), std::move(options)))
{
}

Player::~Player() = default;

void Player::setPlan(plan::ExportPlan plan, uint64_t version)
{
    m_impl->order([&](Orders& orders) {
        orders.plan = std::move(plan);
        orders.planVersion = version;
    });
}

void Player::setComparison(std::optional<plan::ExportPlan> other)
{
    m_impl->order([&](Orders& orders) {
        orders.other = std::move(other);
        orders.isOtherNew = true;
    });
}

void Player::setSize(SizePx size)
{
    m_impl->order([&](Orders& orders) { orders.size = size; });
}

void Player::seek(TimelineFrame frame)
{
    m_impl->order([&](Orders& orders) { orders.seek = frame; });
}

void Player::play(double speed)
{
    m_impl->order([&](Orders& orders) {
        orders.speed = speed;
        m_impl->isPlaying = speed != 0;
    });
}

void Player::pause() { play(0); }

bool Player::isPlaying() const { return m_impl->isPlaying; }

void Player::setLoop(std::optional<std::pair<TimelineFrame, TimelineFrame>> range)
{
    m_impl->order([&](Orders& orders) {
        orders.loop = range;
        orders.isLoopNew = true;
    });
}

int Player::droppedFrames() const { return m_impl->dropped; }

} // namespace fw::playback
