#include "tests/ui_views/Stage.h"
#include "ui/panels/FormatDialog.h"
#include "ui/panels/OverridesFold.h"
#include "ui/panels/PromptEdit.h"
#include "ui/panels/SeedPicker.h"
#include "ui/panels/EndPicker.h"
#include "ui/panels/StartPicker.h"
#include "ui/panels/WordBook.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace fw;
using namespace fw::ui;

/// The controls of the shot panel, one by one.
class TstPrompt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreOfferedWhileTyping();
    void showingTextSaysNothing();
    void theStarterSaysWhatItKnows();
    void aShotIsNeverOfferedItsOwnChild();
    void aShotEndsOnAPicture();
    void seedsLockToTheLastTake();
    void overridesAreUnsetByDefault();
    void everyNumberSaysWhyItIsWhatItIs();
    void aSeedIsCopied();
    void formats_data();
    void formats();
};

void TstPrompt::wordsAreOfferedWhileTyping()
{
    PromptEdit edit;
    edit.setWords({"penguin", "person", "red car"});
    edit.show();
    edit.setFocus();
    QSignalSpy edited(&edit, &PromptEdit::edited);
    QTest::keyClicks(&edit, "a p");
    QVERIFY(!edit.completer()->popup()->isVisible());
    QTest::keyClicks(&edit, "e");
    QVERIFY(edit.completer()->popup()->isVisible());
    QCOMPARE(edit.completer()->completionCount(), 2);
    QTest::keyClick(edit.completer()->popup(), Qt::Key_Down);
    QTest::keyClick(edit.completer()->popup(), Qt::Key_Return);
    QCOMPARE(edit.toPlainText(), QString("a penguin"));
    QVERIFY(!edited.isEmpty());
    QCOMPARE(edited.last().at(0).toString(), QString("a penguin"));
}

void TstPrompt::showingTextSaysNothing()
{
    PromptEdit edit;
    QSignalSpy edited(&edit, &PromptEdit::edited);
    edit.showText("from the board");
    QCOMPARE(edited.count(), 0);
    edit.moveCursor(QTextCursor::End);
    edit.insertWord("fish");
    QCOMPARE(edit.toPlainText(), QString("from the board fish"));
    QCOMPARE(edited.count(), 1);
}

void TstPrompt::theStarterSaysWhatItKnows()
{
    Stage stage;
    WordBook words(stage.tools->models);
    QVERIFY(words.note("starter").contains("Small starter model"));
    QVERIFY(words.words("starter").size() > 10);
    QVERIFY(words.note("no such model").isEmpty());
    QMenu menu;
    QString chosen;
    bool wasWhole = false;
    words.fillMenu(&menu, "starter", [&](QString const& text, bool isWhole) {
        chosen = text;
        wasWhole = isWhole;
    });
    QVERIFY(menu.actions().size() >= 4);
    menu.actions().first()->menu()->actions().first()->trigger();
    QVERIFY(wasWhole);
    QVERIFY(chosen.contains(' '));
}

void TstPrompt::aShotIsNeverOfferedItsOwnChild()
{
    Stage stage(1, 3);
    story::StartFrom start;
    start.kind = story::StartKind::ExtendShot;
    start.parent = ShotId{"s0"};
    QVERIFY(stage.session->perform(story::SetStart{ShotId{"s1"}, start}));
    StartPicker picker;
    picker.showShot(stage.session->board(), *story::findShot(stage.session->board(), ShotId{"s0"}), true);
    QStringList lines;
    for (int i = 0; i < picker.count(); ++i)
        lines << picker.itemText(i);
    QCOMPARE(lines, (QStringList{"Text alone", "End of shot 3", "Picture...", "Clip..."}));
    picker.showShot(stage.session->board(), *story::findShot(stage.session->board(), ShotId{"s1"}), true);
    QCOMPARE(picker.currentText(), QString("End of shot 1"));
    QSignalSpy chosen(&picker, &StartPicker::startChosen);
    Q_EMIT picker.activated(0);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(chosen.at(0).at(0).value<story::StartFrom>().kind == story::StartKind::Text);
}

void TstPrompt::aShotEndsOnAPicture()
{
    Stage stage(1, 2);
    story::Shot shot = *story::findShot(stage.session->board(), ShotId{"s0"});
    EndPicker picker;
    picker.showShot(stage.session->board(), shot, true);
    QCOMPARE(picker.count(), 3);
    QCOMPARE(picker.currentText(), QString("Open"));
    QSignalSpy wanted(&picker, &EndPicker::imageWanted), cleared(&picker, &EndPicker::endCleared);
    QSignalSpy following(&picker, &EndPicker::followingChosen);
    Q_EMIT picker.activated(2);
    QCOMPARE(wanted.count(), 1);
    shot.start.lastImage = {"assets/z.png", "aa"};
    picker.showShot(stage.session->board(), shot, true);
    QCOMPARE(picker.currentText(), QString("Picture (pick another...)"));
    Q_EMIT picker.activated(2);
    QCOMPARE(wanted.count(), 2);
    Q_EMIT picker.activated(1);
    QCOMPARE(following.at(0).at(0).value<ShotId>().value, std::string("s1"));
    Q_EMIT picker.activated(0);
    QCOMPARE(cleared.count(), 1);
}

void TstPrompt::seedsLockToTheLastTake()
{
    SeedPicker picker;
    picker.showSeed({}, 4711);
    auto* mode = picker.findChild<QComboBox*>();
    auto* value = picker.findChild<QLineEdit*>();
    QVERIFY(value->isHidden());
    QSignalSpy chosen(&picker, &SeedPicker::seedChosen);
    Q_EMIT mode->activated(1);
    QCOMPARE(chosen.count(), 1);
    auto const seed = chosen.at(0).at(0).value<story::SeedPolicy>();
    QVERIFY(seed.mode == story::SeedMode::Locked);
    QCOMPARE(seed.value, uint64_t(4711));
}

void TstPrompt::aSeedIsCopied()
{
    SeedPicker picker;
    picker.showSeed({story::SeedMode::Locked, 4712}, 0);
    for (QToolButton* each : picker.findChildren<QToolButton*>())
        if (each->accessibleName() == "Copy the seed")
            each->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("4712"));
}

void TstPrompt::overridesAreUnsetByDefault()
{
    presets::Preset preset;
    preset.name = "Cinematic";
    preset.final = {24, 4.0, {160, 96}};
    library::ModelInfo model;
    model.name = "Starter";
    model.nativeSize = {256, 160};
    OverridesFold::Sources const sources{&preset, story::Quality::Final, model, {1280, 720}};
    OverridesFold fold;
    fold.showOverrides({}, sources);
    QSignalSpy chosen(&fold, &OverridesFold::overridesChosen);
    auto* steps = fold.findChild<QSpinBox*>();
    QCOMPARE(steps->text(), QString("Preset: 24"));
    steps->setValue(8);
    auto overrides = chosen.takeLast().at(0).value<story::Overrides>();
    QCOMPARE(overrides.steps.value(), 8);
    QVERIFY(!overrides.guidance);
    QVERIFY(!overrides.size);
    steps->setValue(0);
    overrides = chosen.takeLast().at(0).value<story::Overrides>();
    QVERIFY(!overrides.steps);
}

void TstPrompt::everyNumberSaysWhyItIsWhatItIs()
{
    presets::Preset preset;
    preset.name = "Cinematic";
    preset.sampler = "euler";
    preset.final = {24, 4.0, {}};
    library::ModelInfo model;
    model.name = "Starter";
    model.nativeSize = {256, 160};
    OverridesFold fold;
    fold.showOverrides({}, {&preset, story::Quality::Final, model, {256, 160}});
    auto const said = [&] {
        QStringList texts;
        for (QLabel const* each : fold.findChildren<QLabel*>())
            texts << each->text();
        return texts;
    };
    QVERIFY2(said().contains("From the preset Cinematic, Final."), qPrintable(said().join('|')));
    QVERIFY2(said().contains("The size that Starter was made for."), qPrintable(said().join('|')));
    auto* reset = fold.findChild<QPushButton*>();
    QVERIFY(!reset->isEnabled());
    story::Overrides overrides;
    overrides.steps = 8;
    overrides.size = SizePx{160, 256};
    fold.showOverrides(overrides, {&preset, story::Quality::Final, model, {256, 160}});
    QVERIFY2(said().contains("Set for this shot; the preset says 24."), qPrintable(said().join('|')));
    QVERIFY2(said().contains("Set for this shot; the preset says 256 \u00d7 160. Fitted into the film's 256 "
                             "\u00d7 160."),
             qPrintable(said().join('|')));
    QSignalSpy chosen(&fold, &OverridesFold::overridesChosen);
    for (QComboBox* box : fold.findChildren<QComboBox*>())
        if (box->accessibleName() == "Sampler") {
            box->setCurrentIndex(box->findData("dpmpp"));
            Q_EMIT box->activated(box->currentIndex());
        }
    overrides = chosen.takeLast().at(0).value<story::Overrides>();
    QCOMPARE(overrides.sampler.value(), std::string("dpmpp"));
    QCOMPARE(overrides.size.value(), (SizePx{160, 256}));
    reset->click();
    QVERIFY(chosen.takeLast().at(0).value<story::Overrides>() == story::Overrides{});
}

void TstPrompt::formats_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("aspect"); // line of the list
    QTest::addColumn<int>("height");
    QTest::newRow("wide") << 1280 << 0 << 720;
    QTest::newRow("upright") << 1080 << 1 << 1920;
    QTest::newRow("square") << 640 << 2 << 640;
    QTest::newRow("classic") << 640 << 3 << 480;
    QTest::newRow("scope") << 1280 << 4 << 536;
}

void TstPrompt::formats()
{
    QFETCH(int, width);
    QFETCH(int, aspect);
    QFETCH(int, height);
    story::ProjectFormat const start;
    FormatDialog dialog(start);
    QVERIFY(dialog.format() == start);
    auto const lists = dialog.findChildren<QComboBox*>();
    auto const sides = dialog.findChildren<QSpinBox*>();
    sides.first()->setValue(width);
    lists.first()->setCurrentIndex(aspect);
    Q_EMIT lists.first()->activated(aspect);
    QCOMPARE(dialog.format().size.widthPx, width);
    QCOMPARE(dialog.format().size.heightPx, height);
}

QTEST_MAIN(TstPrompt)
#include "tst_prompt.moc"
