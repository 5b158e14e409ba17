#include "tests/ui_views/Stage.h"
#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/PathHandles.h"
#include "ui/canvas/PlaybackLink.h"

#include <QSignalSpy>

#include <cmath>

using namespace fw;
using namespace fw::ui;

namespace {

/// A shot with an animated headshot of somebody, and the canvas over it.
struct Canvas {
    Stage stage{1, 2};
    PlaybackLink link{stage.session.get()};
    CanvasPicture picture{stage.session.get(), stage.bridge.get(), &link};
    PathHandles* path = new PathHandles(stage.session.get(), &link, &picture);
    SubjectId who{"sb-1"};

    Canvas()
    {
        Session& session = *stage.session;
        session.selectOnly(ShotId{"s0"});
        story::Puppet puppet;
        puppet.subject = who;
        puppet.image = "front";
        puppet.points = {.4, .4, .6, .4, .5, .5, .4, .6, .6, .6};
        puppet.path = {{0, .25, .5, .4}};
        QVERIFY(session.perform(story::SetCast{ShotId{"s0"}, {who}}));
        QVERIFY(session.perform(story::SetPuppets{ShotId{"s0"}, {puppet}}));
        picture.resize(800, 450);
        picture.show();
        path->edit(who, QStringLiteral("Ada"));
    }
    std::vector<story::PuppetKey> keys() const
    {
        return story::findShot(stage.session->board(), ShotId{"s0"})->puppets.at(0).path;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(path, key, modifiers);
    }
    /// The playhead to a share of the shot.
    void scrub(double share)
    {
        plan::CutItem const& item = stage.session->cut().items.at(0);
        stage.session->setPlayhead({std::llround(share * static_cast<double>(item.length.count - 1))});
    }
    QPoint at(double x, double y) const
    {
        QRectF const frame = picture.frameRect();
        return QPointF(frame.x() + x * frame.width(), frame.y() + y * frame.height()).toPoint();
    }
};

bool isNear(double a, double b) { return std::abs(a - b) < .006; } // a pixel of the canvas

} // namespace

/// The path of an animated headshot, edited over the picture.
class TstPathHandles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPointIsDraggedInOneEdit()
    {
        Canvas canvas;
        QVERIFY(canvas.path->isVisible());
        auto const before = canvas.keys();
        int const edits = canvas.stage.session->undoStack()->count();
        dragMouse(canvas.path, canvas.at(.25, .5), canvas.at(.6, .3));
        QCOMPARE(canvas.stage.session->undoStack()->count(), edits + 1);
        QCOMPARE(canvas.keys().size(), size_t(1));
        QVERIFY(isNear(canvas.keys()[0].x, .6) && isNear(canvas.keys()[0].y, .3));
        QCOMPARE(canvas.keys()[0].height, before[0].height);
        canvas.stage.session->undoStack()->undo();
        QVERIFY(canvas.keys() == before);
        // Beside a point nothing is taken.
        dragMouse(canvas.path, canvas.at(.5, .8), canvas.at(.6, .3));
        QVERIFY(canvas.keys() == before);
    }

    void theHeadIsPutWhereItIsAtThePlayhead()
    {
        Canvas canvas;
        canvas.scrub(1);
        QTest::mouseDClick(canvas.path, Qt::LeftButton, {}, canvas.at(.75, .4));
        QCOMPARE(canvas.keys().size(), size_t(2));
        QCOMPARE(canvas.keys()[1].at, 1.);
        QVERIFY(isNear(canvas.keys()[1].x, .75));
        canvas.scrub(.5);
        QTest::mouseDClick(canvas.path, Qt::LeftButton, {}, canvas.at(.5, .7));
        QCOMPARE(canvas.keys().size(), size_t(3));
        QVERIFY(std::abs(canvas.keys()[1].at - .5) < .03);
        QCOMPARE(canvas.path->chosen(), 1);
        // The same moment once more moves that point.
        QTest::mouseDClick(canvas.path, Qt::LeftButton, {}, canvas.at(.4, .2));
        QCOMPARE(canvas.keys().size(), size_t(3));
        QVERIFY(isNear(canvas.keys()[1].x, .4));
        QVERIFY(story::checkPuppets(story::findShot(canvas.stage.session->board(), ShotId{"s0"})->puppets));
    }

    void keysDoTheSame()
    {
        Canvas canvas;
        canvas.press(Qt::Key_Right, Qt::ShiftModifier);
        canvas.press(Qt::Key_Down);
        canvas.press(Qt::Key_Plus);
        QVERIFY(std::abs(canvas.keys()[0].x - .3) < 1e-9 && std::abs(canvas.keys()[0].y - .51) < 1e-9);
        QVERIFY(std::abs(canvas.keys()[0].height - .41) < 1e-9);
        canvas.scrub(1);
        canvas.press(Qt::Key_Insert);
        QCOMPARE(canvas.keys().size(), size_t(2));
        QCOMPARE(canvas.path->chosen(), 1);
        canvas.press(Qt::Key_Left, Qt::AltModifier); // earlier
        QVERIFY(std::abs(canvas.keys()[1].at - .95) < 1e-9);
        canvas.press(Qt::Key_PageUp);
        QCOMPARE(canvas.path->chosen(), 0);
        for (int i = 0; i < 40; ++i)
            canvas.press(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(canvas.keys()[0].at < canvas.keys()[1].at); // never past the next one
        QVERIFY(canvas.path->accessibleDescription().startsWith("Point 1 of 2"));
        canvas.press(Qt::Key_Delete);
        QCOMPARE(canvas.keys().size(), size_t(1));
        canvas.press(Qt::Key_Delete); // one stays
        QCOMPARE(canvas.keys().size(), size_t(1));
        QVERIFY(canvas.stage.undoesToStart());
    }

    void thereAreNoMoreThanEight()
    {
        Canvas canvas;
        for (int i = 1; i <= 12; ++i) {
            canvas.scrub(i / 12.);
            canvas.press(Qt::Key_Insert);
        }
        QCOMPARE(canvas.keys().size(), size_t(PathHandles::kMostPoints));
    }

    void itEndsWithEscapeAndWithTheShot()
    {
        Canvas canvas;
        QSignalSpy ended(canvas.path, &PathHandles::ended);
        canvas.press(Qt::Key_Escape);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!canvas.path->isVisible() && !canvas.path->isEditing());
        canvas.path->edit(canvas.who, QStringLiteral("Ada"));
        QVERIFY(canvas.path->isVisible());
        canvas.stage.session->selectOnly(ShotId{"s1"});
        QCOMPARE(ended.count(), 2);
        QVERIFY(!canvas.path->isVisible());
        canvas.stage.session->selectOnly(ShotId{"s0"});
        canvas.path->edit(canvas.who, QStringLiteral("Ada"));
        QVERIFY(canvas.stage.session->perform(story::SetCast{ShotId{"s0"}, {}})); // taken out of the shot
        QCOMPARE(ended.count(), 3);
    }

    void aDragIsCalledOff()
    {
        Canvas canvas;
        auto const before = canvas.keys();
        QTest::mousePress(canvas.path, Qt::LeftButton, {}, canvas.at(.25, .5));
        QMouseEvent move(QEvent::MouseMove, canvas.at(.5, .5), canvas.path->mapToGlobal(canvas.at(.5, .5)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(canvas.path, &move);
        QVERIFY(canvas.path->placeOf(0).x() > canvas.at(.4, .5).x());
        canvas.press(Qt::Key_Escape);
        QVERIFY(canvas.path->isEditing());
        QTest::mouseRelease(canvas.path, Qt::LeftButton, {}, canvas.at(.5, .5));
        QVERIFY(canvas.keys() == before);
    }

    void itIsDrawn()
    {
        Canvas canvas;
        canvas.scrub(1);
        canvas.press(Qt::Key_Insert);
        for (int i = 0; i < 8; ++i)
            canvas.press(Qt::Key_Right, Qt::ShiftModifier);
        QImage const with = canvas.picture.grab().toImage();
        canvas.path->hide();
        QImage const without = canvas.picture.grab().toImage();
        QVERIFY(with != without);
        if (QString const picture = qEnvironmentVariable("FW_PATH_PICTURE"); !picture.isEmpty())
            QVERIFY(with.save(picture)); // to be looked at
    }
};

QTEST_MAIN(TstPathHandles)
#include "tst_path_handles.moc"
