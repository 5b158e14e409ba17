#include "engine/jobs/TakeRecipe.h"
#include "engine/media/SoundReader.h"
#include "engine/media/Stills.h"
#include "engine/plan/ExportPlan.h"
#include "engine/playback/Compose.h"
#include "engine/story/Footage.h"
#include "engine/story/Project.h"
#include "engine/workflow/Footage.h"
#include "engine/workflow/Reproduce.h"
#include "tests/footage/Reels.h"
#include "tests/workflow/CastFixture.h"

using namespace fw;
using namespace fw::test;
namespace fs = std::filesystem;

namespace {

/// Says that there is a face where the middle of the picture is red.
class RedFinder : public cameo::FaceBackend {
public:
    Result<std::vector<cameo::Face>> detect(Image const& image) override
    {
        uint8_t const* middle = image.row(image.heightPx() / 2) + 3 * (image.widthPx() / 2);
        cameo::Face face;
        face.confidence = .99;
        return middle[0] > 180 && middle[1] < 90 ? std::vector{face} : std::vector<cameo::Face>();
    }
};

} // namespace

/// A video becomes a scene: cards, takes that play, and what is said about where they come from.
class TstFootage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<CastFixture> m_on;
    workflow::Toolbox m_tools;
    std::unique_ptr<story::Project> m_project;
    fs::path m_video;
    footage::Analysis m_analysis;

    static std::vector<Image> redTake(int frames)
    {
        auto film = reels::takeOf(404, frames);
        for (Image& image : film)
            for (int y = 60; y < 120; ++y)
                for (int x = 120; x < 200; ++x) {
                    uint8_t const red[3] = {230, 30, 30};
                    std::copy_n(red, 3, image.mutableRow(y) + 3 * x);
                }
        return film;
    }

    workflow::FootageOrder order(std::vector<footage::FoundShot> shots)
    {
        workflow::FootageOrder made{m_project->folder(), m_project->board().format, m_analysis,
                                    std::move(shots)};
        made.cameo.openFaces = []() -> Result<std::unique_ptr<cameo::FaceBackend>> {
            return std::make_unique<RedFinder>();
        };
        return made;
    }

    std::vector<story::Shot> importAll()
    {
        auto const made = workflow::importFootage(order(footage::shotsOf(m_analysis)), m_tools);
        if (!made)
            qFatal("%s", made.error().message().c_str());
        auto const undo = m_project->perform(workflow::footageEdit(*made, m_project->board()));
        if (!undo)
            qFatal("%s", undo.error().message().c_str());
        return m_project->board().scenes.back().shots;
    }

    Result<exporting::ExportResult> exportAs(char const* name)
    {
        exporting::ExportSettings settings;
        settings.projectFolder = m_project->folder();
        settings.target = m_on->path(name);
        settings.overwrite = true;
        return workflow::exportFilm(m_project->board(), settings, m_tools, {}, {});
    }

    std::set<std::string> takesOnDisk() const
    {
        std::set<std::string> names;
        std::error_code ignored;
        for (auto const& each : fs::directory_iterator(m_project->folder() / "takes", ignored))
            names.insert(each.path().filename().string());
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_on = std::make_unique<CastFixture>();
        auto tools = workflow::Toolbox::load();
        QVERIFY(tools.isOk());
        m_tools = *tools;
        m_video = m_on->path("harbour.mp4");
        std::vector<Image> film = reels::takeOf(401, 30);
        reels::append(film, redTake(25));
        reels::append(film, reels::takeOf(403, 36));
        reels::write(m_video, film, {25, 1});
        auto analysis = footage::analyse(m_video);
        QVERIFY(analysis.isOk());
        m_analysis = std::move(*analysis);
        QCOMPARE(footage::shotsOf(m_analysis).size(), size_t(3));
    }

    void init()
    {
        m_project.reset();
        std::error_code ignored;
        fs::remove_all(m_on->project, ignored);
        story::Storyboard board;
        board.format = {{320, 180}, {25, 1}};
        board.scenes.push_back({newSceneId(), "Scene 1", {}});
        auto project = story::Project::create(m_on->project, board);
        QVERIFY2(project.isOk(), project ? "" : project.error().message().c_str());
        m_project = std::move(*project);
    }

    void everyShotIsACardWithItsTake()
    {
        auto const shots = importAll();
        QCOMPARE(m_project->board().scenes.size(), size_t(1)); // the empty one is gone
        QCOMPARE(m_project->board().scenes[0].title, std::string("harbour"));
        int64_t const lengths[] = {30, 25, 36};
        QCOMPARE(shots.size(), size_t(3));
        for (size_t i = 0; i < 3; ++i) {
            story::Shot const& shot = shots[i];
            QCOMPARE(shot.length.count, lengths[i]);
            QVERIFY(shot.prompt.empty());
            QCOMPARE(shot.start.kind, story::StartKind::Image);
            QCOMPARE(shot.start.face, story::FaceAnswer::Unanswered);
            auto const key = media::readImage(m_project->folder() / shot.start.image.path);
            QVERIFY(key && key->size() == (SizePx{320, 180}));
            QCOMPARE(shot.takes.size(), size_t(1));
            story::Take const& take = shot.takes[0];
            QVERIFY(story::isFootage(take));
            QCOMPARE(take.length.count, lengths[i]);
            QVERIFY(take.rate == (FrameRate{25, 1}));
            auto const files = jobs::TakeStore(m_project->folder()).files(take.id);
            FW_OK(jobs::verifyTake(files));
            auto const state = plan::statusOf(m_project->board(), shot.id, m_tools.context());
            QCOMPARE(state.state, plan::TakeState::Ready);
        }
        QCOMPARE(shots[1].notes, std::string("harbour.mp4, 00:00:01:05 to 00:00:02:05"));
        QVERIFY(workflow::shotsToRender(m_project->board(), m_tools).empty());
        for (plan::CutItem const& item : plan::exportPlan(m_project->board(), m_tools.context()).items)
            QVERIFY(item.grade == presets::Grade{}); // no look of a preset over it
        // What plays is what was filmed, frame by frame.
        auto const whole = media::ClipReader::open(m_video);
        auto const part =
            media::ClipReader::open(jobs::TakeStore(m_project->folder()).files(shots[2].takes[0].id).master);
        QVERIFY(whole && part);
        for (int64_t n : {0, 17, 35})
            QVERIFY(kit::worst((*whole)->frame({55 + n}).value(), (*part)->frame({n}).value()) < 60);
    }

    void isOneUndoStepAndStaysWithTheProject()
    {
        story::Storyboard const before = m_project->board();
        auto const made = workflow::importFootage(order(footage::shotsOf(m_analysis)), m_tools);
        QVERIFY(made.isOk());
        auto const undo = m_project->perform(workflow::footageEdit(*made, m_project->board()));
        QVERIFY(undo.isOk());
        story::Storyboard const after = m_project->board();
        QVERIFY(m_project->perform(*undo).isOk());
        QVERIFY(m_project->board() == before);
        QVERIFY(m_project->perform(workflow::footageEdit(*made, m_project->board())).isOk());
        QVERIFY(m_project->save());
        fs::path const folder = m_project->folder();
        m_project.reset();
        auto const read = story::Project::read(folder);
        QVERIFY(read && *read == after);
    }

    void proxiesSayImported()
    {
        auto const shots = importAll();
        auto const files = jobs::TakeStore(m_project->folder()).files(shots[0].takes[0].id);
        auto const report = exporting::verifyFile(files.proxy);
        FW_OK(report);
        QCOMPARE(report->c2pa.digitalSourceType, std::string("composite"));
        QVERIFY(!report->visibleMark); // nobody may say that this was made with AI
        auto const recipe = jobs::readRecipe(files.recipe);
        FW_OK(recipe);
        QVERIFY(recipe->footage.has_value());
        QCOMPARE(recipe->footage->name, std::string("harbour.mp4"));
        QCOMPARE(recipe->footage->begins, 0.);
        workflow::ReproduceOrder again;
        again.files = files;
        auto const reproduced = workflow::reproduce(again, m_tools, {});
        QVERIFY(!reproduced && reproduced.error().messageId == "workflow.isFootage");
    }

    void aFaceHoldsTheExportUntilAnswered()
    {
        auto const shots = importAll();
        auto const held = exportAs("film.mp4");
        QVERIFY(!held);
        QCOMPARE(held.error().messageId, std::string("workflow.footageFace"));
        QCOMPARE(held.error().args.front(), std::string("2"));
        QVERIFY(!fs::exists(m_on->path("film.mp4")));
        story::StartFrom start = shots[1].start;
        start.face = story::FaceAnswer::CastMember; // whose? nobody is in the cast
        QVERIFY(m_project->perform(story::SetStart{shots[1].id, start}).isOk());
        auto const castless = exportAs("film.mp4");
        QVERIFY(!castless && castless.error().messageId == "workflow.footageCast");
        start.face = story::FaceAnswer::NotAPerson;
        QVERIFY(m_project->perform(story::SetStart{shots[1].id, start}).isOk());
        auto const film = exportAs("film.mp4");
        FW_OK(film);
        QCOMPARE(film->frames, int64_t(91));
        QCOMPARE(film->credentials.digitalSourceType, std::string("composite"));
        QCOMPARE(film->credentials.ingredients.size(), size_t(3));
    }

    void aFaceHoldsWhatContinuesIt()
    {
        auto const shots = importAll();
        story::Shot next;
        next.id = ShotId{"sh-next"};
        next.prompt = "a red car drives to the right";
        next.overrides.size = SizePx{160, 96};
        next.start = {story::StartKind::ExtendShot, shots[1].id, 5, {}};
        QVERIFY(m_project->perform(story::AddShot{{0, 3}, next}).isOk());
        auto const render = [&]() -> Status {
            FW_TRY(plan::Resolved resolved, plan::resolve(m_project->board(), next.id, m_tools.context()));
            auto const files = jobs::TakeStore(m_project->folder()).files(shots[1].takes[0].id);
            resolved.request.conditioning.extend->source.path = files.master.string();
            workflow::CameoTools cameo;
            cameo.openFaces = []() -> Result<std::unique_ptr<cameo::FaceBackend>> {
                return std::make_unique<RedFinder>();
            };
            auto const factory = workflow::withCameo(
                []() -> Result<std::unique_ptr<render::Renderer>> { return render::makeFakeRenderer({0}); },
                cameo);
            FW_TRY(auto const renderer, factory());
            FW_CHECK(renderer->render(resolved.request, {}, {}));
            return {};
        };
        Status const held = render();
        QVERIFY(!held && held.error().messageId == "workflow.faceUnanswered");
        story::StartFrom start = shots[1].start;
        start.face = story::FaceAnswer::Synthetic;
        QVERIFY(m_project->perform(story::SetStart{shots[1].id, start}).isOk());
        Status const rendered = render();
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    }

    void whatWasGeneratedStaysSo()
    {
        // A film of this program, with its mark and credentials, comes back in as footage.
        auto const shots = importAll();
        story::StartFrom start = shots[1].start;
        start.face = story::FaceAnswer::NotAPerson;
        QVERIFY(m_project->perform(story::SetStart{shots[1].id, start}).isOk());
        auto const marked = exportAs("marked.mp4");
        FW_OK(marked);
        auto const analysis = footage::analyse(m_on->path("marked.mp4"));
        FW_OK(analysis);
        auto pieces = footage::shotsOf(*analysis);
        pieces.resize(1);
        workflow::FootageOrder again{m_project->folder(), m_project->board().format, *analysis, pieces};
        auto const made = workflow::importFootage(again, m_tools);
        FW_OK(made);
        auto const report =
            exporting::verifyFile(jobs::TakeStore(m_project->folder()).files(made->takes[0]).proxy);
        FW_OK(report);
        QCOMPARE(report->c2pa.digitalSourceType, std::string("compositeWithTrainedAlgorithmicMedia"));
        QVERIFY(report->visibleMark);
        QCOMPARE(report->c2pa.ingredients.size(), size_t(1));
    }

    void heavyFootagePlaysFromAProxy()
    {
        // A film of half the size of what was filmed.
        fs::path const folder = m_on->path("small.framewright");
        story::Storyboard board;
        board.format = {{160, 90}, {25, 1}};
        board.scenes.push_back({newSceneId(), "Scene 1", {}});
        auto project = story::Project::create(folder, board);
        FW_OK(project);
        auto pieces = footage::shotsOf(m_analysis);
        pieces.resize(1);
        workflow::FootageOrder wanted{folder, board.format, m_analysis, pieces};
        wanted.proxies.isQuickToScrub = true;
        auto const made = workflow::importFootage(wanted, m_tools);
        FW_OK(made);
        QVERIFY((*project)->perform(workflow::footageEdit(*made, (*project)->board())).isOk());
        story::Take const take = (*project)->board().scenes[0].shots[0].takes[0];
        QCOMPARE(take.size, (SizePx{320, 180}));
        auto const files = jobs::TakeStore(folder).files(take.id);
        {
            auto const master = media::ClipReader::open(files.master);
            auto const proxy = media::ClipReader::open(files.proxy);
            QVERIFY(master && proxy);
            QCOMPARE((*master)->info().size, (SizePx{320, 180}));
            QCOMPARE((*proxy)->info().size, (SizePx{160, 90}));
            QCOMPARE((*proxy)->info().frameCount, (*master)->info().frameCount);
            QCOMPARE(int64_t((*proxy)->keyFrames().size()), (*proxy)->info().frameCount);
        }
        // Whatever lies under the proxy's name plays; films are made from the master.
        fs::remove(files.proxy);
        FW_OK(media::writeClip(files.proxy, kit::settings(media::ClipCodec::H264, {160, 90}, {25, 1}),
                               std::vector<Image>(30, kit::plain({160, 90}, 250, 10, 10))));
        plan::ExportPlan const cut = plan::exportPlan((*project)->board(), m_tools.context());
        auto const middleOf = [&](bool playsProxies) {
            playback::Composer::Options options;
            options.projectFolder = folder;
            options.playsProxies = playsProxies;
            auto const frame = playback::Composer(cut, options).compose({10});
            return frame ? std::vector<int>{frame->row(45)[3 * 80], frame->row(45)[3 * 80 + 1]}
                         : std::vector<int>();
        };
        auto const played = middleOf(true), exported = middleOf(false);
        QVERIFY(played.size() == 2 && exported.size() == 2);
        QVERIFY(played[0] > 200 && played[1] < 60);
        QVERIFY(!(exported[0] > 200 && exported[1] < 60));
        fs::remove(files.proxy);
        QVERIFY(middleOf(true) == exported); // without a proxy the master plays
    }

    void proxiesAsTheyAreWanted()
    {
        fs::path const folder = m_on->path("other.framewright");
        story::Storyboard board;
        board.format = {{160, 90}, {25, 1}};
        board.scenes.push_back({newSceneId(), "Scene 1", {}});
        auto const project = story::Project::create(folder, board);
        FW_OK(project);
        auto pieces = footage::shotsOf(m_analysis);
        pieces.resize(1);
        auto const sizesOf = [&](workflow::FootageProxies const& proxies) -> std::vector<SizePx> {
            workflow::FootageOrder wanted{folder, board.format, m_analysis, pieces};
            wanted.proxies = proxies;
            auto const made = workflow::importFootage(wanted, m_tools);
            if (!made)
                return {};
            auto const files = jobs::TakeStore(folder).files(made->takes[0]);
            auto const master = media::ClipReader::open(files.master),
                       proxy = media::ClipReader::open(files.proxy);
            return master && proxy ? std::vector{(*master)->info().size, (*proxy)->info().size}
                                   : std::vector<SizePx>();
        };
        SizePx const whole{320, 180}, frame{160, 90}, half{80, 46};
        QVERIFY(sizesOf({true, 45}) == (std::vector{whole, half}));    // even sides
        QVERIFY(sizesOf({true, 1000}) == (std::vector{whole, frame})); // never larger than the film
        QVERIFY(sizesOf({false, 45}) == (std::vector{frame, frame}));
    }

    void soundLiesUnderItsShot()
    {
        // Silence under the first shot, a tone that grows under the second.
        auto const video = m_on->path("tone.mp4");
        std::vector<Image> film = reels::takeOf(411, 30);
        reels::append(film, reels::takeOf(412, 40));
        auto settings = kit::settings(media::ClipCodec::H264, reels::kSize, {25, 1});
        settings.soundCodec = "aac";
        auto writer = media::ClipWriter::create(video, settings);
        FW_OK(writer);
        for (size_t n = 0; n < film.size(); ++n) {
            QVERIFY((*writer)->add(film[n]).isOk());
            std::vector<float> stereo(2 * media::kSoundHertz / 25);
            for (size_t i = 0; n >= 32 && i < stereo.size(); ++i)
                stereo[i] = .4F * float(n - 30) / 40 * float(std::sin(double(i / 2) * .06));
            QVERIFY((*writer)->addSound(stereo).isOk());
        }
        QVERIFY((*writer)->finish().isOk());
        auto const analysis = footage::analyse(video);
        FW_OK(analysis);
        workflow::FootageOrder wanted{m_project->folder(), m_project->board().format, *analysis,
                                      footage::shotsOf(*analysis)};
        auto const made = workflow::importFootage(wanted, m_tools);
        FW_OK(made);
        QCOMPARE(made->scene.shots.size(), size_t(2));
        auto const undo = m_project->perform(workflow::footageEdit(*made, m_project->board()));
        QVERIFY(undo.isOk());
        auto const& sounds = m_project->board().sounds;
        QCOMPARE(sounds.size(), size_t(1)); // silence is no sound
        QCOMPARE(made->scene.shots[0].length.count, int64_t(30));
        QCOMPARE(sounds[0].start.count, int64_t(30));
        QCOMPARE(sounds[0].length.count, int64_t(40));
        QCOMPARE(sounds[0].name, std::string("tone.mp4"));
        auto const whole = media::SoundReader::open(video);
        auto const part = media::SoundReader::open(m_project->folder() / sounds[0].file.path);
        QVERIFY(whole && part);
        std::vector<float> one(4800), other(4800);
        QVERIFY((*whole)->read(int64_t{55} * media::kSoundHertz / 25, one).isOk());
        QVERIFY((*part)->read(int64_t{25} * media::kSoundHertz / 25, other).isOk());
        float most = 0, worst = 0;
        for (size_t i = 0; i < one.size(); ++i) {
            most = std::max(most, std::fabs(one[i]));
            worst = std::max(worst, std::fabs(one[i] - other[i]));
        }
        QVERIFY2(most > .1F && worst < .001F, qPrintable(QString("%1 %2").arg(most).arg(worst)));
        QVERIFY(m_project->perform(*undo).isOk());
        QVERIFY(m_project->board().sounds.empty());
    }

    void picturesAlone()
    {
        auto only = order(footage::shotsOf(m_analysis));
        only.hasTakes = false;
        auto const made = workflow::importFootage(only, m_tools);
        FW_OK(made);
        QVERIFY(made->takes.empty() && takesOnDisk().empty());
        QCOMPARE(made->scene.shots.size(), size_t(3));
        QCOMPARE(made->shotsWithFaces, 1);
        for (story::Shot const& shot : made->scene.shots)
            QVERIFY(shot.takes.empty() && !shot.start.image.path.empty());
    }

    void summaryIsNoLongerThanAsked()
    {
        auto summary = order(footage::summaryCut(m_analysis, footage::shotsOf(m_analysis), 2));
        summary.isSummary = true;
        auto const made = workflow::importFootage(summary, m_tools);
        FW_OK(made);
        int64_t frames = 0;
        for (story::Shot const& shot : made->scene.shots)
            frames += shot.length.count;
        QVERIFY2(frames <= 50 && frames >= 46, qPrintable(QString::number(frames)));
    }

    void stoppingLeavesNothing()
    {
        std::stop_source stop;
        workflow::FootageHooks hooks;
        hooks.stop = stop.get_token();
        int64_t before = 0;
        bool grows = true;
        hooks.onProgress = [&](int64_t step, int64_t of) {
            grows = grows && step >= before && step <= of;
            before = step;
            if (step > 70) // the first take is there, the second is not
                stop.request_stop();
        };
        auto const made = workflow::importFootage(order(footage::shotsOf(m_analysis)), m_tools, hooks);
        QVERIFY(!made && made.error().kind == Error::Kind::Cancelled);
        QVERIFY(grows && before > 70);
        QVERIFY(takesOnDisk().empty());
        QVERIFY(m_project->board().scenes[0].shots.empty());
    }
};

QTEST_GUILESS_MAIN(TstFootage)
#include "tst_footage.moc"
