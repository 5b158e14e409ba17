#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/media/ClipReader.h"
#include "engine/media/ClipWriter.h"
#include "engine/story/Project.h"
#include "engine/workflow/Cast.h"
#include "engine/workflow/Origin.h"
#include "tests/workflow/CastFixture.h"

using namespace fw;
using namespace fw::test;
using workflow::Origin;
using workflow::OriginKind;
using State = provenance::C2paReport::State;
namespace fs = std::filesystem;

namespace {

/// The same pictures in a new file: what a messenger or a screen recorder leaves.
Status encodeAgain(fs::path const& from, fs::path const& to)
{
    FW_TRY(auto const reader, media::ClipReader::open(from));
    std::vector<Image> frames;
    for (int64_t n = 0; n < reader->info().frameCount; ++n) {
        FW_TRY(Image frame, reader->frame({n}));
        frames.push_back(std::move(frame));
    }
    media::ClipSettings settings;
    settings.size = reader->info().size;
    settings.rate = reader->info().rate;
    settings.crf = 24;
    return media::writeClip(to, settings, frames);
}

} // namespace

/// "Who made this?" for files that this installation made, and for files that it did not.
class TstOrigin : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<CastFixture> m_on;
    workflow::Toolbox m_tools;
    fs::path m_film;

    Result<Origin> ask(fs::path const& file, std::string const& markId = {})
    {
        return workflow::whoMade(file, provenance::defaultRegistry(), markId);
    }
    /// Renders what has no take, as a program would, and records it in the project.
    void render(story::Project& project)
    {
        jobs::QueueOptions options;
        options.projectFolder = m_on->project;
        options.renderer = []() -> Result<std::unique_ptr<render::Renderer>> {
            return render::makeFakeRenderer({0});
        };
        options.writeProxy = workflow::proxyWriter(m_tools);
        options.onTake = workflow::takeSink(m_tools, m_on->project);
        auto opened = jobs::JobQueue::open(std::move(options));
        QVERIFY(opened.isOk());
        auto const queue = std::move(opened).value();
        auto const ids = workflow::generate(
            project.board(), workflow::shotsToRender(project.board(), m_tools), m_tools, {}, *queue);
        QVERIFY2(ids.isOk(), ids ? "" : ids.error().message().c_str());
        queue->waitUntilIdle();
        for (jobs::JobInfo const& job : queue->jobs())
            QVERIFY2(!job.error, job.error ? job.error->message().c_str() : "");
        for (story::UnplacedTake const& each : jobs::TakeStore(m_on->project).orphans(project.board()))
            QVERIFY(project.recordTake(each.shot, each.take));
    }

private Q_SLOTS:
    /// A film of two shots, the second of which continues the first.
    void initTestCase()
    {
        m_on = std::make_unique<CastFixture>();
        auto tools = workflow::Toolbox::load();
        QVERIFY(tools.isOk());
        m_tools = *tools;
        fs::remove(m_on->project);
        m_on->shot().prompt = "a red car drives to the right";
        m_on->shot().overrides.size = SizePx{160, 96};
        story::Shot next = m_on->shot();
        next.id = ShotId{"sh-2"};
        next.start = {story::StartKind::ExtendShot, ShotId{"sh-1"}, 5, {}};
        m_on->board.scenes[0].shots.push_back(next);
        m_on->board.format.size = {160, 96};
        m_on->board.format.publishesReceipts = true;
        auto project = story::Project::create(m_on->project, m_on->board);
        QVERIFY2(project.isOk(), project ? "" : project.error().message().c_str());
        render(**project);
        QVERIFY((*project)->save());
        exporting::ExportSettings settings;
        settings.projectFolder = m_on->project;
        settings.target = m_film = m_on->path("film.mp4");
        auto const film = workflow::exportFilm((*project)->board(), settings, m_tools, {}, {});
        QVERIFY2(film.isOk(), film ? "" : film.error().message().c_str());
        m_on->board = (*project)->board();
    }

    void aFilmKnowsItsBoard()
    {
        auto const origin = ask(m_film);
        QVERIFY2(origin.isOk(), origin ? "" : origin.error().message().c_str());
        QCOMPARE(QString(workflow::originName(origin->kind)), QString("own"));
        QVERIFY(!origin->registryProblem);
        QStringList lines;
        for (workflow::OriginStep const& step : origin->chain)
            lines << QString("%1 %2 shot %3 take %4 %5")
                         .arg(step.link.depth)
                         .arg(QString::fromStdString(step.link.entry.what))
                         .arg(step.shotNumber)
                         .arg(step.takeNumber)
                         .arg(step.hasRecipe() ? "with recipe" : "without");
        QCOMPARE(lines, QStringList({"0 film shot 0 take 0 without", "1 take shot 1 take 1 with recipe",
                                     "1 take shot 2 take 1 with recipe"}));
        QVERIFY(origin->chain[1].seed > 0 && !origin->chain[1].model.empty() &&
                origin->chain[1].board == "Film");
        QVERIFY(!origin->chain[0].link.entry.manifestSha256.empty());
    }

    void aTakeKnowsWhatItContinues()
    {
        story::Take const& second = m_on->board.scenes[0].shots[1].takes.at(0);
        auto const origin = ask(jobs::TakeStore(m_on->project).files(second.id).proxy);
        QVERIFY(origin.isOk());
        QCOMPARE(QString(workflow::originName(origin->kind)), QString("own"));
        QCOMPARE(origin->chain.size(), size_t(2));
        QCOMPARE(origin->chain[0].shotNumber, 2);
        QCOMPARE(origin->chain[1].shotNumber, 1);
        QCOMPARE(origin->chain[1].link.relationship, std::string("inputTo"));
        QVERIFY(origin->report.c2pa.hasReceipt); // the project agreed to that
    }

    void withoutAgreementNoReceiptLeaves()
    {
        plan::RenderRequest request = m_on->forged(SubjectId{"x"});
        render::Rendered rendered;
        QVERIFY(workflow::manifestFor(request, rendered, m_tools).receipt.is_null());
        request.publishesReceipt = true;
        QVERIFY(workflow::manifestFor(request, rendered, m_tools).receipt.is_object());
        QVERIFY(!story::ProjectFormat().publishesReceipts);
        QVERIFY(!plan::RenderRequest().publishesReceipt);
    }

    void sentences_data()
    {
        using Make = std::function<fs::path(TstOrigin&, fs::path const&)>;
        QTest::addColumn<Make>("make");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        auto const row = [](char const* name, char const* kind, char const* says, Make make,
                            char const* mark = "") {
            QTest::newRow(name) << make << QString(mark) << QString(kind) << QString(says);
        };
        row("a copy under another name", "own", "the very file", [](TstOrigin& on, fs::path const& to) {
            fs::copy_file(on.m_film, to);
            return to;
        });
        row("one bit flipped", "ownChanged", "changed afterwards", [](TstOrigin& on, fs::path const& to) {
            std::string bytes = *readFile(on.m_film);
            bytes[bytes.size() - 600] ^= 1;
            if (!writeFileAtomically(to, bytes))
                return fs::path();
            return to;
        });
        row("encoded anew", "stripped", "Credentials removed", [](TstOrigin& on, fs::path const& to) {
            if (!encodeAgain(on.m_film, to))
                return fs::path();
            return to;
        });
        row(
            "encoded anew, a mark of elsewhere", "stripped", "0123456789ab",
            [](TstOrigin& on, fs::path const& to) {
                if (!encodeAgain(on.m_film, to))
                    return fs::path();
                return to;
            },
            "0123456789ab");
        row(
            "encoded anew, our mark", "ownCopied", "re-encoded copy",
            [](TstOrigin& on, fs::path const& to) {
                provenance::RegistryEntry entry;
                entry.what = "film";
                entry.markId = "feedc0ffee00";
                if (!workflow::enterFile(on.m_film, entry, on.m_tools))
                    return fs::path();
                if (!encodeAgain(on.m_film, to))
                    return fs::path();
                return to;
            },
            "feedc0ffee00");
        row("a clip of nobody", "unknown", "nothing says", [](TstOrigin&, fs::path const& to) {
            media::ClipSettings settings;
            settings.size = {160, 96};
            settings.rate = {8, 1};
            Image grey({160, 96});
            grey.fill(90, 90, 90);
            if (!media::writeClip(to, settings, {grey, grey, grey}))
                return fs::path();
            return to;
        });
        row("signed here, never entered", "lost", "no entry", [](TstOrigin& on, fs::path const& to) {
            fs::path const plain = to.parent_path() / "plain.mp4";
            if (!encodeAgain(on.m_film, plain))
                return fs::path();
            auto const identity = provenance::SigningIdentity::loadOrCreate();
            if (!provenance::sign(plain, to, "video/mp4", {}, *identity))
                return fs::path();
            return to;
        });
        row("signed on another machine", "other", "not by this installation",
            [](TstOrigin& on, fs::path const& to) {
                fs::path const plain = to.parent_path() / "plain.mp4";
                if (!encodeAgain(on.m_film, plain))
                    return fs::path();
                auto const identity = provenance::SigningIdentity::loadOrCreate(to.parent_path() / "other");
                if (!provenance::sign(plain, to, "video/mp4", {}, *identity))
                    return fs::path();
                return to;
            });
        row("another's film with ours in it", "inside", "contains what was signed here",
            [](TstOrigin& on, fs::path const& to) {
                fs::path const plain = to.parent_path() / "plain.mp4";
                if (!encodeAgain(on.m_film, plain))
                    return fs::path();
                provenance::ManifestSpec spec;
                provenance::Ingredient part;
                part.id = "clip-1";
                part.title = "clip 1";
                part.relationship = "componentOf";
                part.file = on.m_film;
                spec.ingredients = {part};
                auto const identity = provenance::SigningIdentity::loadOrCreate(to.parent_path() / "other");
                if (!provenance::sign(plain, to, "video/mp4", spec, *identity))
                    return fs::path();
                return to;
            });
    }
    void sentences()
    {
        using Make = std::function<fs::path(TstOrigin&, fs::path const&)>;
        QTemporaryDir folder;
        QFETCH(Make, make);
        QFETCH(QString, mark);
        fs::path const file = make(*this, fs::path(folder.path().toStdString()) / "asked.mp4");
        auto const origin = ask(file, mark.toStdString());
        QVERIFY2(origin.isOk(), origin ? "" : origin.error().message().c_str());
        QTEST(QString(workflow::originName(origin->kind)), "kind");
        QFETCH(QString, says);
        QString const sentence = QString::fromStdString(origin->sentence.message());
        QVERIFY2(sentence.contains(says) && !sentence.contains('{'), qPrintable(sentence));
    }

    void kindsFromCredentialsAlone()
    {
        exporting::VerifyReport report;
        report.c2pa.state = State::Valid;
        report.c2pa.generator = "Another Editor 3";
        QVERIFY(workflow::originKind(report, {}, {}) == OriginKind::Foreign);
        report.c2pa.state = State::Invalid;
        QVERIFY(workflow::originKind(report, {}, {}) == OriginKind::Broken);
        report = {};
        QVERIFY(workflow::originKind(report, {}, {}) == OriginKind::Unknown);
        report.visibleMark = true;
        QVERIFY(workflow::originKind(report, {}, {}) == OriginKind::Stripped);
    }

    void theHashOfTheManifestIsThatOfWhatWasSigned()
    {
        QTemporaryDir folder;
        fs::path const plain = fs::path(folder.path().toStdString()) / "plain.mp4",
                       to = plain.parent_path() / "a.mp4";
        QVERIFY(encodeAgain(m_film, plain));
        auto const identity = provenance::SigningIdentity::loadOrCreate();
        auto const manifest = provenance::sign(plain, to, "video/mp4", {}, *identity);
        QVERIFY(manifest.isOk());
        QVERIFY(writeFileAtomically(plain.parent_path() / "a.c2pa", *manifest));
        QCOMPARE(*provenance::manifestSha256(to),
                 *provenance::manifestSha256(plain.parent_path() / "a.c2pa"));
        QCOMPARE(*provenance::manifestSha256(plain), std::string());
    }

    /// The people in the film withdraw: film and takes are found, listed and deleted; what was changed stays.
    void whatShowsAPersonCanBeDeleted()
    {
        SubjectId const who = m_on->add();
        TakeId const take = m_on->board.scenes[0].shots[0].takes.at(0).id;
        TakeId const other = m_on->board.scenes[0].shots[1].takes.at(0).id;
        QVERIFY(consent::defaultLedger().noteTake({take, {who}, consent::projectName(m_on->project)}));
        workflow::CastTools cast = workflow::defaultCast();
        QVERIFY(workflow::revoke(cast, who, "asked to"));
        auto found = workflow::dependentsOf(who, m_on->project, *cast.ledger.read(),
                                            *consent::defaultAuditLog().read());
        QVERIFY2(found.isOk(), found ? "" : found.error().message().c_str());
        QVERIFY(workflow::addExportedFiles(*found, provenance::defaultRegistry()));
        std::vector<TakeId> both{take, other}; // the second shot continues the first
        std::sort(both.begin(), both.end());
        QCOMPARE(found->takes, both);
        QCOMPARE(found->files.size(), size_t(1));
        QCOMPARE(found->files[0].file, m_film);

        // A film that was edited since is not ours to delete.
        std::string const film = *readFile(m_film);
        QVERIFY(writeFileAtomically(m_film, film + "x"));
        workflow::Dependents changed = *found;
        QVERIFY(workflow::addExportedFiles(changed, provenance::defaultRegistry()));
        QVERIFY(changed.files.empty());
        QVERIFY(writeFileAtomically(m_film, film));

        fs::path const copy = m_on->path("film-copy.mp4"),
                       files = jobs::TakeStore(m_on->project).files(take).folder;
        fs::copy_file(m_film, copy);
        auto const made = workflow::deleteDependentsOfProject(cast, who, *found);
        QVERIFY2(made.isOk(), made ? "" : made.error().message().c_str());
        QVERIFY(made->problems.empty());
        QCOMPARE(made->takes, both);
        QVERIFY(!fs::exists(files) && !fs::exists(m_film));
        auto const board = story::Project::read(m_on->project);
        QVERIFY(board->scenes[0].shots[0].takes.empty());
        QVERIFY(board->scenes[0].shots[1].takes.empty());
        QCOMPARE(consent::defaultAuditLog().read()->back().kind, std::string("deletion"));
        // The copy is still known, with a recipe that is gone.
        auto const origin = ask(copy);
        QVERIFY(origin.isOk() && origin->kind == OriginKind::Own);
        QVERIFY(!origin->chain[1].hasRecipe() && origin->chain[1].takeNumber == 0);
        fs::rename(copy, m_film);
    }

    void aForgedListLeadsNowhereElse()
    {
        workflow::CastTools cast = workflow::defaultCast();
        workflow::Dependents forged;
        forged.project = m_on->project;
        QVERIFY(writeFileAtomically(m_on->path("precious.txt"), "mine"));
        forged.takes = {TakeId{"../../precious.txt"}, TakeId{".."}, TakeId{""}};
        QVERIFY(workflow::deleteDependents(cast, SubjectId{"sb-0"}, forged).takes.empty());
        QVERIFY(fs::exists(m_on->path("precious.txt")) && fs::exists(m_on->project / "project.json"));
    }

    void aDamagedRegistryIsSaid()
    {
        fs::remove(paths::data() / "registry" / "keys" / "registry-head.key");
        auto const origin = ask(m_film);
        QVERIFY(origin.isOk() && origin->registryProblem);
        QCOMPARE(QString(workflow::originName(origin->kind)), QString("other"));
    }
};

QTEST_GUILESS_MAIN(TstOrigin)
#include "tst_origin.moc"
