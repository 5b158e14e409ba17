#include "tests/support/Tone.h"
#include "tests/ui_shell/Shell.h"
#include "tests/ui_trust/People.h"
#include "ui/AboutDialog.h"
#include "ui/CommandSearch.h"
#include "ui/Menus.h"
#include "ui/Preferences.h"
#include "ui/board/BoardView.h"
#include "ui/canvas/CanvasView.h"
#include "ui/panels/AuditDialog.h"
#include "ui/panels/CaptureDialog.h"
#include "ui/panels/CostDialog.h"
#include "ui/panels/CutDialog.h"
#include "ui/panels/DeleteDialog.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/FetchDialog.h"
#include "ui/panels/FilesDialog.h"
#include "ui/panels/FootageDialog.h"
#include "ui/panels/FormatDialog.h"
#include "ui/panels/HeadshotsDialog.h"
#include "ui/panels/ModelsDialog.h"
#include "ui/panels/OriginDialog.h"
#include "ui/panels/PromptHistory.h"
#include "ui/panels/Protection.h"
#include "ui/panels/ReviewDialog.h"
#include "ui/panels/ScriptDialog.h"
#include "ui/panels/StatementDialog.h"
#include "ui/panels/TakeDialog.h"
#include "ui/panels/VersionsDialog.h"
#include "ui/panels/WithdrawDialog.h"
#include "ui/timeline/MarkerSettings.h"
#include "ui/timeline/SoundSettings.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>

#include <cmath>
#include <set>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kMostStops = 300;
constexpr int kLeastRing = 40;        // pixels that a focus changes clearly
constexpr double kClearlyOther = 3.0; // WCAG 2.2, 2.4.13

/// Parts of Qt's own controls, which stand for the control around them.
bool isInside(QWidget const* widget)
{
    if (widget->objectName().startsWith(QLatin1String("qt_")) || widget->focusProxy())
        return true;
    for (QWidget const* up = widget->parentWidget(); up; up = up->parentWidget())
        if (qobject_cast<QComboBox const*>(up) || up->inherits("QComboBoxPrivateContainer"))
            return true;
    return qobject_cast<QMenu const*>(widget) || widget->inherits("QRubberBand");
}

/// A label or button that gets its words when it is shown.
bool isBlank(QWidget const* widget)
{
    auto const* label = qobject_cast<QLabel const*>(widget);
    auto const* button = qobject_cast<QAbstractButton const*>(widget);
    return (label && label->text().isEmpty()) ||
           (button && button->isHidden() && button->text().isEmpty() && button->icon().isNull());
}

/// In its window, not put aside behind another panel.
bool isShown(QWidget const* widget)
{
    QWidget const* window = widget->window();
    return widget->isVisible() &&
           window->rect().intersects({widget->mapTo(window, QPoint(0, 0)), widget->size()});
}

QString described(QWidget const* widget)
{
    QStringList path;
    for (QWidget const* up = widget; up; up = up->parentWidget()) {
        QString const name = up->objectName().isEmpty() ? QString() : '#' + up->objectName();
        path.prepend(QString::fromLatin1(up->metaObject()->className()).section(':', -1) + name);
    }
    return path.mid(qMax<qsizetype>(0, path.size() - 4)).join('/');
}

/// Controls that take the keyboard and that a screen reader could not name.
QStringList namelessIn(QWidget* root)
{
    QStringList nameless;
    for (QWidget* each : root->findChildren<QWidget*>()) {
        if (each->focusPolicy() == Qt::NoFocus || isInside(each) || isBlank(each))
            continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(each);
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
            nameless << described(each);
    }
    return nameless;
}

/// Qt's ring of controls: what follows each one has it before itself. What is wrong, else empty.
QString brokenChain(QWidget* window)
{
    int most = static_cast<int>(window->findChildren<QWidget*>().size()) + 1;
    QWidget* each = window;
    do {
        QWidget* next = each->nextInFocusChain();
        if (next->previousInFocusChain() != each)
            return described(next) + " follows " + described(each) + " but has before it " +
                   described(next->previousInFocusChain());
        each = next;
    } while (each != window && most-- > 0);
    return most > 0 ? QString() : QString("it does not come round");
}

double linear(int channel)
{
    double const c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(QRgb c)
{
    return 0.2126 * linear(qRed(c)) + 0.7152 * linear(qGreen(c)) + 0.0722 * linear(qBlue(c));
}

/// Pixels that differ by 3:1 and more.
int clearlyOther(QImage const& a, QImage const& b)
{
    int count = 0;
    for (int y = 0; y < std::min(a.height(), b.height()); ++y)
        for (int x = 0; x < std::min(a.width(), b.width()); ++x) {
            double const p = luminance(a.pixel(x, y)), q = luminance(b.pixel(x, y));
            count += (std::max(p, q) + 0.05) / (std::min(p, q) + 0.05) >= kClearlyOther;
        }
    return count;
}

QImage pictureOf(QWidget* widget)
{
    QWidget* window = widget->window();
    QRect const around(widget->mapTo(window, QPoint(0, 0)), widget->size());
    return window->grab(around.adjusted(-4, -4, 4, 4)).toImage();
}

} // namespace

/// Every control of every window: it has a name, Tab comes to it and goes on, and the focus on it shows.
class TstControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (char const* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            qputenv(name, m_home.filePath(name).toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    }
    void init()
    {
        m_shell = std::make_unique<Shell>();
        QCOMPARE(brokenChain(m_shell->window.get()), QString());
        m_person = recordPerson("Ada Example", session().projectFolder());
        QVERIFY(readAgain(*bridge().cast()));
        QVERIFY(session().perform(story::SetCast{shotId(0), {m_person}}).isOk());
        story::Title const title{"By the sea", {10}, {20}, story::TitleStyle::Headline};
        QVERIFY(session().perform(story::SetTitles{shotId(0), {title}}).isOk());
        QVERIFY(session().perform(story::SetMarkers{shotId(0), {story::Marker{{5}, "here"}}}).isOk());
        QString const file = m_home.filePath("drums.wav");
        QVERIFY(test::writeWav(file.toStdString(), 48000, 2, 96'000, test::sine(440, 48000)));
        auto const asset = session().importAsset(file.toStdString());
        QVERIFY(asset);
        auto const sound = story::placeSound(session().board(), {*asset, "drums.wav", 2, {60}});
        QVERIFY(sound);
        m_sound = sound->id;
        QVERIFY(session().perform(story::AddSound{*sound}).isOk());
    }
    void cleanup() { m_shell.reset(); }

    void everyControlOfTheWindowHasAName()
    {
        QCOMPARE(namelessIn(m_shell->window.get()).join('\n'), QString());
    }

    void everyControlOfEveryDialogHasAName()
    {
        QStringList nameless;
        for (auto const& dialog : everyDialog()) {
            dialog->show();
            nameless += namelessIn(dialog.get());
        }
        showShortcuts(*m_shell->window->actions(), m_shell->window.get());
        showProtection(m_shell->window.get());
        (new CommandSearch(*m_shell->window->actions(), m_shell->window.get()))->open();
        nameless += namelessIn(m_shell->window.get()); // they are below it
        QCOMPARE(nameless.join('\n'), QString());
    }

    /// Whoever writes a dialog adds it to everyDialog(), so that its controls are looked at.
    void noDialogIsLeftOut()
    {
        std::set<QString> seen, written;
        for (auto const& dialog : everyDialog())
            seen.insert(QString::fromLatin1(dialog->metaObject()->className()).section(':', -1));
        static QRegularExpression const declared("class (\\w+)[^;{]*: public QDialog");
        QDirIterator files(FW_TEST_DIR "/../ui", {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto const& match : declared.globalMatch(QString::fromUtf8(file.readAll())))
                written.insert(match.captured(1));
        }
        QVERIFY(written.size() >= 16);
        for (QString const& each : written)
            QVERIFY2(seen.count(each), qPrintable(each + " is not looked at"));
    }

    void tabComesToEveryPanelAndGoesOn()
    {
        QCOMPARE(brokenChain(m_shell->window.get()), QString());
        QStringList const order = panelsOnTheWay();
        // Takes and queue have nothing to stop at while they are empty; the cast lies behind the presets.
        QStringList const wanted{"board", "canvas", "shot", "presets", "cast", "timeline"};
        QStringList found;
        for (QString const& each : order)
            if (wanted.contains(each) && !found.contains(each))
                found << each;
        QCOMPARE(found.join(' '), wanted.join(' '));
        // Round and round: nothing keeps the keyboard.
        QVERIFY2(order.last() == "board", qPrintable(order.join(' ')));
    }

    void shiftTabGoesBack()
    {
        auto* board = m_shell->window->findChild<BoardView*>();
        board->setFocus();
        QTest::keyClick(board, Qt::Key_Tab);
        QWidget* next = QApplication::focusWidget();
        QVERIFY(next && next != board);
        QTest::keyClick(next, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(board));
    }

    void panelsAreReachedByOneKey()
    {
        m_shell->window->findChild<BoardView*>()->setFocus();
        QStringList reached;
        for (int i = 0; i < 8 && !reached.contains("board"); ++i) {
            m_shell->run(Command::NextPanel);
            QVERIFY(QApplication::focusWidget());
            reached << panelOf(QApplication::focusWidget());
        }
        QCOMPARE(reached.first(), QString("canvas"));
        QCOMPARE(reached[1], QString("shot"));
        QCOMPARE(reached.last(), QString("board"));
        QCOMPARE(reached[reached.size() - 2], QString("timeline"));
        m_shell->run(Command::PreviousPanel);
        QCOMPARE(panelOf(QApplication::focusWidget()), QString("timeline"));
    }

    void whatAnEmptyFieldSaysIsReadable()
    {
        for (auto const mode :
             {Theme::Mode::Dark, Theme::Mode::Light, Theme::Mode::HighContrast, Theme::Mode::Dark}) {
            Theme::instance().apply(mode);
            QCoreApplication::processEvents();
            QColor const wanted =
                Theme::instance().colours().textMuted; // whose contrast ui_views.contrast computes
            int fields = 0;
            for (QLineEdit* each : m_shell->window->findChildren<QLineEdit*>())
                if (each->isVisible() && !each->placeholderText().isEmpty() && ++fields)
                    QCOMPARE(each->palette().color(QPalette::PlaceholderText), wanted);
            QVERIFY(fields > 0);
        }
    }

    void theFocusShowsWhereverItIs_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("dark") << Theme::Mode::Dark;
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("high contrast") << Theme::Mode::HighContrast;
    }
    void theFocusShowsWhereverItIs()
    {
        QFETCH(Theme::Mode, mode);
        Theme::instance().apply(mode);
        auto* board = m_shell->window->findChild<BoardView*>();
        auto* canvas = m_shell->window->findChild<CanvasView*>();
        board->setFocus();
        QStringList unseen;
        std::set<QWidget*> seen;
        for (int i = 0; i < kMostStops; ++i) {
            QWidget* stop = QApplication::focusWidget();
            QVERIFY(stop);
            if (!seen.insert(stop).second)
                break;
            QCoreApplication::processEvents();
            QImage const with = pictureOf(stop);
            (stop == board ? static_cast<QWidget*>(canvas) : board)->setFocus();
            QCoreApplication::processEvents();
            int const changed = clearlyOther(with, pictureOf(stop));
            if (changed < kLeastRing)
                unseen << QString("%1: %2 px").arg(described(stop)).arg(changed);
            stop->setFocus(Qt::TabFocusReason);
            QTest::keyClick(stop, Qt::Key_Tab);
        }
        Theme::instance().apply(Theme::Mode::Dark);
        QVERIFY(seen.size() > 20);
        QCOMPARE(unseen.join('\n'), QString());
    }

private:
    Session& session() { return *m_shell->stage.session; }
    EngineBridge& bridge() { return *m_shell->stage.bridge; }

    std::vector<std::unique_ptr<QDialog>> everyDialog()
    {
        Session* s = &session();
        CastBook* cast = bridge().cast();
        Thumbnails* pictures = m_shell->stage.thumbnails.get();
        std::filesystem::path const script = m_home.filePath("script.fountain").toStdString();
        QFile file(QString::fromStdString(script.string()));
        if (file.open(QIODevice::WriteOnly))
            file.write("INT. HARBOUR - DAY\n\nA boat comes in.\n");
        file.close();
        std::vector<std::unique_ptr<QDialog>> all;
        all.push_back(std::make_unique<AboutDialog>());
        all.push_back(std::make_unique<PromptHistory>(s, shotId(0)));
        all.push_back(std::make_unique<ScriptDialog>(s));
        all.push_back(std::make_unique<TakeDialog>(s, shotId(0), TakeId{"tk-none"}));
        all.push_back(std::make_unique<AuditDialog>(bridge().records()));
        all.push_back(std::make_unique<CaptureDialog>(cast, m_person, CaptureDialog::Devices{}));
        all.push_back(std::make_unique<CostDialog>(s));
        all.push_back(std::make_unique<CutDialog>(s, script));
        all.push_back(std::make_unique<DeleteDialog>(s, cast, m_person));
        all.push_back(std::make_unique<ExportDialog>(s, &bridge()));
        all.push_back(std::make_unique<FetchDialog>(workflow::SurveyedModel{}, std::nullopt));
        all.push_back(std::make_unique<FilesDialog>(s, &bridge()));
        all.push_back(std::make_unique<FootageDialog>(s, script));
        all.push_back(std::make_unique<FormatDialog>(s->board().format));
        all.push_back(std::make_unique<HeadshotsDialog>(cast, m_person));
        all.push_back(std::make_unique<MarkerSettings>(s, MarkerRef{shotId(0), 0}));
        all.push_back(std::make_unique<ModelsDialog>(&m_models, s->tools().models));
        all.push_back(std::make_unique<OriginDialog>(bridge().records()));
        all.push_back(std::make_unique<Preferences>(m_shell->window->actions(), m_home.path().toStdString()));
        all.push_back(std::make_unique<ReviewDialog>(s, &bridge(), pictures));
        all.push_back(std::make_unique<ScriptDialog>(s, script));
        all.push_back(std::make_unique<SoundSettings>(s, m_sound));
        all.push_back(std::make_unique<StatementDialog>(cast, SubjectId{}));
        all.push_back(std::make_unique<VersionsDialog>(s, bridge().records(), pictures));
        all.push_back(std::make_unique<WithdrawDialog>(s, cast, m_person));
        return all;
    }

    /// The dock, or the canvas in the middle.
    static QString panelOf(QWidget const* widget)
    {
        for (QWidget const* up = widget; up; up = up->parentWidget())
            if (qobject_cast<QDockWidget const*>(up) || up->objectName() == "canvas")
                return up->objectName();
        return {};
    }

    /// By Tab from the board until it comes back there.
    QStringList panelsOnTheWay()
    {
        auto* board = m_shell->window->findChild<BoardView*>();
        board->setFocus();
        QStringList way;
        for (int i = 0; i < kMostStops; ++i) {
            QWidget* now = QApplication::focusWidget();
            if (!now || !isShown(now)) {
                way << (now ? "nobody sees " + described(now) : QString("nowhere"));
                break;
            }
            if (way.isEmpty() || way.last() != panelOf(now))
                way << panelOf(now);
            if (i > 0 && now == board)
                break;
            QTest::keyClick(now, Qt::Key_Tab);
        }
        return way;
    }

    QTemporaryDir m_home;
    std::unique_ptr<Shell> m_shell;
    ModelBook m_models;
    SubjectId m_person;
    SoundId m_sound;
};

QTEST_MAIN(TstControls)
#include "tst_controls.moc"
