#include "engine/base/Paths.h"
#include "engine/text/Tokenizer.h"
#include "engine/toyworld/Captions.h"
#include "engine/toyworld/Look.h"
#include "engine/toyworld/World.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace fw;
using namespace fw::toyworld;

/// The world that the starter learns from: drawn as its specs say, the same every time, and never what is
/// held out.
class TstToyworld : public QObject {
    Q_OBJECT

private:
    std::optional<World> m_world;

    static ClipSpec spec(char const* subject, Place place, Motion motion)
    {
        ClipSpec spec;
        spec.subject = subjectIndex(subject);
        spec.place = place;
        spec.motion = motion;
        spec.seed = 11;
        return spec;
    }
    struct Colours {
        double saturation = 0, warmth = 0, edge = 0, middle = 0;
    };
    /// Means of a frame; edge and middle are the brightness of its corners and of its centre.
    static Colours coloursOf(Image const& image)
    {
        Colours all;
        double corners = 0, centre = 0;
        for (int y = 0; y < image.heightPx(); ++y)
            for (int x = 0; x < image.widthPx(); ++x) {
                uint8_t const* p = image.row(y) + 3 * x;
                all.saturation += std::max({p[0], p[1], p[2]}) - std::min({p[0], p[1], p[2]});
                all.warmth += p[0] - p[2];
                bool const isCorner =
                    std::min(x, image.widthPx() - 1 - x) < 16 && std::min(y, image.heightPx() - 1 - y) < 16;
                bool const isCentre = std::abs(x - 80) < 24 && std::abs(y - 48) < 16;
                corners += isCorner;
                centre += isCentre;
                all.edge += isCorner * (p[0] + p[1] + p[2]);
                all.middle += isCentre * (p[0] + p[1] + p[2]);
            }
        double const pixels = image.widthPx() * image.heightPx();
        return {all.saturation / pixels, all.warmth / pixels, all.edge / corners, all.middle / centre};
    }
    static double difference(Image const& a, Image const& b)
    {
        double sum = 0;
        for (int y = 0; y < a.heightPx(); ++y)
            for (int x = 0; x < a.widthPx() * 3; ++x)
                sum += std::abs(a.row(y)[x] - b.row(y)[x]);
        return sum / (a.widthPx() * a.heightPx() * 3);
    }
    /// The middle of the subject in a frame, and the share of the picture that it covers.
    struct Blob {
        double x = 0, y = 0, share = 0;
    };
    static Blob blobOf(DrawnClip const& clip, int frame)
    {
        auto const& mask = clip.masks[static_cast<size_t>(frame)];
        int const width = clip.frames.front().widthPx();
        double x = 0, y = 0, total = 0;
        for (size_t i = 0; i < mask.size(); ++i) {
            x += mask[i] * static_cast<double>(i % static_cast<size_t>(width));
            y += mask[i] * static_cast<double>(i / static_cast<size_t>(width));
            total += mask[i];
        }
        return {x / total, y / total, total / 255 / static_cast<double>(mask.size())};
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = World::open(World::defaultFolder());
        QVERIFY2(opened.isOk(), opened ? "" : opened.error().message().c_str());
        m_world.emplace(std::move(*opened));
    }

    void drawsTheSameEveryTime()
    {
        Dice dice(3), again(3);
        std::vector<ClipSpec> specs;
        for (int i = 0; i < 12; ++i)
            specs.push_back(drawTrainingSpec(dice));
        std::vector<DrawnClip> const all = m_world->drawAll(specs);
        auto const other = World::open(World::defaultFolder());
        for (size_t i = 0; i < specs.size(); ++i) {
            ClipSpec const same = drawTrainingSpec(again);
            QVERIFY(other->draw(same).frames == all[i].frames);
            QVERIFY(other->draw(same).masks == all[i].masks);
            DrawnClip const part = m_world->draw(same, {5, 9}); // frames do not depend on those before them
            QVERIFY(std::equal(part.frames.begin(), part.frames.end(), all[i].frames.begin() + 5));
        }
        Dice first(8), second(8);
        for (int i = 0; i < 50; ++i) {
            ClipSpec const any = drawSpec(first);
            QCOMPARE(caption(any, first), caption(drawSpec(second), second));
        }
    }

    /// Numbers that must never change: weights say that they were trained on this world.
    void drawsTheSameOnEveryMachine()
    {
        Dice dice(1);
        QCOMPARE(dice.next(), 10451216379200822465ull);
        QVERIFY(mixed(1, 2) != mixed(2, 1));
        std::vector<size_t> counts(3);
        for (int i = 0; i < 6000; ++i)
            ++counts[dice.weighted({1, 2, 3})];
        QVERIFY(counts[0] > 850 && counts[0] < 1150 && counts[2] > 2800 && counts[2] < 3200);
    }

    void neverTrainsOnWhatIsHeldOut()
    {
        Dice dice(5);
        std::set<std::pair<size_t, size_t>> subjectPlaces, subjectMotions, placeMotions;
        int heldOut = 0;
        for (int i = 0; i < 30'000; ++i) {
            ClipSpec const seen = drawTrainingSpec(dice);
            QVERIFY(!isHeldOut(seen));
            auto const place = static_cast<size_t>(seen.place), motion = static_cast<size_t>(seen.motion);
            subjectPlaces.insert({seen.subject, place});
            subjectMotions.insert({seen.subject, motion});
            placeMotions.insert({place, motion});
            heldOut += isHeldOut(drawSpec(dice));
        }
        QCOMPARE(subjectPlaces.size(), subjects().size() * kPlaces); // every pair of two is seen
        QCOMPARE(subjectMotions.size(), subjects().size() * kMotions);
        QCOMPARE(placeMotions.size(), kPlaces * kMotions);
        QVERIFY(heldOut > 2300 && heldOut < 3200); // 1 in 11
        for (int i = 0; i < 3000; ++i) {
            SpecPair const pair = drawPair(dice);
            QVERIFY(!isHeldOut(pair.start) && !isHeldOut(pair.next));
            QVERIFY(!isHeldOut(elsewhere(pair.start, dice)));
        }
        // The rule of gen.py: (subject + 5 place + 3 motion) % 11 == 4
        QVERIFY(isHeldOut(spec("horse", Place::Beach, Motion::Right))); // 4 + 0 + 0
        QVERIFY(isHeldOut(spec("person", Place::Beach, Motion::Down))); // 28 + 0 + 9 = 37 = 3 * 11 + 4
        QVERIFY(!isHeldOut(spec("cat", Place::Desert, Motion::Spin)));  // 2 + 15 + 18 = 35 = 3 * 11 + 2
    }

    void captionsTokenise()
    {
        auto const tokenizer =
            text::Tokenizer::open(paths::resources() / "models/starter/tokenizer/spiece.model");
        QVERIFY(tokenizer.isOk());
        Dice dice(4);
        std::set<std::string> different;
        for (int i = 0; i < 4000; ++i) {
            ClipSpec const any = drawSpec(dice);
            std::string const text = caption(any, dice);
            std::vector<int32_t> const ids = tokenizer->encode(text);
            QVERIFY2(ids.size() < 48, text.c_str()); // with the end mark
            QVERIFY2(std::find(ids.begin(), ids.end(), tokenizer->unkId()) == ids.end(), text.c_str());
            different.insert(text);
        }
        QVERIFY(different.size() > 3500);
    }

    void captionsSayWhatIsShown()
    {
        Dice dice(6);
        ClipSpec car = spec("car", Place::Beach, Motion::Left);
        car.colour = 1;
        car.style = Style::Cartoon;
        int colours = 0;
        for (int i = 0; i < 200; ++i) {
            std::string const plain = caption(car, dice);
            QVERIFY2(QString::fromStdString(plain).contains(QRegularExpression("left")), plain.c_str());
            QVERIFY2(QString::fromStdString(plain).contains(QRegularExpression("beach|seaside")),
                     plain.c_str());
            QVERIFY(plain.find("artoon") != std::string::npos);
            colours += plain.find("blue") != std::string::npos || plain.find("Blue") != std::string::npos;
            QVERIFY(caption(car, dice, CaptionKind::NoStyle).find("artoon") == std::string::npos);
            QString const anyone = QString::fromStdString(caption(car, dice, CaptionKind::NoSubject));
            QVERIFY2(!anyone.contains(QRegularExpression("\\b(car|automobile|blue)\\b")), qPrintable(anyone));
        }
        QVERIFY(colours > 130 && colours < 200); // now and then the colour is left open
    }

    void sizes_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << .5 << QSize(80, 48);
        QTest::newRow("as the starter sees it") << 1.0 << QSize(160, 96);
        QTest::newRow("as it is finished") << 4.0 << QSize(640, 384);
    }
    void sizes()
    {
        QFETCH(double, scale);
        QFETCH(QSize, size);
        auto const world = World::open(World::defaultFolder(), scale);
        QVERIFY(world.isOk());
        ClipSpec const clip = spec("dog", Place::Room, Motion::Still);
        DrawnClip const drawn = world->draw(clip, {0, 2});
        QCOMPARE(drawn.frames.size(), size_t(2));
        QCOMPARE(QSize(drawn.frames[0].widthPx(), drawn.frames[0].heightPx()), size);
        QCOMPARE(drawn.masks[0].size(), static_cast<size_t>(size.width() * size.height()));
        QCOMPARE(m_world->draw(clip).frames.size(), size_t(kFrames));
        // The same picture, finer or coarser
        Blob const usual = blobOf(m_world->draw(clip, {0, 1}), 0), here = blobOf(drawn, 0);
        QVERIFY(std::abs(usual.x - here.x / scale) < 1.5 && std::abs(usual.y - here.y / scale) < 1.5);
        QVERIFY(std::abs(usual.share - here.share) < .01);
    }

    void missingSpritesAreAnError()
    {
        auto const none = World::open(World::defaultFolder() / "nowhere");
        QVERIFY(!none.isOk());
        QCOMPARE(none.error().kind, Error::Kind::MissingFile);
    }

    void stylesDiffer()
    {
        std::map<Style, Colours> means;
        for (int i = 0; i < 6; ++i)
            for (Style const style : {Style::None, Style::Cinematic, Style::Cartoon, Style::Documentary}) {
                ClipSpec clip = spec("rabbit", static_cast<Place>(i * 2), Motion::Still);
                clip.style = style;
                Colours const c = coloursOf(m_world->draw(clip, {0, 1}).frames[0]);
                Colours& sum = means[style];
                sum = {sum.saturation + c.saturation / 6, sum.warmth + c.warmth / 6, sum.edge + c.edge / 6,
                       sum.middle + c.middle / 6};
            }
        Colours const plain = means[Style::None], cinematic = means[Style::Cinematic];
        QVERIFY2(means[Style::Cartoon].saturation > 1.3 * plain.saturation, "cartoon is colourful");
        QVERIFY2(means[Style::Documentary].saturation < .5 * plain.saturation, "documentary is pale");
        QVERIFY2(cinematic.edge / cinematic.middle < .75 * plain.edge / plain.middle, "dark corners");
        // Documentary is held by hand: even a still subject moves
        ClipSpec held = spec("house", Place::Beach, Motion::Still);
        DrawnClip const still = m_world->draw(held);
        QVERIFY(std::abs(blobOf(still, 3).x - blobOf(still, 9).x) < .01);
        held.style = Style::Documentary;
        DrawnClip const shaking = m_world->draw(held);
        QVERIFY(std::abs(blobOf(shaking, 3).x - blobOf(shaking, 9).x) > .3);
    }

    void motionsDoWhatTheySay()
    {
        auto const change = [&](Motion motion) {
            DrawnClip const clip = m_world->draw(spec("ball", Place::Meadow, motion));
            Blob const a = blobOf(clip, 0), b = blobOf(clip, 16);
            return Blob{b.x - a.x, b.y - a.y, b.share / a.share};
        };
        QVERIFY(change(Motion::Right).x > 60 && change(Motion::Left).x < -60);
        QVERIFY(change(Motion::Up).y < -25 && change(Motion::Down).y > 25);
        QVERIFY(change(Motion::Closer).share > 3 && change(Motion::Away).share < .3);
        Blob const still = change(Motion::Still);
        QVERIFY(std::abs(still.x) < .1 && std::abs(still.y) < .1 && std::abs(still.share - 1) < .01);
        DrawnClip const hop = m_world->draw(spec("ball", Place::Meadow, Motion::Bounce));
        QVERIFY(blobOf(hop, 0).y - blobOf(hop, 5).y > 20);
        DrawnClip const spin = m_world->draw(spec("car", Place::Meadow, Motion::Spin));
        QVERIFY(difference(spin.frames[0], spin.frames[8]) > 1);
    }

    void weatherFalls()
    {
        ClipSpec clip = spec("tree", Place::Forest, Motion::Still);
        auto const moved = [&] {
            DrawnClip const drawn = m_world->draw(clip, {0, 2});
            return difference(drawn.frames[0], drawn.frames[1]);
        };
        QCOMPARE(moved(), 0.0);
        clip.weather = Weather::Rain;
        QVERIFY(moved() > .3);
        clip.weather = Weather::Snowfall;
        QVERIFY(moved() > .3);
    }

    /// What an extension is to learn: the second clip begins as the first one ends.
    void pairsFitTogether()
    {
        Dice dice(21);
        int same = 0, moving = 0;
        for (int i = 0; i < 40; ++i) {
            SpecPair const pair = drawPair(dice);
            QCOMPARE(pair.next.subject, pair.start.subject);
            QCOMPARE(pair.next.look, pair.start.look);
            if (pair.next.camera != Camera::Static)
                continue;
            Image const last = m_world->draw(pair.start, {kFrames - 1, 1}).frames[0];
            DrawnClip const next = m_world->draw(pair.next);
            bool const turnsRound = pair.next.motion == Motion::Right || pair.start.motion == Motion::Right;
            if (!turnsRound || pair.next.motion == pair.start.motion)
                QVERIFY2(difference(last, next.frames[0]) < .01, qPrintable(QString::number(i)));
            same += pair.next.motion == pair.start.motion;
            moving += difference(next.frames[0], next.frames[16]) > .5;
            Blob const end = blobOf(next, 16); // still in the picture
            QVERIFY(end.share > .01 && end.x > 4 && end.x < 156);
        }
        QVERIFY(same > 8 && same < 32); // going on in the same direction is among them
        QVERIFY(moving > 25);
    }

    /// A person on white, in a scene and in another one: the same person, unlike the next.
    void peopleAreToldApart()
    {
        Dice dice(9);
        ClipSpec person = spec("person", Place::Meadow, Motion::Still);
        person.look = 77;
        ClipSpec const other = elsewhere(person, dice);
        QCOMPARE(other.subject, person.subject);
        QCOMPARE(other.look, person.look);
        QVERIFY(other.place != person.place);
        Image const onWhite = m_world->reference(person, 1);
        QVERIFY(m_world->reference(other, 1) == onWhite); // style and place do not show
        uint8_t const* corner = onWhite.row(0);
        QVERIFY(corner[0] == 255 && corner[1] == 255 && corner[2] == 255);
        ClipSpec stranger = person;
        stranger.look = 78;
        QVERIFY(difference(m_world->reference(stranger, 1), onWhite) > 2);
        std::set<std::string> kinds;
        for (uint64_t i = 0; i < 400; ++i) {
            Look const look = Look::of(i);
            kinds.insert(std::to_string(look.skin) + std::to_string(look.hair) + std::to_string(look.shirt) +
                         std::to_string(static_cast<int>(look.cut)) + std::to_string(look.hasGlasses));
            QVERIFY(look == Look::of(i));
        }
        QVERIFY(kinds.size() > 350);
    }
};

QTEST_GUILESS_MAIN(TstToyworld)
#include "tst_toyworld.moc"
