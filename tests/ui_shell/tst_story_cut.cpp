#include "tests/support/Tone.h"
#include "tests/ui_shell/Story.h"
#include "ui/timeline/MarkerSettings.h"
#include "ui/timeline/SoundSettings.h"

#include <QCheckBox>
#include <QDoubleSpinBox>

using namespace fw;
using namespace fw::ui;

/// A person at the timeline: cutting, dissolves, titles, sounds and markers.
class TstStoryCut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRoughCutIsTrimmed();
    void dissolvesAreLaidAndDragged();
    void titlesAreWrittenAndDragged();
    void soundsLieUnderTheFilm();
    void markersKeepTheirPlaces();
};

namespace {

/// The timeline's surface in frames and rows.
struct Track {
    explicit Track(Story& story) : view(story.timeline()) {}

    QRect clip(size_t index) const { return view->layoutOfClips().clips.at(index).rect; }
    QPoint middle(size_t index) const { return view->toView(clip(index).center()); }
    QPoint head(size_t index) const { return view->toView(clip(index).topLeft() + QPoint(2, 10)); }
    QPoint tail(size_t index) const { return view->toView(clip(index).topRight() + QPoint(-2, 10)); }
    QPoint px(double frames) const
    {
        return QPoint(static_cast<int>(std::lround(frames * view->scale().pxPerFrame)), 0);
    }
    void drag(QPoint from, QPoint by, Qt::KeyboardModifiers modifiers = {}) const
    {
        dragMouse(view->viewport(), from, from + by, modifiers);
    }
    void seek(int frame) const
    {
        Story::click(view->viewport(), {view->toView({view->scale().xOf({frame}), 0}).x(), 10});
    }
    QRect sound(SoundId const& id) const
    {
        for (SoundPlace const& place : view->sounds()->places().places)
            if (place.sound == id)
                return QRect(view->toView(place.rect.topLeft()), place.rect.size());
        return {};
    }

    TimelineView* view;
};

} // namespace

void TstStoryCut::aRoughCutIsTrimmed()
{
    Story story; // six shots of 48 frames
    Track const track(story);
    track.seek(70);
    QVERIFY(std::abs(story.session().playhead().count - 70) <= 1);
    story.press(Command::Split);
    QCOMPARE(story.shotCount(), size_t{7});
    track.seek(60);
    story.press(Command::TrimHead);
    QVERIFY(std::abs(story.filmFrames() - 276) <= 1);
    story.press(Command::NextCut);
    story.press(Command::NextCut);
    story.press(Command::FrameForward);
    story.press(Command::TrimTail);
    int64_t const afterTails = story.filmFrames();
    QVERIFY(afterTails < 240);
    track.drag(track.tail(0), track.px(-12));
    QVERIFY(std::abs(story.shot(0).length.count - 36) <= 1);
    int64_t const length = story.filmFrames();
    track.drag(track.tail(0), track.px(6), Qt::ShiftModifier); // rolls: the film stays as long
    QCOMPARE(story.filmFrames(), length);
    track.drag(track.head(2), track.px(8));
    QVERIFY(story.filmFrames() < length);
    track.drag(track.middle(0), track.middle(5) - track.middle(0) + QPoint(40, 0)); // magnetic
    QCOMPARE(story.filmFrames(), story.session().cut().length.count);
    QCOMPARE(story.session().cut().items[0].start.count, int64_t{0});
    Story::click(track.view->viewport(), track.middle(2));
    story.press(Command::Remove);
    QCOMPARE(story.shotCount(), size_t{6});
    story.press(Command::ZoomIn);
    story.press(Command::ZoomIn);
    story.press(Command::ZoomFit);
    story.press(Command::Snap);
    story.press(Command::Snap);
    QCOMPARE(story.ending(), QString());
}

void TstStoryCut::dissolvesAreLaidAndDragged()
{
    Story story;
    Track const track(story);
    Story::click(track.view->viewport(), track.middle(1));
    story.press(Command::Dissolve);
    QCOMPARE(story.shot(1).transition.kind, story::TransitionKind::Dissolve);
    QCOMPARE(story.shot(1).transition.length.count, int64_t{12});
    QCOMPARE(story.filmFrames(), int64_t{276});
    auto const glyph = [&](size_t cut) {
        TransitionPlace const& place = track.view->layoutOfClips().transitions.at(cut);
        return track.view->toView({place.cutX, place.rect.center().y()});
    };
    track.drag(glyph(1), track.px(4) + QPoint(1, 0));
    QVERIFY(story.shot(1).transition.length.count >= 18);
    track.drag(glyph(0), track.px(6) + QPoint(1, 0)); // a plain cut becomes a dissolve
    QCOMPARE(story.shot(0).transition.kind, story::TransitionKind::Dissolve);
    track.drag(glyph(1), track.px(-200));
    QCOMPARE(story.shot(1).transition.kind, story::TransitionKind::Cut);
    track.drag(track.tail(1), track.px(-300)); // no shorter than what it shares
    QVERIFY(story.shot(1).length >= story.shot(0).transition.length);
    QVERIFY(story.shot(0).transition.length.count > 0);
    Story::click(track.view->viewport(), track.middle(5)); // nothing follows the last
    story.press(Command::Dissolve);
    QCOMPARE(story.shot(5).transition.kind, story::TransitionKind::Cut);
    QCOMPARE(story.ending(), QString());
}

void TstStoryCut::titlesAreWrittenAndDragged()
{
    Story story;
    Track const track(story);
    track.seek(60);
    Story::click(track.view->viewport(), track.middle(1));
    story.press(Command::AddTitle);
    QCOMPARE(story.shot(1).titles.size(), size_t{1});
    auto* text = story.find<PromptEdit>("Text of the title");
    QTRY_VERIFY_WITH_TIMEOUT(text && text->isVisible(), kStoryWait);
    Story::write(text, "Am Meer");
    QCOMPARE(story.shot(1).titles[0].text, std::string("Am Meer"));
    Story::choose(story.find<QComboBox>("Style of the title"), "Headline");
    QCOMPARE(story.shot(1).titles[0].style, story::TitleStyle::Headline);
    auto const block = [&] { return track.view->titles().places.at(0).rect; };
    track.drag(track.view->toView(block().center()), track.px(48)); // into the next shot
    QVERIFY(story.shot(1).titles.empty());
    QCOMPARE(story.shot(2).titles.size(), size_t{1});
    track.drag(track.view->toView(QPoint(block().right() - 2, block().center().y())), track.px(-6));

    story.click(shotId(4));
    auto* fold = Story::buttonIn<QToolButton>(*story.window, "Dialogue and notes");
    Story::click(fold);
    auto* dialogue = story.find<PromptEdit>("Dialogue");
    QTRY_VERIFY_WITH_TIMEOUT(dialogue->isVisible(), kStoryWait);
    Story::write(dialogue, "Where to? To the market.");
    story.press(Command::AddSubtitles);
    QCOMPARE(story.shot(4).titles.size(), size_t{1});
    Story::click(track.view->viewport(), track.view->toView(track.view->titles().places.at(1).rect.center()));
    track.view->setFocus();
    story.press(Command::Remove); // the title, not its shot
    QVERIFY(story.shot(4).titles.empty());
    QCOMPARE(story.shotCount(), size_t{6});
    story.press(Command::Split); // titles stay where they stand in the film
    QCOMPARE(story.ending(), QString());
}

void TstStoryCut::soundsLieUnderTheFilm()
{
    Story story;
    Track const track(story);
    QString const drums = story.stage.folder.filePath("drums.wav");
    QVERIFY(test::writeWav(drums.toStdString(), 48000, 2, 96'000, test::sine(440, 48000)));
    auto const sounds = [&] { return story.board().sounds; };
    Story::drop(track.view->viewport(), track.view->toView({track.view->scale().xOf({150}), 60}), drums);
    QTRY_COMPARE_WITH_TIMEOUT(sounds().size(), size_t{1}, kStoryWait);
    track.seek(20);
    story.whenAskedForFile(drums);
    story.press(Command::AddSound);
    QTRY_COMPARE_WITH_TIMEOUT(sounds().size(), size_t{2}, kStoryWait);
    QCOMPARE(track.view->sounds()->places().tracks.size(), size_t{1});
    SoundId const first = sounds()[0].id, second = sounds()[1].id;
    auto const sound = [&](SoundId const& id) { return *story::findSound(story.board(), id); };
    track.drag(track.sound(second).center(), track.px(30));
    QVERIFY(sound(second).start.count > 40);
    QRect const body = track.sound(first);
    track.drag(QPoint(body.left() + 6, body.top() + 5), track.px(10)); // fades in
    QVERIFY(sound(first).fadeIn.count > 5);
    track.drag(QPoint(body.right() - 2, body.bottom() - 8), track.px(-8));
    QVERIFY(sound(first).length.count < 48);
    QTest::mouseDClick(track.view->viewport(), Qt::LeftButton, {}, track.sound(first).center());
    auto* settings = story.window->findChild<SoundSettings*>();
    QTRY_VERIFY_WITH_TIMEOUT(settings && settings->isVisible(), kStoryWait);
    auto* loudness = settings->findChild<QDoubleSpinBox*>();
    loudness->setFocus();
    QTest::keyClick(loudness, Qt::Key_Down);
    Story::click(settings->findChild<QCheckBox*>());
    QVERIFY(sound(first).isMuted);
    settings->close();
    Story::click(track.view->viewport(), track.sound(second).center());
    track.view->setFocus();
    story.press(Command::Remove);
    QCOMPARE(sounds().size(), size_t{1});
    QCOMPARE(story.shotCount(), size_t{6});
    QString const broken = story.stage.folder.filePath("broken.wav");
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no sound") > 0);
    file.close();
    Story::drop(track.view->viewport(), track.middle(0), broken);
    QTRY_VERIFY_WITH_TIMEOUT(story.said().contains("broken.wav"), kStoryWait);
    QCOMPARE(sounds().size(), size_t{1});
    QCOMPARE(story.ending(), QString());
}

void TstStoryCut::markersKeepTheirPlaces()
{
    Story story;
    Track const track(story);
    auto const flag = [&](size_t index) {
        return track.view->toView(track.view->markers()->places().at(index).rect.center());
    };
    for (int frame : {58, 130, 200}) {
        track.seek(frame);
        story.press(Command::AddMarker);
    }
    QCOMPARE(track.view->markers()->places().size(), size_t{3});
    story.press(Command::ToStart);
    story.press(Command::NextMarker);
    story.press(Command::NextMarker);
    QVERIFY(std::abs(story.session().playhead().count - 130) <= 1);
    story.press(Command::PreviousMarker);
    QTest::mouseDClick(track.view->viewport(), Qt::LeftButton, {}, flag(0));
    auto* settings = track.view->findChild<MarkerSettings*>();
    QTRY_VERIFY_WITH_TIMEOUT(settings && settings->isVisible(), kStoryWait);
    QTest::keyClicks(settings->findChild<QLineEdit*>(), "Focus?");
    QTest::keyClick(settings->findChild<QLineEdit*>(), Qt::Key_Escape);
    QCOMPARE(story.shot(1).markers[0].text, std::string("Focus?"));
    // Shots move and the marked picture stays marked.
    Story::click(track.view->viewport(), track.middle(1));
    story.press(Command::MoveLeft);
    QCOMPARE(story.shot(1).markers.size(), size_t{1});
    QVERIFY(track.view->markers()->places()[0].at.count < 20);
    track.drag(flag(0), track.px(60)); // over the next shot
    QVERIFY(story.shot(1).markers.empty());
    Story::click(track.view->viewport(), flag(2));
    track.view->setFocus();
    story.press(Command::Remove);
    QCOMPARE(track.view->markers()->places().size(), size_t{2});
    QCOMPARE(story.shotCount(), size_t{6});
    track.seek(60);
    story.press(Command::MarkIn);
    track.seek(150);
    story.press(Command::MarkOut);
    QVERIFY(story.session().marked());
    story.press(Command::ClearMarks);
    QVERIFY(!story.session().marked());
    QCOMPARE(story.ending(), QString());
}

FW_STORY_MAIN(TstStoryCut)
#include "tst_story_cut.moc"
