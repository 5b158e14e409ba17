#include "tests/ui_shell/Shell.h"
#include "tests/ui_shell/Texts.h"
#include "tests/ui_trust/People.h"
#include "ui/CommandSearch.h"
#include "ui/Menus.h"
#include "ui/Preferences.h"
#include "ui/TrustFlow.h"
#include "ui/board/BoardView.h"
#include "ui/panels/AuditDialog.h"
#include "ui/panels/CaptureDialog.h"
#include "ui/panels/CostDialog.h"
#include "ui/panels/DeleteDialog.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/Fold.h"
#include "ui/panels/FootageDialog.h"
#include "ui/panels/FormatDialog.h"
#include "ui/panels/HeadshotsDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/OriginDialog.h"
#include "ui/panels/PromptHistory.h"
#include "ui/panels/ReviewDialog.h"
#include "ui/panels/ScriptDialog.h"
#include "ui/panels/StatementDialog.h"
#include "ui/panels/TakeDialog.h"
#include "ui/panels/VersionsDialog.h"
#include "ui/panels/WithdrawDialog.h"
#include "ui/theme/Language.h"

#include <QDockWidget>
#include <QStackedWidget>
#include <QTranslator>
#include <QtTest>

#include <set>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr QSize kWindow{1366, 768}, kLargeWindow{1600, 1000};

/// Asked when no translation knew a text: what should have been translated and is not.
class Witness : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(char const* context, char const* source, char const*, int) const override
    {
        QByteArray const of(context);
        // The engine's texts are looked up whatever they are; Qt's own depend on what is installed.
        if (source && *source && of != "Engine" && (of == "QObject" || !of.startsWith('Q')))
            m_missing.insert(QString::fromUtf8(of + ": " + source));
        return {};
    }
    QStringList missing() const { return {m_missing.begin(), m_missing.end()}; }

private:
    mutable std::set<QString> m_missing;
};

/// What shows letters that nobody translates: what the test wrote, units, formats, keys, names.
QStringList own()
{
    return {
        "shot \\d|Scene \\d|INT. HOUSE - DAY|Testa Muster|Test Person|Framewright|framewright",
        "SHA-256 \\w+|version \\d+|Sample|" +
            QFileInfo("/proc/self").owner(), // logs are as they were written
        "/[^ ]*|[a-z0-9-]+\\.(mp4|framewright|png|fountain)|\\.[a-z0-9]{3,5}\\b|\\*",
        "\\b(MiB|MB|GB|fps|dB|Wh|LUFS|kWh|SRT|PDF|JSON|EUR|USD|Hz|px|min|ms)\\b",
        "\\b(unipc|euler|dpmpp|few-step)\\b",
        "Adobe Premiere Pro|DaVinci Resolve|Avid Media Composer|GPL-3.0-or-later|\\bstarter\\b",
        "\\b(H\\.26[45]|VP9|AV1|ProRes|GIF|WebP|MPEG|CPU|CUDA|English|Deutsch|Starter|18M|English)\\b",
        "\\b(Ctrl|Shift|Alt|Meta|Return|Enter|Space|Home|End|Left|Right|Up|Down|Del|Esc|PgUp|PgDown|F\\d+|"
        "Tab|Backspace)\\b",
        "\\b\\d+x\\d+\\b|\\btk-\\w+|\\bs\\d\\b|#[0-9a-f]{6}",
        "\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|AM|PM)[a-z]*\\b"};
}

/// A person with a consent in the ledger of the test.
SubjectId personIn(Shell& shell)
{
    static SubjectId const person = recordPerson("Testa Muster", {});
    (void)readAgain(*shell.stage.bridge->cast());
    return person;
}

QString scriptFile(Shell& shell)
{
    QFile file(shell.stage.folder.filePath("a.fountain"));
    (void)(file.open(QIODevice::WriteOnly) &&
           file.write("INT. HOUSE - DAY\n\nshot 1\n\nCUT TO:\n\nshot 2\n") > 0);
    return file.fileName();
}

/// One window or dialog of the program, by name.
struct Window {
    char const* name;
    std::function<QWidget*(Shell&)> open; ///< a child of the main window, or the main window
};

StatementDialog* statementAt(Shell& shell, int page)
{
    auto* dialog = new StatementDialog(shell.stage.bridge->cast(), {}, shell.window.get());
    dialog->show();
    dialog->findChild<QStackedWidget*>()->setCurrentIndex(page);
    return dialog;
}

QWidget* newestDialog(Shell& shell)
{
    QDialog* newest = nullptr;
    for (QDialog* each : shell.window->findChildren<QDialog*>())
        newest = each->isVisible() ? each : newest;
    return newest;
}

/// The dialog that a command opens.
QWidget* dialogOf(Shell& shell, Command command)
{
    shell.run(command);
    return newestDialog(shell);
}

QWidget* preferencesAt(Shell& shell, int page)
{
    auto* dialog = new Preferences(shell.window->actions(), "/home/projects", shell.window.get());
    dialog->findChild<QStackedWidget*>()->setCurrentIndex(page);
    return dialog;
}

ExportDialog* exportAt(Shell& shell, int page)
{
    ExportDialog* dialog = shell.window->showExport();
    dialog->setTarget(shell.stage.folder.filePath("film.mp4").toStdString());
    dialog->findChild<QStackedWidget*>()->setCurrentIndex(page);
    return dialog;
}

CaptureDialog* captureWithoutCamera(Shell& shell)
{
    return new CaptureDialog(shell.stage.bridge->cast(), personIn(shell), CaptureDialog::Devices(),
                             shell.window.get());
}

/// The panels with everything open that folds, every shot in a state of its own.
QWidget* mainWindow(Shell& shell)
{
    shell.window->resize(kLargeWindow); // panels that are closed at first need room of their own
    SubjectId const person = personIn(shell);
    for (QDockWidget* dock : shell.window->findChildren<QDockWidget*>())
        dock->show();
    (void)shell.stage.session->perform(story::SetCast{shotId(0), {person}});
    shell.run(Command::AddTitle);
    for (Fold* fold : shell.window->findChildren<Fold*>())
        fold->setOpen(true);
    shell.find<BoardView>()->askForFilter();
    shell.window->notices()->showError(fail(Error::Kind::Io, "base.cannotRead", {"/a", "Permission denied"}));
    return shell.window.get();
}

/// Every shot of the board is selected, the cast stands in front.
QWidget* manyShots(Shell& shell)
{
    std::vector<ShotId> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(shotId(i));
    shell.stage.session->select(all, shotId(0));
    (void)personIn(shell);
    if (auto* cast = shell.window->findChild<QDockWidget*>("cast"))
        cast->raise();
    return shell.window.get();
}

QWidget* startPage(Shell& shell)
{
    shell.run(Command::CloseProject);
    return shell.window.get();
}

/// Takes that are on the board alone: nothing of them is on disk.
void recordTakes(Shell& shell)
{
    for (char const* id : {"tk-1", "tk-2"}) {
        story::Take take;
        take.id = TakeId{id};
        take.requestKey = RequestKey{std::string(64, 'a')};
        take.size = {160, 96};
        take.rate = {8, 1};
        take.length = {17};
        take.presetId = "cinematic";
        take.created = "2026-01-02T03:04:05Z";
        take.quality = "final";
        shell.stage.session->recordTake(shotId(0), take);
    }
}

QWidget* aboutATake(Shell& shell)
{
    recordTakes(shell);
    return new TakeDialog(shell.stage.session.get(), shotId(0), TakeId{"tk-1"}, shell.window.get());
}

QWidget* comparedTakes(Shell& shell)
{
    recordTakes(shell);
    shell.run(Command::CompareTakes);
    return shell.window.get();
}

QWidget* seam(Shell& shell)
{
    shell.run(Command::ShowSeam);
    return shell.window.get();
}

std::vector<Window> const& windows()
{
    static std::vector<Window> const all = {
        {"main window", mainWindow},
        {"many shots", manyShots},
        {"start page", startPage},
        {"export, questions", [](Shell& shell) { return exportAt(shell, 0); }},
        {"export, at work", [](Shell& shell) { return exportAt(shell, 1); }},
        {"export, done", [](Shell& shell) { return exportAt(shell, 2); }},
        {"statement, who", [](Shell& shell) { return statementAt(shell, 0); }},
        {"statement, words", [](Shell& shell) { return statementAt(shell, 1); }},
        {"statement, pictures", [](Shell& shell) { return statementAt(shell, 2); }},
        {"review inbox", [](Shell& shell) { return shell.window->trust()->showReview(); }},
        {"audit log", [](Shell& shell) { return shell.window->trust()->showAudit(); }},
        {"origin",
         [](Shell& shell) { return new OriginDialog(shell.stage.bridge->records(), shell.window.get()); }},
        {"versions",
         [](Shell& shell) {
             return new VersionsDialog(shell.stage.session.get(), shell.stage.bridge->records(),
                                       shell.stage.thumbnails.get(), shell.window.get());
         }},
        {"costs", [](Shell& shell) { return new CostDialog(shell.stage.session.get(), shell.window.get()); }},
        {"format",
         [](Shell& shell) {
             return new FormatDialog(shell.stage.session->board().format, shell.window.get());
         }},
        {"headshots",
         [](Shell& shell) {
             return new HeadshotsDialog(shell.stage.bridge->cast(), personIn(shell), shell.window.get());
         }},
        {"capture", captureWithoutCamera},
        {"withdraw",
         [](Shell& shell) {
             return new WithdrawDialog(shell.stage.session.get(), shell.stage.bridge->cast(), personIn(shell),
                                       shell.window.get());
         }},
        {"delete",
         [](Shell& shell) {
             return new DeleteDialog(shell.stage.session.get(), shell.stage.bridge->cast(), personIn(shell),
                                     shell.window.get());
         }},
        {"script",
         [](Shell& shell) {
             return new ScriptDialog(shell.stage.session.get(), scriptFile(shell).toStdString(),
                                     shell.window.get());
         }},
        {"pasted script",
         [](Shell& shell) { return new ScriptDialog(shell.stage.session.get(), shell.window.get()); }},
        {"earlier prompts",
         [](Shell& shell) {
             return new PromptHistory(shell.stage.session.get(), shotId(0), shell.window.get());
         }},
        {"about a take", aboutATake},
        {"compared takes", comparedTakes},
        {"seam", seam},
        {"protection",
         [](Shell& shell) {
             shell.window->trust()->showProtection();
             return newestDialog(shell);
         }},
        {"preferences, general", [](Shell& shell) { return preferencesAt(shell, 0); }},
        {"preferences, rendering", [](Shell& shell) { return preferencesAt(shell, 1); }},
        {"preferences, keys", [](Shell& shell) { return preferencesAt(shell, 2); }},
        {"files", [](Shell& shell) { return dialogOf(shell, Command::Files); }},
        {"models", [](Shell& shell) { return dialogOf(shell, Command::Models); }},
        {"footage",
         [](Shell& shell) {
             return new FootageDialog(shell.stage.session.get(), scriptFile(shell).toStdString(),
                                      shell.window.get());
         }},
        {"shortcuts",
         [](Shell& shell) {
             auto* parent = new QWidget(shell.window.get());
             showShortcuts(*shell.window->actions(), parent);
             return parent->findChild<QDialog*>();
         }},
        {"command search",
         [](Shell& shell) {
             auto* search = new CommandSearch(*shell.window->actions(), shell.window.get());
             search->open();
             return search;
         }},
    };
    return all;
}

} // namespace

/// Every window in German and in the pseudo language: nothing is cut off, nothing is left in English.
class TstTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyWindowFitsAndIsTranslated_data();
    void everyWindowFitsAndIsTranslated();
    void cutTextsAreFound();
    void textsWithoutTranslationAreFound();
    void cleanupTestCase() { startLanguage("en"); }
};

void TstTranslations::initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); }

void TstTranslations::everyWindowFitsAndIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("window");
    for (char const* language : {"de", "pseudo"})
        for (size_t i = 0; i < windows().size(); ++i)
            QTest::addRow("%s, %s", language, windows()[i].name) << QString(language) << static_cast<int>(i);
}

void TstTranslations::everyWindowFitsAndIsTranslated()
{
    QFETCH(QString, language);
    QFETCH(int, window);
    Witness witness;
    QCoreApplication::installTranslator(&witness); // behind those that come later
    startLanguage(language);
    Shell shell;
    shell.window->resize(kWindow);
    QWidget* shown = windows()[static_cast<size_t>(window)].open(shell);
    QVERIFY(shown);
    shown->show();
    if (shown != shell.window.get()) // the screen of the tests is too small for what dialogs ask for
        shown->resize(shown->sizeHint().expandedTo(shown->size()));
    QVERIFY(QTest::qWaitForWindowExposed(shown));
    constexpr int kSettle = 60; // answers of workers, layouts
    QTest::qWait(kSettle);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    if (QString const folder = qEnvironmentVariable("FRAMEWRIGHT_PICTURES");
        !folder.isEmpty()) // for translators
        shown->grab().save(folder + '/' + QTest::currentDataTag() + ".png");
    QStringList const cut = test::cutTexts(shown);
    QVERIFY2(cut.isEmpty(), qPrintable('\n' + cut.join('\n')));
    // A tr() whose context is not what Linguist's tool thought would stay in English without any other sign.
    QVERIFY2(language != "de" || witness.missing().isEmpty(),
             qPrintable('\n' + witness.missing().join('\n')));
    if (language == "pseudo") {
        QStringList const left = test::untranslated(test::textsOf(shown), own());
        QVERIFY2(left.isEmpty(), qPrintable('\n' + left.join('\n')));
    }
}

/// The tools of this test find what they look for.
void TstTranslations::cutTextsAreFound()
{
    QWidget window;
    auto* label = new QLabel("a longer line of words", &window);
    auto* button = new QPushButton("a longer line of words", &window);
    window.resize(400, 200);
    window.show();
    for (QWidget* each : {static_cast<QWidget*>(label), static_cast<QWidget*>(button)}) {
        each->resize(each->sizeHint());
        QCOMPARE(test::cutTexts(&window).size(), qsizetype{0});
        each->resize(each->sizeHint().width() - 9, each->height());
        QCOMPARE(test::cutTexts(&window).size(), qsizetype{1});
        each->setToolTip("a longer line of words");
        QCOMPARE(test::cutTexts(&window).size(), qsizetype{0});
    }
    label->setToolTip({});
    label->setWordWrap(true);
    label->resize(60, 14);
    QCOMPARE(test::cutTexts(&window).size(), qsizetype{1});
}

void TstTranslations::textsWithoutTranslationAreFound()
{
    QStringList const texts{"[!!! Ñéŵ !!!]", "12:30", "Plain words", "[!!! Ñéŵ !!!] and more", "shot 3", ""};
    QCOMPARE(test::untranslated(texts, own()), QStringList({"Plain words", "[!!! Ñéŵ !!!] and more"}));
    QWidget window;
    auto* label = new QLabel("text", &window);
    label->setToolTip("tip");
    label->setAccessibleName("name");
    window.setWindowTitle("title");
    QStringList const read = test::textsOf(&window);
    for (char const* each : {"text", "tip", "name", "title"})
        QVERIFY(read.contains(each));
}

QTEST_MAIN(TstTranslations)
#include "tst_translations.moc"
