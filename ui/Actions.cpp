#include "ui/Actions.h"

#include "ui/Keymap.h"
#include "ui/theme/Theme.h"

#include <iterator>

namespace fw::ui {

namespace {

struct Row {
    char const* name;
    char const* shortcut;
    char const* icon = nullptr;
    bool isCheckable = false;
    bool needsProject = true;
};

// In the order of Command. Shortcuts of product.md section 3, several apart by "; ".
constexpr Row kRows[] = {
    {QT_TRANSLATE_NOOP("Actions", "New project..."), "Ctrl+N", "file-plus", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Open project..."), "Ctrl+O", "folder-open", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Open the sample board"), "", "layout-board", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Open the sample of a chain"), "", "link", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Open a packed project..."), "", "archive", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Save now"), "Ctrl+S", "device-floppy"},
    {QT_TRANSLATE_NOOP("Actions", "Save a copy..."), "Ctrl+Shift+S", "copy"},
    {QT_TRANSLATE_NOOP("Actions", "Pack everything..."), "", "archive"},
    {QT_TRANSLATE_NOOP("Actions", "Earlier versions..."), "", "history"},
    {QT_TRANSLATE_NOOP("Actions", "Files and disk use..."), "", "database"},
    {QT_TRANSLATE_NOOP("Actions", "Project format..."), "", "aspect-ratio"},
    {QT_TRANSLATE_NOOP("Actions", "Costs and budget..."), "", "bolt"},
    {QT_TRANSLATE_NOOP("Actions", "Import script or cut..."), "Ctrl+I", "file-import"},
    {QT_TRANSLATE_NOOP("Actions", "Paste a script..."), "Ctrl+Shift+V", "clipboard"},
    {QT_TRANSLATE_NOOP("Actions", "Import footage..."), "Ctrl+Shift+I", "movie"},
    {QT_TRANSLATE_NOOP("Actions", "Export film..."), "Ctrl+E", "file-export"},
    {QT_TRANSLATE_NOOP("Actions", "Export an animatic..."), "Ctrl+Alt+E"},
    {QT_TRANSLATE_NOOP("Actions", "Export the cut..."), "Ctrl+Shift+E"},
    {QT_TRANSLATE_NOOP("Actions", "Export storyboard pages..."), "Ctrl+P"},
    {QT_TRANSLATE_NOOP("Actions", "Close project"), "Ctrl+Shift+W"},
    {QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", nullptr, false, false},

    {QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", "arrow-back-up", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z; Ctrl+Y", "arrow-forward-up", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Cut shots"), "Ctrl+X", "scissors"},
    {QT_TRANSLATE_NOOP("Actions", "Copy shots"), "Ctrl+C", "copy"},
    {QT_TRANSLATE_NOOP("Actions", "Paste shots"), "Ctrl+V", "clipboard"},
    {QT_TRANSLATE_NOOP("Actions", "Duplicate"), "D", "layers-intersect"},
    {QT_TRANSLATE_NOOP("Actions", "Remove"), "Del", "trash"},
    {QT_TRANSLATE_NOOP("Actions", "Preferences..."), "Ctrl+,", "settings", false, false},

    {QT_TRANSLATE_NOOP("Actions", "New shot after"), "N", "plus"},
    {QT_TRANSLATE_NOOP("Actions", "New shot before"), "Shift+N"},
    {QT_TRANSLATE_NOOP("Actions", "Edit prompt"), "F2", "pencil"},
    {QT_TRANSLATE_NOOP("Actions", "Earlier prompts..."), "Ctrl+H", "history"},
    {QT_TRANSLATE_NOOP("Actions", "Generate"), "Ctrl+Return; Ctrl+Enter", "sparkles"},
    {QT_TRANSLATE_NOOP("Actions", "Generate all stale and empty"), "Ctrl+Shift+Return"},
    {QT_TRANSLATE_NOOP("Actions", "Stop"), "Esc", "player-stop"},
    {QT_TRANSLATE_NOOP("Actions", "Add a person to the shot"), "C", "users"},
    {QT_TRANSLATE_NOOP("Actions", "Extend into a new shot"), "Ctrl+D", "column-insert-right"},
    {QT_TRANSLATE_NOOP("Actions", "New shot that leads up to this one"), ""},
    {QT_TRANSLATE_NOOP("Actions", "Bridge to the next shot"), "", "link"},
    {QT_TRANSLATE_NOOP("Actions", "Move shot left"), "Alt+Left", "arrow-left"},
    {QT_TRANSLATE_NOOP("Actions", "Move shot right"), "Alt+Right", "arrow-right"},
    {QT_TRANSLATE_NOOP("Actions", "Group into a new scene"), "Ctrl+G", "layers-intersect"},
    {QT_TRANSLATE_NOOP("Actions", "Rename scene..."), "Shift+F2"},
    {QT_TRANSLATE_NOOP("Actions", "Duplicate scene"), "Shift+D"},
    {QT_TRANSLATE_NOOP("Actions", "Move scene left"), "Ctrl+PgUp"},
    {QT_TRANSLATE_NOOP("Actions", "Move scene right"), "Ctrl+PgDown"},
    {QT_TRANSLATE_NOOP("Actions", "Remove scene"), ""},
    {QT_TRANSLATE_NOOP("Actions", "Next take"), "T"},
    {QT_TRANSLATE_NOOP("Actions", "Compare takes"), "Y", "git-compare", true},
    {QT_TRANSLATE_NOOP("Actions", "Use the seed of this take"), "", "dice-5"},
    {QT_TRANSLATE_NOOP("Actions", "Use the settings of this take"), "", "adjustments"},
    {QT_TRANSLATE_NOOP("Actions", "Make part of this take anew..."), "Shift+R", "crop"},
    {QT_TRANSLATE_NOOP("Actions", "Begin from this take"), "", "video"},
    {QT_TRANSLATE_NOOP("Actions", "About this take..."), "", "info-circle"},
    {QT_TRANSLATE_NOOP("Actions", "Export this take..."), "", "file-export"},
    {QT_TRANSLATE_NOOP("Actions", "Delete this take..."), "", "trash"},
    {QT_TRANSLATE_NOOP("Actions", "Restore the deleted take"), "", "arrow-back-up"},
    {QT_TRANSLATE_NOOP("Actions", "Split at the playhead"), "B; Ctrl+K", "cut"},
    {QT_TRANSLATE_NOOP("Actions", "Trim head to the playhead"), "Q", "arrow-bar-to-left"},
    {QT_TRANSLATE_NOOP("Actions", "Trim tail to the playhead"), "W", "arrow-bar-to-right"},
    {QT_TRANSLATE_NOOP("Actions", "Dissolve into the next shot"), "Ctrl+Shift+D", "transition-right"},
    {QT_TRANSLATE_NOOP("Actions", "Add title"), "Shift+T", "typography"},
    {QT_TRANSLATE_NOOP("Actions", "Subtitles from dialogue"), "", "badge-cc"},
    {QT_TRANSLATE_NOOP("Actions", "Add sound..."), "", "volume"},

    {QT_TRANSLATE_NOOP("Actions", "Play or pause"), "Space", "player-play"},
    {QT_TRANSLATE_NOOP("Actions", "Play backwards"), "J"},
    {QT_TRANSLATE_NOOP("Actions", "Pause"), "K"},
    {QT_TRANSLATE_NOOP("Actions", "Play forwards"), "L"},
    {QT_TRANSLATE_NOOP("Actions", "One frame back"), "Left"},
    {QT_TRANSLATE_NOOP("Actions", "One frame on"), "Right"},
    {QT_TRANSLATE_NOOP("Actions", "One second back"), "Shift+Left"},
    {QT_TRANSLATE_NOOP("Actions", "One second on"), "Shift+Right"},
    {QT_TRANSLATE_NOOP("Actions", "Previous cut"), "Up", "player-skip-back"},
    {QT_TRANSLATE_NOOP("Actions", "Next cut"), "Down", "player-skip-forward"},
    {QT_TRANSLATE_NOOP("Actions", "To the start"), "Home"},
    {QT_TRANSLATE_NOOP("Actions", "To the end"), "End"},
    {QT_TRANSLATE_NOOP("Actions", "Mark in"), "I"},
    {QT_TRANSLATE_NOOP("Actions", "Mark out"), "O"},
    {QT_TRANSLATE_NOOP("Actions", "Clear in and out"), "Shift+X"},
    {QT_TRANSLATE_NOOP("Actions", "Add marker"), "M", "flag-3"},
    {QT_TRANSLATE_NOOP("Actions", "Previous marker"), "Ctrl+Shift+M"},
    {QT_TRANSLATE_NOOP("Actions", "Next marker"), "Shift+M"},

    {QT_TRANSLATE_NOOP("Actions", "Zoom in"), "+; =", "zoom-in"},
    {QT_TRANSLATE_NOOP("Actions", "Zoom out"), "-", "zoom-out"},
    {QT_TRANSLATE_NOOP("Actions", "Fit the film"), "Ctrl+0", "zoom-scan"},
    {QT_TRANSLATE_NOOP("Actions", "Snap"), "S", "magnet", true},
    {QT_TRANSLATE_NOOP("Actions", "Safe areas"), "", nullptr, true},
    {QT_TRANSLATE_NOOP("Actions", "Actual size"), "", "zoom-reset", true},
    {QT_TRANSLATE_NOOP("Actions", "Seam with the shot before"), "Shift+Y", "link", true},
    {QT_TRANSLATE_NOOP("Actions", "Light colours"), "", nullptr, true, false},
    {QT_TRANSLATE_NOOP("Actions", "Full screen"), "F", "arrows-maximize", true, false},
    {QT_TRANSLATE_NOOP("Actions", "Board as a grid"), "", nullptr, true},
    {QT_TRANSLATE_NOOP("Actions", "Larger cards"), "Alt++; Alt+="},
    {QT_TRANSLATE_NOOP("Actions", "Smaller cards"), "Alt+-"},
    {QT_TRANSLATE_NOOP("Actions", "Find shots..."), "Ctrl+F", "search"},
    {QT_TRANSLATE_NOOP("Actions", "Arrows between continued shots"), "Shift+C", nullptr, true},
    {QT_TRANSLATE_NOOP("Actions", "Switch between board and timeline"), "Ctrl+Tab"},
    {QT_TRANSLATE_NOOP("Actions", "Next panel"), "F6"},
    {QT_TRANSLATE_NOOP("Actions", "Previous panel"), "Shift+F6"},
    {QT_TRANSLATE_NOOP("Actions", "Models..."), "", "database", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Add person..."), "", "user-plus"},
    {QT_TRANSLATE_NOOP("Actions", "Add headshots..."), "", "photo-plus"},
    {QT_TRANSLATE_NOOP("Actions", "Renew consent..."), "", "refresh"},
    {QT_TRANSLATE_NOOP("Actions", "Withdraw consent..."), "", "ban"},
    {QT_TRANSLATE_NOOP("Actions", "Review inbox..."), "", "inbox", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Audit log..."), "", "history", false, false},
    {QT_TRANSLATE_NOOP("Actions", "What is protected, and what is not"), "", "shield-check", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Who made this?..."), "", "signature", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Search commands..."), "Ctrl+Shift+P", "search", false, false},
    {QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "?", "keyboard", false, false},
    {QT_TRANSLATE_NOOP("Actions", "About Framewright"), "", "info-circle", false, false},
};
static_assert(std::size(kRows) == static_cast<size_t>(Command::Count));

} // namespace

Actions::Actions(QObject* parent) : QObject(parent)
{
    for (size_t i = 0; i < m_actions.size(); ++i) {
        auto* action = new QAction(QCoreApplication::translate("Actions", kRows[i].name), this);
        action->setObjectName(QString::fromLatin1(kRows[i].name));
        action->setShortcuts(ownKeys(static_cast<Command>(i)));
        action->setCheckable(kRows[i].isCheckable);
        m_actions[i] = action;
    }
    at(Command::Snap)->setChecked(true);
    connect(&Theme::instance(), &Theme::changed, this, &Actions::updateIcons);
    updateIcons();
    setProjectOpen(false);
}

void Actions::on(Command command, std::function<void()> run)
{
    connect(at(command), &QAction::triggered, this, [run = std::move(run)] { run(); });
}

void Actions::setProjectOpen(bool isOpen)
{
    for (size_t i = 0; i < m_actions.size(); ++i)
        if (kRows[i].needsProject)
            m_actions[i]->setEnabled(isOpen);
}

void Actions::setKeys(Keymap const& keymap)
{
    for (size_t i = 0; i < m_actions.size(); ++i)
        m_actions[i]->setShortcuts(keymap.keysOf(static_cast<Command>(i)));
}

QString Actions::keyText(Command command) const
{
    return at(command)->shortcut().toString(QKeySequence::NativeText);
}

QList<QKeySequence> ownKeys(Command command)
{
    return Keymap::keysFrom(QString::fromLatin1(kRows[static_cast<size_t>(command)].shortcut));
}

void Actions::updateIcons()
{
    for (size_t i = 0; i < m_actions.size(); ++i)
        if (kRows[i].icon)
            m_actions[i]->setIcon(Theme::instance().icon(QString::fromLatin1(kRows[i].icon)));
}

} // namespace fw::ui
