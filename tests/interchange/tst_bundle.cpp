#include "engine/story/ZipFile.h"
#include "tests/interchange/CutFixture.h"

#include <QDir>
#include <QtTest>

using namespace fw;
using namespace fw::interchange;
using namespace fw::test;

/// The film and its clips in one file.
class TstBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asItsOwnReaderSeesIt();
    void isWhollyThereOrNot();
    void isReadToo();
};

namespace {

/// A project folder with the files that the film's bundle needs.
void writeMedia(QTemporaryDir const& folder)
{
    for (char const* name : {"takes/ta/proxy.mp4", "takes/tb/proxy.mp4", "takes/tc/proxy.mp4",
                             "takes/te/proxy.mp4", "takes/ta/master.mkv", "assets/00ff.wav"}) {
        QVERIFY(QDir(folder.path()).mkpath(QFileInfo(name).path()));
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name);
    }
}

} // namespace

void TstBundle::asItsOwnReaderSeesIt()
{
    if (!hasPython())
        QSKIP("opentimelineio is not there; ./dev setup installs it");
    QTemporaryDir folder;
    writeMedia(folder);
    auto const fixture = film();
    plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
    Recut recut;
    QVERIFY(writeFile({fixture.board, plan, folder.path().toStdString()}, recut.path("cut.otioz"), false));
    QVERIFY(QDir(recut.folder.path()).mkdir("out"));
    QVERIFY(
        recut.run("bundle", recut.path("cut.otioz"), recut.path("again.otio"), recut.folder.filePath("out")));
    QCOMPARE(recut.output, QByteArray("Shot 1 media/ta.mp4\nShot 2 media/tb.mp4\nShot 3 media/tc.mp4\n"
                                      "Shot 5 media/te.mp4\nSound 1 media/00ff.wav\n"));
    QDir const out(recut.folder.filePath("out"));
    QCOMPARE(out.entryList(QDir::Files | QDir::Hidden | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name),
             (QStringList{"content.otio", "media", "version.txt"}));
    QCOMPARE(QDir(out.filePath("media")).entryList(QDir::Files, QDir::Name),
             (QStringList{"00ff.wav", "ta.mp4", "tb.mp4", "tc.mp4", "te.mp4"})); // and no master
    QFile version(out.filePath("version.txt")), clip(out.filePath("media/tb.mp4"));
    QVERIFY(version.open(QIODevice::ReadOnly) && clip.open(QIODevice::ReadOnly));
    QCOMPARE(version.readAll(), QByteArray("1.0.0"));
    QCOMPARE(clip.readAll(), QByteArray("takes/tb/proxy.mp4"));
    // What another program writes of it is still our film.
    QVERIFY(recut.run("same", recut.path("again.otio"), recut.path("third.otio")));
    auto const cut = readCut(recut.path("third.otio"));
    QVERIFY(cut.isOk());
    QVERIFY(!importCut(*cut, fixture.board, {})->isChange);
}

void TstBundle::isWhollyThereOrNot()
{
    QTemporaryDir folder, out;
    writeMedia(folder);
    auto const fixture = film();
    plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
    Film const handedOver{fixture.board, plan, folder.path().toStdString()};
    std::string const target = out.filePath("cut.otioz").toStdString();
    auto const filesThere = [&] { return QDir(out.path()).entryList(QDir::Files | QDir::Hidden); };
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(writeFile(handedOver, target, false, stop.get_token()).error().kind, Error::Kind::Cancelled);
    QCOMPARE(filesThere(), QStringList());
    QVERIFY(writeFile(handedOver, target, false));
    QCOMPARE(writeFile(handedOver, target, false).error().kind, Error::Kind::Conflict);
    QVERIFY(QFile::remove(folder.filePath("takes/tb/proxy.mp4")));
    Status const missing = writeFile(handedOver, target, true);
    QCOMPARE(missing.error().kind, Error::Kind::MissingFile);
    QVERIFY2(QString::fromStdString(missing.error().message()).contains("needs the file of Shot 2"),
             missing.error().message().c_str());
    QVERIFY(QFile::link("/etc/hostname", folder.filePath("takes/tb/proxy.mp4")));
    QCOMPARE(writeFile(handedOver, target, true).error().messageId, std::string("story.outsideProject"));
    QCOMPARE(filesThere(), QStringList{"cut.otioz"});
    QVERIFY(readCut(target)); // the one before
}

void TstBundle::isReadToo()
{
    QTemporaryDir folder;
    auto const at = [&](char const* name) { return folder.filePath(name).toStdString(); };
    auto const fixture = film();
    QVERIFY(story::writeZip(at("good.otioz"), {{"content.otio", otioOf(fixture), {}, true}}));
    auto const cut = readCut(at("good.otioz"));
    QVERIFY(cut.isOk());
    QVERIFY(!importCut(*cut, fixture.board, {})->isChange);
    QVERIFY(story::writeZip(at("none.otioz"), {{"a/content.otio", "{}", {}, true}}));
    QCOMPARE(readCut(at("none.otioz")).error().message(),
             at("none.otioz") + " could not be read: it holds no content.otio.");
    QVERIFY(story::writeZip(at("bomb.otioz"), {{"content.otio", std::string(33u << 20, ' '), {}, true}}));
    QVERIFY(
        QString::fromStdString(readCut(at("bomb.otioz")).error().message()).contains("larger than 32 MB"));
    QFile text(folder.filePath("text.otioz"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("no zip");
    text.close();
    QCOMPARE(readCut(at("text.otioz")).error().messageId, std::string("story.badZip"));
    QCOMPARE(readCut(at("gone.otioz")).error().kind, Error::Kind::MissingFile);
    QCOMPARE(readCut(at("gone.otio")).error().kind, Error::Kind::MissingFile);
    QVERIFY(isCutFile("a.OTIO") && isCutFile("a.otioz") && !isCutFile("a.edl"));
}

QTEST_GUILESS_MAIN(TstBundle)
#include "tst_bundle.moc"
