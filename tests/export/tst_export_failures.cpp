#include "engine/export/Export.h"
#include "tests/export/SignedFilm.h"

#include <QProcess>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace fw;
using namespace fw::exporting;
using State = provenance::C2paReport::State;

namespace {

/// No file of this process may grow beyond `bytes`: what a full disk looks like, without root.
class FileSizeLimit {
public:
    explicit FileSizeLimit(uint64_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(FileSizeLimit const&) = delete;
    FileSizeLimit& operator=(FileSizeLimit const&) = delete;
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

QStringList filesIn(QString const& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

/// The other process of the kill test: exports over the target and says on standard output how far it is.
int exportInThisProcess(char const* folder, char const* target)
{
    test::SignedFilm film(folder);
    if (!film.addUsualShots())
        return 1;
    ExportSettings settings = film.settings(target);
    settings.overwrite = true;
    auto const say = [](ExportProgress const& progress) {
        std::printf("%s %d\n", progress.phase, static_cast<int>(progress.step));
        std::fflush(stdout);
    };
    return run(film.plan, settings, say, {}) ? 0 : 1;
}

} // namespace

class TstExportFailures : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::SignedFilm> m_film;

    std::filesystem::path at(char const* name) const { return m_dir.filePath(name).toStdString(); }

    /// A sentence for a person: ends as one and never shows our temporary names.
    static void checkSentence(Error const& error)
    {
        std::string const text = error.message();
        QVERIFY2(text.size() > 20 && text.back() == '.', text.c_str());
        QVERIFY2(text.find("fw-tmp") == std::string::npos, text.c_str());
        QVERIFY2(error.file.find("fw-tmp") == std::string::npos, error.file.c_str());
    }

    /// An export onto film.mp4 where no file may grow beyond this share of a finished one. False: it went
    /// well.
    bool isRefusedWithRoomFor(double share)
    {
        ExportSettings settings = m_film->settings(at("out/film.mp4"));
        settings.overwrite = true;
        auto const whole = static_cast<double>(std::filesystem::file_size(at("complete.mp4")));
        FileSizeLimit const limit(static_cast<uint64_t>(whole * share));
        auto const result = run(m_film->plan, settings, {}, {});
        if (result)
            return false;
        [&] { // the checks of a sentence return
            QCOMPARE(result.error().kind, Error::Kind::Io);
            checkSentence(result.error());
        }();
        return true;
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::signal(SIGXFSZ, SIG_IGN); // then write() fails with EFBIG instead of ending the process
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        m_film = std::make_unique<test::SignedFilm>(at("film"));
        QVERIFY(m_film->addUsualShots());
        QVERIFY(run(m_film->plan, m_film->settings(at("complete.mp4")), {}, {}));
    }

    void init()
    {
        QDir(m_dir.filePath("out")).removeRecursively();
        QVERIFY(QDir(m_dir.path()).mkdir("out"));
        QVERIFY(writeFileAtomically(at("out/film.mp4"), "previous"));
    }

    void missingTakesAreNamed_data()
    {
        QTest::addColumn<QList<int>>("lengths"); // 0: no take
        QTest::addColumn<QString>("numbers");
        QTest::newRow("one") << QList<int>{2, 0, 2} << "Shot 2 ";
        QTest::newRow("several") << QList<int>{0, 2, 0, 0} << "1, 3, 4";
    }
    void missingTakesAreNamed()
    {
        QFETCH(QList<int>, lengths);
        QFETCH(QString, numbers);
        test::SignedFilm film(at(QTest::currentDataTag()));
        for (int const frames : lengths)
            QVERIFY(film.add({frames, 2}));
        auto const result = run(film.plan, film.settings(at("out/new.mp4")), {}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
        QVERIFY2(QString::fromStdString(result.error().message()).contains(numbers),
                 result.error().message().c_str());
        checkSentence(result.error());
    }

    void badOrdersAreRefused_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("a format without credentials") << "out/film.mkv" << Error::Kind::BadInput;
        QTest::newRow("a picture format") << "out/film.png" << Error::Kind::BadInput;
        QTest::newRow("a folder that holds something") << "out" << Error::Kind::Conflict;
        QTest::newRow("no such folder") << "nowhere/film.mp4" << Error::Kind::MissingFile;
        QTest::newRow("a file for a folder") << "out/film.mp4/film.mp4" << Error::Kind::MissingFile;
        QTest::newRow("the kernel's folder") << "/proc/film.mp4" << Error::Kind::Io;
    }
    void badOrdersAreRefused()
    {
        QFETCH(QString, target);
        QFETCH(Error::Kind, kind);
        std::filesystem::path path = target.toStdString();
        if (path.is_relative())
            path = m_dir.path().toStdString() / path;
        auto const result = run(m_film->plan, m_film->settings(path), {}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, kind);
        checkSentence(result.error());
        QCOMPARE(filesIn(m_dir.filePath("out")), QStringList{"film.mp4"});
    }

    void anEmptyFilmIsRefused()
    {
        auto const result = run({}, m_film->settings(at("out/new.mp4")), {}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
    }

    void aShotWithoutCredentialsIsNamed_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::newRow("proxy gone") << true;
        QTest::newRow("proxy unsigned") << false;
    }
    void aShotWithoutCredentialsIsNamed()
    {
        QFETCH(bool, isGone);
        test::SignedFilm film(at(QTest::currentDataTag()));
        QVERIFY(film.addSigned({2, 2}) && film.addSigned({2, 2}));
        auto const proxy = film.folder() / film.plan.items[1].proxyFile;
        media::ClipSettings settings;
        settings.size = film.plan.format.size;
        settings.rate = film.plan.format.rate;
        if (isGone)
            std::filesystem::remove(proxy);
        else
            QVERIFY(media::writeClip(proxy, settings, test::codedClip(settings.size, 2, 2)));
        auto const result = run(film.plan, film.settings(at("out/new.mp4")), {}, {});
        QVERIFY(!result);
        QVERIFY(result.error().message().find("shot 2") != std::string::npos);
        checkSentence(result.error());
    }

    void stoppedAnywhereNothingIsHalfWritten_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<int>("step");
        QTest::newRow("first frame") << "encode" << 1;
        QTest::newRow("in the middle") << "encode" << 5;
        QTest::newRow("last frame") << "encode" << 9;
        QTest::newRow("before signing") << "sign" << 0;
        QTest::newRow("signed") << "sign" << 1;
        QTest::newRow("before verifying") << "verify" << 0;
    }
    void stoppedAnywhereNothingIsHalfWritten()
    {
        QFETCH(QString, phase);
        QFETCH(int, step);
        ExportSettings settings = m_film->settings(at("out/film.mp4"));
        settings.overwrite = true;
        std::stop_source stop;
        auto const onProgress = [&](ExportProgress const& progress) {
            if (phase == progress.phase && progress.step == step)
                stop.request_stop();
        };
        auto const result = run(m_film->plan, settings, onProgress, stop.get_token());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        QCOMPARE(filesIn(m_dir.filePath("out")), QStringList{"film.mp4"});
        QCOMPARE(readFile(at("out/film.mp4")).value(), std::string("previous"));
    }

    void aFullDiskLeavesThePreviousFile_data()
    {
        QTest::addColumn<double>("share"); // of the finished file
        QTest::newRow("nothing fits") << 0.0;
        QTest::newRow("the header fits") << 0.05;
        QTest::newRow("half the frames") << 0.2;
        QTest::newRow("the clip fits, its signature does not") << 0.8;
    }
    void aFullDiskLeavesThePreviousFile()
    {
        QFETCH(double, share);
        QVERIFY(isRefusedWithRoomFor(share));
        QCOMPARE(filesIn(m_dir.filePath("out")), QStringList{"film.mp4"});
        QCOMPARE(readFile(at("out/film.mp4")).value(), std::string("previous"));
    }

    /// Every export has its own invisible id, and so another length: the room shrinks until it is too small,
    /// and until then the film is whole.
    void theLastBytesOfADiskDecide()
    {
        double share = 1.05;
        while (!isRefusedWithRoomFor(share)) {
            auto const report = verifyFile(at("out/film.mp4"));
            QVERIFY(report && (report->c2pa.state == State::Valid || report->c2pa.state == State::Trusted));
            QCOMPARE(filesIn(m_dir.filePath("out")), QStringList{"film.mp4"});
            QVERIFY(writeFileAtomically(at("out/film.mp4"), "previous"));
            share -= .01;
            QVERIFY2(share > .8, "it never ran out of room");
        }
        QCOMPARE(filesIn(m_dir.filePath("out")), QStringList{"film.mp4"});
        QCOMPARE(readFile(at("out/film.mp4")).value(), std::string("previous"));
    }

    void withoutASigningKeyNothingIsWritten()
    {
        QVERIFY(writeFileAtomically(at("blocked"), "a file where the data folder should be"));
        qputenv("XDG_DATA_HOME", m_dir.filePath("blocked").toUtf8());
        auto const result = run(m_film->plan, m_film->settings(at("out/new.mp4")), {}, {});
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Io);
        QCOMPARE(filesIn(m_dir.filePath("out")), QStringList{"film.mp4"});
    }

    void killedAnywhereTheTargetIsOldOrWhole_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (char const* line :
             {"encode 1", "encode 4", "encode 9", "sign 0", "sign 1", "verify 0", "verify 1"})
            QTest::newRow(line) << QByteArray(line);
    }
    void killedAnywhereTheTargetIsOldOrWhole()
    {
        QFETCH(QByteArray, line);
        QProcess other;
        other.setReadChannel(QProcess::StandardOutput);
        other.start(QCoreApplication::applicationFilePath(),
                    {"--export", m_dir.filePath("film"), m_dir.filePath("out/film.mp4")});
        QByteArray said;
        while (!said.contains(line + '\n') && other.waitForReadyRead(60000))
            said += other.readAllStandardOutput();
        other.kill();
        QVERIFY(other.waitForFinished());
        QVERIFY2(said.contains(line + '\n'), said.constData());
        bool const isOld = readFile(at("out/film.mp4")).value() == "previous";
        if (!isOld)
            QCOMPARE(provenance::readCredentials(at("out/film.mp4"))->state, State::Valid);
        if (line == "verify 1")
            QVERIFY(!isOld);
        removeStaleTemporaries(at("out"));
        QCOMPARE(filesIn(m_dir.filePath("out")), QStringList{"film.mp4"});
    }
};

int main(int argc, char* argv[])
{
    if (argc == 4 && std::string_view(argv[1]) == "--export")
        return exportInThisProcess(argv[2], argv[3]);
    QCoreApplication application(argc, argv);
    TstExportFailures tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_export_failures.moc"
