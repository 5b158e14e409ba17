#include "engine/base/Files.h"
#include "engine/cameo/Likeness.h"
#include "engine/jobs/TakeRecipe.h"
#include "engine/media/Stills.h"
#include "engine/workflow/Cameo.h"
#include "engine/workflow/CastPictures.h"
#include "tests/cameo/Kit.h"
#include "tests/workflow/CastFixture.h"

#include <random>

using namespace fw;
using namespace fw::test;
namespace fs = std::filesystem;

namespace {

/// In the place of a model that takes a person's pictures as references: asks for them as one does, when its
/// own turn has come.
class TakesReferences final : public render::Renderer {
public:
    struct Log {
        std::atomic<int> renderings = 0;
        std::vector<Image> pictures;
        std::function<void()> before; ///< it asks for the pictures
    };
    explicit TakesReferences(std::shared_ptr<Log> log) : m_log(std::move(log)) {}
    Result<render::Rendered> render(plan::RenderRequest const& request, render::RenderPaths const& paths,
                                    render::RenderHooks const& hooks) override
    {
        if (m_log->before)
            m_log->before();
        FW_TRY(m_log->pictures, hooks.openCast());
        ++m_log->renderings;
        return m_fake->render(request, paths, hooks);
    }
    std::string deviceName() const override { return "fake"; }

private:
    std::shared_ptr<Log> m_log;
    std::unique_ptr<render::Renderer> m_fake = render::makeFakeRenderer({0});
};

class NoFaces final : public cameo::FaceBackend {
    Result<std::vector<cameo::Face>> detect(Image const&) override { return std::vector<cameo::Face>(); }
};

} // namespace

/// Headshots as reference pictures: from the vault to the model through memory, and nowhere else.
class TstReferences : public QObject {
    Q_OBJECT

    std::unique_ptr<CastFixture> m_home;
    std::shared_ptr<TakesReferences::Log> m_log;
    int m_opened = 0; ///< vaults
    workflow::Toolbox m_tools;

    workflow::CameoTools cameo()
    {
        workflow::CameoTools tools;
        tools.openFaces = []() -> Result<std::unique_ptr<cameo::FaceBackend>> {
            return std::make_unique<NoFaces>();
        };
        tools.cast = [this] {
            workflow::CastTools cast = workflow::defaultCast();
            cast.openVault = [this] {
                ++m_opened;
                return consent::defaultVault();
            };
            return cast;
        };
        return tools;
    }
    render::RendererFactory factory()
    {
        return workflow::withCameo(
            [this]() -> Result<std::unique_ptr<render::Renderer>> {
                return std::make_unique<TakesReferences>(m_log);
            },
            cameo());
    }
    std::unique_ptr<jobs::JobQueue> queue()
    {
        jobs::QueueOptions options;
        options.projectFolder = m_home->project;
        options.renderer = factory();
        options.writeProxy = workflow::proxyWriter(m_tools);
        auto opened = jobs::JobQueue::open(std::move(options));
        return opened ? std::move(opened).value() : nullptr;
    }
    static Image face(uint32_t seed)
    {
        Image image({96, 96});
        std::mt19937 random(seed);
        for (int y = 0; y < 96; ++y)
            for (int x = 0; x < 3 * 96; ++x)
                image.mutableRow(y)[x] = static_cast<uint8_t>(random());
        return image;
    }
    SubjectId person(std::vector<std::string> const& pictures, uint32_t seed)
    {
        SubjectId const who = m_home->add();
        workflow::CastTools tools = workflow::defaultCast();
        for (std::string const& name : pictures)
            if (!workflow::addHeadshot(tools, who, name, face(seed++)))
                return {};
        return who;
    }
    plan::RenderRequest asking(std::vector<SubjectId> const& whom)
    {
        plan::RenderRequest made = m_home->forged(whom.front());
        made.conditioning.cast.clear();
        for (SubjectId const& each : whom)
            made.conditioning.cast.push_back({each.value, {}, {}});
        return made;
    }
    Result<render::Rendered> render(plan::RenderRequest const& request)
    {
        auto const renderer = factory()();
        return (*renderer)->render(request, {}, {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        CastFixture const home;
        auto tools = workflow::Toolbox::load();
        QVERIFY2(tools.isOk(), tools ? "" : tools.error().message().c_str());
        m_tools = std::move(tools).value();
    }
    void init()
    {
        m_home = std::make_unique<CastFixture>();
        m_log = std::make_shared<TakesReferences::Log>();
        m_opened = 0;
    }

    void theModelSeesTheHeadshots()
    {
        SubjectId const anna = person({"left", "front", "smile"}, 1), ben = person({"left", "front"}, 11);
        auto const rendered = render(asking({anna, ben}));
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        // Two of each, the front picture first.
        QCOMPARE(m_log->pictures.size(), size_t(4));
        QVERIFY(m_log->pictures[0] == face(2) && m_log->pictures[1] == face(1));
        QVERIFY(m_log->pictures[2] == face(12) && m_log->pictures[3] == face(11));
        QCOMPARE(rendered->headshots.size(), size_t(4));
        QCOMPARE(rendered->headshots[2].subject, ben.value);
        QCOMPARE(rendered->headshots[2].image, std::string("front"));
        QCOMPARE(rendered->headshots[2].sha256.size(), size_t(64));
        QCOMPARE(rendered->notices.size(), size_t(2)); // of each how alike, or why nobody knows
        for (render::Notice const& notice : rendered->notices)
            QVERIFY(notice.message().find("Anna") == std::string::npos);
    }

    void theNewestPictureOfAPoseCounts()
    {
        SubjectId const anna = person({"front", "front"}, 1);
        QVERIFY(render(asking({anna})).isOk());
        QCOMPARE(m_log->pictures.size(), size_t(1));
        QVERIFY(m_log->pictures[0] == face(2));
    }

    void aPictureThatIsNamedCounts()
    {
        SubjectId const anna = person({"front", "left"}, 1);
        plan::RenderRequest request = asking({anna});
        auto const ledger = consent::defaultLedger().read();
        consent::Headshot const left = ledger->find(anna)->headshots.at(1);
        request.conditioning.cast = {{anna.value, left.image, left.sha256}};
        QVERIFY(render(request).isOk());
        QCOMPARE(m_log->pictures.size(), size_t(1));
        QVERIFY(m_log->pictures[0] == face(2));
        request.conditioning.cast[0].sha256 = std::string(64, 'a');
        QCOMPARE(render(request).error().messageId, std::string("cameo.headshotChanged"));
    }

    void withoutHeadshotsItSaysWhose()
    {
        auto const rendered = render(asking({m_home->add()}));
        QCOMPARE(rendered.error().messageId, std::string("workflow.noHeadshot"));
        QCOMPARE(m_log->renderings.load(), 0);
    }

    void aModelThatDoesNotAskOpensNothing()
    {
        SubjectId const anna = person({"front"}, 1);
        auto const renderer = workflow::withCameo(
            []() -> Result<std::unique_ptr<render::Renderer>> { return render::makeFakeRenderer({0}); },
            cameo())();
        auto const rendered = (*renderer)->render(asking({anna}), {}, {});
        QVERIFY(rendered.isOk());
        QCOMPARE(m_opened, 0);
        QVERIFY(rendered->headshots.empty());
        QVERIFY(rendered->notices.empty());
    }

    /// Every file of project, logs and caches: no byte of the picture, as pixels or as PNG, and no name.
    void nothingOfItIsOnDisk()
    {
        SubjectId const anna = person({"front", "left"}, 1);
        QByteArray const png = QByteArray::fromStdString(*media::encodePng(face(1)));
        Image const picture = face(1);
        QByteArray const pixels(reinterpret_cast<char const*>(picture.row(40)), 24);
        m_home->cast(anna);
        QString queueText;
        {
            auto const jobs = queue();
            QVERIFY(jobs != nullptr);
            m_log->before = [&] { // while it renders
                queueText = QString::fromStdString(*readFile(m_home->project / "queue.json"));
            };
            QVERIFY(jobs->submit(asking({anna})));
            jobs->waitUntilIdle();
            jobs::JobInfo const job = jobs->jobs().at(0);
            QVERIFY2(job.state == jobs::JobState::Finished, job.error ? job.error->message().c_str() : "");
        }
        QCOMPARE(m_log->pictures.size(), size_t(2));
        QVERIFY(queueText.contains(QString::fromStdString(anna.value)));
        int looked = 0;
        for (auto const& entry : fs::recursive_directory_iterator(m_home->home.path().toStdString())) {
            if (!entry.is_regular_file() || entry.path().string().find("/consent/") != std::string::npos)
                continue; // ledger and vault: where they belong
            QByteArray const bytes = QByteArray::fromStdString(*readFile(entry.path()));
            ++looked;
            QVERIFY2(!bytes.contains(png.mid(png.size() / 2, 24)), entry.path().c_str());
            QVERIFY2(!bytes.contains(pixels), entry.path().c_str());
            QVERIFY2(!bytes.contains("Anna"), entry.path().c_str());
        }
        QVERIFY(looked > 4);
        // The recipe knows them by name and checksum.
        jobs::TakeFiles const files = jobs::TakeStore(m_home->project).files(onlyTake());
        auto const recipe = jobs::readRecipe(files.recipe);
        QVERIFY2(recipe.isOk(), recipe ? "" : recipe.error().message().c_str());
        QCOMPARE(recipe->receipt.headshots.size(), size_t(2));
        QCOMPARE(recipe->receipt.headshots[0].image, std::string("front"));
        // And the credentials by checksum and by the id of the consent.
        auto const report = provenance::readCredentials(files.proxy);
        QVERIFY(report.isOk());
        QCOMPARE(report->digitalSourceType, std::string("compositeWithTrainedAlgorithmicMedia"));
        std::string const clip = *readFile(files.proxy);
        auto const ledger = consent::defaultLedger().read();
        QVERIFY(clip.find("framewright.cast") != std::string::npos);
        QVERIFY(clip.find(recipe->receipt.headshots[0].sha256) != std::string::npos);
        QVERIFY(clip.find(ledger->find(anna)->consents.back().id.value) != std::string::npos);
        QVERIFY(clip.find(anna.value) == std::string::npos);
    }

    void aRevocationBeforeTheStartStopsIt()
    {
        SubjectId const anna = person({"front"}, 1);
        auto const jobs = queue();
        jobs->pause();
        QVERIFY(jobs->submit(asking({anna})));
        auto tools = workflow::defaultCast();
        QVERIFY(workflow::revoke(tools, anna, "asked to").isOk());
        jobs->resume();
        jobs->waitUntilIdle();
        jobs::JobInfo const job = jobs->jobs().at(0);
        QVERIFY(job.state == jobs::JobState::Failed);
        QVERIFY(consent::reasonOf(*job.error) == consent::Reason::Revoked);
        QCOMPARE(m_opened, 0);
        QVERIFY(m_log->pictures.empty());
        QCOMPARE(m_home->takes(), 0);
    }

    void aRevocationWhileItWaitsForItsModelStopsIt()
    {
        SubjectId const anna = person({"front"}, 1);
        auto const jobs = queue();
        m_log->before = [anna] {
            auto tools = workflow::defaultCast();
            QVERIFY(workflow::revoke(tools, anna, "asked to").isOk());
        };
        QVERIFY(jobs->submit(asking({anna})));
        jobs->waitUntilIdle();
        QVERIFY(jobs->jobs().at(0).state == jobs::JobState::Failed);
        QVERIFY(jobs->jobs().at(0).error->kind == Error::Kind::Refused);
        QCOMPARE(m_opened, 0);
        QCOMPARE(m_log->renderings.load(), 0);
        QCOMPARE(m_home->takes(), 0);
    }

    void theMostAlikeFaceCounts()
    {
        kit::Shot const head = kit::shotOf(ada()), other = kit::shotOf(bruno());
        class Two final : public cameo::FaceBackend {
        public:
            std::vector<cameo::Face> faces;
            Result<std::vector<cameo::Face>> detect(Image const&) override { return faces; }
        } finder;
        // Both heads in one picture, side by side; the stranger is named first.
        Image both({864, 432});
        for (int y = 0; y < 432; ++y) {
            std::copy_n(other.image.row(y), 3 * 432, both.mutableRow(y));
            std::copy_n(head.image.row(y), 3 * 432, both.mutableRow(y) + 3 * 432);
        }
        cameo::Landmarks moved = head.points;
        for (cameo::Point& point : moved)
            point.x += 432;
        finder.faces = {kit::faceOf(other.points), kit::faceOf(moved)};
        auto const likeness = cameo::likenessIn({head.image, head.points, {both}, {}}, finder);
        QVERIFY(likeness.isOk() && likeness->has_value());
        QCOMPARE((*likeness)->score(), 100);
        finder.faces.clear();
        QVERIFY(!cameo::likenessIn({head.image, head.points, {both}, {}}, finder)->has_value());
    }

private:
    TakeId onlyTake() const
    {
        for (auto const& entry : fs::directory_iterator(m_home->project / "takes"))
            if (std::string const name = entry.path().filename().string(); name.rfind("tk-", 0) == 0)
                return TakeId{name};
        return {};
    }
};

QTEST_GUILESS_MAIN(TstReferences)
#include "tst_references.moc"
