#include "tests/ui_views/Stage.h"
#include "ui/ShotCommands.h"
#include "ui/panels/PromptEdit.h"
#include "ui/panels/ShotPanel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

/// Titles in the shot panel, as a person writes them.
class TstTitles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTitleIsAddedWrittenAndStyled();
    void whatTheBoardRefusesGoesBack();

private:
    template <class W>
    static W* named(QWidget const& panel, char const* name)
    {
        for (W* each : panel.findChildren<W*>())
            if (each->accessibleName() == name)
                return each;
        return nullptr;
    }
    static std::vector<story::Title> titles(Stage const& stage)
    {
        return story::findShot(stage.session->board(), ShotId{"s1"})->titles;
    }
};

void TstTitles::aTitleIsAddedWrittenAndStyled()
{
    Stage stage;
    ShotCommands commands(stage.session.get());
    ShotPanel panel(stage.session.get(), stage.bridge.get());
    connect(&panel, &ShotPanel::titleRequested, &commands, &ShotCommands::addTitle);
    panel.resize(360, 900);
    panel.show();
    stage.session->selectOnly(ShotId{"s1"});
    stage.session->setPlayhead({60});
    auto* text = named<PromptEdit>(panel, "Text of the title");
    auto* add = named<QToolButton>(panel, "Add a title at the playhead (Shift+T)");
    QVERIFY(text && add && !text->isVisible());
    add->click();
    QVERIFY(text->isVisible()); // the fold opened for it
    QCOMPARE(titles(stage).size(), size_t{1});
    QCOMPARE(titles(stage)[0].start.count, int64_t{12});
    QTest::keyClicks(text, "Zwei Tage");
    QCOMPARE(titles(stage)[0].text, std::string("Zwei Tage"));
    QCOMPARE(stage.session->undoStack()->count(), 2); // added, and typed as one step
    auto* style = named<QComboBox>(panel, "Style of the title");
    style->setCurrentIndex(2);
    Q_EMIT style->activated(2);
    QCOMPARE(titles(stage)[0].style, story::TitleStyle::Headline);
    named<QDoubleSpinBox>(panel, "Size of the title")->setValue(150);
    named<QDoubleSpinBox>(panel, "Start of the title")->setValue(.25);
    named<QDoubleSpinBox>(panel, "Length of the title")->setValue(1);
    named<QDoubleSpinBox>(panel, "Fade of the title")->setValue(.5);
    story::Title const made{"Zwei Tage", {6}, {24}, story::TitleStyle::Headline, 1.5, "#f4f5f7", {12}};
    QVERIFY(titles(stage)[0] == made);
    named<QToolButton>(panel, "Remove this title")->click();
    QVERIFY(titles(stage).empty());
    QVERIFY(!text->isVisible());
    QVERIFY(stage.undoesToStart());
}

void TstTitles::whatTheBoardRefusesGoesBack()
{
    Stage stage;
    QVERIFY(stage.session->perform(story::SetTitles{ShotId{"s1"}, {{"Kept", {0}, {20}}}}).isOk());
    ShotPanel panel(stage.session.get(), stage.bridge.get());
    panel.show();
    stage.session->selectTitle({ShotId{"s1"}, 0});
    auto* text = named<PromptEdit>(panel, "Text of the title");
    QVERIFY(text && text->isVisible());
    text->selectAll();
    text->insertPlainText(QString(70'000, 'x'));
    QCOMPARE(titles(stage)[0].text, std::string("Kept"));
    QCOMPARE(text->toPlainText(), QString("Kept"));
}

QTEST_MAIN(TstTitles)
#include "tst_titles.moc"
