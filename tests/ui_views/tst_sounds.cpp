#include "tests/support/Tone.h"
#include "tests/ui_views/Stage.h"
#include "ui/session/FormatChange.h"
#include "ui/timeline/SoundSettings.h"
#include "ui/timeline/TimelineView.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

/// Sounds below the clips through real mouse and drop events; each story is undone to the start at its end.
class TstSounds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_files.filePath("cache").toUtf8());
        QVERIFY(test::writeWav(m_files.filePath("drums.wav").toStdString(), 48000, 2, 96'000,
                               test::sine(440, 48000)));
    }
    void init()
    {
        m_stage = std::make_unique<Stage>(2, 3); // six shots of 48 frames
        auto const asset = m_stage->session->importAsset(m_files.filePath("drums.wav").toStdString());
        QVERIFY(asset);
        for (int i = 0; i < 2; ++i) {
            auto sound =
                story::placeSound(m_stage->session->board(), {*asset, "drums.wav", 2, {20 + 40 * i}});
            QVERIFY(sound);
            sound->id.value = i == 0 ? "first" : "second";
            QVERIFY(m_stage->session->perform(story::AddSound{*sound}));
        }
        m_stage->start = m_stage->session->board();
        m_stage->session->undoStack()->clear();
        m_view = std::make_unique<TimelineView>(m_stage->session.get(), m_stage->bridge.get(),
                                                m_stage->thumbnails.get());
        m_view->resize(1300, 260);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setSnapping(false);
    }
    void cleanup()
    {
        QVERIFY(m_stage->undoesToStart());
        m_view.reset();
        m_stage.reset();
    }

    void aRowForEveryTrackInUse()
    {
        QCOMPARE(m_view->sounds()->places().tracks, (std::vector<int>{0, 1})); // 20-68 and 60-108 overlap
        QRect const first = place("first"), second = place("second");
        QCOMPARE(first.height(), 40);
        QVERIFY(first.top() > m_view->layoutOfClips().clips[0].rect.bottom());
        QVERIFY(second.top() > first.bottom());
        QVERIFY(std::abs(first.width() - 48 * px()) < 3);
        QVERIFY(m_view->minimumHeight() > second.bottom());
    }

    void dragMovesInTime()
    {
        drag(place("first").center(), QPointF(30 * px(), 0));
        QVERIFY(std::abs(sound("first").start.count - 50) <= 1);
        QCOMPARE(sound("first").length.count, int64_t{48});
        QCOMPARE(m_stage->session->undoStack()->count(), 1);
        drag(place("first").center(), QPoint(-2000, 0)); // never before the film
        QCOMPARE(sound("first").start.count, int64_t{0});
    }

    void itSnapsToCuts()
    {
        m_view->setSnapping(true);
        drag(place("first").center(), QPointF(29 * px(), 0)); // start 49, the cut is at 48
        QCOMPARE(sound("first").start.count, int64_t{48});
        m_stage->session->setPlayhead({130});
        drag(place("first").center(), QPointF(33 * px(), 0)); // end 129, the playhead is at 130
        QCOMPARE(sound("first").end().count, int64_t{130});
    }

    void dragChangesTheTrackAndNeverOverlaps()
    {
        QPoint const down(0, 2 * (SoundLayout::kRow + SoundLayout::kGap));
        drag(place("first").center(), down); // below the last row: a new track
        QCOMPARE(sound("first").track, 2);
        drag(place("first").center(), QPointF(40 * px(), -(SoundLayout::kRow + SoundLayout::kGap)));
        QCOMPARE(sound("second").track, 1);
        QVERIFY(sound("first").track != 1); // the second one is in the way there
    }

    void endsTrim()
    {
        QRect const whole = place("first");
        drag(QPoint(whole.right() - 2, whole.bottom() - 8), QPointF(-10 * px(), 0));
        QVERIFY(std::abs(sound("first").length.count - 38) <= 1);
        QCOMPARE(sound("first").start.count, int64_t{20});
        int64_t const length = sound("first").length.count;
        drag(QPoint(whole.left() + 2, whole.bottom() - 8), QPointF(6 * px(), 0));
        int64_t const cut = sound("first").start.count - 20;
        QVERIFY(std::abs(cut - 6) <= 1);
        QCOMPARE(sound("first").length.count, length - cut);
        QVERIFY(std::abs(sound("first").sourceIn - double(cut) / 24) < 1e-9);
        drag(QPoint(place("first").left() + 2, whole.bottom() - 8),
             QPoint(-500, 0)); // no further than the file
        QCOMPARE(sound("first").start.count, int64_t{20});
        QCOMPARE(sound("first").sourceIn, 0.0);
        QTRY_VERIFY(peaksAreThere());
        drag(QPoint(place("first").right() - 2, whole.bottom() - 8), QPoint(500, 0));
        QCOMPARE(sound("first").length.count, int64_t{48});
    }

    void cornersFade()
    {
        QRect const body = place("first");
        drag(QPoint(body.left() + 6, body.top() + 5), QPointF(12 * px(), 0));
        QVERIFY(std::abs(sound("first").fadeIn.count - 12) <= 1);
        drag(QPoint(body.right() - 6, body.top() + 5),
             QPointF(-300 * px(), 0)); // as far as the other leaves room
        QCOMPARE((sound("first").fadeIn + sound("first").fadeOut).count, int64_t{48});
        QCOMPARE(sound("first").start.count, int64_t{20});
    }

    void escapeGivesADragUp()
    {
        QPoint const at = m_view->toView(place("first").center());
        QWidget* const port = m_view->viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, at);
        QMouseEvent moved(QEvent::MouseMove, at + QPoint(60, 0), port->mapToGlobal(at + QPoint(60, 0)),
                          Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(port, &moved);
        QVERIFY(m_view->sounds()->isDragging());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::mouseRelease(port, Qt::LeftButton, {}, at + QPoint(60, 0));
        QCOMPARE(sound("first").start.count, int64_t{20});
        QCOMPARE(m_stage->session->undoStack()->count(), 0);
    }

    void oneThingIsSelected()
    {
        m_stage->session->selectOnly(ShotId{"s1"});
        click(place("second").center());
        QCOMPARE(m_view->sounds()->selected().value, std::string("second"));
        QVERIFY(m_stage->session->selection().empty());
        QVERIFY(m_view->accessibleDescription().contains("drums.wav"));
        QVERIFY(m_view->accessibleDescription().contains("track 2"));
        click(m_view->layoutOfClips().clips[0].rect.center());
        QVERIFY(m_view->sounds()->selected().isEmpty());
        QVERIFY(!m_view->sounds()->removeSelected());
        click(place("second").center());
        QVERIFY(m_view->sounds()->removeSelected());
        QCOMPARE(m_stage->session->board().sounds.size(), size_t{1});
        QVERIFY(m_view->sounds()->selected().isEmpty());
        QCOMPARE(m_view->sounds()->places().tracks.size(), size_t{1});
    }

    void theMenuMutes()
    {
        QVERIFY(m_view->sounds()->showMenu(place("first").center(), {10, 10}, m_view.get()));
        auto* menu = m_view->findChild<QMenu*>();
        QVERIFY(menu);
        menu->actions().front()->trigger();
        QVERIFY(sound("first").isMuted);
        QCOMPARE(m_stage->session->cut().sounds.size(), size_t{1});
        menu->close();
    }

    void theDialogSetsLoudnessAndFades()
    {
        SoundSettings dialog(m_stage->session.get(), SoundId{"first"});
        dialog.show();
        auto const field = [&](char const* name) {
            for (QDoubleSpinBox* box : dialog.findChildren<QDoubleSpinBox*>())
                if (box->accessibleName() == QLatin1String(name))
                    return box;
            return static_cast<QDoubleSpinBox*>(nullptr);
        };
        field("Loudness")->setValue(-9);
        field("Fade in")->setValue(.5);
        field("Fade out")->setValue(99);
        QCOMPARE(sound("first").gainDb, -9.0);
        QCOMPARE(sound("first").fadeIn.count, int64_t{12});
        QCOMPARE(sound("first").fadeOut.count, int64_t{36});
        dialog.findChild<QCheckBox*>()->click();
        QVERIFY(sound("first").isMuted);
        m_stage->session->undoStack()->undo();
        QVERIFY(!dialog.findChild<QCheckBox*>()->isChecked());
        QVERIFY(m_stage->session->perform(story::RemoveSound{{"first"}}));
        QVERIFY(!dialog.isVisible());
    }

    void aDropLaysASoundUnderTheFilm()
    {
        auto const drop = [&](QString const& file, int frame) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(file)});
            QPoint const at = m_view->toView({m_view->scale().xOf({frame}), 60});
            QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(m_view->viewport(), &enter);
            if (!enter.isAccepted())
                return false;
            QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(m_view->viewport(), &event);
            return event.isAccepted();
        };
        QVERIFY(drop(m_files.filePath("drums.wav"), 150));
        QTRY_COMPARE(m_stage->session->board().sounds.size(), size_t{3});
        story::Sound const& added = sound(m_view->sounds()->selected().value.c_str());
        QCOMPARE(added.name, std::string("drums.wav"));
        QCOMPARE(added.track, 0); // free there
        QVERIFY(std::abs(added.start.count - 150) <= 1);
        QCOMPARE(added.length.count, int64_t{48});
        QVERIFY(std::filesystem::exists(m_stage->session->projectFolder() / added.file.path));

        QVERIFY(!drop(m_files.filePath("picture.png"), 10)); // somebody else's
        QSignalSpy failed(m_stage->session.get(), &Session::failed);
        QFile broken(m_files.filePath("broken.wav"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no sound");
        broken.close();
        QVERIFY(drop(broken.fileName(), 10));
        QTRY_COMPARE(failed.size(), qsizetype{1});
        QCOMPARE(m_stage->session->board().sounds.size(), size_t{3});
    }

    void anotherRateKeepsTheSeconds()
    {
        story::ProjectFormat format = m_stage->session->board().format;
        format.rate = {25, 2};
        QVERIFY(m_stage->session->perform(changeFormat(m_stage->session->board(), format)));
        QCOMPARE(sound("first").start.count, int64_t{10}); // 20 / 24 s
        QCOMPARE(sound("first").length.count, int64_t{25});
    }

    void itsOutlineIsDrawn()
    {
        QTRY_VERIFY(peaksAreThere());
        QRect const body = place("first");
        QImage const picture = m_view->viewport()->grab().toImage();
        QPoint const middle = m_view->toView(body.center());
        QColor const wave = picture.pixelColor(middle + QPoint(0, 4));
        QCOMPARE(wave, Theme::instance().colours().textSecondary);
        QCOMPARE(picture.pixelColor(m_view->toView(QPoint(body.right() - 20, body.bottom() - 3))),
                 Theme::instance().colours().panel);
    }

private:
    story::Sound const& sound(char const* id) const
    {
        static story::Sound const none;
        story::Sound const* found = story::findSound(m_stage->session->board(), SoundId{id});
        return found ? *found : none;
    }
    QRect place(char const* id) const
    {
        for (SoundPlace const& each : m_view->sounds()->places().places)
            if (each.sound.value == id)
                return each.rect;
        return {};
    }
    double px() const { return m_view->scale().pxPerFrame; }
    void drag(QPoint content, QPointF by)
    {
        QPoint const from = m_view->toView(content);
        dragMouse(m_view->viewport(), from, from + by.toPoint());
    }
    void drag(QPoint content, QPoint by) { drag(content, QPointF(by)); }
    void click(QPoint content)
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->toView(content));
    }
    /// The outline has come and is painted: pixels in the text's colour.
    bool peaksAreThere()
    {
        QImage const picture = m_view->viewport()->grab().toImage();
        return picture.pixelColor(m_view->toView(place("first").center()) + QPoint(0, 4)) ==
               Theme::instance().colours().textSecondary;
    }

    QTemporaryDir m_files;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TstSounds)
#include "tst_sounds.moc"
