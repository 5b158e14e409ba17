#include "engine/story/Project.h"
#include "tests/story/RandomBoard.h"

#include <QtTest>

#include <cmath>
#include <fstream>

using namespace fw;
using namespace fw::story;

Q_DECLARE_METATYPE(fw::story::Edit)

namespace {

Sound soundOf(char const* id, int track, int64_t start, int64_t length)
{
    Sound sound;
    sound.id.value = id;
    sound.name = id;
    sound.file = {"assets/a.wav", std::string(64, '0')};
    sound.track = track;
    sound.start = {start};
    sound.length = {length};
    return sound;
}

///   track 1   | a 0-20 |   | b 40-60 |
///   track 2   | c 10-50     |
Storyboard board()
{
    Storyboard board;
    board.scenes = {{{"s"}, "One", {}}};
    board.sounds = {soundOf("a", 0, 0, 20), soundOf("b", 0, 40, 20), soundOf("c", 1, 10, 40)};
    return board;
}

template <class Change>
Sound changed(Sound sound, Change change)
{
    change(sound);
    return sound;
}

/// "a:0@0+20 b:0@40+20"
std::string sketch(Storyboard const& board)
{
    std::string text;
    for (Sound const& each : board.sounds)
        text += (text.empty() ? "" : " ") + each.id.value + ":" + std::to_string(each.track) + "@" +
                std::to_string(each.start.count) + "+" + std::to_string(each.length.count);
    return text;
}

} // namespace

class TstSounds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void doneAndTakenBack_data();
    void doneAndTakenBack();
    void refused_data();
    void refused();
    void freeTracks();
    void filesWithoutSoundsStayAsTheyWere();
    void filesWithSounds();
    void badFilesAreRefused_data();
    void badFilesAreRefused();
    void theFileComesIntoTheProject();
};

void TstSounds::doneAndTakenBack_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("after");
    auto const row = [](char const* name, Edit edit, char const* after) {
        QTest::newRow(name) << edit << QString(after);
    };
    char const* same = "a:0@0+20 b:0@40+20 c:1@10+40";
    row("add between", AddSound{soundOf("x", 0, 20, 20)}, "a:0@0+20 x:0@20+20 b:0@40+20 c:1@10+40");
    row("add on another track", AddSound{soundOf("x", 7, 0, 900)}, "a:0@0+20 b:0@40+20 c:1@10+40 x:7@0+900");
    row("remove", RemoveSound{{"a"}}, "b:0@40+20 c:1@10+40");
    row("move", SetSound{soundOf("a", 0, 60, 20)}, "b:0@40+20 a:0@60+20 c:1@10+40");
    row("move onto itself", SetSound{soundOf("a", 0, 5, 20)}, "a:0@5+20 b:0@40+20 c:1@10+40");
    row("other track", SetSound{soundOf("a", 2, 0, 20)}, "b:0@40+20 c:1@10+40 a:2@0+20");
    row("gain", SetSound{changed(soundOf("a", 0, 0, 20), [](Sound& s) { s.gainDb = -7.25; })}, same);
    row("muted", SetSound{changed(soundOf("a", 0, 0, 20), [](Sound& s) { s.isMuted = true; })}, same);
    row("fades", SetSound{changed(soundOf("a", 0, 0, 20), [](Sound& s) { s.fadeIn = s.fadeOut = {10}; })},
        same);
    row("slip", SetSound{changed(soundOf("a", 0, 0, 20), [](Sound& s) { s.sourceIn = 1.0 / 3; })}, same);
    row("two as one", batch("Swap", {SetSound{soundOf("a", 0, 20, 20)}, AddSound{soundOf("x", 0, 0, 20)}}),
        "x:0@0+20 a:0@20+20 b:0@40+20 c:1@10+40");
}

void TstSounds::doneAndTakenBack()
{
    QFETCH(Edit, edit);
    QFETCH(QString, after);
    Storyboard const start = board();
    Storyboard now = start;
    Result<Edit> const inverse = story::apply(now, edit);
    QVERIFY2(inverse.isOk(), inverse ? "" : inverse.error().message().c_str());
    QCOMPARE(QString::fromStdString(sketch(now)), after);
    Storyboard const done = now;
    Result<Edit> const again = story::apply(now, *inverse);
    QVERIFY(again.isOk());
    QVERIFY(now == start);
    QVERIFY(story::apply(now, *again).isOk());
    QVERIFY(now == done);
    auto const read = editFromJson(Json(toJson(edit)), "journal");
    QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
    QCOMPARE(dumpJson(toJson(*read)), dumpJson(toJson(edit)));
    QVERIFY(changesOf(edit).shots.empty() && !changesOf(edit).isStructure);
}

void TstSounds::refused_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("messageId");
    auto const row = [](char const* name, Edit edit, char const* id) {
        QTest::newRow(name) << edit << QString(id);
    };
    auto const bad = [&row](char const* name, auto change) {
        row(name, SetSound{changed(soundOf("a", 0, 0, 20), change)}, "story.badSound");
    };
    row("no sound", RemoveSound{{"z"}}, "story.noSound");
    row("no sound to set", SetSound{soundOf("z", 0, 90, 5)}, "story.noSound");
    row("taken id", AddSound{soundOf("a", 5, 0, 5)}, "story.duplicateId");
    row("empty id", AddSound{soundOf("", 5, 0, 5)}, "story.badId");
    row("overlaps one frame", AddSound{soundOf("x", 0, 19, 5)}, "story.soundOverlap");
    row("over all of it", AddSound{soundOf("x", 1, 0, 100)}, "story.soundOverlap");
    row("inside", AddSound{soundOf("x", 1, 20, 1)}, "story.soundOverlap");
    row("grows into the next", SetSound{soundOf("a", 0, 0, 41)}, "story.soundOverlap");
    row("moves onto another", SetSound{soundOf("a", 1, 0, 20)}, "story.soundOverlap");
    bad("track 8", [](Sound& s) { s.track = 8; });
    bad("track -1", [](Sound& s) { s.track = -1; });
    bad("before the film", [](Sound& s) { s.start = {-1}; });
    bad("no length", [](Sound& s) { s.length = {0}; });
    bad("years", [](Sound& s) { s.length = {int64_t{1} << 60}; });
    bad("years away", [](Sound& s) { s.start = {int64_t{1} << 62}; });
    bad("before the file", [](Sound& s) { s.sourceIn = -.1; });
    bad("nowhere in the file", [](Sound& s) { s.sourceIn = std::nan(""); });
    bad("loud", [](Sound& s) { s.gainDb = 12.5; });
    bad("quiet", [](Sound& s) { s.gainDb = -61; });
    bad("gain of nothing", [](Sound& s) { s.gainDb = std::nan(""); });
    bad("fades too long", [](Sound& s) { s.fadeIn = {11}, s.fadeOut = {10}; });
    bad("fade < 0", [](Sound& s) { s.fadeIn = {-1}; });
    bad("fades that overflow", [](Sound& s) { s.fadeIn = s.fadeOut = {INT64_MAX}; });
    auto const file = [](char const* path) {
        return SetSound{changed(soundOf("a", 0, 0, 20), [path](Sound& s) { s.file.path = path; })};
    };
    row("file outside", file("../a.wav"), "story.badSoundFile");
    row("absolute file", file("/a.wav"), "story.badSoundFile");
    row("no file", file(""), "story.badSoundFile");
    row("name not UTF-8", SetSound{changed(soundOf("a", 0, 0, 20), [](Sound& s) { s.name = "\xC3("; })},
        "story.badText");
}

void TstSounds::refused()
{
    QFETCH(Edit, edit);
    QFETCH(QString, messageId);
    Storyboard now = board();
    Result<Edit> const inverse = story::apply(now, edit);
    QVERIFY(!inverse.isOk());
    QCOMPARE(QString::fromStdString(inverse.error().messageId), messageId);
    QVERIFY(inverse.error().message().find('{') == std::string::npos);
    QVERIFY(now == board());
}

void TstSounds::freeTracks()
{
    Storyboard full = board();
    QCOMPARE(freeTrack(full, soundOf("x", 0, 20, 20)), std::optional(0));
    QCOMPARE(freeTrack(full, soundOf("x", 0, 19, 5)), std::optional(1 + 1)); // c is in the way on track 1
    QCOMPARE(freeTrack(full, soundOf("x", 0, 55, 5)), std::optional(1));
    QCOMPARE(freeTrack(full, soundOf("a", 0, 3, 20)), std::optional(0)); // it is not in its own way
    for (int track = 2; track < 8; ++track)
        full.sounds.push_back(soundOf(("t" + std::to_string(track)).c_str(), track, 0, 100));
    QCOMPARE(freeTrack(full, soundOf("x", 5, 15, 2)), std::nullopt);
    QCOMPARE(freeTrack(full, soundOf("x", 5, 2, 5)), std::optional(1)); // round the end
}

void TstSounds::filesWithoutSoundsStayAsTheyWere()
{
    test::Dice dice(7);
    Storyboard silent = test::randomBoard(dice, 20);
    silent.sounds.clear();
    std::string const text = dumpJson(toJson(silent), 2);
    QVERIFY(text.find("sounds") == std::string::npos);
    auto const json = parseJson(text, "p");
    QVERIFY(json.isOk());
    auto const read = storyboardFromJson(*json, "p");
    QVERIFY(read.isOk());
    QVERIFY(read->sounds.empty());
    QCOMPARE(dumpJson(toJson(*read), 2), text);
}

void TstSounds::filesWithSounds()
{
    Storyboard written = board();
    written.sounds[1].isMuted = true;
    written.sounds[2].sourceIn = 1.0 / 3;
    std::string const text = dumpJson(toJson(written), 2);
    auto const read = storyboardFromJson(*parseJson(text, "p"), "p");
    QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
    QVERIFY(*read == written);
    QCOMPARE(dumpJson(toJson(*read), 2), text);
    std::swap(written.sounds[0], written.sounds[2]); // edited by hand
    auto const sorted = storyboardFromJson(*parseJson(dumpJson(toJson(written)), "p"), "p");
    QVERIFY(sorted.isOk());
    QVERIFY(*sorted == *read);
}

void TstSounds::badFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("sound");
    QTest::addColumn<QString>("part");
    QByteArray const file = R"("file":{"path":"assets/a.wav","sha256":"00"})";
    QTest::newRow("no file") << QByteArray(R"({"id":"x","track":0,"start":0,"length":5})")
                             << "sounds[3].file";
    QTest::newRow("unknown field") << R"({"id":"x",)" + file + R"(,"track":0,"start":90,"length":5,"pan":1})"
                                   << "sounds[3].pan";
    QTest::newRow("overlap") << R"({"id":"x",)" + file + R"(,"track":0,"start":0,"length":5})"
                             << "overlap";
    QTest::newRow("twice") << R"({"id":"a",)" + file + R"(,"track":5,"start":0,"length":5})"
                           << "already";
    QTest::newRow("outside") << QByteArray(R"({"id":"x","file":{"path":"/etc/a.wav","sha256":""},"track":5,)"
                                           R"("start":0,"length":5})")
                             << "not inside the project";
}

void TstSounds::badFilesAreRefused()
{
    QFETCH(QByteArray, sound);
    QFETCH(QString, part);
    Json json = Json(toJson(board()));
    json["sounds"].push_back(*parseJson(sound.toStdString(), "row"));
    auto const read = storyboardFromJson(json, "project.json");
    QVERIFY(!read.isOk());
    QString const message = QString::fromStdString(read.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
}

void TstSounds::theFileComesIntoTheProject()
{
    QTemporaryDir dir;
    std::filesystem::path const folder = dir.filePath("p").toStdString();
    std::filesystem::path const file = dir.filePath("My Song.WAV").toStdString();
    std::ofstream(file) << "not really";
    {
        auto project = Project::create(folder, board());
        QVERIFY(project.isOk());
        auto const asset = (*project)->importAsset(file);
        QVERIFY(asset.isOk());
        QVERIFY(asset->path.find("Song") == std::string::npos);
        Sound sound = soundOf("x", 3, 0, 10);
        sound.file = *asset;
        QVERIFY((*project)->perform(AddSound{sound}).isOk());
    }
    auto const again = Project::read(folder); // from the journal
    QVERIFY(again.isOk());
    QCOMPARE(findSound(*again, {"x"})->track, 3);
    QVERIFY(!findSound(*again, {"y"}));
}

QTEST_GUILESS_MAIN(TstSounds)
#include "tst_sounds.moc"
