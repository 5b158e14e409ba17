#include "ui/theme/PseudoTranslator.h"

#include <QRegularExpression>
#include <QStringList>

namespace fw::ui {

namespace {

constexpr double kLonger = 0.4;

// Letters of the same look and nearly the same width, in the order of the alphabet.
constexpr char16_t kSmall[] = u"áƀçđéƒğĥíĵķļɱñöþqřšţúṽŵẋýž";
constexpr char16_t kLarge[] = u"ÁƁÇÐÉƑĞĤÍĴĶĻṀÑÖÞQŘŠŢÚṼŴẊÝŽ";

/// What is not for people: arguments, markup, entities, patterns of file names.
QRegularExpression const& untouched()
{
    static QRegularExpression const pattern(
        QStringLiteral("%L?\\d+|%L?n|\\{\\d\\}|<[^<>]*>|&[a-z]+;|\\*\\.\\w+|\\\\n"));
    return pattern;
}

QString accented(QStringView text)
{
    QString out;
    for (QChar const letter : text) {
        if (letter >= u'a' && letter <= u'z')
            out += QChar(kSmall[letter.unicode() - u'a']);
        else if (letter >= u'A' && letter <= u'Z')
            out += QChar(kLarge[letter.unicode() - u'A']);
        else
            out += letter;
    }
    return out;
}

} // namespace

QString pseudoText(QString const& english)
{
    QString out;
    qsizetype at = 0, letters = 0;
    for (auto found = untouched().globalMatch(english); found.hasNext();) {
        QRegularExpressionMatch const match = found.next();
        out += accented(QStringView(english).mid(at, match.capturedStart() - at)) + match.captured();
        letters += match.capturedStart() - at;
        at = match.capturedEnd();
    }
    out += accented(QStringView(english).mid(at));
    letters += english.size() - at;
    static QStringList const numbers{"one", "two", "three", "four", "five", "six", "seven"};
    QString filler;
    constexpr int kBrackets = 10;
    for (qsizetype i = 0; filler.size() + kBrackets < kLonger * double(letters); ++i)
        filler += ' ' + numbers.at(i % numbers.size());
    // A file filter's pattern stays last: "Clips (*.mp4)".
    QString const tail = english.endsWith(QLatin1String("...")) ? QStringLiteral("...") : QString();
    out.chop(tail.size());
    if (qsizetype const pattern = out.indexOf(QLatin1String("(*")); pattern >= 0)
        return QStringLiteral("[!!! ") + out.left(pattern) + filler + QStringLiteral(" !!!] ") +
               out.mid(pattern);
    return QStringLiteral("[!!! ") + out + filler + tail + QStringLiteral(" !!!]");
}

QString PseudoTranslator::translate(char const* context, char const* source, char const* disambiguation,
                                    int number) const
{
    QByteArray const of(context);
    bool const isForPeople =
        of != "DayFormat" && (!of.startsWith('Q') || of == "QObject" || of == "QPlatformTheme");
    if (!isForPeople || !source || !*source)
        return {};
    // The engine's texts are looked up whatever they are, names included.
    if (of == "Engine" && m_known.translate(context, source, disambiguation, number).isEmpty())
        return {};
    QString const plural = m_english.translate(context, source, disambiguation, number);
    return pseudoText(plural.isEmpty() ? QString::fromUtf8(source) : plural);
}

} // namespace fw::ui
