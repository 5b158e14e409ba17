#pragma once

#include <QString>

#include <vector>

namespace fw::ui {

/// A language of the window.
struct LanguageName {
    QString code;    ///< "de", as --language takes it
    QString ownName; ///< "Deutsch": its name in itself, so never translated
};

/// The languages that a person can choose, English first.
std::vector<LanguageName> languages();

/// What the person chose: a code of languages(), or empty to follow the system.
QString chosenLanguage();

/// Remembers the choice; empty follows the system again. Takes effect at the next start.
void chooseLanguage(QString const& code);

/// Puts the program into a language before its first widget is made: `asked` (--language), else
/// $FRAMEWRIGHT_LANGUAGE, else the choice, else the system's, and English where none of them is known.
/// "pseudo" is known too: longer, accented English in brackets, which shows what is cut off or was never
/// translated. Qt's own words come along where its translations are installed. Returns the code in use.
/// Thread: GUI.
QString startLanguage(QString const& asked = {});

/// How a day is written, "d MMM yyyy", as QDate and QLocale take it.
QString dayFormat();

/// The code of the language that is in use: "en" before startLanguage. Thread: any.
QString languageInUse();

} // namespace fw::ui
