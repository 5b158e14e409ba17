#include "tests/footage/Reels.h"
#include "tests/ui_views/Stage.h"
#include "ui/panels/FootageDelegate.h"
#include "ui/panels/FootageDialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

class TstFootageDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsWhatWasFound();
    void ticksDecideWhatComesIn();
    void summaryAndSensitivitySplitAnew();
    void addingIsOneUndoStep();
    void closingLeavesNothing();
    void badVideosSayWhy();

private:
    std::filesystem::path video() const { return m_folder.filePath("street.mp4").toStdString(); }

    QTemporaryDir m_folder;
};

namespace {

QListWidget* listOf(FootageDialog& dialog) { return dialog.findChild<QListWidget*>("footage"); }

QPushButton* addButton(FootageDialog& dialog)
{
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
}

/// Opens the dialog on a video of three shots and waits for them.
struct Opened {
    explicit Opened(Stage& stage, std::filesystem::path const& file) : dialog(stage.session.get(), file)
    {
        dialog.show();
        if (!QTest::qWaitFor([this] { return listOf(dialog)->count() > 0; }, 30'000))
            qFatal("no shots were found");
    }
    FootageDialog dialog;
};

bool hasText(QWidget const& widget, QString const& text)
{
    for (QLabel const* label : widget.findChildren<QLabel*>())
        if (label->text().contains(text))
            return true;
    return false;
}

} // namespace

void TstFootageDialog::initTestCase()
{
    std::vector<Image> film = reels::takeOf(601, 30);
    reels::append(film, reels::takeOf(602, 48));
    reels::append(film, reels::takeOf(603, 27));
    reels::write(video(), film);
}

void TstFootageDialog::showsWhatWasFound()
{
    Stage stage;
    Opened open(stage, video());
    QListWidget* list = listOf(open.dialog);
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->item(1)->data(FootageDelegate::BeginsRole).toString(), "00:00:01:06");
    QCOMPARE(list->item(1)->data(FootageDelegate::LengthRole).toString(), "2.0 s");
    QVERIFY(hasText(open.dialog, "street.mp4"));
    QVERIFY(hasText(open.dialog, "320 \u00d7 180, 24 frames a second, 4.4 s"));
    QVERIFY(addButton(open.dialog)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!list->item(2)->data(FootageDelegate::PictureRole).value<QImage>().isNull(),
                             60'000);
    QVERIFY(stage.session->board() == stage.start); // nothing has happened yet
}

void TstFootageDialog::ticksDecideWhatComesIn()
{
    Stage stage;
    Opened open(stage, video());
    QListWidget* list = listOf(open.dialog);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    QCOMPARE(list->item(1)->checkState(), Qt::Unchecked);
    QCOMPARE(open.dialog.ticked().size(), size_t(2));
    QVERIFY(hasText(open.dialog, "2 of 3"));
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(open.dialog.ticked().size(), size_t(1));
    list->item(2)->setCheckState(Qt::Unchecked);
    QVERIFY(!addButton(open.dialog)->isEnabled());
    for (QPushButton* button : open.dialog.findChildren<QPushButton*>())
        if (button->text() == "Tick all")
            button->click();
    QCOMPARE(open.dialog.ticked().size(), size_t(3));
    QVERIFY(addButton(open.dialog)->isEnabled());
}

void TstFootageDialog::summaryAndSensitivitySplitAnew()
{
    Stage stage;
    Opened open(stage, video());
    QCheckBox* summary = nullptr;
    for (QCheckBox* box : open.dialog.findChildren<QCheckBox*>())
        summary = box->text().startsWith("Only the strongest") ? box : summary;
    QVERIFY(summary);
    auto* seconds = open.dialog.findChild<QDoubleSpinBox*>();
    QVERIFY(!seconds->isEnabled());
    summary->setChecked(true);
    seconds->setValue(2);
    double sum = 0;
    for (footage::FoundShot const& piece : open.dialog.shots())
        sum += piece.seconds;
    QVERIFY2(sum <= 2.0001 && sum > 1.7, qPrintable(QString::number(sum)));
    summary->setChecked(false);
    size_t const usual = open.dialog.shots().size();
    open.dialog.findChild<QSlider*>()->setValue(0);
    QVERIFY(open.dialog.shots().size() <= usual);
}

void TstFootageDialog::addingIsOneUndoStep()
{
    Stage stage;
    QSignalSpy failures(stage.session.get(), &Session::failed);
    Opened open(stage, video());
    listOf(open.dialog)->item(0)->setCheckState(Qt::Unchecked);
    QSignalSpy accepted(&open.dialog, &QDialog::accepted);
    addButton(open.dialog)->click();
    QVERIFY(accepted.wait(60'000));
    QCOMPARE(failures.count(), 0);
    story::Scene const& scene = stage.session->board().scenes.back();
    QCOMPARE(scene.title, std::string("street"));
    QCOMPARE(scene.shots.size(), size_t(2));
    QCOMPARE(stage.session->currentShot(), scene.shots.front().id);
    QCOMPARE(stage.session->status(scene.shots.front().id).state, plan::TakeState::Ready);
    QCOMPARE(stage.session->undoStack()->count(), 1);
    QVERIFY(stage.undoesToStart());
}

void TstFootageDialog::closingLeavesNothing()
{
    Stage stage;
    {
        Opened open(stage, video());
        addButton(open.dialog)->click(); // and at once
        open.dialog.reject();
    }
    QVERIFY(stage.session->board() == stage.start);
    QString const takes = stage.folder.filePath("Test.framewright/takes");
    QTRY_VERIFY_WITH_TIMEOUT(qApp->findChildren<FootageFeed*>().isEmpty(), 30'000); // nobody waited for it
    QVERIFY(QDir(takes).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
}

void TstFootageDialog::badVideosSayWhy()
{
    Stage stage;
    QFile file(m_folder.filePath("no.mp4"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no film") > 0);
    file.close();
    FootageDialog dialog(stage.session.get(), file.fileName().toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(hasText(dialog, "is not a clip that Framewright can read"), 60'000);
    QVERIFY(!addButton(dialog)->isEnabled());
}

QTEST_MAIN(TstFootageDialog)
#include "tst_footage_dialog.moc"
