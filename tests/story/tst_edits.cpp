#include "engine/story/Project.h"

#include <QtTest>

using namespace fw;
using namespace fw::story;

namespace {

Shot shotOf(char const* id, int length)
{
    Shot shot;
    shot.id.value = id;
    shot.prompt = id;
    shot.length.count = length;
    return shot;
}

/// | a(48) x12 | b(24) | c(10) |   | d(30) |
Storyboard board()
{
    Storyboard board;
    board.scenes = {{{"s1"}, "One", {shotOf("a", 48), shotOf("b", 24), shotOf("c", 10)}},
                    {{"s2"}, "Two", {shotOf("d", 30)}}};
    board.scenes[0].shots[0].transition = {TransitionKind::Dissolve, {12}};
    board.scenes[0].shots[1].takes = {Take{{"t1"}, {"k1"}, 1, {160, 96}, {8, 1}, {17}, "", "", 0, "", {}},
                                      Take{{"t2"}, {"k2"}, 2, {160, 96}, {8, 1}, {17}, "", "", 0, "", {}}};
    board.scenes[1].shots[0].start = {StartKind::ExtendShot, {"b"}, 9, {}};
    return board;
}

/// "a48>12 b24 c10 / d30"
std::string sketch(Storyboard const& board)
{
    std::string text;
    for (Scene const& scene : board.scenes) {
        text += text.empty() ? "" : " /";
        for (Shot const& shot : scene.shots) {
            text += (text.empty() ? "" : " ") + shot.id.value + std::to_string(shot.length.count);
            if (shot.transition.length.count > 0)
                text += ">" + std::to_string(shot.transition.length.count);
        }
    }
    return text;
}

Transition dissolve(int length) { return {TransitionKind::Dissolve, {length}}; }

} // namespace

Q_DECLARE_METATYPE(fw::story::Edit)

class TstEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void doneAndTakenBack_data();
    void doneAndTakenBack();
    void refused_data();
    void refused();
    void everyEditHasItsName();
    void batchIsAllOrNothing();
    void removedParentKeepsItsChildren();
    void joinKeepsTakesThatArrivedSince();
    void takesOfAShotThatIsGone();
    void forgettingATakeForgetsTheChoice();
    void aChoiceOfNoTakeIsDropped();
    void shownTakeIsTheChosenOrTheNewest();
    void startsAndLength();
    void changeSets();
};

void TstEdits::doneAndTakenBack_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("after");
    auto const row = [](char const* name, Edit edit, char const* after) {
        QTest::newRow(name) << edit << QString(after);
    };
    row("add", AddShot{{0, 1}, shotOf("x", 20)}, "a48>12 x20 b24 c10 / d30");
    row("add a short one", AddShot{{0, 1}, shotOf("x", 5)}, "a48>5 x5 b24 c10 / d30");
    row("add at the end", AddShot{{1, 1}, shotOf("x", 5)}, "a48>12 b24 c10 / d30 x5");
    row("remove", RemoveShot{{"b"}}, "a48>10 c10 / d30");
    row("remove the last", RemoveShot{{"d"}}, "a48>12 b24 c10 /");
    row("move right", MoveShot{{"a"}, {0, 2}}, "b24 c10 a48>12 / d30");
    row("move to a scene", MoveShot{{"a"}, {1, 0}}, "b24 c10 / a48>12 d30");
    row("move nowhere", MoveShot{{"b"}, {0, 1}}, "a48>12 b24 c10 / d30");
    row("duplicate", DuplicateShot{{"a"}, {"x"}}, "a48>12 x48 b24 c10 / d30");
    row("split", SplitShot{{"a"}, {8}, {"x"}}, "a8 x40>12 b24 c10 / d30");
    row("split near the transition", SplitShot{{"a"}, {40}, {"x"}}, "a40 x8>8 b24 c10 / d30");
    row("split what a transition enters", SplitShot{{"b"}, {4}, {"x"}}, "a48>4 b4 x20 c10 / d30");
    row("shorten", SetLength{{"b"}, {5}}, "a48>5 b5 c10 / d30");
    row("shorten its own", SetLength{{"a"}, {6}}, "a6>6 b24 c10 / d30");
    row("lengthen", SetLength{{"c"}, {500}}, "a48>12 b24 c500 / d30");
    row("transition", SetTransition{{"b"}, dissolve(10)}, "a48>12 b24>10 c10 / d30");
    row("a cut has no length", SetTransition{{"a"}, {TransitionKind::Cut, {9}}}, "a48 b24 c10 / d30");
    row("scene", AddScene{1, {{"s3"}, "New", {shotOf("x", 7)}}}, "a48>12 b24 c10 / x7 / d30");
    row("remove scene", RemoveScene{{"s1"}}, " d30");
    row("move scene", MoveScene{{"s2"}, 0}, " d30 / a48>12 b24 c10");
    row("batch", batch("two", {SetLength{{"b"}, {5}}, RemoveShot{{"c"}}}), "a48>5 b5 / d30");
    char const* same = "a48>12 b24 c10 / d30";
    row("prompt", SetPrompt{{"a"}, "Ein Bär"}, same);
    row("negative", SetNegative{{"a"}, "blur"}, same);
    row("preset", SetPreset{{"a"}, "cartoon"}, same);
    row("trim", SetTrimIn{{"a"}, {3}}, same);
    row("seed", SetSeed{{"a"}, {SeedMode::Locked, ~0ull}}, same);
    row("start", SetStart{{"a"}, {StartKind::ExtendShot, {"d"}, 17, {}}}, same);
    row("image", SetStart{{"a"}, {StartKind::Image, {}, 9, {"assets/x.png", "ab"}}}, same);
    StartFrom made;
    made.following = ShotId{"d"};
    made.pictures = {{{4}, {"assets/x.png", "ab"}}};
    made.retake = Retake{{"t1"}, {3}, {9}, Region{.1, .2, .5, .8}};
    row("leads up", SetStart{{"a"}, made}, same);
    made.kind = StartKind::Clip;
    made.clip = SourceClip{{"assets/x.mp4", "cd"}, {}, 2.5, .4};
    row("clip", SetStart{{"a"}, made}, same);
    row("quality", SetQuality{{"a"}, Quality::Draft}, same);
    row("overrides", SetOverrides{{"a"}, {12, 3.25, 1.5, "euler", SizePx{320, 192}}}, same);
    row("notes", SetNotes{{"a"}, "n", "d"}, same);
    row("cast", SetCast{{"a"}, {{"anna"}, {"bo"}}}, same);
    Puppet const puppet{
        {"anna"}, "front", "ab", std::vector<double>(10, .5), {{0, .2, .5, .4}, {1, .8, .5, .4}},
        "Hi",     {},      1};
    row("puppets", SetPuppets{{"a"}, {puppet}}, same);
    row("titles", SetTitles{{"a"}, {{"Zürich", {3}, {20}, TitleStyle::LowerThird, 1.5, "#ff8800", {4}}}},
        same);
    row("markers", SetMarkers{{"a"}, {{{3}, "Schärfe?", MarkerColour::Red}, {{3}}}}, same);
    row("choose", ChooseTake{{"b"}, TakeId{"t1"}}, same);
    row("keep", KeepTake{{"b"}, RequestKey{"k1"}}, same);
    row("scene title", SetSceneTitle{{"s2"}, "Three"}, same);
    row("format", SetProjectFormat{{{640, 360}, {30000, 1001}, FitMode::Fill}}, same);
    row("title", SetTitle{"Film"}, same);
    row("budget", SetBudget{Budget{BudgetUnit::Money, 12.5}}, same);
}

void TstEdits::doneAndTakenBack()
{
    QFETCH(Edit, edit);
    QFETCH(QString, after);
    Storyboard const start = board();
    Storyboard now = start;
    Result<Edit> const inverse = story::apply(now, edit);
    QVERIFY2(inverse.isOk(), inverse ? "" : inverse.error().message().c_str());
    QCOMPARE(QString::fromStdString(sketch(now)).trimmed(), after.trimmed());
    Storyboard const done = now;
    Result<Edit> const again = story::apply(now, *inverse);
    QVERIFY(again.isOk());
    QVERIFY(now == start);
    QVERIFY(story::apply(now, *again).isOk());
    QVERIFY(now == done);
    // What the journal holds is the same edit.
    auto const read = editFromJson(Json(toJson(edit)), "journal");
    QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
    QCOMPARE(dumpJson(toJson(*read)), dumpJson(toJson(edit)));
    QVERIFY(editFromJson(Json(toJson(*inverse)), "journal").isOk());
}

void TstEdits::refused_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("messageId");
    auto const row = [](char const* name, Edit edit, char const* id) {
        QTest::newRow(name) << edit << QString(id);
    };
    Shot looped = shotOf("x", 5);
    looped.start = {StartKind::ExtendShot, {"x"}, 9, {}};
    row("no shot", SetPrompt{{"z"}, ""}, "story.noShot");
    row("no shot to remove", RemoveShot{{"z"}}, "story.noShot");
    row("no scene", RemoveScene{{"z"}}, "story.noScene");
    row("place", AddShot{{0, 4}, shotOf("x", 5)}, "story.badPlace");
    row("scene place", AddShot{{2, 0}, shotOf("x", 5)}, "story.badPlace");
    row("move place", MoveShot{{"a"}, {0, 3}}, "story.badPlace");
    row("scene to", MoveScene{{"s1"}, 2}, "story.badPlace");
    row("taken id", AddShot{{0, 0}, shotOf("b", 5)}, "story.duplicateId");
    row("taken scene", AddScene{0, {{"s1"}, "", {}}}, "story.duplicateId");
    row("scene with taken shot", AddScene{0, {{"s9"}, "", {shotOf("b", 5)}}}, "story.duplicateId");
    row("duplicate as itself", DuplicateShot{{"a"}, {"a"}}, "story.duplicateId");
    row("empty id", DuplicateShot{{"a"}, {""}}, "story.badId");
    row("id with a path", DuplicateShot{{"a"}, {"../x"}}, "story.badId");
    row("length 0", SetLength{{"a"}, {0}}, "story.badLength");
    row("length of years", SetLength{{"a"}, {int64_t{1} << 60}}, "story.badLength");
    row("trim", SetTrimIn{{"a"}, {-1}}, "story.badTrim");
    row("split at 0", SplitShot{{"a"}, {0}, {"x"}}, "story.badSplit");
    row("split at its end", SplitShot{{"a"}, {48}, {"x"}}, "story.badSplit");
    row("join strangers", JoinShots{{"a"}, {"b"}}, "story.cannotJoin");
    row("join far apart", JoinShots{{"a"}, {"c"}}, "story.cannotJoin");
    row("transition < 0", SetTransition{{"a"}, dissolve(-1)}, "story.badTransition");
    row("transition > next", SetTransition{{"b"}, dissolve(11)}, "story.badTransition");
    row("transition > own", SetTransition{{"c"}, dissolve(11)}, "story.badTransition");
    row("three at once", SetTransition{{"a"}, dissolve(25)}, "story.badTransition");
    row("overlap", SetStart{{"a"}, {StartKind::ExtendShot, {"b"}, 8, {}}}, "story.badOverlap");
    row("overlap 21", SetStart{{"a"}, {StartKind::Text, {}, 21, {}}}, "story.badOverlap");
    row("itself", SetStart{{"a"}, {StartKind::ExtendShot, {"a"}, 9, {}}}, "story.cycle");
    row("cycle", SetStart{{"b"}, {StartKind::ExtendShot, {"d"}, 9, {}}}, "story.cycle");
    row("add a loop", AddShot{{0, 0}, looped}, "story.cycle");
    auto const with = [](auto change) {
        StartFrom start;
        change(start);
        return SetStart{{"b"}, start};
    };
    row("leads up to itself", with([](StartFrom& start) { start.following = ShotId{"b"}; }), "story.cycle");
    row("leads in a circle", with([](StartFrom& start) { start.following = ShotId{"d"}; }), "story.cycle");
    row("picture outside", with([](StartFrom& start) {
            start.pictures = {{{1}, {"../x.png", ""}}};
        }),
        "story.badAsset");
    row("no picture", with([](StartFrom& start) { start.pictures = {{{1}, {}}}; }), "story.badAsset");
    row("picture before", with([](StartFrom& start) {
            start.pictures = {{{-1}, {"assets/x.png", ""}}};
        }),
        "story.badPictureFrame");
    row("too many pictures", with([](StartFrom& start) {
            start.pictures.assign(65, {{1}, {"assets/x.png", ""}});
        }),
        "story.tooManyPictures");
    row("no clip", with([](StartFrom& start) { start.kind = StartKind::Clip; }), "story.badClip");
    row("clip of nothing", with([](StartFrom& start) { start.clip = SourceClip{}; }), "story.badClip");
    row("clip outside", with([](StartFrom& start) {
            start.clip = SourceClip{{"/x.mp4", ""}};
        }),
        "story.badAsset");
    row("no strength", with([](StartFrom& start) {
            start.clip = SourceClip{{}, {"t"}, 0, 0};
        }),
        "story.badStrength");
    row("empty part", with([](StartFrom& start) {
            start.retake = Retake{{"t"}, {4}, {4}};
        }),
        "story.badRange");
    row("part of no take", with([](StartFrom& start) {
            start.retake = Retake{{""}, {4}, {5}};
        }),
        "story.badId");
    row("region outside", with([](StartFrom& start) {
            start.retake = Retake{{"t"}, {4}, {5}, Region{.5, 0, .6, 1}};
        }),
        "story.badRegion");
    row("end outside", SetStart{{"a"}, {StartKind::Text, {}, 9, {}, {"/x.png", ""}}}, "story.badAsset");
    row("asset outside", SetStart{{"a"}, {StartKind::Image, {}, 9, {"../x.png", ""}}}, "story.badAsset");
    row("no such take", ChooseTake{{"a"}, TakeId{"t1"}}, "story.noTake");
    row("budget of nothing", SetBudget{Budget{BudgetUnit::Minutes, 0}}, "story.badBudget");
    row("odd size", SetProjectFormat{{{641, 360}, {24, 1}, FitMode::Fit}}, "story.badFormat");
    row("small size", SetProjectFormat{{{14, 360}, {24, 1}, FitMode::Fit}}, "story.badFormat");
    row("rate 0", SetProjectFormat{{{640, 360}, {0, 1}, FitMode::Fit}}, "story.badRate");
    row("rate 241", SetProjectFormat{{{640, 360}, {241, 1}, FitMode::Fit}}, "story.badRate");
    row("steps", SetOverrides{{"a"}, {0, {}, {}, {}, {}}}, "story.badOverride");
    row("guidance", SetOverrides{{"a"}, {{}, std::nan(""), {}, {}, {}}}, "story.badOverride");
    row("sampler", SetOverrides{{"a"}, {{}, {}, {}, "magic", {}}}, "story.badOverride");
    row("not UTF-8", SetPrompt{{"a"}, "\xC3("}, "story.badText");
    row("overlong UTF-8", SetTitle{"\xC0\xAF"}, "story.badText");
    auto const puppet = [&row](char const* name, auto change) {
        Puppet made{{"anna"}, "front", "ab", std::vector<double>(10, .5), {{0, .2, .5, .4}, {1, .8, .5, .4}},
                    "Hi",     {},      1};
        change(made);
        row(name, SetPuppets{{"a"}, {made}}, "story.badPuppet");
    };
    puppet("puppet without points", [](Puppet& p) { p.points.clear(); });
    puppet("puppet with a point outside", [](Puppet& p) { p.points[3] = 1.5; });
    puppet("puppet that goes back in time", [](Puppet& p) { p.path[1].at = 0; });
    puppet("puppet without a path", [](Puppet& p) { p.path.clear(); });
    puppet("puppet of no size", [](Puppet& p) { p.path[0].height = 0; });
    auto const title = [&row](char const* name, auto change) {
        Title made{"Zürich", {0}, {20}};
        change(made);
        row(name, SetTitles{{"a"}, {made}}, "story.badTitle");
    };
    title("title before its take", [](Title& t) { t.start = {-1}; });
    title("title of no size", [](Title& t) { t.scale = std::nan(""); });
    title("title in a named colour", [](Title& t) { t.colour = "red"; });
    title("title that fades for years", [](Title& t) { t.fade = {int64_t{1} << 60}; });
    row("marker before its take", SetMarkers{{"a"}, {{{-1}, "x"}}}, "story.badMarker");
    row("marker that is no text", SetMarkers{{"a"}, {{{0}, "\xC0\xAF"}}}, "story.badText");
    row("too many markers", SetMarkers{{"a"}, std::vector<Marker>(201)}, "story.tooManyMarkers");
    row("title of no length", SetTitles{{"a"}, {{"x", {0}, {0}}}}, "story.badLength");
    row("too many titles", SetTitles{{"a"}, std::vector<Title>(201, {"x"})}, "story.tooManyTitles");
    row("cast not UTF-8", SetCast{{"a"}, {{"anna"}, {"\xC3("}}}, "story.badText");
    row("a novel", SetPrompt{{"a"}, std::string(70'000, 'x')}, "story.textTooLong");
}

void TstEdits::refused()
{
    QFETCH(Edit, edit);
    QFETCH(QString, messageId);
    Storyboard const start = board();
    Storyboard now = start;
    Result<Edit> const inverse = story::apply(now, edit);
    QVERIFY(!inverse.isOk());
    QCOMPARE(QString::fromStdString(inverse.error().messageId), messageId);
    QVERIFY(!inverse.error().message().empty());
    QVERIFY(inverse.error().message().find('{') == std::string::npos);
    QVERIFY(now == start);
}

void TstEdits::everyEditHasItsName()
{
    QCOMPARE(editName(MoveShot{}), std::string("Move shot"));
    QCOMPARE(editName(SetCast{}), std::string("Change cast"));
    QCOMPARE(editName(SetTitle{}), std::string("Rename project"));
    QCOMPARE(editName(batch("Paste", {})), std::string("Paste"));
    QCOMPARE(editName(batch("", {})), std::string("Several changes"));
    QCOMPARE(toJson(Edit(KeepTake{}))["type"].get<std::string>(), std::string("keepTake"));
}

void TstEdits::batchIsAllOrNothing()
{
    Storyboard now = board();
    Edit const edit = batch("half", {RemoveShot{{"a"}}, SplitShot{{"b"}, {3}, {"x"}}, SetLength{{"z"}, {4}}});
    QVERIFY(!story::apply(now, edit).isOk());
    QVERIFY(now == board());
    Edit const nested =
        batch("outer", {SetTitle{"x"}, batch("inner", {SetTitle{"y"}, RemoveScene{{"none"}}})});
    QVERIFY(!story::apply(now, nested).isOk());
    QVERIFY(now == board());
}

void TstEdits::removedParentKeepsItsChildren()
{
    Storyboard now = board();
    Result<Edit> const back = story::apply(now, RemoveShot{{"b"}});
    QVERIFY(back.isOk());
    QCOMPARE(findShot(now, {"d"})->start.parent.value, std::string("b"));
    QVERIFY(story::apply(now, *back).isOk());
    QCOMPARE(findShot(now, {"b"})->takes.size(), size_t{2});
    QVERIFY(now == board());
}

void TstEdits::joinKeepsTakesThatArrivedSince()
{
    Storyboard now = board();
    Result<Edit> const back = story::apply(now, SplitShot{{"b"}, {10}, {"x"}});
    QVERIFY(back.isOk());
    Take late = findShot(now, {"b"})->takes[0];
    late.id.value = "late";
    recordTake(now, {"x"}, late);
    QVERIFY(story::apply(now, *back).isOk());
    QCOMPARE(findShot(now, {"b"})->takes.size(), size_t{3});
    QCOMPARE(findShot(now, {"b"})->takes.back().id.value, std::string("late"));
}

void TstEdits::takesOfAShotThatIsGone()
{
    Storyboard now = board();
    Result<Edit> const back = story::apply(now, RemoveShot{{"c"}});
    Take take;
    take.id.value = "late";
    recordTake(now, {"c"}, take);
    recordTake(now, {"c"}, take); // the same once more changes nothing
    QCOMPARE(now.unplacedTakes.size(), size_t{1});
    QVERIFY(story::apply(now, *back).isOk());
    QVERIFY(now.unplacedTakes.empty());
    QCOMPARE(findShot(now, {"c"})->takes.size(), size_t{1});
}

void TstEdits::forgettingATakeForgetsTheChoice()
{
    Storyboard now = board();
    QVERIFY(story::apply(now, ChooseTake{{"b"}, TakeId{"t1"}}).isOk());
    QVERIFY(forgetTake(now, {"b"}, {"t1"}));
    QVERIFY(!forgetTake(now, {"b"}, {"t1"}));
    QVERIFY(!findShot(now, {"b"})->chosenTake);
    QCOMPARE(findShot(now, {"b"})->takes.size(), size_t{1});
}

void TstEdits::aChoiceOfNoTakeIsDropped()
{
    Storyboard const before = board();
    Shot shot = before.scenes[0].shots[1];
    shot.id.value = "x";
    shot.chosenTake = TakeId{"elsewhere"};
    Storyboard now = before;
    QVERIFY(story::apply(now, AddShot{{0, 0}, shot}).isOk());
    QVERIFY(!findShot(now, {"x"})->chosenTake);
    now = before;
    QVERIFY(story::apply(now, AddScene{0, {{"s3"}, "Three", {shot}}}).isOk());
    QVERIFY(!findShot(now, {"x"})->chosenTake);

    Storyboard written = before;
    written.scenes[0].shots[1].chosenTake = TakeId{"elsewhere"}; // edited by hand
    auto const json = parseJson(dumpJson(toJson(written)), "written");
    QVERIFY(json.isOk());
    auto const read = storyboardFromJson(*json, "written");
    QVERIFY(read.isOk());
    QVERIFY(*read == before);
}

void TstEdits::shownTakeIsTheChosenOrTheNewest()
{
    Storyboard now = board();
    QVERIFY(!shownTake(*findShot(now, {"a"})));
    QCOMPARE(shownTake(*findShot(now, {"b"}))->id.value, std::string("t2"));
    QVERIFY(story::apply(now, ChooseTake{{"b"}, TakeId{"t1"}}).isOk());
    QCOMPARE(shownTake(*findShot(now, {"b"}))->id.value, std::string("t1"));
}

void TstEdits::startsAndLength()
{
    Storyboard const now = board();
    auto const starts = shotStarts(now);
    QCOMPARE(starts.size(), size_t{4});
    QCOMPARE(starts[1].count, 36); // 48 less the 12 of the dissolve
    QCOMPARE(starts[2].count, 60);
    QCOMPARE(starts[3].count, 70);
    QCOMPARE(filmLength(now).count, 48 + 24 + 10 + 30 - 12);
    QCOMPARE(filmLength(Storyboard{}).count, 0);
    QCOMPARE(shotNumber(now, {"d"}), 4);
    QCOMPARE(shotNumber(now, {"z"}), 0);
    QCOMPARE(transitionRoom(now, {"b"}).count, 10);
}

void TstEdits::changeSets()
{
    QVERIFY(changesOf(RemoveShot{{"a"}}).isStructure);
    QVERIFY(!changesOf(SetPrompt{{"a"}, ""}).isStructure);
    QVERIFY(changesOf(SetProjectFormat{}).isFormat);
    ChangeSet const several = changesOf(batch("", {SetPrompt{{"a"}, ""}, SplitShot{{"b"}, {2}, {"x"}}}));
    QVERIFY(several.isStructure);
    QVERIFY((several.shots == std::set<ShotId>{{"a"}, {"b"}, {"x"}}));
}

QTEST_GUILESS_MAIN(TstEdits)
#include "tst_edits.moc"
