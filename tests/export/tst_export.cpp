#include "engine/export/Export.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Stills.h"
#include "engine/media/VisibleMark.h"
#include "engine/playback/Compose.h"
#include "tests/export/SignedFilm.h"

#include <QtTest>

using namespace fw;
using namespace fw::exporting;
using State = provenance::C2paReport::State;

namespace {

double meanDifference(Image const& a, Image const& b)
{
    double sum = 0;
    for (int y = 0; y < a.heightPx(); ++y)
        for (int i = 0; i < 3 * a.widthPx(); ++i)
            sum += std::abs(a.row(y)[i] - b.row(y)[i]);
    return sum / (3.0 * a.widthPx() * a.heightPx());
}

} // namespace

class TstExport : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::SignedFilm> m_film;
    std::filesystem::path m_target;
    std::optional<ExportResult> m_result;
    std::vector<ExportProgress> m_progress;

    std::filesystem::path at(char const* name) const { return m_dir.filePath(name).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        m_film = std::make_unique<test::SignedFilm>(at("film"));
        QVERIFY(m_film->addUsualShots());
        QDir(m_dir.path()).mkdir("out");
        m_target = at("out/film.mp4");
        auto result = run(m_film->plan, m_film->settings(m_target),
                          [&](ExportProgress const& progress) { m_progress.push_back(progress); }, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        m_result = result.value();
    }

    void theFileIsThereAloneAndValid()
    {
        QCOMPARE(m_result->file, m_target);
        QCOMPARE(m_result->frames, int64_t{9});
        QCOMPARE(m_result->credentials.state, State::Valid);
        QVERIFY(m_result->staleShots.empty());
        QCOMPARE(
            QDir(m_dir.filePath("out")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList{"film.mp4"});
    }

    void itsCredentialsNameTheShots()
    {
        auto const identity = provenance::SigningIdentity::loadOrCreate();
        QVERIFY(identity);
        auto const report = provenance::readCredentials(m_target, identity->rootPem());
        QVERIFY(report);
        QCOMPARE(report->state, State::Trusted);
        QCOMPARE(report->digitalSourceType, std::string("trainedAlgorithmicMedia"));
        QCOMPARE(report->actions, (std::vector<std::string>{"c2pa.created", "c2pa.placed", "c2pa.placed",
                                                            "c2pa.watermarked.unbound"}));
        QCOMPARE(report->ingredients.size(), size_t{2});
        QCOMPARE(report->ingredients[0].title, std::string("shot 1"));
        QCOMPARE(report->ingredients[1].relationship, std::string("componentOf"));
    }

    void itsFramesAreTheComposers()
    {
        playback::Composer composer(m_film->plan, {m_film->folder(), {}});
        auto const reader = media::ClipReader::open(m_target);
        QVERIFY(reader);
        QCOMPARE((*reader)->info().codec, std::string("h264"));
        QCOMPARE((*reader)->info().pixelFormat, std::string("yuv420p"));
        QCOMPARE((*reader)->info().colorSpace, std::string("bt709"));
        media::VisibleMark const mark(m_film->plan.format.size);
        std::optional<media::MarkPlacement> placement;
        int shot = 0;
        for (int n = 0; n < 9; ++n) {
            auto const written = (*reader)->frame({n});
            auto composed = composer.compose({n});
            QVERIFY(written && composed);
            int const number =
                m_film->plan.items[static_cast<size_t>(plan::framePlan(m_film->plan, {n}).from.item)].number;
            if (number != shot)
                placement = mark.place(static_cast<uint64_t>(number), *composed);
            shot = number;
            mark.stamp(*composed, *placement);
            double const difference = meanDifference(*written, *composed);
            QVERIFY2(difference < 3.0, std::to_string(difference).c_str());
            QCOMPARE(test::readCode(*written), test::readCode(*composed));
        }
    }

    void theMarkMovesFromShotToShot()
    {
        auto const reader = media::ClipReader::open(m_target);
        QVERIFY(reader);
        media::MarkDetection const first = media::detectMark((*reader)->frame({0}).value());
        media::MarkDetection const last = media::detectMark((*reader)->frame({8}).value());
        QVERIFY(first.found && last.found);
        QVERIFY(!(first.rect == last.rect));
    }

    void nothingPrivateIsInTheFile_data()
    {
        QTest::addColumn<QString>("trace");
        for (char const* trace :
             {"heron", "dusk", "master.mkv", "proxy.mp4", "film.mp4", "tk-1", "thumbnail", "fw-tmp"})
            QTest::newRow(trace) << trace;
        QTest::newRow("project folder") << QString::fromStdString(at("film").string());
    }
    void nothingPrivateIsInTheFile()
    {
        QFETCH(QString, trace);
        std::string const bytes = readFile(m_target).value();
        QVERIFY(bytes.find(trace.toStdString()) == std::string::npos);
    }

    void progressCountsUpThroughThePhases()
    {
        QStringList phases;
        for (ExportProgress const& each : m_progress)
            if (phases.isEmpty() || phases.back() != each.phase)
                phases << each.phase;
        QCOMPARE(phases, (QStringList{"encode", "sign", "verify"}));
        for (int n = 0; n < 9; ++n)
            QCOMPARE(m_progress[static_cast<size_t>(n)].step, int64_t{n + 1});
    }

    void oneCompositeShotMakesTheFilmComposite()
    {
        test::SignedFilm film(at("composite"));
        QVERIFY(film.addSigned({3, 3}));
        QVERIFY(film.addSigned({3, 3}, provenance::SourceType::CompositeWithTrainedAlgorithmicMedia));
        auto const result = run(film.plan, film.settings(at("out/composite.mp4")), {}, {});
        QVERIFY(result);
        QCOMPARE(result->credentials.digitalSourceType, std::string("compositeWithTrainedAlgorithmicMedia"));
    }

    void anAnimaticShowsCards_data()
    {
        QTest::addColumn<bool>("hasTake");
        QTest::addColumn<QString>("source");
        QTest::newRow("beside a take") << true << "compositeWithTrainedAlgorithmicMedia";
        QTest::newRow("alone: nothing was generated") << false << "digitalCreation";
    }
    void anAnimaticShowsCards()
    {
        QFETCH(bool, hasTake);
        QFETCH(QString, source);
        test::SignedFilm film(at(hasTake ? "half" : "cards"));
        if (hasTake)
            QVERIFY(film.addSigned({3, 3}));
        QVERIFY(film.add({0, 4}));
        film.plan.items.back().prompt = "A lighthouse in the storm";
        std::filesystem::path const target = at(hasTake ? "out/half.mp4" : "out/cards.mp4");
        ExportSettings settings = film.settings(target);
        QVERIFY(!run(film.plan, settings, {}, {}));
        settings.showsCards = true;
        auto const result = run(film.plan, settings, {}, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QCOMPARE(result->cardShots, std::vector<int>{film.plan.items.back().number});
        QCOMPARE(result->frames, film.plan.length.count);
        QCOMPARE(result->credentials.state, State::Valid);
        QCOMPARE(QString::fromStdString(result->credentials.digitalSourceType), source);
        auto reader = media::ClipReader::open(target);
        QVERIFY(reader);
        auto const shown = (*reader)->frame({film.plan.length.count - 1});
        QVERIFY(shown);
        plan::CutItem other = film.plan.items.back();
        double const apart = meanDifference(*shown, playback::posterCard(shown->size(), other));
        QVERIFY2(apart < 4, qPrintable(QString::number(apart))); // the visible mark lies over it
        other.prompt.clear();
        QVERIFY(apart < meanDifference(*shown, playback::posterCard(shown->size(), other)));
    }

    void staleShotsAreWarnings()
    {
        test::SignedFilm film(at("stale"));
        QVERIFY(film.addSigned({3, 3}));
        QVERIFY(film.addSigned({3, 3, 0, {}, true}));
        auto const result = run(film.plan, film.settings(at("out/stale.mp4")), {}, {});
        QVERIFY(result);
        QCOMPARE(result->staleShots, std::vector<int>{2});
    }

    void movIsWrittenToo()
    {
        auto const result = run(m_film->plan, m_film->settings(at("out/film.mov")), {}, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QCOMPARE(result->credentials.state, State::Valid);
    }

    void aPreviousFileIsReplacedOnlyWhenAllowed()
    {
        QVERIFY(writeFileAtomically(at("out/again.mp4"), "previous"));
        ExportSettings settings = m_film->settings(at("out/again.mp4"));
        auto const refused = run(m_film->plan, settings, {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        QCOMPARE(readFile(at("out/again.mp4")).value(), std::string("previous"));
        settings.overwrite = true;
        QVERIFY(run(m_film->plan, settings, {}, {}));
        QCOMPARE(provenance::readCredentials(at("out/again.mp4"))->state, State::Valid);
    }

    void anExtensionKeepsItsParentAsInput()
    {
        std::vector<Image> const frames = test::codedClip({256, 144}, 5, 6);
        ClipExport clip{frames, {8, 1}, at("out/extended.mp4"), {}, 3};
        clip.manifest.ingredients = {
            {"take-1", "shot 1", "inputTo", m_film->folder() / m_film->plan.items[0].proxyFile}};
        auto const report = writeSignedClip(clip);
        QVERIFY(report);
        QCOMPARE(report->credentials.actions,
                 (std::vector<std::string>{"c2pa.created", "c2pa.watermarked.unbound"}));
        QCOMPARE(report->credentials.ingredients.size(), size_t{1});
        QCOMPARE(report->credentials.ingredients[0].relationship, std::string("inputTo"));
    }

    void verifyTellsWhatAFileIs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<State>("state");
        QTest::addColumn<bool>("hasMark");
        QTest::newRow("an export") << "out/film.mp4" << State::Valid << true;
        QTest::newRow("one bit changed") << "flipped.mp4" << State::Invalid << true;
        QTest::newRow("a clip from elsewhere") << "plain.mp4" << State::None << false;
        QTest::newRow("a lossless master") << "film/takes/tk-1/master.mkv" << State::None << false;
        QTest::newRow("a marked still") << "still.png" << State::None << true;
    }
    void verifyTellsWhatAFileIs()
    {
        QFETCH(QString, name);
        QFETCH(State, state);
        QFETCH(bool, hasMark);
        std::string bytes = readFile(m_target).value();
        bytes[bytes.size() - 20] ^= 1;
        QVERIFY(writeFileAtomically(at("flipped.mp4"), bytes));
        media::ClipSettings settings;
        settings.size = {256, 144};
        settings.rate = {8, 1};
        QVERIFY(media::writeClip(at("plain.mp4"), settings, test::codedClip({256, 144}, 2, 5)));
        Image still = test::codedFrame({256, 144}, 2, 5);
        media::stampMark(still, 1);
        QVERIFY(media::writePng(at("still.png"), still));
        auto const report = verifyFile(at(name.toUtf8().constData()));
        QVERIFY2(report, report ? "" : report.error().message().c_str());
        QCOMPARE(report->c2pa.state, state);
        QCOMPARE(report->visibleMark, hasMark);
    }

    void verifyOfNothingIsAnError()
    {
        auto const report = verifyFile(at("nowhere.mp4"));
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::MissingFile);
    }
};

QTEST_GUILESS_MAIN(TstExport)
#include "tst_export.moc"
