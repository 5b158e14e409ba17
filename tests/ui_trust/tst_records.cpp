#include "engine/base/Files.h"
#include "engine/media/Stills.h"
#include "ui/FileDrop.h"
#include "ui/models/AuditModel.h"
#include "ui/panels/AuditDialog.h"
#include "ui/panels/OriginDialog.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kWaitMilliseconds = 60'000;

workflow::AuditReport report()
{
    workflow::AuditReport made;
    for (auto const& [kind, body] :
         {std::pair("consent", R"({"subject":"sb-1"})"), std::pair("generation", R"({"by":"anna"})"),
          std::pair("export", R"({"by":"ben","what":"film"})")})
        made.rows.push_back(
            workflow::auditRow({static_cast<int64_t>(made.rows.size() + 1), 1000, kind, body, {}}));
    made.names = {{"sb-1", "Wim Went"}};
    return made;
}

} // namespace

/// The records of this installation in the window: the audit log, and "who made this?".
class TstRecords : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase()
    {
        for (char const* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            qputenv(name, m_home.filePath(name).toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    }

    void aModelOfTheLog()
    {
        AuditModel model;
        QAbstractItemModelTester const tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setReport(report());
        QCOMPARE(model.rowCount(), 3);
        auto const cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(cell(0, AuditModel::Kind), QString("Export")); // newest first
        QCOMPARE(cell(0, AuditModel::Who), QString("ben"));
        QCOMPARE(cell(2, AuditModel::Who), QString("Wim Went")); // the log holds the id, the window the name
        workflow::AuditFilter filter;
        filter.person = "wim";
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.shown().size(), size_t(1));
        filter.person = "nobody";
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.rowAt(0) && !model.rowAt(-1));
    }

    void whatIsSaidInNames_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("text");
        QTest::newRow("one shot") << "generation"
                                  << R"({"by":"anna","requests":[{"shot":"sh-7","seed":1}]})"
                                  << "Shot 7%1";
        QTest::newRow("some shots, each once")
            << "generation"
            << R"({"requests":[{"shot":"sh-7"},{"shot":"sh-2"},{"shot":"sh-7"},{"shot":"sh-x"}]})"
            << "Shots 2, 7%1, 1 shot that is not here any more";
        QTest::newRow("a take") << "take"
                                << R"({"take":"tk-72","shot":"sh-7","requestKey":"abc"})"
                                << "Shot 7, take 2%1";
        QTest::newRow("a failure")
            << "failure"
            << R"({"kind":"Io","reason":"base.cannotRead","shot":"sh-2"})"
            << QString("Shot 2%1, \u2026 could not be read: \u2026. Check its permissions.");
        QTest::newRow("a refusal") << "refusal"
                                   << R"({"shot":"sh-2","reason":"expired","cast":["sb-1"],"prompt":"waves"})"
                                   << "Shot 2%1, the consent had expired";
        QTest::newRow("a rule") << "refusal"
                                << R"({"shot":"sh-2","reason":"workflow.held","rule":"people.named"})"
                                << "Shot 2%1, held for review, rule people.named";
        QTest::newRow("a film") << "export"
                                << R"({"what":"film","takes":["tk-72","tk-21"],"sha256":"cafe"})"
                                << "Film, Shots 2, 7%1";
        QTest::newRow("a deletion") << "deletion"
                                    << R"({"subject":"sb-1","takes":["tk-0"],"files":1})"
                                    << "1 take that is not here any more";
        QTest::newRow("a statement") << "consent"
                                     << R"({"consent":"cn-1","subject":"sb-1","kind":"self"})"
                                     << "Statement about oneself";
        QTest::newRow("a review") << "review"
                                  << R"({"review":"rv-1","step":"approve","refused":"","rule":"a.b"})"
                                  << "Approved, rule a.b";
        QTest::newRow("signed in") << "signin"
                                   << R"({"by":"rolf","refused":""})"
                                   << "Signed in";
        QTest::newRow("not signed in") << "signin"
                                       << R"({"by":"rolf","refused":"moderation.signIn"})"
                                       << "no such account or wrong passphrase";
        QTest::newRow("of a newer program") << "future"
                                            << R"({"sha256":"0123456789abcdef"})"
                                            << "SHA-256 0123456789ab";
    }
    void whatIsSaidInNames()
    {
        QFETCH(QString, kind);
        QFETCH(QString, body);
        QFETCH(QString, text);
        workflow::AuditReport made;
        made.rows = {workflow::auditRow({1, 1000, kind.toStdString(), body.toStdString(), {}})};
        made.places = {{"sh-2", {"Harbour", "Night", 2}},
                       {"tk-21", {"Harbour", "Night", 2, 1}},
                       {"sh-7", {"Harbour", "Night", 7}},
                       {"tk-72", {"Harbour", "Night", 7, 2}}};
        AuditModel model;
        model.setReport(made);
        QCOMPARE(model.index(0, AuditModel::What).data().toString(), QString(text).remove("%1"));
        made.places["sh-1"] = {"Desert", "", 1}; // a second storyboard: which one is said
        model.setReport(made);
        QCOMPARE(model.index(0, AuditModel::What).data().toString(),
                 QString(text).replace("%1", " of Harbour"));
    }

    void theLogIsFilteredAndExported()
    {
        QVERIFY(consent::defaultAuditLog().record({"generation", {{"by", "anna"}}}));
        QVERIFY(consent::defaultAuditLog().record({"export", {{"by", "ben"}, {"what", "film"}}}));
        RecordBook records;
        AuditDialog dialog(&records);
        dialog.show();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.model()->rowCount(), 2, kWaitMilliseconds);
        QVERIFY2(dialog.stateText().contains("whole"), qPrintable(dialog.stateText()));
        auto const boxes = dialog.findChildren<QComboBox*>();
        boxes.first()->setCurrentIndex(boxes.first()->findData("export"));
        QCOMPARE(dialog.model()->rowCount(), 1);
        std::filesystem::path const table = m_home.filePath("audit.csv").toStdString();
        dialog.writeTo(table);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.stateText().contains("audit.csv"), kWaitMilliseconds);
        QByteArray const text = QByteArray::fromStdString(*readFile(table));
        QCOMPARE(text.count('\n'), 2); // head and the one that is shown
        QVERIFY(text.contains("ben") && !text.contains("anna"));
        for (QWidget* each : dialog.findChildren<QLineEdit*>())
            QVERIFY(!each->accessibleName().isEmpty() || each->parentWidget() != &dialog);
    }

    void aPictureOfNobody()
    {
        Image grey({160, 96});
        grey.fill(90, 90, 90);
        std::filesystem::path const file = m_home.filePath("grey.png").toStdString();
        QVERIFY(media::writePng(file, grey));
        RecordBook records;
        OriginDialog dialog(&records);
        QSignalSpy answered(&dialog, &OriginDialog::answered);
        dialog.ask(file);
        QTRY_COMPARE_WITH_TIMEOUT(answered.count(), 1, kWaitMilliseconds);
        QVERIFY2(dialog.sentence().contains("nothing says who made this"), qPrintable(dialog.sentence()));
        QCOMPARE(dialog.chainLength(), 0);
        dialog.ask("/nowhere/at-all.mp4");
        QTRY_COMPARE_WITH_TIMEOUT(answered.count(), 2, kWaitMilliseconds);
        QVERIFY2(dialog.sentence().contains("at-all.mp4"), qPrintable(dialog.sentence()));
    }

    void aFileDroppedOnTheWindow_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<int>("count");
        QTest::newRow("a file") << QUrl::fromLocalFile(m_home.filePath("grey.png")) << 1;
        QTest::newRow("a folder") << QUrl::fromLocalFile(m_home.path()) << 0;
        QTest::newRow("a page of the web") << QUrl("https://example.org/a.mp4") << 0;
    }
    void aFileDroppedOnTheWindow()
    {
        QFETCH(QUrl, url);
        QFETCH(int, count);
        QWidget window;
        FileDrop drop(&window);
        QSignalSpy dropped(&drop, &FileDrop::dropped);
        QMimeData data;
        data.setUrls({url});
        window.show();
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter); // a drop goes to whom the drag has entered
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &event);
        QCOMPARE(int(dropped.count()), count);
    }
};

QTEST_MAIN(TstRecords)
#include "tst_records.moc"
