#include "engine/cameo/Likeness.h"
#include "engine/cameo/Puppet.h"
#include "engine/cameo/Quality.h"
#include "engine/media/Stills.h"
#include "tests/cameo/Kit.h"

using namespace fw;
using namespace fw::cameo;

/// The animated headshot on rendered heads: what moves, what stays, and how alike it is.
class TstPuppet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void restIsTheHeadshot();
    void poses_data();
    void poses();
    void placesOnThePath_data();
    void placesOnThePath();
    void staysWithinTheFrame();
    void takesTheLightOfTheClip();
    void takesTheGrainOfTheClip();
    void pointsThatAreNoFace();
    void likeness();
    void likenessByADetector();
    void contactSheet();
};

namespace {

SizePx const kFrame{256, 256}, kSmall{320, 320};
PathKey const kPlace{0, .5, .5, .6};

Puppet puppetOf(test::SyntheticHead const& head)
{
    kit::Shot const shot = kit::shotOf(head, {288, 288});
    auto made = Puppet::make(shot.image, shot.points);
    if (!made)
        qFatal("%s", made.error().message().c_str());
    return std::move(made).value();
}

Image drawn(Puppet const& puppet, HeadPose const& pose, PathKey const& place = kPlace)
{
    Image frame(kFrame);
    frame.fill(70, 110, 70);
    puppet.drawInto(frame, pose, place);
    return frame;
}

/// Mean difference of two pictures within a box, 0..255.
double difference(Image const& a, Image const& b, Box const& box)
{
    double sum = 0;
    int count = 0;
    for (int y = std::max(0, int(box.top)); y < std::min(a.heightPx(), int(box.bottom)); ++y)
        for (int x = std::max(0, int(box.left)); x < std::min(a.widthPx(), int(box.right)); ++x)
            for (int c = 0; c < 3; ++c, ++count)
                sum += std::abs(a.row(y)[3 * x + c] - b.row(y)[3 * x + c]);
    return count ? sum / count : 0;
}

Box around(Point const& at, double half) { return {at.x - half, at.y - half, at.x + half, at.y + half}; }

} // namespace

/// At rest nothing is bent: the points are where the headshot has them, and the face looks like it.
void TstPuppet::restIsTheHeadshot()
{
    kit::Shot const shot = kit::shotOf(test::ada(), {288, 288});
    Puppet const puppet = puppetOf(test::ada());
    Image const frame = drawn(puppet, {});
    Landmarks const there = puppet.pointsIn(kFrame, {}, kPlace);
    double const middle = (there[LeftEye].x + there[RightEye].x) / 2;
    QVERIFY(std::abs(middle - 128) < 1);
    Likeness const likeness = likenessOf(shot.image, shot.points, frame, there);
    QVERIFY2(likeness.geometry > .99 && likeness.structure > .9,
             qPrintable(QString("%1 %2").arg(likeness.geometry).arg(likeness.structure)));
}

void TstPuppet::poses_data()
{
    QTest::addColumn<HeadPose>("pose");
    QTest::addColumn<int>("moves"); // the landmark around which the picture changes
    QTest::addColumn<int>("stays"); // and the one around which it does not; -1: nothing
    auto const row = [](char const* name, auto change, int moves, int stays) {
        HeadPose pose;
        change(pose);
        QTest::newRow(name) << pose << moves << stays;
    };
    row(
        "blink", [](HeadPose& p) { p.blink = 1; }, LeftEye, LeftMouth);
    row(
        "mouth", [](HeadPose& p) { p.mouthOpen = 1; }, LeftMouth, RightEye);
    row(
        "round mouth", [](HeadPose& p) { p.mouthOpen = .4, p.mouthWide = -1; }, RightMouth, LeftEye);
    row(
        "turn", [](HeadPose& p) { p.yaw = 12; }, Nose, -1);
    row(
        "nod", [](HeadPose& p) { p.pitch = -8; }, Nose, -1);
    row(
        "tilt", [](HeadPose& p) { p.roll = 6; }, RightEye, -1);
}

void TstPuppet::poses()
{
    QFETCH(HeadPose, pose);
    QFETCH(int, moves);
    QFETCH(int, stays);
    for (test::SyntheticHead const& head : {test::ada(), test::bruno(), test::chiara()}) {
        Puppet const puppet = puppetOf(head);
        Image const rest = drawn(puppet, {}), moved = drawn(puppet, pose);
        Landmarks const at = puppet.pointsIn(kFrame, {}, kPlace);
        QVERIFY(difference(rest, moved, around(at[static_cast<size_t>(moves)], 10)) > 3);
        if (stays >= 0) {
            double const still = difference(rest, moved, around(at[static_cast<size_t>(stays)], 6));
            QVERIFY2(still < 1.5, qPrintable(QString::number(still)));
        }
        QVERIFY(difference(rest, moved, {0, 0, 20, 20}) == 0); // the clip itself
    }
}

void TstPuppet::placesOnThePath_data()
{
    QTest::addColumn<double>("at");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("height");
    QTest::newRow("before the first key") << 0. << .2 << .3;
    QTest::newRow("at the first key") << .2 << .2 << .3;
    QTest::newRow("between") << .4 << .5 << .4;
    QTest::newRow("at the last key") << .6 << .8 << .5;
    QTest::newRow("after it") << 1. << .8 << .5;
}

void TstPuppet::placesOnThePath()
{
    QFETCH(double, at);
    QFETCH(double, x);
    QFETCH(double, height);
    std::vector<PathKey> const path{{.2, .2, .5, .3}, {.6, .8, .5, .5}};
    PathKey const place = placeAt(path, at);
    QVERIFY(std::abs(place.x - x) < 1e-9 && std::abs(place.height - height) < 1e-9);
    Puppet const puppet = puppetOf(test::ada());
    Landmarks const points = puppet.pointsIn(kFrame, {}, place);
    QVERIFY(std::abs((points[LeftEye].x + points[RightEye].x) / 2 - x * 256) < 1);
    double const toMouth = (points[LeftMouth].y + points[RightMouth].y) / 2 - points[LeftEye].y;
    QVERIFY(std::abs(toMouth * 3.45 - height * 256) < 1);
}

/// Half outside, far outside, as large as the wall: nothing is written past the frame (asan watches).
void TstPuppet::staysWithinTheFrame()
{
    Puppet const puppet = puppetOf(test::ada());
    Image const empty = [] {
        Image frame(kFrame);
        frame.fill(70, 110, 70);
        return frame;
    }();
    for (PathKey const& place :
         {PathKey{0, 0, 0, .6}, PathKey{0, 1, 1, .6}, PathKey{0, .5, .5, 3}, PathKey{0, .5, .5, .05}})
        QVERIFY(difference(drawn(puppet, {}, place), empty, {0, 0, 256, 256}) > 0);
    QVERIFY(drawn(puppet, {}, {0, -1, -1, .3}) == empty);
}

void TstPuppet::takesTheLightOfTheClip()
{
    Image night(kFrame), day(kFrame);
    night.fill(20, 24, 40);
    day.fill(230, 226, 214);
    auto const brightness = [](Image const& clip) {
        Puppet puppet = puppetOf(test::ada());
        puppet.match(lookOf({clip}));
        Image const frame = drawn(puppet, {});
        return difference(frame, Image(kFrame), around(puppet.pointsIn(kFrame, {}, kPlace)[Nose], 12));
    };
    double const before = [] {
        Puppet const puppet = puppetOf(test::ada());
        return difference(drawn(puppet, {}), Image(kFrame),
                          around(puppet.pointsIn(kFrame, {}, kPlace)[Nose], 12));
    }();
    QVERIFY(brightness(night) < before - 10);
    QVERIFY(brightness(day) > before + 5);
}

void TstPuppet::takesTheGrainOfTheClip()
{
    Image grainy(kFrame);
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 768; ++x)
            grainy.mutableRow(y)[x] = static_cast<uint8_t>(100 + (x * 7919 + y * 104729) % 23);
    Image smooth(kFrame);
    smooth.fill(110, 110, 110);
    QVERIFY(lookOf({smooth}).grain < .1);
    SceneLook const look = lookOf({grainy});
    QVERIFY2(look.grain > 2 && look.grain < 12, qPrintable(QString::number(look.grain)));
    Puppet puppet = puppetOf(test::ada());
    puppet.match(look);
    Image first(kFrame), second(kFrame);
    puppet.drawInto(first, {}, kPlace, 0);
    puppet.drawInto(second, {}, kPlace, 1);
    double const moved = difference(first, second, around(puppet.pointsIn(kFrame, {}, kPlace)[Nose], 12));
    QVERIFY2(moved > 1 && moved < 15, qPrintable(QString::number(moved)));
}

void TstPuppet::pointsThatAreNoFace()
{
    kit::Shot const shot = kit::shotOf(test::ada());
    Landmarks flat = shot.points;
    flat[LeftMouth].y = flat[RightMouth].y = flat[LeftEye].y;
    for (Landmarks const& points : {Landmarks{}, flat}) {
        auto const made = Puppet::make(shot.image, points);
        QVERIFY(!made.isOk());
        QCOMPARE(made.error().messageId, std::string("cameo.badPoints"));
    }
}

/// The same head scores higher than another one, also in another pose and light.
void TstPuppet::likeness()
{
    std::vector<test::SyntheticHead> const heads{test::ada(), test::bruno(), test::chiara()};
    for (size_t i = 0; i < heads.size(); ++i) {
        kit::Shot const reference = kit::shotOf(heads[i], kSmall);
        test::SyntheticHead again = heads[i];
        again.yaw = 8;
        again.light = .8;
        again.size = .25;
        kit::Shot const same = kit::shotOf(again, kSmall);
        int const own = likenessOf(reference.image, reference.points, same.image, same.points).score();
        for (size_t k = 0; k < heads.size(); ++k) {
            if (k == i)
                continue;
            kit::Shot const other = kit::shotOf(heads[k]);
            int const foreign =
                likenessOf(reference.image, reference.points, other.image, other.points).score();
            QVERIFY2(own > foreign + 5, qPrintable(QString("%1 %2").arg(own).arg(foreign)));
        }
        QVERIFY2(own >= kLowLikeness, qPrintable(QString::number(own)));
        QCOMPARE(likenessOf(reference.image, reference.points, reference.image, reference.points).score(),
                 100);
    }
}

namespace {

/// Says what it was told, picture after picture.
class Told final : public FaceBackend {
public:
    explicit Told(std::vector<std::vector<Face>> answers, bool embeds = false)
        : m_answers(std::move(answers)), m_embeds(embeds)
    {
    }
    Result<std::vector<Face>> detect(Image const&) override { return m_answers[m_next++ % m_answers.size()]; }
    bool canEmbed() const override { return m_embeds; }
    Result<std::vector<float>> embed(Image const& image, Face const&) override
    {
        return image.widthPx() == kFrame.widthPx ? std::vector<float>{.8f, .6f} : std::vector<float>{1, 0};
    }

private:
    std::vector<std::vector<Face>> m_answers;
    bool m_embeds;
    size_t m_next = 0;
};

} // namespace

void TstPuppet::likenessByADetector()
{
    kit::Shot const shot = kit::shotOf(test::ada(), {288, 288});
    Puppet const puppet = puppetOf(test::ada());
    Landmarks const there = puppet.pointsIn(kFrame, {}, kPlace);
    Landmarks elsewhere = there;
    for (Point& each : elsewhere)
        each.x += 120;
    LikenessQuestion const question{
        shot.image, shot.points, {drawn(puppet, {}), drawn(puppet, {})}, {there, there}};
    Told finds({{kit::faceOf(elsewhere), kit::faceOf(there)}, {}});
    auto const found = likenessIn(question, finds);
    QVERIFY(found.isOk() && found->has_value());
    QVERIFY((*found)->score() > 90 && !(*found)->identity);
    Told looksElsewhere({{kit::faceOf(elsewhere)}});
    QVERIFY(!likenessIn(question, looksElsewhere)->has_value());
    Told knows({{kit::faceOf(there)}}, true);
    auto const known = likenessIn(question, knows);
    QVERIFY((*known)->identity && std::abs(*(*known)->identity - .8) < 1e-6);
    QCOMPARE((*known)->score(), 80);
}

/// FW_CAMEO_SHEET=FILE.png writes the pictures of docs/cameo.md; without it there is nothing to do.
void TstPuppet::contactSheet()
{
    QString const target = qEnvironmentVariable("FW_CAMEO_SHEET");
    if (target.isEmpty())
        QSKIP("FW_CAMEO_SHEET is not set");
    std::vector<HeadPose> poses(5);
    poses[1].yaw = 14;
    poses[2].blink = 1;
    poses[2].pitch = -5;
    poses[3].mouthOpen = 1;
    poses[3].brow = 1;
    poses[4].mouthOpen = .6;
    poses[4].mouthWide = -.9;
    poses[4].yaw = -12;
    poses[4].roll = 4;
    std::vector<Image> cells;
    int number = 0;
    for (test::SyntheticHead const& head : {test::ada(), test::bruno(), test::chiara()}) {
        cells.push_back(head.draw({480, 480}));
        Image scene(SizePx{480, 480});
        for (int y = 0; y < 480; ++y)
            for (int x = 0; x < 480; ++x)
                for (int c = 0; c < 3; ++c) {
                    int const sky[] = {110 + 40 * number, 150 - 20 * number, 190 - 60 * number};
                    int const soil[] = {70, 90 - 20 * number, 60};
                    double const t = std::clamp((y - 250) / 140.0, 0.0, 1.0);
                    scene.mutableRow(y)[3 * x + c] =
                        static_cast<uint8_t>(sky[c] + (soil[c] - sky[c]) * t + (x * 31 + y * 57 + c) % 5);
                }
        kit::Shot const shot = kit::shotOf(head, {480, 480});
        auto puppet = Puppet::make(shot.image, shot.points);
        QVERIFY(puppet.isOk());
        puppet->match(lookOf({scene}));
        for (HeadPose const& pose : poses) {
            Image frame = scene;
            puppet->drawInto(frame, pose, {0, .5, .45, .66}, number);
            cells.push_back(frame);
        }
        ++number;
    }
    QVERIFY(media::writeJpeg(target.toStdString(), media::contactSheet(cells, 6, 200), 88).isOk());
}

QTEST_GUILESS_MAIN(TstPuppet)
#include "tst_puppet.moc"
