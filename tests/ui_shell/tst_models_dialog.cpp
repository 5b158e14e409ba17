#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "tests/library/TinyModel.h"
#include "tests/support/FileServer.h"
#include "tests/ui_shell/Shell.h"
#include "ui/ModelsFlow.h"
#include "ui/models/ModelListModel.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/FetchDialog.h"
#include "ui/panels/ModelDetails.h"
#include "ui/panels/ModelsDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/PresetCard.h"
#include "ui/panels/StartPage.h"

#include <QDesktopServices>
#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace fw;
using namespace fw::ui;
namespace fs = std::filesystem;

namespace {

/// A book and its dialog over folders of their own.
struct Desk {
    Desk() : dialog(std::make_unique<ModelsDialog>(&book, library::ModelIndex::scanDefault()))
    {
        dialog->show();
        waitForSurvey();
    }
    void waitForSurvey() { QTRY_VERIFY_WITH_TIMEOUT(book.hasLooked() && !book.isLooking(), 20'000); }
    QPushButton* button(QString const& text) const
    {
        for (QPushButton* each : dialog->findChildren<QPushButton*>())
            if (each->text() == text && each->isVisible())
                return each;
        return nullptr;
    }
    /// Some visible label says this.
    bool says(QString const& part) const
    {
        for (QLabel* each : dialog->findChildren<QLabel*>())
            if (each->isVisible() && each->text().contains(part))
                return true;
        return false;
    }
    void select(std::string const& id) const
    {
        dialog->select(id);
        QCoreApplication::processEvents(); // new lines show with the next layout
    }
    QStringList rows() const
    {
        QStringList texts;
        for (int i = 0; i < dialog->model()->rowCount(); ++i) {
            QModelIndex const index = dialog->model()->index(i);
            QString const word = index.data(ModelListModel::WordRole).toString();
            texts << (word.isEmpty() ? index.data().toString() : index.data().toString() + ": " + word);
        }
        return texts;
    }
    void drop(fs::path const& path) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(dialog.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(dialog.get(), &event);
    }

    ModelBook book;
    std::unique_ptr<ModelsDialog> dialog;
};

void writePreset(std::string const& id, std::string const& model)
{
    Json json = *readJsonFile(paths::resources() / "presets/cinematic.json");
    json["id"] = json["name"] = id;
    json["model"] = model;
    json["order"] = 100;
    json["loras"] = Json::array();
    json["draft"].erase("loras");
    test::writeText(paths::data() / "presets" / (id + ".json"), dumpJson(json));
}

fs::path tiny(fs::path const& folder)
{
    test::TinyModel model;
    model.folder = folder;
    model.write();
    return folder;
}

} // namespace

/// Models...: what is here, what is lacking, fetching and checking, dropped folders.
class TstModelsDialog : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void keepUrl(QUrl const& url) { m_opened = url; }

private Q_SLOTS:
    void init();
    void listsWhatIsHereWhatIsNeededAndWhatCanBeFetched();
    void detailsSayWhatAPersonWantsToKnow();
    void whatIsWrongIsOneSentence();
    void fetchingAsksFirst();
    void fetchesChecksAndSaysWhenPresetsSeeIt();
    void stoppingKeepsWhatArrived();
    void otherBytesAreRefused();
    void verifiesAndRemembers();
    void aDroppedFolderIsOfferedAndAdded();
    void whatCannotBeUsedIsNotOffered();
    void withoutModelsThereIsOneButton();
    void theWindowOpensIt();
    void aDownloadOutlivesTheDialog();
    void quittingStopsADownload();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_root;
    QUrl m_opened;

    fs::path models() const { return paths::data() / "models"; }
    /// A catalogue with the model "m", whose files the server sends from "<at>/<path>".
    void writeCatalogue(test::FileServer& server, fs::path const& from, std::string const& at = {}) const;
    bool isFetched(char const* file) const { return fs::exists(models() / "m" / file); }
};

void TstModelsDialog::init()
{
    Theme::instance().apply(Theme::Mode::Dark);
    m_dir = std::make_unique<QTemporaryDir>();
    m_root = fs::canonical(m_dir->path().toStdString());
    qputenv("XDG_DATA_HOME", m_dir->filePath("data").toUtf8());
    qputenv("XDG_CONFIG_HOME", m_dir->filePath("config").toUtf8());
    qputenv("XDG_CACHE_HOME", m_dir->filePath("cache").toUtf8());
}

void TstModelsDialog::writeCatalogue(test::FileServer& server, fs::path const& from,
                                     std::string const& at) const
{
    Json files = Json::array();
    for (fs::directory_entry const& each : fs::recursive_directory_iterator(from)) {
        if (!each.is_regular_file())
            continue;
        std::string const path = each.path().lexically_relative(from).string();
        std::string const bytes = *readFile(each.path());
        server.put(at + "/" + path, bytes);
        files.push_back({{"path", path},
                         {"url", server.url(at + "/" + path)},
                         {"sha256", sha256Hex(bytes)},
                         {"bytes", bytes.size()}});
    }
    Json const model{{"id", "m"}, {"name", "Mine"}, {"licence", "Apache-2.0"}, {"files", files}};
    test::writeText(library::Catalogue::file(), dumpJson(Json{{"models", {model}}}));
}

void TstModelsDialog::listsWhatIsHereWhatIsNeededAndWhatCanBeFetched()
{
    test::FileServer server("");
    writeCatalogue(server, tiny(m_root / "source"));
    writePreset("mine", "wan-x");
    fs::remove(tiny(models() / "broken") / "tokenizer/spiece.model");
    Desk desk;
    QCOMPARE(desk.rows(),
             (QStringList{"On this computer", "Starter: Ready", "broken: Cannot be used", "Needed by presets",
                          "wan-x: Missing", "In your catalogue", "Mine: Not here"}));
    auto const starter = desk.dialog->model()->index(1);
    QVERIFY(starter.data(ModelListModel::FactsRole).toString().startsWith("Wan VACE 21M, F16, "));
    QCOMPARE(starter.data(ModelListModel::AbilitiesRole).toString(),
             QString("Text to video, extending, references, first and last frame"));
    QVERIFY(starter.data(Qt::AccessibleTextRole).toString().startsWith("Starter, Ready. "));
    QVERIFY(!(desk.dialog->model()->index(0).flags() & Qt::ItemIsSelectable));
    QVERIFY(desk.says("The folders of models take ") && desk.says(" are free."));
    QCOMPARE(server.requests(), 0);
    QCOMPARE(desk.dialog->focusWidget(),
             desk.dialog->findChild<QListView*>()); // arrows walk through it at once
}

void TstModelsDialog::detailsSayWhatAPersonWantsToKnow()
{
    test::writeText(tiny(models() / "tiny") / "README.md", "---\nlicense: mit\n---\n");
    writePreset("Postcard", "tiny");
    Desk desk;
    desk.select("tiny");
    for (QString const& part :
         {QString("Postcard"), QString("mit"), QString::fromStdString((models() / "tiny").string()),
          QString("A clip of 832 x 480, 81 frames."), QString("Everything stays loaded"), QString("chosen")})
        QVERIFY2(desk.says(part), qPrintable(part));
    auto const info = library::inspectModel(models() / "tiny");
    library::Estimate const outlook = workflow::memoryOutlook(*info, {}, desk.book.survey().memory);
    QVERIFY(desk.says(bytesText(outlook.modes.front().peakBytes)));
    QDesktopServices::setUrlHandler("file", this, "keepUrl");
    QVERIFY(desk.button("Open folder") && desk.button("Verify")->isEnabled() && !desk.button("Get..."));
    desk.button("Open folder")->click();
    QDesktopServices::unsetUrlHandler("file");
    QCOMPARE(m_opened.toLocalFile().toStdString(), (models() / "tiny").string());
    desk.select("starter");
    QVERIFY(desk.says("Documentary"));
    QVERIFY(!desk.says("Postcard"));
}

void TstModelsDialog::whatIsWrongIsOneSentence()
{
    fs::path const pickled = tiny(models() / "pickled");
    fs::rename(pickled / "vae/diffusion_pytorch_model.safetensors", pickled / "vae/vae.bin");
    test::TinyModel wrong;
    wrong.folder = models() / "wrong";
    wrong.vae["z_dim"] = 48;
    wrong.write();
    writePreset("mine", "wan-x");
    Desk desk;
    desk.select("pickled");
    QVERIFY(desk.says("Convert it to safetensors"));
    QVERIFY(!desk.button("Verify")->isEnabled());
    desk.select("wrong");
    QVERIFY(desk.says("Use the VAE that belongs to it"));
    desk.select("wan-x");
    QVERIFY(desk.says("is not on this machine"));
    QVERIFY(!desk.button("Open folder") && !desk.button("Verify"));
}

void TstModelsDialog::fetchingAsksFirst()
{
    test::FileServer server("");
    writeCatalogue(server, tiny(m_root / "source"));
    Desk desk;
    desk.select("m");
    desk.button("Get...")->click();
    auto* question = desk.dialog->findChild<FetchDialog*>();
    QVERIFY(question && question->isVisible());
    QVERIFY(desk.says("Apache-2.0") && desk.says("127.0.0.1") &&
            desk.says(QString::fromStdString((models() / "m").string())));
    question->reject();
    QTest::qWait(50);
    QCOMPARE(server.requests(), 0);
    QVERIFY(desk.book.activity().work == ModelWork::None && !fs::exists(models() / "m"));
}

void TstModelsDialog::fetchesChecksAndSaysWhenPresetsSeeIt()
{
    test::FileServer server("");
    writeCatalogue(server, tiny(m_root / "source"));
    writePreset("mine", "m");
    Desk desk;
    QSignalSpy ended(&desk.book, &ModelBook::ended), moved(&desk.book, &ModelBook::activityChanged);
    QVERIFY(desk.rows().contains("Mine: Missing"));
    desk.select("m");
    desk.button("Get...")->click();
    desk.dialog->findChild<FetchDialog*>()->accept();
    QVERIFY(desk.button("Stop") && desk.says("Fetching Mine: "));
    QVERIFY(!desk.button("Get...")->isEnabled()); // one thing at a time
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), qsizetype{1}, 20'000);
    QVERIFY(moved.count() >= 2);
    QCOMPARE(desk.dialog->noteText(), QString("Mine is here. Presets see it in a moment."));
    desk.waitForSurvey();
    QVERIFY(desk.rows().contains("m: At the next start"));
    desk.select("m");
    QVERIFY(desk.says("It is here. Presets see it in a moment.") && desk.says("Apache-2.0"));
    QVERIFY(!desk.button("Get...") && !desk.button("Stop"));

    Desk later; // the program after its next start
    QVERIFY(later.rows().contains("m: Ready"));
}

void TstModelsDialog::stoppingKeepsWhatArrived()
{
    test::FileServer server("");
    fs::path const source = m_root / "source";
    test::writeText(source / "w.safetensors", std::string(400'000, 'w'));
    writeCatalogue(server, source, "/waits");
    Desk desk;
    QSignalSpy ended(&desk.book, &ModelBook::ended);
    desk.select("m");
    desk.button("Get...")->click();
    desk.dialog->findChild<FetchDialog*>()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(desk.book.activity().done == 200'000, 20'000);
    desk.button("Stop")->click();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), qsizetype{1}, 20'000);
    QCOMPARE(desk.dialog->noteText(), QString("Mine: stopped. What has arrived is kept."));
    desk.waitForSurvey();
    QVERIFY(desk.rows().contains("Mine: Fetched in part"));
    desk.select("m");
    desk.button("Go on fetching...")->click();
    desk.dialog->findChildren<FetchDialog*>().last()->accept();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), qsizetype{2}, 20'000);
    QVERIFY(isFetched("w.safetensors"));
    QCOMPARE(server.sent(), size_t{400'000}); // nothing twice
}

void TstModelsDialog::otherBytesAreRefused()
{
    test::FileServer server("");
    fs::path const source = m_root / "source";
    test::writeText(source / "w.safetensors", "right");
    writeCatalogue(server, source);
    server.put("/w.safetensors", "wrong");
    Desk desk;
    QSignalSpy ended(&desk.book, &ModelBook::ended);
    desk.book.fetch("m");
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), qsizetype{1}, 20'000);
    QVERIFY(desk.dialog->noteText().contains("its checksum differs"));
    QVERIFY(!isFetched("w.safetensors"));
}

void TstModelsDialog::verifiesAndRemembers()
{
    fs::path const folder = tiny(models() / "tiny");
    Desk desk;
    QSignalSpy ended(&desk.book, &ModelBook::ended);
    desk.select("tiny");
    desk.button("Verify")->click();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), qsizetype{1}, 20'000);
    QVERIFY2(desk.dialog->noteText().contains("read for the first time"),
             qPrintable(desk.dialog->noteText()));
    desk.waitForSurvey();
    fs::path const file = folder / "vae/diffusion_pytorch_model.safetensors";
    auto const time = fs::last_write_time(file);
    std::string bytes = *readFile(file);
    bytes.back() = 'x';
    test::writeText(file, bytes);
    fs::last_write_time(file, time);
    desk.button("Verify")->click();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), qsizetype{2}, 20'000);
    QVERIFY2(desk.dialog->noteText().contains("has other bytes than when it was read before"),
             qPrintable(desk.dialog->noteText()));
}

void TstModelsDialog::aDroppedFolderIsOfferedAndAdded()
{
    fs::path const folder = tiny(m_root / "shelf/far");
    Desk desk;
    desk.drop(folder / "transformer/diffusion_pytorch_model.safetensors");
    QTRY_VERIFY_WITH_TIMEOUT(desk.button("Add this folder"), 20'000);
    QVERIFY(desk.dialog->noteText().contains("can be used") &&
            desk.dialog->noteText().contains(QString::fromStdString(folder.string())));
    QVERIFY(library::loadEngineSettings()->modelFolders.empty()); // not before it is asked for
    desk.button("Add this folder")->click();
    QTRY_VERIFY_WITH_TIMEOUT(desk.rows().contains("far: At the next start"), 20'000);
    QCoreApplication::processEvents();
    QCOMPARE(library::loadEngineSettings()->modelFolders, std::vector<fs::path>{folder});
    QVERIFY(desk.says("It is here. Presets see it in a moment.")); // it is the chosen one
    desk.drop(folder);
    QTRY_COMPARE_WITH_TIMEOUT(desk.dialog->noteText(), QString("far (Wan T2V 0M) is in the list already."),
                              20'000);
    QVERIFY(!desk.button("Add this folder"));
}

void TstModelsDialog::whatCannotBeUsedIsNotOffered()
{
    test::writeText(m_root / "wan.ckpt", "pickle");
    Desk desk;
    desk.drop(m_root / "wan.ckpt");
    QTRY_VERIFY_WITH_TIMEOUT(desk.dialog->noteText().contains("Convert it to safetensors"), 20'000);
    QVERIFY(!desk.button("Add this folder"));
    desk.button("Dismiss")->click();
    QVERIFY(desk.dialog->noteText().isEmpty());
}

void TstModelsDialog::withoutModelsThereIsOneButton()
{
    QByteArray const before = qgetenv("FRAMEWRIGHT_RESOURCES");
    fs::create_directories(m_root / "resources/presets");
    qputenv("FRAMEWRIGHT_RESOURCES", m_dir->filePath("resources").toUtf8());
    {
        Desk desk;
        QVERIFY(desk.says("No model was found."));
        QCOMPARE(desk.dialog->model()->rowCount(), 0);
    }
    before.isEmpty() ? qunsetenv("FRAMEWRIGHT_RESOURCES") : qputenv("FRAMEWRIGHT_RESOURCES", before);
}

void TstModelsDialog::theWindowOpensIt()
{
    {
        Stage stage(1, 1);
    } // its folders are those of every stage in this program
    writePreset("mine", "wan-x");
    Shell shell(1, 1);
    auto const dialog = [&] { return shell.window->findChild<ModelsDialog*>(); };
    shell.run(Command::Models);
    QVERIFY(dialog() && dialog()->isVisible());
    delete dialog();
    QToolButton* button = nullptr;
    for (PresetCard* card : shell.window->findChildren<PresetCard*>()) {
        auto* found = card->findChild<QToolButton*>();
        QCOMPARE(found != nullptr, card->presetId() == "mine"); // the others run here
        button = found ? found : button;
    }
    QVERIFY(button);
    QCOMPARE(button->accessibleName(), QString("Show wan-x among the models"));
    button->click();
    QVERIFY(dialog());
    auto* list = dialog()->findChild<QListView*>();
    QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data(ModelListModel::IdRole).toString(), QString("wan-x"),
                              20'000);
    delete dialog();
    for (QPushButton* each : shell.window->findChild<StartPage*>()->findChildren<QPushButton*>())
        if (each->text() == "All models...")
            each->click();
    QVERIFY(dialog());
}

void TstModelsDialog::aDownloadOutlivesTheDialog()
{
    {
        Stage stage(1, 1);
    }
    test::FileServer server("");
    writeCatalogue(server, tiny(m_root / "source"));
    Shell shell(1, 1);
    auto* flow = shell.window->findChild<ModelsFlow*>();
    ModelsDialog* dialog = flow->showModels();
    QTRY_VERIFY_WITH_TIMEOUT(flow->book()->hasLooked(), 20'000);
    QSignalSpy said(flow, &ModelsFlow::noticed); // the bar soon says something else: the model has arrived
    flow->book()->fetch("m");
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(said.contains({"Mine is here. Presets see it in a moment."}), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(shell.window->notices()->text(), QString("A model has arrived: m."), 20'000);
    fs::remove(library::Catalogue::file());
}

void TstModelsDialog::quittingStopsADownload()
{
    test::FileServer server("");
    fs::path const source = m_root / "source";
    test::writeText(source / "w.safetensors", std::string(400'000, 'w'));
    writeCatalogue(server, source, "/waits");
    {
        Desk desk;
        desk.book.fetch("m");
        QTRY_VERIFY_WITH_TIMEOUT(desk.book.activity().done == 200'000, 20'000);
        desk.dialog.reset();
    } // would wait for the server for ever, were it not asked to stop
    QCOMPARE(fs::file_size(models() / "m/w.safetensors.part"), uintmax_t{200'000});
}

QTEST_MAIN(TstModelsDialog)
#include "tst_models_dialog.moc"
