#include "ui/theme/Sentence.h"

#include "ui/theme/EnginePhrases.h"
#include "ui/theme/Language.h"

#include <QCoreApplication>
#include <QDate>
#include <QHash>
#include <QLocale>
#include <QMutex>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace fw::ui {

namespace {

constexpr char kEngine[] = "Engine"; ///< context of the catalogue that holds what the engine says

/// An English text of the engine with gaps for what varies.
struct Phrase {
    std::string english;
    QRegularExpression pattern; ///< one group for each gap
    std::vector<int> gaps;      ///< the number of each, in the order in which they stand
    qsizetype certainty = 0;    ///< letters that are fixed
};

Phrase phraseOf(std::string const& english)
{
    static QRegularExpression const gap(QStringLiteral("\\{(\\d)\\}"));
    QString const text = QString::fromStdString(english);
    Phrase phrase{english, {}, {}, 0};
    QString pattern;
    qsizetype at = 0;
    auto const addFixed = [&](qsizetype end) {
        pattern += QRegularExpression::escape(text.mid(at, end - at));
        phrase.certainty += end - at;
    };
    for (auto found = gap.globalMatch(text); found.hasNext();) {
        QRegularExpressionMatch const match = found.next();
        addFixed(match.capturedStart());
        pattern += QStringLiteral("(.*?)");
        phrase.gaps.push_back(match.captured(1).toInt());
        at = match.capturedEnd();
    }
    addFixed(text.size());
    phrase.pattern = QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                        QRegularExpression::DotMatchesEverythingOption);
    return phrase;
}

/// Every text of the engine that has gaps, the most certain first.
std::vector<Phrase> const& phrasesWithGaps()
{
    static std::vector<Phrase> const all = [] {
        std::vector<Phrase> phrases;
        auto const add = [&](std::string const& english) {
            if (Phrase phrase = phraseOf(english); !phrase.gaps.empty())
                phrases.push_back(std::move(phrase));
        };
        for (char const* each : enginePhrases())
            add(each);
        for (std::string const& id : messageIds())
            add(messageTemplate(id));
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](Phrase const& a, Phrase const& b) { return a.certainty > b.certainty; });
        return phrases;
    }();
    return all;
}

/// `english` in the window's language with arguments that are already in it.
QString filled(std::string const& english, std::vector<std::string> const& args)
{
    return QString::fromStdString(
        fillMessage(QCoreApplication::translate(kEngine, english.c_str()).toStdString(), args));
}

/// "0.5" or "0.5 EUR" as this language writes it; nothing for what is no such number.
std::optional<QString> localNumber(QString const& text)
{
    static QRegularExpression const number(
        QRegularExpression::anchoredPattern(QStringLiteral("-?\\d+\\.\\d+( \\S{1,5})?")));
    if (!number.match(text).hasMatch())
        return std::nullopt;
    return QString(text).replace(text.indexOf(QLatin1Char('.')), 1, QLocale().decimalPoint());
}

QString translated(std::string const& english);

std::vector<std::string> translatedArguments(std::vector<std::string> const& args)
{
    std::vector<std::string> out;
    for (std::string const& each : args)
        out.push_back(translated(each).toStdString());
    return out;
}

/// "1 to 100" follows the pattern "{0} to {1}", a file called "Journey to Mars" does not: where little is
/// fixed, only numbers vary.
bool fits(Phrase const& phrase, QRegularExpressionMatch const& match)
{
    constexpr qsizetype kCertain = 8;
    if (!match.hasMatch() || phrase.certainty >= kCertain)
        return match.hasMatch();
    for (int i = 1; i <= match.lastCapturedIndex(); ++i)
        if (QString const text = match.captured(i); text.isEmpty() || (!text[0].isDigit() && text[0] != u'-'))
            return false;
    return true;
}

QString byPattern(std::string const& english, QString const& text)
{
    for (Phrase const& phrase : phrasesWithGaps()) {
        QRegularExpressionMatch const match = phrase.pattern.match(text);
        if (!fits(phrase, match))
            continue;
        std::vector<std::string> args(10);
        for (size_t i = 0; i < phrase.gaps.size(); ++i)
            args[static_cast<size_t>(phrase.gaps[i])] = match.captured(static_cast<int>(i) + 1).toStdString();
        return filled(phrase.english, translatedArguments(args));
    }
    return QString::fromStdString(english);
}

QString translated(std::string const& english)
{
    QString const text = QString::fromStdString(english);
    if (text.isEmpty())
        return text;
    if (auto const number = localNumber(text))
        return *number;
    if (QDate const day = QDate::fromString(text, Qt::ISODate); day.isValid() && text.size() == 10)
        return QLocale().toString(day, dayFormat());
    QString const whole = QCoreApplication::translate(kEngine, english.c_str());
    // What has no space is a name, a path or a number, or stands in the catalogue as a whole.
    return whole != text || !text.contains(QLatin1Char(' ')) ? whole : byPattern(english, text);
}

} // namespace

QString sentenceOf(Error const& error)
{
    char const* english = messageTemplate(error.messageId);
    if (!english)
        return QString::fromStdString(error.messageId);
    return languageInUse() == QLatin1String("en") ? QString::fromStdString(error.message())
                                                  : filled(english, translatedArguments(error.args));
}

QString engineText(std::string const& english)
{
    if (languageInUse() == QLatin1String("en"))
        return QString::fromStdString(english);
    // Models ask for the same few reasons again and again.
    static QMutex mutex;
    static QHash<QString, QString> known;
    constexpr qsizetype kMost = 500;
    QMutexLocker const lock(&mutex);
    QString const key = languageInUse() + QLatin1Char(' ') + QString::fromStdString(english);
    if (auto const found = known.constFind(key); found != known.constEnd())
        return *found;
    if (known.size() >= kMost)
        known.clear();
    return *known.insert(key, translated(english));
}

} // namespace fw::ui
