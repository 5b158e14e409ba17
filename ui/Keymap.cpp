#include "ui/Keymap.h"

#include <QMetaEnum>

#include <algorithm>
#include <array>
#include <span>

namespace fw::ui {

namespace {

constexpr char kGroup[] = "keys";
constexpr char kPresetKey[] = "preset";
constexpr std::array kPresetWords{"framewright", "premiere", "resolve", "avid"};

struct PresetRow {
    Command command;
    char const* keys; ///< several apart by "; "
};

// Adobe Premiere Pro's defaults on a PC keyboard. Its razor cuts where we split.
constexpr PresetRow kPremiere[] = {
    {Command::NewProject, "Ctrl+Alt+N"},
    {Command::SaveCopy, "Ctrl+Alt+S; Ctrl+Shift+S"},
    {Command::Export, "Ctrl+M"},
    {Command::Remove, "Del; Backspace"},
    {Command::Duplicate, "Ctrl+Shift+/"},
    {Command::Split, "Ctrl+K; C"},
    {Command::ShotCast, "Alt+C"},
    {Command::Dissolve, "Ctrl+D"},
    {Command::Extend, "Ctrl+Alt+D"},
    {Command::ClearMarks, "Ctrl+Shift+X"},
    {Command::ZoomIn, "="},
    {Command::ZoomOut, "-"},
    {Command::ZoomFit, "\\"},
    {Command::FullScreen, "Ctrl+`"},
    {Command::Shortcuts, "Ctrl+Alt+K"},
};

// DaVinci Resolve's defaults on a PC keyboard. N snaps there.
constexpr PresetRow kResolve[] = {
    {Command::Remove, "Del; Backspace"},
    {Command::Split, "Ctrl+B; Ctrl+\\"},
    {Command::TrimHead, "Ctrl+Shift+["},
    {Command::TrimTail, "Ctrl+Shift+]"},
    {Command::Dissolve, "Ctrl+T"},
    {Command::ClearMarks, "Alt+X"},
    {Command::NextMarker, "Shift+Down"},
    {Command::PreviousMarker, "Shift+Up"},
    {Command::Snap, "N"},
    {Command::ShotAfter, "Alt+N"},
    {Command::ShotBefore, "Alt+Shift+N"},
    {Command::ZoomIn, "Ctrl+="},
    {Command::ZoomOut, "Ctrl+-"},
    {Command::ZoomFit, "Shift+Z"},
    {Command::FullScreen, "P"},
    {Command::Shortcuts, "Ctrl+Alt+K"},
};

// Avid Media Composer's defaults on a PC keyboard. A and S walk through the edits there, Ctrl+D duplicates.
constexpr PresetRow kAvid[] = {
    {Command::Redo, "Ctrl+R"},
    {Command::Remove, "Del; X"},
    {Command::Duplicate, "Ctrl+D"},
    {Command::Extend, "Ctrl+Alt+D"},
    {Command::MarkIn, "I; E"},
    {Command::MarkOut, "O; R"},
    {Command::ClearMarks, "G"},
    {Command::Play, "Space; 5"},
    {Command::FrameBack, "Left; 3"},
    {Command::FrameForward, "Right; 4"},
    {Command::SecondBack, "Shift+Left; 1"},
    {Command::SecondForward, "Shift+Right; 2"},
    {Command::PreviousCut, "Up; A"},
    {Command::NextCut, "Down; S"},
    {Command::Snap, "Shift+S"},
    {Command::Dissolve, "\\"},
    {Command::ZoomOut, "Ctrl+["},
    {Command::ZoomIn, "Ctrl+]"},
    {Command::ZoomFit, "Ctrl+/"},
};

std::span<PresetRow const> rowsOf(KeyPreset preset)
{
    switch (preset) {
    case KeyPreset::Premiere: return kPremiere;
    case KeyPreset::Resolve: return kResolve;
    case KeyPreset::Avid: return kAvid;
    default: return {};
    }
}

std::vector<Command> allCommands()
{
    std::vector<Command> commands;
    for (int i = 0; i < static_cast<int>(Command::Count); ++i)
        commands.push_back(static_cast<Command>(i));
    return commands;
}

QString nameOf(Command command)
{
    return QString::fromLatin1(QMetaEnum::fromType<Command>().valueToKey(static_cast<int>(command)));
}

} // namespace

Keymap::Keys Keymap::keysFrom(QString const& text)
{
    Keys keys = QKeySequence::listFromString(text);
    keys.removeAll(QKeySequence()); // what no text becomes
    return keys;
}

Keymap::Keys Keymap::presetKeys(KeyPreset preset, Command command)
{
    for (PresetRow const& row : rowsOf(preset))
        if (row.command == command)
            return keysFrom(QString::fromLatin1(row.keys));
    return ownKeys(command);
}

Keymap::Keys Keymap::keysOf(Command command) const
{
    auto const own = changed.find(command);
    return own == changed.end() ? presetKeys(preset, command) : own->second;
}

Command Keymap::commandOf(QKeySequence const& key) const
{
    for (Command const command : allCommands())
        if (keysOf(command).contains(key))
            return command;
    return Command::Count;
}

std::vector<Command> Keymap::setKeys(Command command, Keys const& keys)
{
    std::vector<Command> lost;
    for (Command const other : allCommands()) {
        Keys left = keysOf(other);
        if (other == command ||
            left.removeIf([&](QKeySequence const& key) { return keys.contains(key); }) == 0)
            continue;
        changed[other] = left;
        lost.push_back(other);
    }
    changed[command] = keys;
    std::erase_if(changed,
                  [this](auto const& each) { return each.second == presetKeys(preset, each.first); });
    return lost;
}

std::vector<Command> Keymap::reset(Command command) { return setKeys(command, presetKeys(preset, command)); }

bool Keymap::hasOnlyLost(Command command) const
{
    Keys const given = presetKeys(preset, command), now = keysOf(command);
    return std::all_of(now.begin(), now.end(),
                       [&](QKeySequence const& key) { return given.contains(key); }) &&
           std::all_of(given.begin(), given.end(),
                       [&](QKeySequence const& key) { return commandOf(key) != Command::Count; });
}

Keymap Keymap::with(KeyPreset other) const
{
    Keymap made{other, {}};
    for (auto const& [command, keys] : changed)
        if (!hasOnlyLost(command))
            made.setKeys(command, keys);
    return made;
}

Keymap Keymap::load(QSettings& settings)
{
    Keymap keymap;
    settings.beginGroup(kGroup);
    QString const word = settings.value(kPresetKey).toString();
    for (size_t i = 0; i < kPresetWords.size(); ++i)
        if (word == QLatin1String(kPresetWords[i]))
            keymap.preset = static_cast<KeyPreset>(i);
    for (Command const command : allCommands())
        if (settings.contains(nameOf(command)))
            keymap.setKeys(command, keysFrom(settings.value(nameOf(command)).toString()));
    settings.endGroup();
    return keymap;
}

void Keymap::save(QSettings& settings) const
{
    settings.remove(kGroup);
    settings.beginGroup(kGroup);
    settings.setValue(kPresetKey, QLatin1String(kPresetWords[static_cast<size_t>(preset)]));
    for (auto const& [command, keys] : changed)
        settings.setValue(nameOf(command), QKeySequence::listToString(keys));
    settings.endGroup();
}

} // namespace fw::ui
