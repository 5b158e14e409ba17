#pragma once

#include "ui/Actions.h"

#include <QKeySequence>
#include <QList>
#include <QSettings>

#include <map>
#include <vector>

namespace fw::ui {

/// Whose keys the commands have: our own, or those that other editors give to what we have too. What an
/// editor has no key for keeps ours, unless that key means something else there.
enum class KeyPreset { Framewright, Premiere, Resolve, Avid };

/// Which keys run which command: a preset and what the person changed in it. A key runs one command only.
struct Keymap {
    using Keys = QList<QKeySequence>;

    KeyPreset preset = KeyPreset::Framewright;
    std::map<Command, Keys> changed; ///< only what differs from the preset; no keys: none runs it

    Keys keysOf(Command command) const;
    /// The command that a key runs; Command::Count when none does.
    Command commandOf(QKeySequence const& key) const;
    /// Gives the command these keys and takes them from whoever had them. Returns who lost one.
    std::vector<Command> setKeys(Command command, Keys const& keys);
    /// Back to the preset's keys, which are taken from whoever has them now. Returns who lost one.
    std::vector<Command> reset(Command command);

    /// Another preset; what the person changed stays and wins.
    Keymap with(KeyPreset other) const;

    static Keys presetKeys(KeyPreset preset, Command command);
    /// Names that are not known, as a later version may write, are passed over.
    static Keymap load(QSettings& settings);
    void save(QSettings& settings) const;

    /// "B; Ctrl+K", as QKeySequence::listToString writes it; no text is no key.
    static Keys keysFrom(QString const& text);

    friend bool operator==(Keymap const&, Keymap const&) = default;

private:
    /// Others took keys from it, and nobody gave it new ones.
    bool hasOnlyLost(Command command) const;
};

} // namespace fw::ui
