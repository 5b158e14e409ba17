#pragma once

#include <QApplication>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>
#include <ctime>
#include <optional>
#include <utility>
#include <vector>

namespace fw::ui {

/// An application that knows what each event cost the GUI thread: its CPU time, so that a busy machine
/// changes nothing. What an event sends on is part of it; events of a dialog's own loop count for themselves.
class EventClock : public QApplication {
public:
    struct Cost {
        double ms = 0;
        QString what; ///< "KeyPress to fw::ui::BoardView board"
    };

    EventClock(int& argc, char** argv) : QApplication(argc, argv) {}

    static EventClock* instance() { return static_cast<EventClock*>(qApp); }

    /// A test at work inside an event (it answers a dialog): its own time is nobody's, its events count.
    class Aside {
    public:
        Aside() : m_clock(*instance()), m_level(m_clock.m_level), m_inner(m_clock.m_inner), m_begin(cpuMs())
        {
            m_clock.m_level.reset();
            m_clock.m_inner = 0;
        }
        ~Aside()
        {
            m_clock.m_level = m_level;
            m_clock.m_inner = m_inner + cpuMs() - m_begin;
        }
        Aside(Aside const&) = delete;
        Aside& operator=(Aside const&) = delete;

    private:
        EventClock& m_clock;
        std::optional<int> m_level;
        double m_inner, m_begin;
    };

    bool notify(QObject* receiver, QEvent* event) override
    {
        int const level = QThread::currentThread()->loopLevel();
        if (QThread::currentThread() != thread() || m_level == level)
            return QApplication::notify(receiver, event);
        QString const what = nameOf(*receiver, *event); // before: it may be gone afterwards
        std::optional<int> const outerLevel = std::exchange(m_level, level);
        double const outerInner = std::exchange(m_inner, 0);
        double const begin = cpuMs();
        bool const isDone = QApplication::notify(receiver, event);
        double const whole = cpuMs() - begin;
        note({whole - m_inner, what});
        m_level = outerLevel;
        m_inner = outerInner + whole;
        return isDone;
    }

    /// The costliest since the last call, and how many there were; starts anew.
    std::pair<std::vector<Cost>, int> take()
    {
        auto const taken = std::pair(m_worst, m_count);
        m_worst.clear();
        m_count = 0;
        return taken;
    }

private:
    static double cpuMs()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }

    static QString nameOf(QObject const& receiver, QEvent const& event)
    {
        char const* type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event.type());
        return QStringLiteral("%1 to %2 %3")
            .arg(type ? QString(type) : QString::number(event.type()), receiver.metaObject()->className(),
                 receiver.objectName());
    }

    void note(Cost cost)
    {
        constexpr size_t kKept = 5;
        ++m_count;
        auto const at =
            std::find_if(m_worst.begin(), m_worst.end(), [&](Cost const& each) { return each.ms < cost.ms; });
        if (at == m_worst.end() && m_worst.size() >= kKept)
            return;
        m_worst.insert(at, std::move(cost));
        if (m_worst.size() > kKept)
            m_worst.pop_back();
    }

    std::optional<int> m_level; ///< of the event loop that the event in progress came through
    double m_inner = 0;         ///< CPU time inside it that belongs to others
    int m_count = 0;
    std::vector<Cost> m_worst;
};

} // namespace fw::ui
