#include "engine/base/Files.h"
#include "engine/base/Json.h"
#include "engine/jobs/TakeRecipe.h"
#include "engine/jobs/TakeStore.h"
#include "engine/media/ClipReader.h"
#include "tests/jobs/requests.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace fw;
using namespace fw::jobs;
using fw::test::request;

namespace {

render::Rendered rendered(int frames = 3)
{
    render::Rendered made;
    for (int i = 0; i < frames; ++i) {
        Image image(SizePx{32, 24});
        image.fill(static_cast<uint8_t>(40 * i), 90, 200);
        made.frames.push_back(image);
    }
    made.fps = {8, 1};
    made.seed = 7;
    made.device = "fake";
    made.dtype = "fp32";
    made.memoryMode = "resident";
    made.seconds = 1.5;
    made.notices = {{"render.retriedInFp32", {"wan"}}};
    return made;
}

} // namespace

class TstTakeStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path root() const { return m_folder->path().toStdString(); }
    QStringList takes() const
    {
        return QDir(m_folder->filePath("takes"))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    story::Take commit(TakeStore const& store, plan::RenderRequest const& wanted)
    {
        TakeId const id = newTakeId();
        auto working = store.begin(id);
        Q_ASSERT(working);
        auto take = store.commit(id, *working, wanted, rendered());
        Q_ASSERT(take);
        return *take;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(makeFolders(root() / "takes"));
    }

    void aTakeIsCompleteAndVerifies()
    {
        TakeStore const store(root());
        plan::RenderRequest const wanted = request("A");
        story::Take const take = commit(store, wanted);
        TakeFiles const files = store.files(take.id);
        QVERIFY(take.requestKey == plan::keyOf(wanted));
        QCOMPARE(take.length.count, int64_t(3));
        QCOMPARE(takes(),
                 QStringList{QString::fromStdString(take.id.value)}); // nothing half-written beside it
        QVERIFY(verifyTake(files));

        auto const reader = media::ClipReader::open(files.master);
        QVERIFY(reader.isOk());
        auto const frame = (*reader)->frame({2});
        QVERIFY(frame.isOk());
        QVERIFY(*frame == rendered().frames[2]); // lossless

        auto const recipe = readRecipe(files.recipe);
        QVERIFY(recipe.isOk());
        QVERIFY(recipe->shot == wanted.shot);
        QVERIFY(recipe->take == take);
        QVERIFY(recipe->request == wanted);
        QCOMPARE(recipe->receipt.device, std::string("fake"));
        QCOMPARE(recipe->receipt.notices.size(), size_t(1));
        QCOMPARE(recipe->receipt.notices[0], rendered().notices[0].message());
        QCOMPARE(recipe->checksums.size(), size_t(2)); // master and poster; no latents, no proxy here
    }

    /// A take from before there was finishing: native, and its key is the same.
    void olderRecipesAreRead()
    {
        TakeStore const store(root());
        story::Take const take = commit(store, request("A"));
        auto const file = store.files(take.id).recipe;
        auto json = readJsonFile(file);
        QVERIFY(json.isOk());
        QCOMPARE((*json)["request"].erase("finishFps"), size_t(1));
        QCOMPARE((*json)["receipt"].erase("upscaler"), size_t(1));
        QCOMPARE((*json)["receipt"].erase("notices"), size_t(1));
        QVERIFY(writeFileAtomically(file, dumpJson(*json)).isOk());
        auto const recipe = readRecipe(file);
        QVERIFY2(recipe.isOk(), recipe ? "" : recipe.error().message().c_str());
        QVERIFY(recipe->receipt.upscaler.empty());
        QVERIFY(plan::keyOf(recipe->request) == take.requestKey);
    }

    void aFailingProxyLeavesNothing()
    {
        TakeStore const store(root(), [](auto const&, auto const&, auto const& target) -> Status {
            QFile(QString::fromStdString(target.string())).open(QIODevice::WriteOnly);
            return fail(Error::Kind::Unavailable, "base.cancelled");
        });
        TakeId const id = newTakeId();
        auto const working = store.begin(id);
        QVERIFY(working.isOk());
        auto const take = store.commit(id, *working, request("A"), rendered());
        QVERIFY(!take);
        QCOMPARE(take.error().kind, Error::Kind::Unavailable);
        QCOMPARE(takes(), QStringList());
    }

    void noFramesIsAnErrorNotATake()
    {
        TakeStore const store(root());
        TakeId const id = newTakeId();
        auto const working = store.begin(id);
        QVERIFY(!store.commit(id, *working, request("A"), rendered(0)));
        QCOMPARE(takes(), QStringList());
    }

    void changedFilesAreNamed()
    {
        TakeStore const store(root());
        TakeFiles const files = store.files(commit(store, request("A")).id);
        QFile poster(QString::fromStdString(files.poster.string()));
        QVERIFY(poster.open(QIODevice::Append));
        poster.write("x");
        poster.close();
        Status const status = verifyTake(files);
        QVERIFY(!status);
        QCOMPARE(status.error().file, files.poster.string());
        std::filesystem::remove(files.master);
        QCOMPARE(verifyTake(files).error().kind, Error::Kind::MissingFile);
    }

    void orphansAreTakesTheBoardDoesNotKnow()
    {
        TakeStore const store(root());
        story::Take const known = commit(store, request("A"));
        story::Take const lost = commit(store, request("B"));
        QVERIFY(makeFolders(root() / "takes" / "not-a-take"));
        story::Shot shot;
        shot.id = request("A").shot;
        shot.takes = {known};
        story::Storyboard board;
        board.scenes = {{newSceneId(), "1", {shot}}};
        auto const orphans = store.orphans(board);
        QCOMPARE(orphans.size(), size_t(1));
        QVERIFY(orphans[0].take == lost);
        QVERIFY(orphans[0].shot == request("B").shot);
    }

    void findsTheNewestTakeOfAKey()
    {
        TakeStore const store(root());
        QCOMPARE(store.findByKey(plan::keyOf(request("A"))).error().kind, Error::Kind::MissingFile);
        story::Take const take = commit(store, request("A", 3));
        commit(store, request("B"));
        auto const found = store.findByKey(plan::keyOf(request("A", 99)));
        QVERIFY(found.isOk());
        QVERIFY(found->folder == store.files(take.id).folder);
    }

    void aDeletedTakeGoesToTheTrash()
    {
        TakeStore const store(root());
        story::Take const take = commit(store, request("A"));
        QVERIFY(store.trash(take.id));
        QCOMPARE(takes(), QStringList{".trash"});
        QVERIFY(std::filesystem::exists(root() / "takes" / ".trash" / take.id.value / "master.mkv"));
        QVERIFY(store.orphans({}).empty());
        QCOMPARE(store.trash(take.id).error().kind, Error::Kind::MissingFile);
    }

    void parentFilesAreNotedRelativeToTheProject()
    {
        TakeStore const store(root());
        plan::RenderRequest child = test::extending(request("A"), "B");
        child.conditioning.extend->source.path = (root() / "takes" / "tk-1" / "master.mkv").string();
        story::Take const take = commit(store, child);
        auto const recipe = store.recipe(take.id);
        QVERIFY(recipe.isOk());
        QCOMPARE(recipe->conditioning.extend->source.path, std::string("takes/tk-1/master.mkv"));
    }
};

QTEST_GUILESS_MAIN(TstTakeStore)
#include "tst_take_store.moc"
