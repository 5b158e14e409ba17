#include "tests/ui_shell/Shell.h"
#include "ui/KeysPage.h"
#include "ui/Preferences.h"
#include "ui/theme/Settings.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMetaEnum>
#include <QTreeWidget>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

namespace {

QKeySequence key(char const* text) { return QKeySequence(QString::fromLatin1(text)); }

QComboBox* boxOf(QWidget const* page, QVariant const& value)
{
    for (QComboBox* box : page->findChildren<QComboBox*>())
        if (box->findData(value) >= 0)
            return box;
    return nullptr;
}

/// As a click on a row does: `activated` comes from a person alone.
void choose(QComboBox* box, QVariant const& value)
{
    box->setCurrentIndex(box->findData(value));
    Q_EMIT box->activated(box->currentIndex());
}

} // namespace

/// Keys, look, folders and engine settings, through the dialog that a person opens.
class TstPreferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_shell = std::make_unique<Shell>();
        QSettings settings = personalSettings();
        settings.clear();
        settings.sync();
        QFile::remove(QString::fromStdString(library::defaultEngineSettingsFile().string()));
    }
    void cleanup()
    {
        m_shell.reset();
        personalSettings().clear();
    }

    void everyPresetGivesAKeyToOneCommand_data()
    {
        QTest::addColumn<int>("preset");
        for (int i = 0; i < 4; ++i)
            QTest::addRow("%d", i) << i;
    }

    void everyPresetGivesAKeyToOneCommand()
    {
        QFETCH(int, preset);
        std::map<QString, QStringList> users;
        for (int i = 0; i < static_cast<int>(Command::Count); ++i)
            for (QKeySequence const& each :
                 Keymap::presetKeys(static_cast<KeyPreset>(preset), static_cast<Command>(i))) {
                QVERIFY(!each.isEmpty() && each.count() == 1);
                QVERIFY2(each[0].key() != Qt::Key_unknown, qPrintable(each.toString()));
                users[each.toString()] << QMetaEnum::fromType<Command>().valueToKey(i);
            }
        for (auto const& [name, commands] : users)
            QVERIFY2(commands.size() == 1, qPrintable(name + ": " + commands.join(", ")));
    }

    void aKeyRunsOneCommand()
    {
        Keymap keymap;
        QCOMPARE(keymap.setKeys(Command::Extend, {key("B")}), std::vector<Command>{Command::Split});
        QCOMPARE(keymap.keysOf(Command::Split), Keymap::Keys{key("Ctrl+K")}); // its other one stays
        QCOMPARE(keymap.commandOf(key("B")), Command::Extend);
        Keymap const other = keymap.with(KeyPreset::Resolve);
        QCOMPARE(other.commandOf(key("B")), Command::Extend); // what a person chose wins
        QCOMPARE(other.commandOf(key("Ctrl+B")), Command::Split);
        QCOMPARE(other.commandOf(key("N")), Command::Snap);
        QCOMPARE(keymap.reset(Command::Split), std::vector<Command>{Command::Extend});
        QCOMPARE(keymap.keysOf(Command::Extend), Keymap::Keys());
        QVERIFY(keymap.reset(Command::Extend).empty());
        QCOMPARE(keymap, Keymap());
    }

    void keysAreKept()
    {
        Keymap keymap;
        keymap.preset = KeyPreset::Avid;
        keymap.setKeys(Command::Play, {key("Ctrl+,"), key("F5")}); // a comma and a semicolon are keys too
        keymap.setKeys(Command::ZoomFit, {key(";")});
        keymap.setKeys(Command::Undo, {});
        QSettings settings = personalSettings();
        keymap.save(settings);
        settings.setValue("keys/NoSuchCommand", "X");
        QCOMPARE(Keymap::load(settings), keymap);
    }

    void aNewKeyIsInEffectAtOnce()
    {
        Preferences* dialog = open();
        dialog->showKeys();
        auto* page = dialog->findChild<KeysPage*>();
        auto* list = page->findChild<QTreeWidget*>();
        list->setCurrentItem(list->topLevelItem(static_cast<int>(Command::ShotAfter)));
        auto* field = page->findChild<KeyField*>();
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Tab); // leaves the field, as everywhere
        QCOMPARE(m_shell->window->actions()->at(Command::ShotAfter)->shortcut(), key("N"));
        QTest::keyClick(field, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_shell->window->actions()->at(Command::ShotAfter)->shortcuts(),
                 Keymap::Keys{key("Ctrl+Shift+M")});
        QVERIFY(m_shell->window->actions()->at(Command::PreviousMarker)->shortcuts().isEmpty());
        QVERIFY(says(page, "Previous marker"));
        QCOMPARE(m_shell->stage.session->cut().items.size(), size_t{6}); // no command ran meanwhile
        dialog->close();
        QTest::keyClick(m_shell->window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_shell->stage.session->cut().items.size(), size_t{7});
        // And at the next start.
        MainWindow next(m_shell->stage.session.get(), m_shell->stage.bridge.get(),
                        m_shell->stage.thumbnails.get());
        QCOMPARE(next.actions()->at(Command::ShotAfter)->shortcut(), key("Ctrl+Shift+M"));
    }

    void anotherEditorsKeys()
    {
        Preferences* dialog = open();
        auto* page = dialog->findChild<KeysPage*>();
        QComboBox* preset = page->findChild<QComboBox*>();
        preset->setCurrentIndex(static_cast<int>(KeyPreset::Premiere));
        Q_EMIT preset->activated(preset->currentIndex());
        m_shell->stage.session->setPlayhead({10});
        dialog->close();
        QTest::keyClick(m_shell->window.get(), Qt::Key_C);
        QTRY_COMPARE(m_shell->stage.session->cut().items.size(), size_t{7}); // split, as the razor does
        QVERIFY(Keymap::presetKeys(KeyPreset::Premiere, Command::Export).contains(key("Ctrl+M")));
    }

    void commandsAreFound()
    {
        auto* page = open()->findChild<KeysPage*>();
        auto* list = page->findChild<QTreeWidget*>();
        page->findChild<QLineEdit*>(QString(), Qt::FindChildrenRecursively);
        for (QLineEdit* field : page->findChildren<QLineEdit*>())
            if (!qobject_cast<KeyField*>(field))
                QTest::keyClicks(field, "ctrl+k");
        QStringList shown;
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            if (!list->topLevelItem(i)->isHidden())
                shown << list->topLevelItem(i)->text(0);
        QCOMPARE(shown, QStringList{"Split at the playhead"});
    }

    void coloursChangeAtOnceAndStay()
    {
        auto* page = open()->findChild<GeneralPage*>();
        choose(boxOf(page, static_cast<int>(Theme::Mode::Light)), static_cast<int>(Theme::Mode::Light));
        QCOMPARE(Theme::instance().mode(), Theme::Mode::Light);
        QVERIFY(m_shell->window->actions()->at(Command::LightTheme)->isChecked());
        QCOMPARE(savedLook().mode, std::optional(Theme::Mode::Light));
        m_shell->run(Command::LightTheme); // the menu says the same thing
        QCOMPARE(savedLook().mode, std::optional(Theme::Mode::Dark));
        choose(boxOf(page, 250), 250);
        QCOMPARE(savedLook().zoomPercent, 250);
        qunsetenv("QT_SCALE_FACTOR");
        applySavedZoom();
        QCOMPARE(qgetenv("QT_SCALE_FACTOR"), QByteArray("2.5"));
        qputenv("QT_SCALE_FACTOR", "3");
        applySavedZoom(); // who sets the variable wins
        QCOMPARE(qgetenv("QT_SCALE_FACTOR"), QByteArray("3"));
        qunsetenv("QT_SCALE_FACTOR");
    }

    void theEngineIsToldWhereToRender()
    {
        auto* page = open()->findChild<EnginePage*>();
        choose(boxOf(page, "cpu"), "cpu");
        choose(boxOf(page, "swapped"), "swapped");
        auto const saved = library::loadEngineSettings();
        QVERIFY(saved.isOk());
        QCOMPARE(saved->device, std::string("cpu"));
        QCOMPARE(saved->memory, std::string("swapped"));
        auto const tools = workflow::Toolbox::load(); // the next start
        QVERIFY(tools.isOk());
        auto const resolved = plan::resolve(m_shell->stage.session->board(), shotId(0), tools->context());
        QVERIFY(resolved.isOk());
        QCOMPARE(resolved->request.device, std::string("cpu"));
        QCOMPARE(resolved->request.memory, std::string("swapped"));
        auto const plain =
            plan::resolve(m_shell->stage.session->board(), shotId(0), m_shell->stage.tools->context());
        QVERIFY(plain.isOk());
        QCOMPARE(resolved->key, plain->key); // where it is rendered makes no take out of date
    }

    void aBrokenFileIsSaid()
    {
        QFile file(QString::fromStdString(library::defaultEngineSettingsFile().string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"device": "toaster"})");
        file.close();
        QVERIFY(says(open()->findChild<EnginePage*>(), "toaster"));
        auto const tools = workflow::Toolbox::load(); // and at the start, where it stops nothing
        QVERIFY(tools.isOk());
        QVERIFY(std::any_of(tools->problems.begin(), tools->problems.end(), [](Error const& problem) {
            return problem.message().find("toaster") != std::string::npos;
        }));
    }

private:
    Preferences* open()
    {
        m_shell->run(Command::Preferences);
        return m_shell->window->findChild<Preferences*>();
    }
    static bool says(QWidget const* page, char const* text)
    {
        for (QLabel const* label : page->findChildren<QLabel*>())
            if (label->text().contains(QLatin1String(text)))
                return true;
        return false;
    }

    std::unique_ptr<Shell> m_shell;
};

QTEST_MAIN(TstPreferences)
#include "tst_preferences.moc"
