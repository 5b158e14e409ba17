#include "engine/base/Files.h"
#include "engine/jobs/TakeStore.h"
#include "engine/workflow/Seam.h"
#include "tests/jobs/requests.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::workflow;

/// How well a shot goes on from the one that it continues.
class TstSeam : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    story::Storyboard m_board;

    std::filesystem::path project() const { return m_dir.path().toStdString(); }
    story::Shot& shot(int index) { return m_board.scenes[0].shots[static_cast<size_t>(index)]; }

    /// A take whose slanted stripes begin at `first` and move by a pixel a frame.
    story::Take addTake(int index, int first)
    {
        render::Rendered rendered;
        for (int i = 0; i < 3; ++i) {
            Image image(SizePx{64, 48});
            for (int y = 0; y < 48; ++y)
                for (int x = 0; x < 64; ++x)
                    for (int c = 0; c < 3; ++c)
                        image.mutableRow(y)[3 * x + c] = static_cast<uint8_t>((x + y + first + i) % 16 * 15);
            rendered.frames.push_back(image);
        }
        rendered.fps = {8, 1};
        rendered.device = "fake";
        rendered.dtype = "fp32";
        rendered.memoryMode = "resident";
        jobs::TakeStore const store(project());
        TakeId const id = newTakeId();
        auto const working = store.begin(id);
        auto const take = store.commit(id, working.value(), test::request("x"), rendered);
        shot(index).takes = {take.value()};
        return take.value();
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(makeFolders(project() / "takes"));
        m_board = {};
        m_board.scenes = {{SceneId{"sc"}, "", {story::Shot(), story::Shot()}}};
        shot(0).id = ShotId{"a"};
        shot(1).id = ShotId{"b"};
        shot(1).start = {story::StartKind::ExtendShot, {"a"}, 9, {}};
    }

    void needsTwoTakes()
    {
        QVERIFY(!seamOf(m_board, ShotId{"b"}));
        addTake(0, 0);
        QVERIFY(!seamOf(m_board, ShotId{"b"}));
        addTake(1, 0);
        auto const seam = seamOf(m_board, ShotId{"b"});
        QVERIFY(seam && seam->parent == ShotId{"a"} && seam->childTake == shot(1).takes[0].id);
        QVERIFY(!seamOf(m_board, ShotId{"a"}));
    }

    void lastFrameAgainstFirst()
    {
        addTake(0, 0); // its last frame begins at 2
        addTake(1, 2);
        auto const same = seamScore(project(), *seamOf(m_board, ShotId{"b"}));
        QVERIFY2(same, same ? "" : same.error().message().c_str());
        QVERIFY(*same > .99);
        addTake(1, 10);
        auto const other = seamScore(project(), *seamOf(m_board, ShotId{"b"}));
        QVERIFY(other && *other < kSmoothSeam);
    }

    void aTakeThatIsGone()
    {
        addTake(0, 0);
        addTake(1, 0);
        std::filesystem::remove(jobs::TakeStore(project()).files(shot(0).takes[0].id).master);
        auto const score = seamScore(project(), *seamOf(m_board, ShotId{"b"}));
        QVERIFY(!score && score.error().kind == Error::Kind::MissingFile);
    }
};

QTEST_GUILESS_MAIN(TstSeam)
#include "tst_seam.moc"
