#include "engine/playback/Compose.h"
#include "tests/support/TestFilm.h"

#include "engine/media/Transitions.h"

#include <QtTest>

#include <set>

using namespace fw;
using namespace fw::playback;
using story::TransitionKind;

namespace {

QString codeOf(Image const& image)
{
    auto const code = test::readCode(image);
    return code ? QString("%1:%2").arg(code->clip).arg(code->frame) : QString("?");
}

/// Frames of the film whose picture differs from the same film without titles.
std::set<int> titledFrames(test::TestFilm const& film, bool showsSubtitles = true)
{
    plan::ExportPlan bare = film.plan;
    for (plan::CutItem& item : bare.items)
        item.titles.clear();
    plan::ExportPlan shown = film.plan;
    shown.showsSubtitles = showsSubtitles;
    Composer with(shown, {film.folder(), {}}), without(bare, {film.folder(), {}});
    std::set<int> titled;
    for (int i = 0; i < film.plan.length.count; ++i) {
        auto const a = with.compose({i}), b = without.compose({i});
        if (!a || !b)
            return {-1};
        if (!(*a == *b))
            titled.insert(i);
    }
    return titled;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<fw::test::TestShot>)

class TstComposer : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    std::filesystem::path freshFolder() const
    {
        return m_dir
            .filePath(QString::fromUtf8(QTest::currentDataTag() ? QTest::currentDataTag()
                                                                : QTest::currentTestFunction()))
            .toStdString();
    }

private Q_SLOTS:
    void showsExactlyTheseFrames_data()
    {
        QTest::addColumn<std::vector<test::TestShot>>("shots");
        QTest::addColumn<QStringList>("codes"); // clip:frame, ? where two pictures mix
        using Shots = std::vector<test::TestShot>;
        QTest::newRow("one shot") << Shots{{4, 4}} << QStringList{"1:0", "1:1", "1:2", "1:3"};
        QTest::newRow("two shots, a cut")
            << Shots{{3, 3}, {2, 2}} << QStringList{"1:0", "1:1", "1:2", "2:0", "2:1"};
        QTest::newRow("trimmed at its start") << Shots{{6, 3, 2}} << QStringList{"1:2", "1:3", "1:4"};
        QTest::newRow("take longer than the shot")
            << Shots{{9, 2}, {1, 1}} << QStringList{"1:0", "1:1", "2:0"};
        QTest::newRow("take shorter: the last frame holds")
            << Shots{{2, 4}} << QStringList{"1:0", "1:1", "1:1", "1:1"};
        QTest::newRow("trimmed past its end") << Shots{{3, 3, 2}} << QStringList{"1:2", "1:2", "1:2"};
    }
    void showsExactlyTheseFrames()
    {
        QFETCH(std::vector<test::TestShot>, shots);
        QFETCH(QStringList, codes);
        test::TestFilm film(freshFolder());
        for (test::TestShot const& shot : shots)
            QVERIFY(film.add(shot));
        QCOMPARE(film.plan.length.count, static_cast<int64_t>(codes.size()));
        Composer composer(film.plan, {film.folder(), {}});
        for (int pass = 0; pass < 2; ++pass) // forwards, then backwards: random access is exact too
            for (int i = 0; i < codes.size(); ++i) {
                int const n = pass == 0 ? i : static_cast<int>(codes.size()) - 1 - i;
                auto const image = composer.compose({n});
                QVERIFY(image);
                QCOMPARE(codeOf(*image), codes[n]);
            }
    }

    void transitionsMixTheRightFrames_data()
    {
        QTest::addColumn<TransitionKind>("kind");
        QTest::addColumn<media::Transition>("drawn");
        QTest::newRow("dissolve") << TransitionKind::Dissolve << media::Transition::Dissolve;
        QTest::newRow("dip to black") << TransitionKind::DipBlack << media::Transition::DipBlack;
        QTest::newRow("dip to white") << TransitionKind::DipWhite << media::Transition::DipWhite;
        QTest::newRow("wipe") << TransitionKind::Wipe << media::Transition::Wipe;
    }
    /// |1: 0 1 2 3 4 5|
    ///        |2: 0 1 2 3 4|   overlap 3: film of 8 frames, mixed in 3, 4 and 5
    void transitionsMixTheRightFrames()
    {
        QFETCH(TransitionKind, kind);
        QFETCH(media::Transition, drawn);
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({6, 6, 0, {kind, {3}}}));
        QVERIFY(film.add({5, 5}));
        QCOMPARE(film.plan.length.count, int64_t{8});
        Composer composer(film.plan, {film.folder(), {}});
        for (int n = 0; n < 8; ++n) {
            auto const image = composer.compose({n});
            QVERIFY(image);
            if (n < 3)
                QCOMPARE(codeOf(*image), QString("1:%1").arg(n));
            else if (n > 5)
                QCOMPARE(codeOf(*image), QString("2:%1").arg(n - 3));
            else {
                Image const from = test::codedFrame(film.plan.format.size, 1, n);
                Image const to = test::codedFrame(film.plan.format.size, 2, n - 3);
                double const progress = plan::framePlan(film.plan, {n}).progress;
                QVERIFY(progress > 0 && progress < 1);
                QVERIFY(*image == media::transitionFrame(drawn, from, to, progress));
            }
        }
    }

    void aTakeOfAnotherShapeIsFittedNeverStretched_data()
    {
        QTest::addColumn<story::FitMode>("fit");
        QTest::addColumn<bool>("hasBars");
        QTest::newRow("fit") << story::FitMode::Fit << true;
        QTest::newRow("fill") << story::FitMode::Fill << false;
    }
    void aTakeOfAnotherShapeIsFittedNeverStretched()
    {
        QFETCH(story::FitMode, fit);
        QFETCH(bool, hasBars);
        test::TestFilm film(freshFolder());
        film.plan.format.fit = fit;
        QVERIFY(film.add({2, 2}, {144, 144}));
        Composer composer(film.plan, {film.folder(), {}});
        auto const image = composer.compose({0});
        QVERIFY(image);
        QCOMPARE(image->size(), (SizePx{256, 144}));
        uint8_t const* left = image->row(130);
        QCOMPARE(left[0] == 0 && left[1] == 0 && left[2] == 0, hasBars);
        QVERIFY(left[3 * 128] != 0); // the picture is in the middle in both
    }

    void theCanvasMayAskForAnotherSize()
    {
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({2, 2}));
        Composer composer(film.plan, {film.folder(), {128, 72}});
        auto const image = composer.compose({1});
        QVERIFY(image);
        QCOMPARE(image->size(), (SizePx{128, 72}));
        QCOMPARE(codeOf(*image), QString("1:1"));
    }

    void aMissingTakeIsACard()
    {
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({0, 3}));
        Composer composer(film.plan, {film.folder(), {}});
        auto const image = composer.compose({1});
        QVERIFY(image);
        QVERIFY(*image == posterCard({256, 144}, film.plan.items[0]));
        Image ground({256, 144});
        ground.fill(image->row(0)[0], image->row(0)[1], image->row(0)[2]);
        QVERIFY(!(*image == ground)); // something is written on it
        auto const differs = [&](auto change) {
            plan::CutItem other = film.plan.items[0];
            change(other);
            return !(*image == posterCard({256, 144}, other));
        };
        QVERIFY(differs([](plan::CutItem& item) { item.number = 2; }));
        QVERIFY(differs([](plan::CutItem& item) { item.prompt = "another prompt"; }));
        QVERIFY(differs([](plan::CutItem& item) { item.dialogue = "Where were you?"; }));
    }

    void theGradeIsApplied()
    {
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({2, 2}));
        film.plan.items[0].grade.saturation = 0;
        Composer composer(film.plan, {film.folder(), {}});
        auto const image = composer.compose({0});
        QVERIFY(image);
        uint8_t const* pixel = image->row(100);
        QVERIFY(pixel[0] == pixel[1] && pixel[1] == pixel[2]);
    }

    void titlesStayWithTheirPicture()
    {
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({8, 6, 2}));
        QVERIFY(film.add({8, 8}));
        using story::TitleStyle;
        film.plan.items[0].titles = {{"Zürich", {0}, {5}, TitleStyle::LowerThird}}; // of it 2, 3, 4 show
        film.plan.items[1].titles = {{"Grüezi", {3}, {2}, TitleStyle::Subtitle},
                                     {"The end", {7}, {99}, TitleStyle::Headline}};
        QCOMPARE(titledFrames(film), (std::set<int>{0, 1, 2, 9, 10, 13}));
        QCOMPARE(titledFrames(film, false), (std::set<int>{0, 1, 2, 13}));
        auto const spans = plan::titleSpans(film.plan);
        QCOMPARE(spans.size(), size_t(3));
        QCOMPARE(spans[0].start.count, int64_t{0});
        QCOMPARE(spans[0].length.count, int64_t{3});
        QCOMPARE(spans[2].start.count, int64_t{13});
        QCOMPARE(spans[2].length.count, int64_t{1});
    }

    void titlesComeAndGo()
    {
        story::Title const title{"x", {10}, {8}, story::TitleStyle::Subtitle, 1, "#ffffff", {3}};
        QCOMPARE(story::opacityAt(title, {9}), 0.0);
        QCOMPARE(story::opacityAt(title, {10}), .25);
        QCOMPARE(story::opacityAt(title, {12}), .75);
        QCOMPARE(story::opacityAt(title, {13}), 1.0);
        QCOMPARE(story::opacityAt(title, {14}), 1.0);
        QCOMPARE(story::opacityAt(title, {17}), .25);
        QCOMPARE(story::opacityAt(title, {18}), 0.0);
    }

    /// A clip that went to save disk (jobs/TakeClip.h): its marked copy plays, and never gets into a film.
    void withoutItsClipTheProxyPlays()
    {
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({2, 2}));
        plan::CutItem const& item = film.plan.items[0];
        media::ClipSettings settings;
        settings.size = film.plan.format.size;
        settings.rate = item.rate;
        QVERIFY(
            media::writeClip(film.folder() / item.proxyFile, settings, test::codedClip(settings.size, 7, 2)));
        Composer::Options looking{film.folder(), {}};
        looking.playsProxies = true;
        Composer canvas(film.plan, looking);
        QCOMPARE(codeOf(*canvas.compose({1})), QString("1:1")); // the clip itself, while it is there
        QVERIFY(std::filesystem::remove(film.folder() / item.masterFile));
        Composer later(film.plan, looking), film2(film.plan, {film.folder(), {}});
        QCOMPARE(codeOf(*later.compose({1})), QString("7:1"));
        auto const none = film2.compose({1});
        QVERIFY(!none && none.error().kind == Error::Kind::MissingFile);
    }

    void errorsNameTheShot_data()
    {
        QTest::addColumn<bool>("isDamaged");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("gone") << false << Error::Kind::MissingFile;
        QTest::newRow("damaged") << true << Error::Kind::BadInput;
    }
    void errorsNameTheShot()
    {
        QFETCH(bool, isDamaged);
        QFETCH(Error::Kind, kind);
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({2, 2}));
        QVERIFY(film.add({2, 2}));
        auto const master = film.folder() / film.plan.items[1].masterFile;
        if (isDamaged)
            QVERIFY(writeFileAtomically(master, "not a clip"));
        else
            QVERIFY(std::filesystem::remove(master));
        Composer composer(film.plan, {film.folder(), {}});
        QVERIFY(composer.compose({1}));
        auto const image = composer.compose({2});
        QVERIFY(!image);
        QCOMPARE(image.error().kind, kind);
        QVERIFY(image.error().message().find("Shot 2") != std::string::npos);
    }

    void outsideTheFilmIsAnError_data()
    {
        QTest::addColumn<int>("frame");
        QTest::newRow("before") << -1;
        QTest::newRow("after") << 2;
    }
    void outsideTheFilmIsAnError()
    {
        QFETCH(int, frame);
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({2, 2}));
        Composer composer(film.plan, {film.folder(), {}});
        auto const image = composer.compose({frame});
        QVERIFY(!image);
        QCOMPARE(image.error().kind, Error::Kind::BadInput);
    }

    void aNewPlanShowsAtOnce()
    {
        test::TestFilm film(freshFolder());
        QVERIFY(film.add({4, 4}));
        QVERIFY(film.add({4, 4}));
        Composer composer(film.plan, {film.folder(), {}});
        QVERIFY(composer.compose({5}));
        plan::ExportPlan swapped = film.plan;
        std::swap(swapped.items[0].masterFile, swapped.items[1].masterFile);
        composer.setPlan(swapped);
        auto const image = composer.compose({5});
        QVERIFY(image);
        QCOMPARE(codeOf(*image), QString("1:1"));
    }

    void aTinyCacheStillShowsEveryFrame()
    {
        test::TestFilm film(freshFolder());
        for (int shot = 0; shot < 6; ++shot)
            QVERIFY(film.add({3, 3}));
        Composer composer(film.plan, {film.folder(), {}, 1});
        for (int n = 17; n >= 0; --n) {
            auto const image = composer.compose({n});
            QVERIFY(image);
            QCOMPARE(codeOf(*image), QString("%1:%2").arg(n / 3 + 1).arg(n % 3));
        }
    }
};

QTEST_GUILESS_MAIN(TstComposer)
#include "tst_composer.moc"
