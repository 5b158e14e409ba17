#include "tests/ui_views/Stage.h"
#include "ui/HandOver.h"
#include "ui/StoryboardPages.h"

#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

class TstHandOver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutIsWrittenAndSaid();
    void pagesAsPdf();
    void pagesAsPngs();
    void picturesStandInTheirCards();
    void otherEndingsAreRefused();
    void refusedFilmsLeaveNoPages();
    void aProjectIsPackedAndOpenedAgain();
};

namespace {

QStringList filesIn(Stage const& stage)
{
    return QDir(stage.folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

std::filesystem::path fileIn(Stage const& stage, char const* name)
{
    return stage.folder.filePath(name).toStdString();
}

/// Share of the area whose pixels are not white.
double inkIn(QImage const& page, QRect area)
{
    int ink = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            ink += page.pixelColor(x, y) != QColor(Qt::white);
    return static_cast<double>(ink) / (area.width() * area.height());
}

} // namespace

void TstHandOver::cutIsWrittenAndSaid()
{
    Stage stage;
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy said(&handOver, &HandOver::noticed);
    handOver.writeCut(fileIn(stage, "cut.edl"));
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), "cut.edl was written.");
    QCOMPARE(filesIn(stage), QStringList{"cut.edl"});
    handOver.writeCut(fileIn(stage, "cut.edl")); // replaces: the person agreed in the dialog
    QTRY_COMPARE(said.size(), 2);
}

void TstHandOver::aProjectIsPackedAndOpenedAgain()
{
    Stage stage;
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy said(&handOver, &HandOver::noticed);
    QSignalSpy failed(&handOver, &HandOver::failed);
    std::filesystem::path opened;
    connect(&handOver, &HandOver::unpacked, this,
            [&](std::filesystem::path const& folder) { opened = folder; });
    std::filesystem::path const file = fileIn(stage, "Everything.zip");
    handOver.writePack(file);
    QTRY_COMPARE(said.size(), 1);
    for (char const* name : {"Everything.framewright", "Everything 2.framewright"}) { // never over another
        opened.clear();
        handOver.unpack(file);
        QTRY_VERIFY(!opened.empty());
        QCOMPARE(opened.filename().string(), std::string(name));
        auto const board = story::Project::read(opened);
        QVERIFY(board && *board == stage.session->board());
    }
    handOver.unpack(fileIn(stage, "nowhere.zip"));
    QTRY_COMPARE(failed.size(), 1);
}

void TstHandOver::pagesAsPdf()
{
    Stage stage(2, 4); // eight shots, two pages
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy said(&handOver, &HandOver::noticed);
    handOver.writePages(fileIn(stage, "board.pdf"));
    QTRY_COMPARE(said.size(), 1);
    QFile file(stage.folder.filePath("board.pdf"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray const pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF-1."));
    QCOMPARE(pdf.count("/Type /Page\n"), 2);
}

void TstHandOver::pagesAsPngs()
{
    Stage stage(2, 4);
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy said(&handOver, &HandOver::noticed);
    handOver.writePages(fileIn(stage, "board.png"));
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(filesIn(stage), (QStringList{"board-1.png", "board-2.png"}));
    QImage const second(stage.folder.filePath("board-2.png"));
    QCOMPARE(second.size(), StoryboardPages::kPage * 2);
    QVERIFY(inkIn(second, QRect(80, 160, 660, 360)) > 0.5);  // the seventh card
    QCOMPARE(inkIn(second, QRect(80, 820, 2080, 600)), 0.0); // no second row
}

void TstHandOver::picturesStandInTheirCards()
{
    Stage stage;
    StoryboardPages pages{stage.session->board(), stage.session->cut(), stage.session->projectFolder()};
    QCOMPARE(pages.count(), 1);
    QImage page(StoryboardPages::kPage, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    pages.paint(painter, 0, [](plan::CutItem const& item) {
        QImage picture(160, 90, QImage::Format_RGB32);
        picture.fill(item.number == 5 ? Qt::red : Qt::blue);
        return picture;
    });
    painter.end();
    QCOMPARE(page.pixelColor(561, 200), QColor(Qt::blue)); // shot 2, middle of the first row
    QCOMPARE(page.pixelColor(561, 530), QColor(Qt::red));  // shot 5, middle of the second
}

void TstHandOver::otherEndingsAreRefused()
{
    Stage stage;
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy failed(&handOver, &HandOver::failed);
    handOver.writePages(fileIn(stage, "board.doc"));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].value<Error>().message().find(".pdf or .png") != std::string::npos);
    handOver.writeCut(fileIn(stage, "cut.aaf"));
    QTRY_COMPARE(failed.size(), 2);
    QVERIFY(filesIn(stage).isEmpty());
}

void TstHandOver::refusedFilmsLeaveNoPages()
{
    Stage stage;
    QVERIFY(stage.session->perform(story::SetPrompt{ShotId{"s1"}, "a naked child"}).isOk());
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy failed(&handOver, &HandOver::failed);
    handOver.writePages(fileIn(stage, "board.pdf"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().kind, Error::Kind::Refused);
    QVERIFY(filesIn(stage).isEmpty());
}

QTEST_MAIN(TstHandOver)
#include "tst_hand_over.moc"
