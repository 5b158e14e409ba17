#include "app/StartClock.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QTextStream>
#include <QTimer>

#include <ctime>
#include <unistd.h>

namespace fw {

namespace {

/// Milliseconds since the kernel started this process (resolution: one clock tick, 10 ms).
qint64 processAge()
{
    QFile file("/proc/self/stat");
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    // Field 22 counts from after the name in parentheses, which may hold spaces.
    QByteArray const text = file.readAll();
    QList<QByteArray> const fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr int kStartTime = 19;
    if (fields.size() <= kStartTime)
        return -1;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    qint64 const started = fields.at(kStartTime).toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - started;
}

class StartClock : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint)
            return false;
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, [] {
            QTextStream(stdout) << "cold start to a usable window | " << processAge() << " | ms | "
                                << QGuiApplication::platformName() << "\n";
            QApplication::quit();
        });
        return false;
    }
};

} // namespace

void printWhenUsable(QWidget& window) { window.installEventFilter(new StartClock(&window)); }

} // namespace fw
