#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/jobs/TakeStore.h"
#include "engine/jobs/TakeTrash.h"
#include "engine/workflow/ProjectMedia.h"
#include "tests/jobs/requests.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::workflow;
namespace fs = std::filesystem;

/// What a project's files take, the trash, and bringing back what is missing.
class TstProjectMedia : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    story::Storyboard m_board;

    fs::path at(char const* name) const { return fs::path(m_dir->path().toStdString()) / name; }
    fs::path project() const { return at("film"); }
    story::Shot& shot(int index) { return m_board.scenes[0].shots[static_cast<size_t>(index)]; }

    static void write(fs::path const& file, std::string const& text)
    {
        QVERIFY(makeFolders(file.parent_path()));
        QVERIFY(writeFileAtomically(file, text));
    }
    story::Take addTake(int index)
    {
        jobs::TakeStore const store(project());
        render::Rendered rendered;
        for (int i = 0; i < 2; ++i) {
            Image image(SizePx{32, 24});
            image.fill(static_cast<uint8_t>(90 * i), 90, 200);
            rendered.frames.push_back(image);
        }
        rendered.fps = {8, 1};
        rendered.device = "fake";
        rendered.dtype = "fp32";
        rendered.memoryMode = "resident";
        plan::RenderRequest request = test::request("take " + std::to_string(index));
        request.shot = shot(index).id;
        TakeId const id = newTakeId();
        auto const working = store.begin(id);
        auto const take = store.commit(id, working.value(), request, rendered);
        shot(index).takes.push_back(take.value());
        return take.value();
    }
    static std::string textIn(fs::path const& file)
    {
        auto const text = readFile(file);
        return text ? *text : std::string();
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(makeFolders(project() / "takes"));
        m_board = {};
        m_board.scenes = {{SceneId{"sc"}, "", {story::Shot(), story::Shot()}}};
        shot(0).id = ShotId{"a"};
        shot(1).id = ShotId{"b"};
    }

    void useIsTold()
    {
        write(project() / "project.json", std::string(100, 'x'));
        write(project() / "backups/one.json", std::string(50, 'x'));
        write(project() / "assets/a.png", std::string(3000, 'x'));
        write(project() / "takes/.checkpoints/j/latents", std::string(700, 'x'));
        write(project() / "takes/.trash/old/master.mkv", std::string(900, 'x'));
        fs::create_symlink("/usr", project() / "assets/outside"); // is not counted
        addTake(0);
        addTake(0);
        DiskUse const use = diskUse(project(), m_board);
        QCOMPARE(use.versions, uint64_t{150});
        QCOMPARE(use.assets, uint64_t{3000});
        QCOMPARE(use.unfinished, uint64_t{700});
        QCOMPARE(use.trash, uint64_t{900});
        QVERIFY(use.shownTakes > 0 && use.otherTakes > 0);
        QCOMPARE(use.total(), jobs::bytesBelow(project()));
        QCOMPARE(diskUse(at("nowhere"), m_board).total(), uint64_t{0});
    }

    void whatPlaysIsNotSpare()
    {
        story::Take const first = addTake(0), second = addTake(0);
        addTake(1);
        auto const spare = spareTakes(m_board);
        QCOMPARE(spare.size(), size_t{1});
        QCOMPARE(spare[0].take, first.id); // the newest plays
        shot(0).chosenTake = first.id;
        QCOMPARE(spareTakes(m_board).at(0).take, second.id);
        story::Shot copy = shot(0); // a duplicate shows the other one
        copy.id = ShotId{"c"};
        copy.chosenTake = second.id;
        m_board.scenes[0].shots.push_back(copy);
        QVERIFY(spareTakes(m_board).empty());
    }

    void theTrashGivesBack()
    {
        story::Take const take = addTake(0);
        jobs::TakeStore const store(project());
        QVERIFY(store.trash(take.id));
        auto const trash = jobs::trashedTakes(project());
        QCOMPARE(trash.size(), size_t{1});
        QCOMPARE(trash[0].shot, ShotId{"a"});
        QCOMPARE(trash[0].prompt, std::string("take 0"));
        QVERIFY(trash[0].bytes > 100);
        auto const back = jobs::takeOutOfTrash(project(), take.id);
        QVERIFY2(back, back ? "" : back.error().message().c_str());
        QCOMPARE(back->shot, ShotId{"a"});
        QCOMPARE(back->take, take);
        QVERIFY(jobs::verifyTake(store.files(take.id)));
        QVERIFY(jobs::trashedTakes(project()).empty());
        QVERIFY(!jobs::takeOutOfTrash(project(), take.id)); // it is there already
        QVERIFY(!jobs::takeOutOfTrash(project(), TakeId{"../film"}));
    }

    void theTrashKeepsTheNewest()
    {
        jobs::TakeStore const store(project());
        std::vector<TakeId> ids;
        for (int i = 0; i < 3; ++i) {
            ids.push_back(addTake(0).id);
            QVERIFY(store.trash(ids.back()));
            auto const when = fs::file_time_type::clock::now() - std::chrono::hours(3 - i);
            fs::last_write_time(project() / "takes/.trash" / ids.back().value, when);
        }
        auto const trash = jobs::trashedTakes(project());
        QCOMPARE(trash.front().id, ids[2]);
        auto const gone = jobs::shrinkTrash(project(), trash[0].bytes + trash[1].bytes);
        QVERIFY(gone && *gone == 1);
        QVERIFY(!fs::exists(project() / "takes/.trash" / ids[0].value));
        QVERIFY(jobs::emptyTrash(project(), {ids[1]}));
        QCOMPARE(jobs::trashedTakes(project()).size(), size_t{1});
        QVERIFY(jobs::emptyTrash(project()));
        QVERIFY(jobs::trashedTakes(project()).empty());
        QVERIFY(jobs::emptyTrash(at("nowhere")));
    }

    void aLinkInTheTrashIsNotFollowed()
    {
        write(at("precious/file"), "stay");
        QVERIFY(makeFolders(project() / "takes/.trash"));
        fs::create_directory_symlink(at("precious"), project() / "takes/.trash/link");
        QVERIFY(jobs::trashedTakes(project()).empty());
        QVERIFY(jobs::emptyTrash(project()));
        QCOMPARE(textIn(at("precious/file")), std::string("stay"));
        QVERIFY(!fs::exists(fs::symlink_status(project() / "takes/.trash/link")));
    }

    void whatIsMissingIsNamed()
    {
        shot(0).start = {story::StartKind::Image, {}, 9, {"assets/a.png", "11"}};
        shot(1).start = {story::StartKind::Text, {}, 9, {}, {"assets/a.png", "11"}};
        story::Sound sound;
        sound.id.value = "s";
        sound.name = "rain.wav";
        sound.file = {"assets/s.wav", "22"};
        m_board.sounds = {sound};
        story::Take const take = addTake(1);
        fs::remove(project() / "takes" / take.id.value / "master.mkv");
        auto const missing = missingFiles(project(), m_board);
        QCOMPARE(missing.size(), size_t{3});
        QCOMPARE(missing[0], (MissingFile{"assets/a.png", "11", "", {1, 2}}));
        QCOMPARE(missing[1], (MissingFile{"takes/" + take.id.value, "", "", {2}}));
        QCOMPARE(missing[2], (MissingFile{"assets/s.wav", "22", "rain.wav", {}}));
    }

    void foundAgainWhateverItIsCalled()
    {
        std::string const picture = "a picture", sound = "a sound";
        shot(0).start = {story::StartKind::Image, {}, 9, {"assets/a.png", sha256Hex(picture)}};
        story::Sound rain;
        rain.id.value = "s";
        rain.file = {"assets/s.wav", sha256Hex(sound)};
        m_board.sounds = {rain};
        story::Take const take = addTake(1);
        fs::create_directories(at("elsewhere/old/takes"));
        fs::rename(project() / "takes" / take.id.value, at("elsewhere/old/takes") / take.id.value);
        write(at("elsewhere/deep/renamed.jpeg"), picture);
        write(at("elsewhere/a.png"), "another picture of that name");
        auto const missing = missingFiles(project(), m_board);
        QCOMPARE(missing.size(), size_t{3});
        auto const left = relink(project(), missing, at("elsewhere"));
        QVERIFY2(left, left ? "" : left.error().message().c_str());
        QCOMPARE(left->size(), size_t{1});
        QCOMPARE(left->front().path, std::string("assets/s.wav"));
        QCOMPARE(textIn(project() / "assets/a.png"), picture);
        QVERIFY(jobs::verifyTake(jobs::TakeStore(project()).files(take.id)));
        QVERIFY(fs::exists(at("elsewhere/old/takes") / take.id.value)); // copied, not moved
        write(at("one.bin"), sound);
        auto const none = relink(project(), *left, at("one.bin")); // one file will do
        QVERIFY(none && none->empty());
    }

    void aTakeThatChangedIsNotTaken()
    {
        story::Take const take = addTake(0);
        fs::create_directories(at("elsewhere/takes"));
        fs::rename(project() / "takes" / take.id.value, at("elsewhere/takes") / take.id.value);
        write(at("elsewhere/takes") / take.id.value / "master.mkv", "other frames");
        auto const left = relink(project(), missingFiles(project(), m_board), at("elsewhere"));
        QVERIFY(left && left->size() == 1);
        QVERIFY(!fs::exists(project() / "takes" / take.id.value));
    }

    void stopped()
    {
        shot(0).start = {story::StartKind::Image, {}, 9, {"assets/a.png", "11"}};
        write(at("elsewhere/x"), "x");
        std::stop_source source;
        source.request_stop();
        auto const left =
            relink(project(), missingFiles(project(), m_board), at("elsewhere"), source.get_token());
        QVERIFY(!left && left.error().kind == Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TstProjectMedia)
#include "tst_project_media.moc"
