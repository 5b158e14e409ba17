#include "engine/media/ClipWriter.h"
#include "engine/media/Stills.h"
#include "tests/ui_shell/Story.h"
#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/RegionBand.h"
#include "ui/panels/ClipLine.h"
#include "ui/panels/EndPicker.h"
#include "ui/panels/PicturesFold.h"
#include "ui/panels/RetakeBox.h"
#include "ui/panels/StartPicker.h"
#include "ui/panels/StartSection.h"
#include "ui/panels/StatePill.h"
#include "ui/panels/TakesPanel.h"
#include "ui/panels/TimecodeBox.h"

#include <QDoubleSpinBox>

using namespace fw;
using namespace fw::ui;

namespace {

Image flat(uint8_t red, uint8_t green, uint8_t blue)
{
    Image image(SizePx{160, 96});
    for (int y = 0; y < image.heightPx(); ++y)
        for (int x = 0; x < image.widthPx(); ++x) {
            image.mutableRow(y)[3 * x] = red;
            image.mutableRow(y)[3 * x + 1] = green;
            image.mutableRow(y)[3 * x + 2] = blue;
        }
    return image;
}

QString picture(Stage const& stage, char const* name, uint8_t shade)
{
    QString const file = stage.folder.filePath(name);
    if (!media::writePng(file.toStdString(), flat(shade, 90, 40)))
        qFatal("%s was not written", name);
    return file;
}

QString clip(Stage const& stage, char const* name, int frames)
{
    QString const file = stage.folder.filePath(name);
    media::ClipSettings settings;
    settings.codec = media::ClipCodec::Ffv1;
    settings.size = {160, 96};
    settings.rate = {24, 1};
    std::vector<Image> const pictures(static_cast<size_t>(frames), flat(30, 120, 200));
    if (!media::writeClip(file.toStdString(), settings, pictures))
        qFatal("%s was not written", name);
    return file;
}

/// A box's value as a person types it.
void type(QAbstractSpinBox* box, QString const& text)
{
    QVERIFY(box && box->isVisible());
    box->setFocus();
    QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(box, text);
    QTest::keyClick(box, Qt::Key_Return);
}

/// The window has the keyboard again, after a list or a dialog of its own had it.
void settle(Story const& story)
{
    story.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(story.window.get()));
}

void choose(Story const& story, QComboBox* box, QString const& text)
{
    Story::choose(box, text);
    settle(story);
}

/// What the events of a rendering may cost is asked in the stories, not here.
void makeTake(Story& story)
{
    story.generate();
    (void)Story::slowEvent();
}

QDoubleSpinBox* number(Story const& story, QString const& name) { return story.find<QDoubleSpinBox>(name); }

} // namespace

/// What a shot is made from besides its words, at the whole window, and taken back again.
class TstConditioning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnHome(); }
    void aShotLeadsUpToAnother();
    void newShotsLeadAndBridge();
    void picturesStandOnTheWay();
    void aBadPictureIsOneSentence();
    void aShotBeginsFromAClip();
    void aShotBeginsFromATake();
    void partOfATakeIsMadeAnew();
    void theRegionByKeyboard();
    void theModelSaysWhatItCannot();
};

void TstConditioning::aShotLeadsUpToAnother()
{
    Story story;
    auto* end = story.find<EndPicker>();
    QStringList lines;
    for (int i = 0; i < end->count(); ++i)
        lines << end->itemText(i);
    QCOMPARE(lines.front(), QString("Open"));
    QVERIFY(!lines.contains("Beginning of shot 1")); // itself
    choose(story, end, "Beginning of shot 3");
    QVERIFY(story.shot(0).start.following == shotId(2));
    QCOMPARE(end->currentText(), QString("Beginning of shot 3"));
    QCOMPARE(story.session().undoStack()->undoText(), QString("Lead up to another shot"));

    // Both ends: a bridge. Shot 3 is made from neither, so it may not lead to them.
    choose(story, story.find<StartPicker>(), "End of shot 2");
    story.session().selectOnly(shotId(2));
    QVERIFY(end->findText("Beginning of shot 1") < 0);
    story.session().selectOnly(shotId(0));

    makeTake(story); // the neighbours come first
    plan::RenderRequest const request = story.stage.bridge->jobOf(shotId(0))->request;
    QVERIFY(request.conditioning.extend && request.conditioning.prepend);
    QCOMPARE(request.conditioning.extend->parentTake, story.shot(1).takes.back().id.value);
    QCOMPARE(request.conditioning.prepend->parentTake, story.shot(2).takes.back().id.value);
    QTRY_COMPARE(story.find<StatePill>()->word(), QString("Ready"));
    choose(story, end, "Open");
    QVERIFY(!story.shot(0).start.following);
    QCOMPARE(story.find<StatePill>()->word(), QString("Stale"));
    QCOMPARE(story.ending(), QString());
}

void TstConditioning::newShotsLeadAndBridge()
{
    Story story;
    story.session().selectOnly(shotId(1));
    story.press(Command::LeadUp);
    ShotId const before = story.session().currentShot();
    QCOMPARE(story::shotNumber(story.board(), before), 2);
    QVERIFY(story::findShot(story.board(), before)->start.following == shotId(1));
    QCOMPARE(story::findShot(story.board(), before)->prompt, std::string("shot 1"));
    story.session().selectOnly(shotId(2)); // the last of its scene: the next one is in another
    story.press(Command::Bridge);
    story::Shot const& bridge = *story::findShot(story.board(), story.session().currentShot());
    QVERIFY(bridge.start.kind == story::StartKind::ExtendShot && bridge.start.parent == shotId(2));
    QVERIFY(bridge.start.following == shotId(3));
    QCOMPARE(story.find<StartPicker>()->currentText(), QString("End of shot 4"));
    QCOMPARE(story.find<EndPicker>()->currentText(), QString("Beginning of shot 6"));
    story.session().selectOnly(shotId(5));
    size_t const count = story.shotCount();
    story.press(Command::Bridge);
    QCOMPARE(story.shotCount(), count);
    QVERIFY(story.said().contains("no shot after"));
    QCOMPARE(story.ending(), QString());
}

void TstConditioning::picturesStandOnTheWay()
{
    Story story;
    auto* fold = story.find<PicturesFold>();
    story.session().setPlayhead({12});
    Story::drop(fold, fold->rect().center(), picture(story.stage, "a.png", 250));
    QTRY_VERIFY2_WITH_TIMEOUT(story.shot(0).start.pictures.size() == 1, qPrintable(story.said()), kStoryWait);
    QCOMPARE(story.shot(0).start.pictures[0].at.count, 12);
    auto* first = story.find<TimecodeBox>("Moment of picture 1");
    QVERIFY(first && first->isVisible()); // the fold opened
    QCOMPARE(first->text(), QString("00:00:00:12"));
    type(first, "1:06");
    QCOMPARE(story.shot(0).start.pictures[0].at.count, 30);

    story.whenAskedForFile(picture(story.stage, "b.png", 20));
    Story::click(story.button("Add pictures..."));
    QTRY_VERIFY2_WITH_TIMEOUT(story.shot(0).start.pictures.size() == 2, qPrintable(story.said()), kStoryWait);
    settle(story);
    story.session().setPlayhead({40});
    Story::click(story.tool("Picture 2 to the playhead"));
    QCOMPARE(story.shot(0).start.pictures[1].at.count, 40);
    makeTake(story);
    plan::Conditioning const given = story.stage.bridge->jobOf(shotId(0))->request.conditioning;
    QCOMPARE(given.timedFrames.size(), size_t(2));

    // Trimmed away, and back.
    QVERIFY(story.session().perform(story::SetLength{shotId(0), {36}}));
    QVERIFY(Story::says(*fold, "Behind the shot"));
    Story::click(story.tool("Remove picture 2"));
    QCOMPARE(story.shot(0).start.pictures.size(), size_t(1));
    QVERIFY(!Story::says(*fold, "Behind the shot"));
    QCOMPARE(story.session().undoStack()->undoText(), QString("Remove a picture on the way"));
    QCOMPARE(story.ending(), QString());
}

void TstConditioning::aBadPictureIsOneSentence()
{
    Story story;
    QString const file = story.stage.folder.filePath("broken.png");
    QVERIFY(QFile::copy(QString::fromStdString(std::string(__FILE__)), file));
    auto* fold = story.find<PicturesFold>();
    Story::drop(fold, fold->rect().center(), file);
    QTRY_VERIFY_WITH_TIMEOUT(story.said().contains("broken.png"), kStoryWait);
    QVERIFY(story.shot(0).start.pictures.empty());
    QString const clipFile = story.stage.folder.filePath("broken.mp4");
    QVERIFY(QFile::copy(file, clipFile));
    QWidget* start = story.find<StartPicker>()->parentWidget();
    Story::drop(start, start->rect().center(), clipFile);
    QTRY_VERIFY_WITH_TIMEOUT(story.said().contains("broken.mp4"), kStoryWait);
    QVERIFY(story.shot(0).start.kind == story::StartKind::Text);
    QCOMPARE(story.ending(), QString());
}

void TstConditioning::aShotBeginsFromAClip()
{
    Story story;
    auto* line = story.find<ClipLine>();
    QVERIFY(!line->isVisible()); // what is not used does not show
    story.whenAskedForFile(clip(story.stage, "short.mkv", 24));
    choose(story, story.find<StartPicker>(), "Clip...");
    QTRY_VERIFY2_WITH_TIMEOUT(story.shot(0).start.kind == story::StartKind::Clip, qPrintable(story.said()),
                              kStoryWait);
    QCOMPARE(story.shot(0).start.clip->seconds, 1.0);
    QVERIFY(line->isVisible());
    QVERIFY(Story::says(*line, "The clip lasts 1.0 s"));
    type(number(story, "How far the clip is changed"), "40");
    QCOMPARE(story.shot(0).start.clip->strength, .4);
    makeTake(story);
    plan::RenderRequest const request = story.stage.bridge->jobOf(shotId(0))->request;
    QVERIFY(request.conditioning.video);
    QCOMPARE(request.conditioning.video->strength, .4);
    QCOMPARE(request.frames, 5); // 8 of the model's are there, and it makes 4n+1
    choose(story, story.find<StartPicker>(), "Text alone");
    QVERIFY(!line->isVisible());
    QVERIFY(!story.shot(0).start.clip);
    QCOMPARE(story.ending(), QString());
}

void TstConditioning::aShotBeginsFromATake()
{
    Story story;
    makeTake(story);
    story.run(Command::BeginFromTake);
    QVERIFY(story.shot(0).start.kind == story::StartKind::Clip);
    QVERIFY(story.shot(0).start.clip->take == story.shot(0).takes.front().id);
    auto* source = story.find<QComboBox>("Clip to begin from");
    QCOMPARE(source->currentText(), QString("Take 1"));
    story.session().selectOnly(shotId(1));
    QVERIFY(!source->isVisible());
    story.session().selectOnly(shotId(0));
    makeTake(story);
    QCOMPARE(story.shot(0).takes.size(), size_t(2));
    QTRY_COMPARE(story.find<StatePill>()->word(), QString("Ready"));
    QCOMPARE(source->currentText(), QString("Take 1")); // not the one that came of it
    choose(story, source, "Take 2");
    QVERIFY(story.shot(0).start.clip->take == story.shot(0).takes.back().id);
    QCOMPARE(story.ending(), QString());
}

void TstConditioning::partOfATakeIsMadeAnew()
{
    Story story;
    auto* box = story.find<RetakeBox>();
    story.press(Command::RetakePart);
    QVERIFY(story.said().contains("There is no take yet"));
    makeTake(story);
    TakeId const first = story.shot(0).takes.front().id;

    // The shot's second half, unless in and out say which part.
    story.press(Command::RetakePart);
    QVERIFY(box->isVisible() && Story::says(*box, "Part of take 1 is made anew"));
    QCOMPARE(story.shot(0).start.retake->first.count, 24);
    QCOMPARE(story.shot(0).start.retake->end.count, 48);
    story.session().setPlayhead({6});
    story.session().markIn();
    story.session().setPlayhead({17});
    story.session().markOut();
    Story::click(story.tool("From the in to the out point"));
    auto* from = story.find<TimecodeBox>("First frame to make anew");
    auto* to = story.find<TimecodeBox>("Last frame to make anew");
    QCOMPARE(from->text(), QString("00:00:00:06"));
    QCOMPARE(to->text(), QString("00:00:00:17"));
    type(to, "1:00");
    QCOMPARE(story.shot(0).start.retake->end.count, 25);
    type(from, "1:12"); // behind the end: it takes the end along
    QCOMPARE(story.shot(0).start.retake->first.count, 36);
    QCOMPARE(story.shot(0).start.retake->end.count, 37);
    type(from, "0:06");
    type(to, "1:00");

    // A region with the rubber band.
    auto* band = story.window->findChild<RegionBand*>();
    QVERIFY(!band->isVisible());
    Story::click(story.button("Region on the canvas"));
    QVERIFY(band->isVisible() && band->hasFocus());
    QRect const frame = story.canvas()->picture()->frameRect();
    auto const at = [&](double x, double y) {
        return QPoint(frame.left() + qRound(frame.width() * x), frame.top() + qRound(frame.height() * y));
    };
    dragMouse(band, at(.25, .25), at(.75, .5));
    auto const drawn = [&] { return story.shot(0).start.retake->region; };
    QVERIFY(drawn() && std::abs(drawn()->x - .25) < .01 && std::abs(drawn()->width - .5) < .01 &&
            std::abs(drawn()->y - .25) < .01 && std::abs(drawn()->height - .25) < .01);
    dragMouse(band, at(.5, .375), at(.6, .475)); // as it is
    QVERIFY(std::abs(drawn()->x - .35) < .02 && std::abs(drawn()->y - .35) < .02);
    dragMouse(band, at(.85, .5), at(.95, .5)); // its right side
    QVERIFY(std::abs(drawn()->x - .35) < .02 && std::abs(drawn()->width - .6) < .02);
    type(number(story, "Region: Left"), "0");
    type(number(story, "Region: Width"), "50");
    QCOMPARE(drawn()->x, 0.0);
    QCOMPARE(drawn()->width, .5);

    makeTake(story);
    plan::RenderRequest const request = story.stage.bridge->jobOf(shotId(0))->request;
    QVERIFY(request.conditioning.retake && request.conditioning.retake->region);
    QCOMPARE(request.conditioning.retake->firstFrame, 2);
    QCOMPARE(request.conditioning.retake->endFrame, 9);
    QVERIFY(story.shot(0).start.retake->take == first);
    QTRY_COMPARE(story.find<StatePill>()->word(), QString("Ready"));
    QVERIFY(story.button("Make part anew"));
    Story::click(story.tool("Make the whole take anew"));
    QVERIFY(!story.shot(0).start.retake && !box->isVisible() && !band->isVisible());
    QVERIFY(story.button("New take"));
    QCOMPARE(story.ending(), QString());
}

void TstConditioning::theRegionByKeyboard()
{
    Story story;
    makeTake(story);
    story.press(Command::RetakePart);
    Story::click(story.button("Region on the canvas"));
    auto* band = story.window->findChild<RegionBand*>();
    QTRY_VERIFY(band->hasFocus());
    auto const region = [&] { return story.shot(0).start.retake->region; };
    QTest::keyClick(band, Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier); // smaller
    QTest::keyClick(band, Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(region());
    QCOMPARE(qRound(region()->width * 100), 95);
    QCOMPARE(qRound(region()->height * 100), 95);
    QTest::keyClick(band, Qt::Key_Right);
    QTest::keyClick(band, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(qRound(region()->x * 100), 1);
    QCOMPARE(qRound(region()->y * 100), 5);
    QVERIFY(band->accessibleDescription().contains("95 % wide"));
    QTest::keyClick(band, Qt::Key_Delete);
    QVERIFY(!region());
    QCOMPARE(story.session().board().scenes[0].shots.size(), size_t(3)); // Delete took no shot
    QTest::keyClick(band, Qt::Key_Escape);
    QVERIFY(!band->isVisible());
    QVERIFY(!story.button("Region on the canvas")->isChecked());
    Story::click(story.button("Region on the canvas"));
    QVERIFY(band->isVisible());
    story.session().selectOnly(shotId(1)); // ends by itself
    QVERIFY(!band->isVisible());
    QCOMPARE(story.ending(), QString());
}

void TstConditioning::theModelSaysWhatItCannot()
{
    Story story;
    library::ModelInfo picturesOnly;
    picturesOnly.can.firstFrame = picturesOnly.can.lastFrame = true;
    StartSection section(&story.session());
    std::unique_ptr<QWidget> const start(section.start()), end(section.end());
    auto const note = [&] {
        for (QLabel* label : start->findChildren<QLabel*>())
            if (label->isVisibleTo(start.get()) && !label->text().isEmpty())
                return label->text();
        return QString();
    };
    story::Shot shot = story.shot(0);
    section.showShot(shot, nullptr);
    QCOMPARE(note(), QString());
    section.showShot(shot, &picturesOnly);
    QCOMPARE(note(), QString("This preset's model starts from a picture. Choose one, or another preset."));
    auto* lines = static_cast<QComboBox*>(end.get());
    int const row = lines->findText("Beginning of shot 2");
    QVERIFY(!(lines->model()->flags(lines->model()->index(row, 0)) & Qt::ItemIsEnabled));
    QCOMPARE(lines->itemData(row, Qt::ToolTipRole).toString(),
             QString("This preset's model cannot lead up to a clip."));
    shot.start.following = shotId(1);
    section.showShot(shot, &picturesOnly);
    QVERIFY(note().contains("cannot lead up to a clip"));
    shot.start.kind = story::StartKind::ExtendShot;
    shot.start.parent = shotId(2);
    section.showShot(shot, &picturesOnly);
    QVERIFY(note().contains("cannot continue a clip"));
    picturesOnly.can.extend = picturesOnly.can.textToVideo = true;
    section.showShot(shot, &picturesOnly);
    QCOMPARE(note(), QString());
}

FW_STORY_MAIN(TstConditioning)
#include "tst_conditioning.moc"
