#include "engine/base/Json.h"
#include "tests/interchange/CutFixture.h"
#include "tests/story/RandomBoard.h"

#include <QtTest>

using namespace fw;
using namespace fw::interchange;
using namespace fw::test;

namespace {

/// The board after the import; and taking it back leaves nothing.
story::Storyboard applied(CutImport const& import, story::Storyboard const& board)
{
    story::Storyboard after = board;
    auto const back = story::apply(after, import.edit);
    if (!back) {
        qWarning("%s", back.error().message().c_str());
        return {};
    }
    story::Storyboard again = after;
    if (!story::apply(again, *back) || again != board)
        qWarning("undo leaves something");
    return after;
}

/// "a(48) x12 | b(24) x6w || c(10+3)": scenes, shots with length and trim, transitions by their first letter.
QString sketch(story::Storyboard const& board)
{
    QStringList scenes;
    for (story::Scene const& scene : board.scenes) {
        QStringList shots;
        for (story::Shot const& shot : scene.shots) {
            bool const isNew = shot.id.value.rfind("sh-", 0) == 0;
            QString text = isNew && shot.takes.empty() ? QString::fromStdString("[" + shot.notes + "]")
                           : isNew                     ? QString("copy")
                                                       : QString::fromStdString(shot.id.value);
            text += QString("(%1").arg(shot.length.count);
            text += shot.trimIn.count > 0 ? QString("+%1)").arg(shot.trimIn.count) : QString(")");
            if (shot.transition.length.count > 0)
                text += QString(" x%1%2")
                            .arg(shot.transition.length.count)
                            .arg("cdbww"[int(shot.transition.kind)]);
            shots << text;
        }
        scenes << shots.join(" | ");
    }
    return scenes.join(" || ");
}

QString remarksOf(CutImport const& import)
{
    QStringList lines;
    for (std::string const& each : import.remarks)
        lines << QString::fromStdString(each);
    return lines.join('\n');
}

/// A timeline of one track with these children.
std::string timelineWith(QByteArray const& children)
{
    return R"({"OTIO_SCHEMA":"Timeline.1","name":"x","tracks":{"OTIO_SCHEMA":"Stack.1","children":[
        {"OTIO_SCHEMA":"Track.1","kind":"Video","children":[)" +
           children.toStdString() + "]}]}}";
}

QByteArray clipOf(QByteArray const& name, QByteArray const& value, QByteArray const& rate = "24")
{
    return R"({"OTIO_SCHEMA":"Clip.1","name":")" + name +
           R"(","source_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":{"value":0,"rate":24},"duration":{"value":)" +
           value + ",\"rate\":" + rate + "}}}";
}

} // namespace

class TstCutImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ourOwnFilmChangesNothing();
    void randomFilmsChangeNothing();
    void intoAnEmptyProject();
    void intoAnotherFilm();
    void reordered();
    void bladed();
    void missingShotsStayOrGo();
    void theSameCutTwiceChangesNothing();
    void metadataLost();
    void markersMoveAndCome();
    void soundsMove();
    void anotherProgramsCut();
    void otherRates_data();
    void otherRates();
    void transitionsFit();
    void scenesStayWhole_data();
    void scenesStayWhole();
    void refused_data();
    void refused();
    void oddThingsAreReadAround();
};

void TstCutImport::ourOwnFilmChangesNothing()
{
    auto const fixture = film();
    CutImport const import = imported(otioOf(fixture), fixture.board);
    QVERIFY(import.isReCut);
    QVERIFY2(!import.isChange, qPrintable(sketch(applied(import, fixture.board))));
    QCOMPARE(import.count(CutChange::Same), size_t{5});
    QCOMPARE(import.rows.size(), size_t{5});
    QCOMPARE(remarksOf(import), "");
    QVERIFY(applied(import, fixture.board) == fixture.board);
}

void TstCutImport::randomFilmsChangeNothing()
{
    test::PlanFixture fixture;
    int films = 0, shots = 0;
    for (uint64_t seed = 1; seed <= 300; ++seed) {
        test::Dice dice(seed);
        fixture.board = test::randomBoard(dice);
        plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
        // A shot that lies in a transition with all of its one frame has no clip anywhere else.
        bool const hasClips = std::none_of(plan.items.begin(), plan.items.end(),
                                           [](plan::CutItem const& item) { return item.length.count < 2; });
        if (plan.items.empty() || !hasClips)
            continue;
        ++films;
        shots += static_cast<int>(plan.items.size());
        CutImport const import = imported(otioOf(fixture), fixture.board);
        QVERIFY2(!import.isChange && import.isReCut,
                 qPrintable(QString("seed %1\n%2\n%3")
                                .arg(seed)
                                .arg(sketch(fixture.board), sketch(applied(import, fixture.board)))));
        QCOMPARE(import.count(CutChange::Same), plan.items.size());
    }
    QVERIFY2(films > 150, qPrintable(QString::number(films)));
    QVERIFY(shots > 1000);
}

void TstCutImport::intoAnEmptyProject()
{
    auto const fixture = film();
    story::Storyboard board;
    board.format = fixture.board.format;
    board.scenes = {{newSceneId(), "", {}}};
    CutImport const import = imported(otioOf(fixture), board, {"cartoon", false});
    QVERIFY(!import.isReCut);
    story::Storyboard const after = applied(import, board);
    QCOMPARE(sketch(after), "[Shot 1](48) x12d | [Shot 2\ncolder \"please\"](24) x6w || "
                            "[Shot 3](10) | [Shot 4](30) | [Shot 5](60)");
    QCOMPARE(after.scenes[0].title, std::string("One"));
    QCOMPARE(after.scenes[1].title, std::string("Two"));
    QVERIFY(after.scenes[1].id != fixture.board.scenes[1].id);
    QCOMPARE(story::filmLength(after), story::filmLength(fixture.board));
    for (story::Shot const* shot : story::shotsInOrder(after)) {
        QVERIFY(shot->prompt.empty());
        QCOMPARE(shot->presetId, std::string("cartoon"));
    }
    // Counted from the beginning of the picture, which begins before the cut.
    QCOMPARE(after.scenes[0].shots[0].markers.size(), size_t{1});
    QCOMPARE(after.scenes[0].shots[0].markers[0], (story::Marker{{3}, "Light", story::MarkerColour::Red}));
    QCOMPARE(after.scenes[1].shots[2].markers[0].at.count, 55);
    QVERIFY2(remarksOf(import).contains("Sounds were left out"), qPrintable(remarksOf(import)));
    QCOMPARE(import.count(CutChange::New), size_t{4});
    QCOMPARE(import.count(CutChange::Gap), size_t{1});
}

void TstCutImport::intoAnotherFilm()
{
    story::Storyboard board;
    board.scenes = {{{"mine"}, "Mine", {test::shotOf("m")}}};
    CutImport const import = imported(otioOf(film()), board);
    story::Storyboard const after = applied(import, board);
    QVERIFY2(sketch(after).startsWith("m(48) || [Shot 1](48) x12d | "), qPrintable(sketch(after)));
    QCOMPARE(after.scenes.size(), size_t{3});
    QVERIFY(after.scenes[0] == board.scenes[0]);
    QCOMPARE(import.scenes, (std::vector<std::string>{"One", "Two"})); // what was there has no rows
    QCOMPARE(import.rows.size(), size_t{5});
}

void TstCutImport::reordered()
{
    if (!hasPython())
        QSKIP("opentimelineio is not there; ./dev setup installs it");
    auto const fixture = film();
    Recut recut;
    QCOMPARE(imported(recut.after("same", otioOf(fixture)), fixture.board).isChange, false);
    CutImport const import = imported(recut.after("reverse", otioOf(fixture)), fixture.board);
    QVERIFY(import.isChange && import.isReCut);
    story::Storyboard const after = applied(import, fixture.board);
    // Cut at the middle of the old transitions; what held the last frame of e comes before it: a gap alone.
    QCOMPARE(sketch(after), "[Shot 5](9) | e(51) | d(30) | c(7+3) || b(15+9) | a(42)");
    QCOMPARE(after.scenes[0].id.value, std::string("s2"));
    QCOMPARE(story::findShot(after, {"b"})->takes, fixture.board.scenes[0].shots[1].takes);
    QCOMPARE(story::findShot(after, {"b"})->start.parent.value, std::string("a"));
    QCOMPARE(import.count(CutChange::Changed), size_t{5});
}

void TstCutImport::bladed()
{
    if (!hasPython())
        QSKIP("opentimelineio is not there; ./dev setup installs it");
    auto fixture = film();
    Recut recut;
    // The last child is the gap in which e's last frame holds.
    CutImport const import = imported(recut.after("blade", otioOf(fixture)), fixture.board);
    story::Storyboard const after = applied(import, fixture.board);
    QCOMPARE(sketch(after), "a(26) x12d | b(24+3) x6w || c(10) | d(30) | e(51) | copy(10+30)");
    story::Shot const& copy = after.scenes[1].shots.back();
    QCOMPARE(copy.takes, fixture.shot("a").takes);
    QCOMPARE(copy.prompt, fixture.shot("a").prompt);
    QCOMPARE(copy.chosenTake->value, std::string("ta"));
    QCOMPARE(import.count(CutChange::Copy), size_t{1});
    QCOMPARE(import.rows.back().number, 1);
    QVERIFY(import.rows[0].isTrimmed && !import.rows[0].isMoved);
    QCOMPARE(import.rows[0].before.count, 48);
}

void TstCutImport::missingShotsStayOrGo()
{
    auto fixture = film();
    std::string const text = otioOf(fixture);
    fixture.board.scenes[0].shots.push_back(test::shotOf("new1"));
    fixture.board.scenes.push_back({{"s3"}, "Three", {test::shotOf("new2")}});
    story::Storyboard const& board = fixture.board;
    CutImport const kept = imported(text, board);
    QCOMPARE(sketch(applied(kept, board)),
             "a(48) x12d | b(24+3) x6w || c(10) | d(30) | e(60) || new2(48) || new1(48)");
    QCOMPARE(kept.scenes, (std::vector<std::string>{"One", "Two", "Three", "Not in the cut"}));
    QCOMPARE(kept.count(CutChange::Missing), size_t{2});
    CutImport const removed = imported(text, board, {"cinematic", true});
    QCOMPARE(sketch(applied(removed, board)), "a(48) x12d | b(24+3) x6w || c(10) | d(30) | e(60)");
    QCOMPARE(removed.count(CutChange::Missing), size_t{2});
    QCOMPARE(removed.rows.back().number, 7);
}

void TstCutImport::theSameCutTwiceChangesNothing()
{
    auto fixture = film();
    std::string const text = otioOf(fixture);
    fixture.board.scenes[0].shots.insert(fixture.board.scenes[0].shots.begin(), test::shotOf("new1"));
    fixture.board.scenes.insert(fixture.board.scenes.begin(), {{"s0"}, "Empty", {}});
    story::Storyboard const after = applied(imported(text, fixture.board), fixture.board);
    QCOMPARE(after.scenes[0].title, std::string("Empty"));
    QVERIFY(sketch(after).endsWith("new1(48)"));
    QVERIFY(!imported(text, after).isChange);
}

void TstCutImport::metadataLost()
{
    if (!hasPython())
        QSKIP("opentimelineio is not there; ./dev setup installs it");
    auto const fixture = film();
    Recut recut;
    CutImport const import = imported(recut.after("strip", otioOf(fixture)), fixture.board);
    // Clips are known by their takes; of gaps nobody knows what they were. The shot without a take is
    // missing.
    QCOMPARE(sketch(applied(import, fixture.board)),
             "a(48) x12d | b(24+3) x6w || c(10) | [x](30) | e(51) | [x](9) || d(30)");
}

void TstCutImport::markersMoveAndCome()
{
    if (!hasPython())
        QSKIP("opentimelineio is not there; ./dev setup installs it");
    auto fixture = film();
    Recut recut;
    CutImport const import = imported(recut.after("markers", otioOf(fixture)), fixture.board);
    story::Storyboard const after = applied(import, fixture.board);
    using story::Marker;
    std::vector<Marker> const wanted{{{7}, "Light", story::MarkerColour::Red},
                                     {{45}, "late"},
                                     {{48}, "gone"},
                                     {{9}, "Cut here: maybe", story::MarkerColour::Green}};
    QCOMPARE(after.scenes[0].shots[0].markers, wanted);
    fixture.shot("a").markers = wanted;
    QVERIFY(after == fixture.board); // and nothing else
}

void TstCutImport::soundsMove()
{
    auto const fixture = film();
    QString text = QString::fromStdString(otioOf(fixture));
    auto json = parseJson(text.toStdString(), "otio");
    Json& gap = (*json)["tracks"]["children"][1]["children"][0];
    QCOMPARE(gap["source_range"]["duration"]["value"].get<double>(), 12.);
    gap["source_range"]["duration"]["value"] = 20.;
    CutImport const import = imported(dumpJson(*json), fixture.board);
    story::Storyboard const after = applied(import, fixture.board);
    QCOMPARE(after.sounds[0].start.count, 20);
    QCOMPARE(after.sounds[0].sourceIn, .52); // 12 or 13 frames there: not what was moved
    QVERIFY(after.scenes == fixture.board.scenes);
}

void TstCutImport::anotherProgramsCut()
{
    if (!hasPython())
        QSKIP("opentimelineio is not there; ./dev setup installs it");
    Recut recut;
    QVERIFY(recut.run("foreign", "-", recut.path("out.otio")));
    auto const cut = readCut(recut.path("out.otio"));
    QVERIFY2(cut.isOk(), cut ? "" : cut.error().message().c_str());
    story::Storyboard board; // 24 frames a second
    board.scenes = {{{"mine"}, "Mine", {test::shotOf("m")}}};
    auto const import = importCut(*cut, board, {});
    QVERIFY2(import.isOk(), import ? "" : import.error().message().c_str());
    story::Storyboard const after = applied(*import, board);
    QCOMPARE(sketch(after), "m(48) || [wide.mov](58) x15d | [close.mov](29) | [Gap](48) | [off.mov](24) | "
                            "[Montage](72) | [bars](24)");
    QCOMPARE(after.scenes[1].title, std::string("Rough cut"));
    std::vector<story::Shot> const& shots = after.scenes[1].shots;
    QCOMPARE(shots[0].markers, (std::vector<story::Marker>{{{10}, "Focus", story::MarkerColour::Amber}}));
    // Frame 60 of 25 a second: 57.6 of 24, ten behind the cut that the clip begins five frames in front of.
    QCOMPARE(shots[1].markers, (std::vector<story::Marker>{{{15}, "look here", story::MarkerColour::Red}}));
    QCOMPARE(remarksOf(*import), "A film here has one row of pictures; left out: V2.\n"
                                 "Transitions from or to nothing were left out: Fade.\n"
                                 "Transitions that are not known here became the nearest that is: Spin.\n"
                                 "Changes of speed were left out: close.mov.\n"
                                 "Effects were left out: close.mov.\n"
                                 "Clips that are switched off there became empty shots: off.mov.\n"
                                 "Clips that hold a cut of their own became one empty shot each: Montage.\n"
                                 "Clips that say no length were left out: no media.\n"
                                 "Gaps became empty shots, so that everything keeps its time: Gap, off.mov.\n"
                                 "Sounds were left out; add them with Add sound: music.wav.");
}

void TstCutImport::otherRates_data()
{
    QTest::addColumn<QByteArray>("rate");
    QTest::addColumn<int>("num");
    QTest::addColumn<int>("den");
    QTest::addColumn<int>("frames"); // of a second clip of 100 frames there
    QTest::newRow("rounded") << QByteArray("23.98") << 24000 << 1001 << 100;
    QTest::newRow("exact") << QByteArray("23.976023976023978") << 24000 << 1001 << 100;
    QTest::newRow("29.97") << QByteArray("29.97") << 30000 << 1001 << 100;
    QTest::newRow("faster") << QByteArray("24") << 30 << 1 << 125;
    QTest::newRow("slower") << QByteArray("60000") << 24 << 1 << 0;
    QTest::newRow("eight") << QByteArray("8") << 8 << 1 << 100;
}

void TstCutImport::otherRates()
{
    QFETCH(QByteArray, rate);
    QFETCH(int, num);
    QFETCH(int, den);
    QFETCH(int, frames);
    story::Storyboard board;
    board.format.rate = {num, den};
    CutImport const import = imported(
        timelineWith(clipOf("a", "1", rate) + ',' + clipOf("b", "100", rate) + ',' + clipOf("c", "24")),
        board);
    if (frames == 0) { // shorter than a frame
        QCOMPARE(import.rows.size(), size_t{1});
        QVERIFY(remarksOf(import).contains("Clips shorter than a frame were left out: a, b."));
        return;
    }
    QCOMPARE(import.rows[1].length.count, frames);
}

void TstCutImport::transitionsFit()
{
    QByteArray const far =
        R"({"OTIO_SCHEMA":"Transition.1","name":"Dip to Color Dissolve","in_offset":{"value":500,
        "rate":24},"out_offset":{"value":3,"rate":24}})";
    story::Storyboard const board;
    CutImport const import = imported(timelineWith(clipOf("a", "10") + ',' + far + ',' + clipOf("b", "5") +
                                                   ',' + far + ',' + clipOf("c", "1")),
                                      board);
    // a: 10 + 3, all but nothing of it overlaps; b: 10 in front of its cut, 5 of its own, 1 behind it
    QCOMPARE(sketch(applied(import, board)), "[a](13) x13b | [b](16) x3b | [c](3)");
    QVERIFY(remarksOf(import).contains("Transitions were shortened to fit, behind: a, b."));
    QVERIFY(remarksOf(import).contains("the nearest that is: Dip to Color Dissolve"));
}

void TstCutImport::scenesStayWhole_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("wanted");
    auto const row = [](char const* order, char const* wanted) {
        QTest::newRow(order) << QString(order) << QString(wanted);
    };
    row("abcdef", "abc def");
    row("defabc", "def abc"); // a scene moved as a whole
    row("adbcef", "adbc ef"); // a shot moved into another scene belongs to it
    row("bcadef", "bca def");
    row("eabcdf", "eabc df");
    row("adbecf", "adbec f"); // two leave their scene, the other way it would be three
}

void TstCutImport::scenesStayWhole()
{
    QFETCH(QString, order);
    QFETCH(QString, wanted);
    story::Storyboard board;
    board.scenes = {{{"1"}, "1", {test::shotOf("a"), test::shotOf("b"), test::shotOf("c")}},
                    {{"2"}, "2", {test::shotOf("d"), test::shotOf("e"), test::shotOf("f")}}};
    QByteArray children;
    for (QChar const c : order) {
        QByteArray clip = clipOf("x", "48");
        clip.insert(clip.size() - 1,
                    R"(,"metadata":{"framewright":{"shot":")" + QByteArray(1, c.toLatin1()) + "\"}}");
        children += (children.isEmpty() ? "" : ",") + clip;
    }
    story::Storyboard const after = applied(imported(timelineWith(children), board), board);
    QString seen;
    for (story::Scene const& scene : after.scenes) {
        seen += seen.isEmpty() ? "" : " ";
        for (story::Shot const& shot : scene.shots)
            seen += QString::fromStdString(shot.id.value);
    }
    QCOMPARE(seen, wanted);
}

void TstCutImport::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    auto const row = [](char const* name, QByteArray const& text, char const* part) {
        QTest::newRow(name) << text << QString(part);
    };
    row("empty", "", "cut.otio");
    row("no JSON", "TITLE: x\n001  AX", "unexpected text");
    row("cut off", R"({"OTIO_SCHEMA":"Timeline.1",)", "cut.otio");
    row("another JSON", R"({"a":[1,2]})", "holds no OpenTimelineIO timeline");
    row("a list", "[]", "holds no OpenTimelineIO timeline");
    row("a clip alone", clipOf("a", "10"), "holds no OpenTimelineIO timeline");
    row("empty collection", R"({"OTIO_SCHEMA":"SerializableCollection.1","children":[]})",
        "no OpenTimelineIO timeline");
    row("no tracks", R"({"OTIO_SCHEMA":"Timeline.1"})", "has no clips");
    row("tracks of another type", R"({"OTIO_SCHEMA":"Timeline.1","tracks":[1]})", "has no clips");
    row("gaps alone", QByteArray::fromStdString(timelineWith(R"({"OTIO_SCHEMA":"Gap.1"})")), "has no clips");
    row("no length", QByteArray::fromStdString(timelineWith(R"({"OTIO_SCHEMA":"Clip.2","name":"a"})")),
        "has no clips");
    row("too deep", QByteArray(300, '[') + QByteArray(300, ']'), "nested more than 200 levels");
    row("too large", QByteArray(33 << 20, ' '), "larger than the 32 MB");
    row("not UTF-8", "{\"OTIO_SCHEMA\":\"Timeline\xFF.1\"}", "cut.otio");
    row("too many",
        QByteArray::fromStdString(timelineWith((clipOf("a", "1") + ',').repeated(2000) + clipOf("a", "1"))),
        "at most 2000");
    row("longer than any film", QByteArray::fromStdString(timelineWith(clipOf("a", "20000000", "24"))),
        "cut.otio was not imported");
    row("text without end", QByteArray::fromStdString(timelineWith(clipOf(QByteArray(70'000, 'a'), "24"))),
        "cut.otio was not imported");
}

void TstCutImport::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    auto const cut = cutFrom({text.constData(), static_cast<size_t>(text.size())}, "cut.otio");
    Status said;
    if (!cut)
        said = cut.error();
    else if (auto const import = importCut(*cut, {}, {}); !import)
        said = import.error();
    QVERIFY(!said.isOk());
    QCOMPARE(said.error().kind, Error::Kind::BadInput);
    QVERIFY2(QString::fromStdString(said.error().message()).contains(part), said.error().message().c_str());
}

void TstCutImport::oddThingsAreReadAround()
{
    story::Storyboard const board;
    // No number where one belongs, in words that JSON does not have; texts that look like them stay.
    QByteArray const odd =
        R"({"OTIO_SCHEMA":"Clip.2","name":"NaN \" Infinity","metadata":{"a":NaN,"b":-Infinity},
        "source_range":{"start_time":{"value":NaN,"rate":24},"duration":{"value":12,"rate":24.0}},"markers":7,
        "media_references":[],"effects":{"a":1},"enabled":"yes"})";
    QByteArray const worse =
        R"({"OTIO_SCHEMA":"Clip.2","name":5,"source_range":{"duration":{"value":1e300,"rate":1e-300}}})";
    QByteArray const backwards = clipOf("back", "-10");
    QByteArray const unknown =
        R"({"OTIO_SCHEMA":"Hologram.7","name":"H"},null,3,"x",[],{"OTIO_SCHEMA":"Gap.1"},{"OTIO_SCHEMA":"Transition.1"})";
    CutImport const import =
        imported(timelineWith(odd + ',' + worse + ',' + backwards + ',' + unknown), board);
    QCOMPARE(sketch(applied(import, board)), "[NaN \" Infinity](12)");
    QVERIFY(remarksOf(import).contains("Clips that say no length were left out: ?."));
    QVERIFY(remarksOf(import).contains("What it is was not understood; left out: H, ?, ?, ?, ..."));
    QVERIFY(remarksOf(import).contains("Clips shorter than a frame were left out: back."));
}

QTEST_GUILESS_MAIN(TstCutImport)
#include "tst_cut_import.moc"
