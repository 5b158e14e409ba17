#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// framewright-cli as a process, with a home of its own.
namespace fw::test {

/// What a run left behind. With --json every line of standard output must be one object; `isClean` says so.
struct Outcome {
    int status = -1;
    QList<QJsonObject> events;
    QByteArray text, errors;
    bool isClean = true;

    QJsonObject last() const { return events.isEmpty() ? QJsonObject() : events.last(); }
    int count(QString const& event) const
    {
        int found = 0;
        for (QJsonObject const& each : events)
            found += each["event"] == event ? 1 : 0;
        return found;
    }
};

/// The smallest picture: a PNG of one pixel.
inline QByteArray onePixel()
{
    return QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
        "AABJRU5ErkJggg==");
}

class Program {
public:
    Program()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (char const* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            environment.insert(name, m_home.filePath(name));
        environment.insert("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // no keyring of the person who tests
        m_environment = environment;
    }

    QString path(QString const& name) const { return m_home.filePath(name); }
    void write(QString const& name, QByteArray const& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QProcess> start(QStringList const& arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->setWorkingDirectory(m_home.path());
        process->start(FW_BIN_DIR "/framewright-cli", arguments);
        return process;
    }
    Outcome run(QStringList const& arguments) const
    {
        auto const process = start(arguments);
        process->waitForFinished(60'000);
        return outcome(*process, arguments.contains("--json"));
    }
    static Outcome outcome(QProcess& process, bool isJson)
    {
        Outcome made;
        made.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        made.text = process.readAllStandardOutput();
        made.errors = process.readAllStandardError();
        for (QByteArray const& line : isJson ? made.text.split('\n') : QList<QByteArray>()) {
            if (line.isEmpty())
                continue;
            QJsonDocument const document = QJsonDocument::fromJson(line);
            made.isClean = made.isClean && document.isObject() && document.object().contains("event");
            made.events << document.object();
        }
        return made;
    }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

} // namespace fw::test
