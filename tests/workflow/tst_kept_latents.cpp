#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/workflow/KeptLatents.h"
#include "engine/workflow/ProjectMedia.h"
#include "tests/workflow/CastFixture.h"

using namespace fw;
using namespace fw::test;
using workflow::TakeRange;
namespace fs = std::filesystem;

/// A shot with two takes of the fake engine: the clip of the one that does not play goes, and comes back.
class TstKeptLatents : public QObject {
    Q_OBJECT

    std::unique_ptr<CastFixture> m_on;
    workflow::Toolbox m_tools;

    jobs::TakeFiles files(size_t take) const
    {
        return jobs::TakeStore(m_on->project).files(m_on->shot().takes.at(take).id);
    }
    workflow::ClipSurvey survey(TakeRange range = TakeRange::Spare) const
    {
        return workflow::surveyClips(m_on->project, m_on->board, m_tools, range);
    }

private Q_SLOTS:
    void init()
    {
        m_on = std::make_unique<CastFixture>();
        auto tools = workflow::Toolbox::load();
        QVERIFY(tools.isOk());
        m_tools = *tools;
        auto const queue = m_on->queue();
        for (int i = 0; i < 2; ++i) {
            QVERIFY(workflow::generate(m_on->board, {m_on->shot().id}, m_tools, {}, *queue));
            queue->waitUntilIdle();
        }
        m_on->record();
        QCOMPARE(m_on->shot().takes.size(), size_t{2});
        m_on->shot().chosenTake = m_on->shot().takes[1].id;
    }

    void whatDoesNotPlayGoesAndComesBack()
    {
        QCOMPARE(survey(TakeRange::All).canGo.size(), size_t{2});
        workflow::ClipSurvey const found = survey();
        QCOMPARE(found.canGo.size(), size_t{1});
        QCOMPARE(found.canGo[0].take, m_on->shot().takes[0].id);
        QCOMPARE(found.bytes(), uint64_t{fs::file_size(files(0).master)});
        QVERIFY(found.stay.empty() && found.dropped.empty());
        auto const before = readFile(files(0).master);
        uint64_t const used = workflow::diskUse(m_on->project, m_on->board).total();
        auto const freed = workflow::dropClips(m_on->project, found.canGo);
        QVERIFY(freed && *freed == found.bytes());
        uint64_t const noted = std::string("  \"clipDropped\": true,\n").size();
        QCOMPARE(workflow::diskUse(m_on->project, m_on->board).total(), used - *freed + noted);

        QCOMPARE(survey(TakeRange::All).dropped, std::vector<TakeId>{found.canGo[0].take});
        QVERIFY(workflow::missingFiles(m_on->project, m_on->board).empty()); // on purpose, so not missing
        QVERIFY(jobs::verifyTake(files(0)));
        QVERIFY(workflow::droppedOfFilm(m_on->project, m_on->board).empty());
        QVERIFY(survey().canGo.empty());

        m_on->shot().chosenTake = found.canGo[0].take; // now the film needs it
        QCOMPARE(workflow::droppedOfFilm(m_on->project, m_on->board).size(), size_t{1});
        exporting::ExportSettings settings;
        settings.projectFolder = m_on->project;
        settings.target = m_on->path("film.mp4");
        auto const refused = workflow::exportFilm(m_on->board, settings, m_tools, {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().messageId, std::string("workflow.clipsDropped"));
        QVERIFY(!fs::exists(settings.target));
        auto const queue = m_on->queue();
        queue->makeClip(found.canGo[0].take);
        queue->waitUntilIdle();
        QCOMPARE(*readFile(files(0).master), *before);
        QVERIFY(jobs::verifyTake(files(0)) && workflow::droppedOfFilm(m_on->project, m_on->board).empty());
    }

    void whatStays_data()
    {
        using Change = std::function<void(TstKeptLatents&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("reason");
        auto const row = [](char const* name, char const* reason, Change change) {
            QTest::newRow(name) << change << QString(reason);
        };
        row("no latents", "jobs.clipNeedsLatents",
            [](TstKeptLatents& on) { QVERIFY(fs::remove(on.files(0).latents)); });
        row("other latents", "jobs.fileChanged",
            [](TstKeptLatents& on) { QVERIFY(writeFileAtomically(on.files(0).latents, "other")); });
        row("no such model", "jobs.clipUnknownModel", [](TstKeptLatents& on) {
            setInJson(on.files(0).recipe, "/request/modelId", "nobodys-model");
            setInJson(on.files(0).recipe, "/request/modelFolder", "/nowhere/nobodys-model");
        });
        row("another VAE", "jobs.clipUnknownModel", [](TstKeptLatents& on) {
            Json recipe = *readJsonFile(on.files(0).recipe);
            for (Json& each : recipe["receipt"]["weights"])
                if (each["component"] == "vae")
                    each["sha256"] = std::string(64, '0');
            QVERIFY(writeFileAtomically(on.files(0).recipe, dumpJson(recipe)));
        });
        row("another upscaler", "jobs.clipUnknownModel", [](TstKeptLatents& on) {
            setInJson(on.files(0).recipe, "/receipt/upscaler", std::string(64, '0'));
        });
        row("a retake", "jobs.clipHasMore", [](TstKeptLatents& on) {
            setInJson(on.files(0).recipe, "/request/conditioning/retake",
                      {{"source", {{"path", "takes/x/master.mkv"}, {"sha256", ""}}},
                       {"firstFrame", 0},
                       {"endFrame", 4}});
        });
        row("footage", "jobs.clipIsFootage", [](TstKeptLatents& on) {
            setInJson(on.files(0).recipe, "/footage",
                      {{"name", "a.mp4"}, {"sha256", ""}, {"begins", 0}, {"ends", 1}, {"faces", -1}});
        });
    }
    void whatStays()
    {
        QFETCH(std::function<void(TstKeptLatents&)>, change);
        change(*this);
        workflow::ClipSurvey const found = survey();
        QVERIFY(found.canGo.empty());
        QCOMPARE(found.stay.size(), size_t{1});
        QTEST(QString::fromStdString(found.stay[0].why.messageId), "reason");
        QVERIFY(fs::exists(files(0).master));
    }

    /// Weights that went after the clip did: one sentence, and the take is as it was.
    void withoutItsModelItWaits()
    {
        QVERIFY(workflow::dropClips(m_on->project, survey().canGo));
        m_tools.models = library::ModelIndex();
        auto const recipe = jobs::readRecipe(files(0).recipe);
        setInJson(files(0).recipe, "/request/modelFolder", "/nowhere/starter");
        jobs::QueueOptions options;
        options.projectFolder = m_on->project;
        options.renderer = []() -> Result<std::unique_ptr<render::Renderer>> {
            return render::makeFakeRenderer({0});
        };
        options.clipRequest = [this](jobs::Recipe const& each) {
            return workflow::clipRequest(each, m_tools);
        };
        std::vector<jobs::ClipMade> told; // on queue threads, one at a time
        options.sink = [&](jobs::JobEvent const& event) {
            if (auto const* made = std::get_if<jobs::ClipMade>(&event))
                told.push_back(*made);
        };
        auto const queue = jobs::JobQueue::open(std::move(options));
        (*queue)->makeClip(m_on->shot().takes[0].id);
        (*queue)->waitUntilIdle();
        QCOMPARE(told.size(), size_t{1});
        QVERIFY(!told[0].outcome && told[0].outcome.error().messageId == "jobs.clipUnknownModel");
        QVERIFY(told[0].outcome.error().message().find(recipe->request.modelId) != std::string::npos);
        QVERIFY(jobs::isClipDropped(files(0)) && jobs::verifyTake(files(0)));
    }
};

QTEST_GUILESS_MAIN(TstKeptLatents)
#include "tst_kept_latents.moc"
