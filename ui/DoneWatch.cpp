#include "ui/DoneWatch.h"

#include <QDBusConnection>
#include <QDBusMessage>

#include <algorithm>

namespace fw::ui {

DoneWatch::DoneWatch(EngineBridge* bridge, QObject* parent) : QObject(parent), m_bridge(bridge)
{
    connect(bridge, &EngineBridge::takeFinished, this, [this] {
        ++m_ready;
        look();
    });
    connect(bridge, &EngineBridge::jobFailed, this, [this] {
        ++m_failed;
        look();
    });
    connect(bridge, &EngineBridge::queueChanged, this, &DoneWatch::look);
}

void DoneWatch::look()
{
    std::vector<jobs::JobInfo> const all = m_bridge->jobs();
    bool const isBusy = std::any_of(all.begin(), all.end(), [](jobs::JobInfo const& job) {
        return job.state == jobs::JobState::Running || job.state == jobs::JobState::Queued ||
               job.state == jobs::JobState::Waiting;
    });
    if (isBusy || m_ready + m_failed == 0)
        return;
    QString text = tr("%n shot(s) are ready", "", m_ready);
    if (m_ready == 0)
        text = tr("%n shot(s) failed", "", m_failed);
    else if (m_failed > 0)
        text = tr("%1, %2 failed").arg(text).arg(m_failed);
    m_ready = m_failed = 0;
    Q_EMIT done(text);
}

void tellDesktop(QString const& title, QString const& text, bool hasSound)
{
    constexpr uint kReplacesNone = 0;
    constexpr int kDefaultExpiry = -1;
    QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("framewright")}};
    if (hasSound)
        hints.insert(QStringLiteral("sound-name"), QStringLiteral("complete"));
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    call << QStringLiteral("Framewright") << kReplacesNone << QString() << title << text << QStringList()
         << hints << kDefaultExpiry;
    QDBusConnection::sessionBus().send(call); // no answer is waited for
}

} // namespace fw::ui
