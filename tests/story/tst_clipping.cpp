#include "engine/base/Files.h"
#include "engine/story/Clipping.h"
#include "engine/story/Project.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::story;
namespace fs = std::filesystem;

namespace {

Shot shotOf(char const* id, char const* prompt = "a cat")
{
    Shot shot;
    shot.id.value = id;
    shot.prompt = prompt;
    return shot;
}

Take takeOf(char const* id)
{
    Take take;
    take.id.value = id;
    take.requestKey.value = "k";
    take.size = {160, 96};
    take.rate = {8, 1};
    take.length = {17};
    return take;
}

Storyboard boardWith(std::vector<Shot> shots)
{
    Storyboard board;
    board.scenes = {{SceneId{"sc"}, "Scene", std::move(shots)}};
    return board;
}

} // namespace

/// Shots on the clipboard: as text, with their files into another project, as one edit into a board.
class TstClipping : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    fs::path at(char const* name) const { return fs::path(m_dir.path().toStdString()) / name; }
    static void write(fs::path const& file, char const* text)
    {
        fs::create_directories(file.parent_path());
        QVERIFY(writeFileAtomically(file, text));
    }

private Q_SLOTS:
    void init()
    {
        for (fs::path const& each : fs::directory_iterator(m_dir.path().toStdString()))
            fs::remove_all(each);
    }

    void textAndBack()
    {
        Shot shot = shotOf("a", "Ein Bär \"tanzt\"");
        shot.takes = {takeOf("t1")};
        shot.titles = {{"Hallo", {1}, {2}}};
        shot.markers = {{{4}, "hier", MarkerColour::Violet}};
        Clipping const clipping{"/projects/Bär", {shot, shotOf("b")}};
        auto const again = clippingFromText(clippingText(clipping));
        QVERIFY2(again, again ? "" : again.error().message().c_str());
        QCOMPARE(*again, clipping);
    }

    void otherTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("a cat");
        QTest::newRow("another JSON") << QByteArray(R"({"framewright": "queue"})");
        QTest::newRow("no shots") << QByteArray::fromStdString(clippingText({"/p", {}}));
        Shot bad = shotOf("a");
        bad.length = {-1};
        QTest::newRow("a shot of no length") << QByteArray::fromStdString(clippingText({"/p", {bad}}));
        Shot out = shotOf("a");
        out.start = {StartKind::Image, {}, 9, {"../../etc/passwd", "ab"}};
        QTest::newRow("a picture outside") << QByteArray::fromStdString(clippingText({"/p", {out}}));
        Shot take = shotOf("a");
        take.takes = {takeOf("../x")};
        QTest::newRow("a take outside") << QByteArray::fromStdString(clippingText({"/p", {take}}));
    }

    void otherTextIsRefused()
    {
        QFETCH(QByteArray, text);
        auto const clipping = clippingFromText(text.toStdString());
        QVERIFY(!clipping);
        QVERIFY(clipping.error().kind == Error::Kind::BadInput);
        QVERIFY(!clipping.error().message().empty());
    }

    void filesComeAlong()
    {
        write(at("one/takes/t1/master.mkv"), "frames");
        write(at("one/takes/t1/.parts/half"), "unfinished");
        write(at("one/assets/ab.png"), "picture");
        write(at("two/assets/other.png"), "stays");
        Shot shot = shotOf("a");
        shot.start = {StartKind::Image, {}, 9, {"assets/ab.png", "ab"}};
        shot.takes = {takeOf("t1"), takeOf("gone")};
        shot.chosenTake = TakeId{"gone"};
        auto const brought = bringFiles({at("one"), {shot}}, at("two"));
        QVERIFY2(brought, brought ? "" : brought.error().message().c_str());
        QCOMPARE(brought->front().takes.size(), size_t{1});
        QVERIFY(!brought->front().chosenTake);
        QCOMPARE(readFile(at("two/takes/t1/master.mkv")).value(), std::string("frames"));
        QCOMPARE(readFile(at("two/assets/ab.png")).value(), std::string("picture"));
        QVERIFY(!fs::exists(at("two/takes/t1/.parts")));
        QVERIFY(fs::exists(at("two/assets/other.png")));
        QVERIFY(bringFiles({at("one"), {shot}}, at("two"))); // what is there stays
    }

    void aPictureThatIsGoneStopsIt()
    {
        write(at("one/takes/t1/master.mkv"), "frames");
        fs::create_directories(at("two"));
        Shot shot = shotOf("a");
        shot.start = {StartKind::Image, {}, 9, {"assets/ab.png", "ab"}};
        auto const brought = bringFiles({at("one"), {shot}}, at("two"));
        QVERIFY(!brought);
        QVERIFY2(brought.error().message().find("ab.png") != std::string::npos,
                 brought.error().message().c_str());
    }

    void linksThatLeadOutAreNotFollowed()
    {
        write(at("secret/key.png"), "secret");
        fs::create_directories(at("one"));
        fs::create_directories(at("two"));
        fs::create_directory_symlink(at("secret"), at("one/assets"));
        Shot shot = shotOf("a");
        shot.start = {StartKind::Image, {}, 9, {"assets/key.png", "ab"}};
        QVERIFY(!bringFiles({at("one"), {shot}}, at("two")));
        QVERIFY(!fs::exists(at("two/assets/key.png")));
    }

    void stopped()
    {
        write(at("one/takes/t1/master.mkv"), "frames");
        fs::create_directories(at("two"));
        Shot shot = shotOf("a");
        shot.takes = {takeOf("t1")};
        std::stop_source source;
        source.request_stop();
        auto const brought = bringFiles({at("one"), {shot}}, at("two"), source.get_token());
        QVERIFY(!brought && brought.error().kind == Error::Kind::Cancelled);
        QVERIFY(!fs::exists(at("two/takes/t1"))); // no half take
    }

    void neighboursFollowTheirCopies()
    {
        StartFrom start{StartKind::ExtendShot, {"a"}, 9, {}};
        start.following = ShotId{"c"};
        std::map<ShotId, ShotId> const copies{{{"a"}, {"a2"}}, {{"b"}, {"b2"}}};
        followCopies(start, copies);
        QCOMPARE(start.parent, ShotId{"a2"});
        QCOMPARE(*start.following, ShotId{"c"}); // it was not copied
        followCopies(start, {{{"c"}, {"c2"}}});
        QCOMPARE(*start.following, ShotId{"c2"});
        StartFrom text;
        followCopies(text, copies);
        QCOMPARE(text, StartFrom{});
    }

    /// | a | b <- a | c <- x |  into a board that has x, and into one that has not
    void copiesContinueCopies()
    {
        Shot b = shotOf("b"), c = shotOf("c");
        b.start = {StartKind::ExtendShot, {"a"}, 9, {}};
        c.start = {StartKind::ExtendShot, {"x"}, 5, {}};
        Storyboard board = boardWith({shotOf("x"), shotOf("y")});
        Storyboard const before = board;
        Pasted const pasted = paste(board, {shotOf("a"), b, c}, {0, 1});
        QCOMPARE(pasted.detached, 0);
        auto const inverse = apply(board, pasted.edit);
        QVERIFY(inverse);
        std::vector<Shot> const& row = board.scenes[0].shots;
        QCOMPARE(row.size(), size_t{5});
        QCOMPARE(row[1].id, pasted.ids[0]);
        QVERIFY(row[1].id != ShotId{"a"});
        QCOMPARE(row[2].start.parent, pasted.ids[0]);
        QCOMPARE(row[3].start.parent, ShotId{"x"});
        QVERIFY(apply(board, *inverse));
        QCOMPARE(board, before);

        b.start.following = ShotId{"a"};
        b.start.kind = StartKind::Text;
        c.start = {};
        c.start.kind = StartKind::Clip;
        c.start.clip = SourceClip{{}, {"t-gone"}};
        c.start.retake = Retake{{"t-gone"}, {0}, {4}};
        Pasted const others = paste(board, {shotOf("a"), b, c}, {0, 0});
        QCOMPARE(others.detached, 1); // its take did not come along
        QVERIFY(apply(board, others.edit));
        QVERIFY(board.scenes[0].shots[1].start.following == others.ids[0]);
        QVERIFY(board.scenes[0].shots[2].start == StartFrom{});

        c.start = {StartKind::ExtendShot, {"x"}, 5, {}};
        Storyboard empty;
        Pasted const elsewhere = paste(empty, {c}, {});
        QCOMPARE(elsewhere.detached, 1);
        QVERIFY(apply(empty, elsewhere.edit));
        QVERIFY(empty.scenes.at(0).shots.at(0).start.kind == StartKind::Text);
    }
};

QTEST_GUILESS_MAIN(TstClipping)
#include "tst_clipping.moc"
