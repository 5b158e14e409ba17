#include "ui/theme/Language.h"

#include "ui/theme/PseudoTranslator.h"
#include "ui/theme/Settings.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

#include <atomic>
#include <memory>

// Q_INIT_RESOURCE declares a function and must stand outside of namespaces.
static void initTranslations() { Q_INIT_RESOURCE(translations); }

namespace fw::ui {

namespace {

constexpr char kEnglish[] = "en";
constexpr char kPseudo[] = "pseudo";
constexpr char kLanguageKey[] = "language";
constexpr char kLanguageVariable[] = "FRAMEWRIGHT_LANGUAGE";

std::atomic<int>& indexInUse()
{
    static std::atomic<int> index = 0;
    return index;
}

/// Every code that can be in use.
QStringList codes()
{
    QStringList all;
    for (LanguageName const& each : languages())
        all << each.code;
    return all << QLatin1String(kPseudo);
}

bool isLanguage(QString const& code) { return codes().contains(code); }

/// "de" from "de", "DE", "de_AT" or "de-CH".
QString codeOf(QString const& name) { return name.left(name.indexOf(QRegularExpression("[_-]"))).toLower(); }

QString firstKnown(QStringList const& asked)
{
    for (QString const& each : asked)
        if (!each.isEmpty() && (isLanguage(each) || isLanguage(codeOf(each))))
            return isLanguage(each) ? each : codeOf(each);
    return QLatin1String(kEnglish);
}

/// English plural forms ("1 shot", "2 shots") stand in a translation of their own.
void load(QTranslator& translator, QString const& code)
{
    initTranslations();
    (void)translator.load(QStringLiteral(":/translations/framewright_%1.qm").arg(code));
}

void add(std::unique_ptr<QTranslator> translator)
{
    QCoreApplication::installTranslator(translator.get());
    translator.release()->setParent(QCoreApplication::instance());
}

void removeTranslators()
{
    for (auto* each :
         QCoreApplication::instance()->findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly))
        delete each; // which takes itself out of the application
}

void speak(QString const& code)
{
    removeTranslators();
    indexInUse() = static_cast<int>(codes().indexOf(code));
    if (code == QLatin1String(kPseudo)) {
        auto pseudo = std::make_unique<PseudoTranslator>();
        load(*pseudo->english(), QLatin1String(kEnglish));
        load(*pseudo->known(), QLatin1String("de"));
        add(std::move(pseudo));
        return;
    }
    auto ours = std::make_unique<QTranslator>();
    load(*ours, code);
    add(std::move(ours));
    auto qt = std::make_unique<QTranslator>();
    if (code != QLatin1String(kEnglish) &&
        qt->load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        add(std::move(qt));
}

/// Every program with this window speaks English with right plurals until it is asked for more.
void speakEnglish() { speak(QLatin1String(kEnglish)); }
Q_COREAPP_STARTUP_FUNCTION(speakEnglish)

} // namespace

std::vector<LanguageName> languages()
{
    return {{QLatin1String(kEnglish), QStringLiteral("English")},
            {QStringLiteral("de"), QStringLiteral("Deutsch")}};
}

QString chosenLanguage() { return personalSettings().value(kLanguageKey).toString(); }

void chooseLanguage(QString const& code)
{
    QSettings settings = personalSettings();
    if (code.isEmpty())
        settings.remove(kLanguageKey);
    else
        settings.setValue(kLanguageKey, code);
}

QString startLanguage(QString const& asked)
{
    QStringList wanted{asked, qEnvironmentVariable(kLanguageVariable), chosenLanguage()};
    QString code = firstKnown(wanted + QLocale::system().uiLanguages());
    // Numbers and dates go with the words; the system's own habits stay where it speaks the same language.
    if (code != QLatin1String(kPseudo) && codeOf(QLocale::system().name()) != code)
        QLocale::setDefault(QLocale(code));
    speak(code);
    return code;
}

QString dayFormat() { return QCoreApplication::translate("DayFormat", "d MMM yyyy"); }

QString languageInUse() { return codes().at(indexInUse()); }

} // namespace fw::ui
