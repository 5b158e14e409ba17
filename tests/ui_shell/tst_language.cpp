#include "tests/ui_views/Stage.h"
#include "ui/panels/VersionsDialog.h"
#include "ui/theme/Language.h"
#include "ui/theme/PseudoTranslator.h"
#include "ui/theme/Sentence.h"

#include <QtTest>

using namespace fw;
using namespace fw::ui;

/// The language of the window: which one, its sentences, its plurals.
class TstLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theFirstKnownWishCounts_data();
    void theFirstKnownWishCounts();
    void aChoiceIsKept();
    void errorsAreSentencesOfTheLanguage();
    void theEnginesTextsAreFoundByTheirPattern_data();
    void theEnginesTextsAreFoundByTheirPattern();
    void everyMessageSaysTheSameArguments();
    void pluralsAreRight_data();
    void pluralsAreRight();
    void pseudoKeepsWhatIsNotForPeople_data();
    void pseudoKeepsWhatIsNotForPeople();
    void cleanupTestCase();
};

void TstLanguage::initTestCase()
{
    static QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    qputenv("LANGUAGE", "en");
}

void TstLanguage::init()
{
    qunsetenv("FRAMEWRIGHT_LANGUAGE");
    chooseLanguage({});
    startLanguage("en");
}

void TstLanguage::theFirstKnownWishCounts_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("inUse");
    QTest::newRow("command line first") << "de"
                                        << "en"
                                        << "en"
                                        << "de";
    QTest::newRow("then the variable") << ""
                                       << "de"
                                       << "en"
                                       << "de";
    QTest::newRow("then the choice") << ""
                                     << ""
                                     << "de"
                                     << "de";
    QTest::newRow("with a country") << "de_AT"
                                    << ""
                                    << ""
                                    << "de";
    QTest::newRow("as the web writes it") << "de-CH"
                                          << ""
                                          << ""
                                          << "de";
    QTest::newRow("unknown is passed over") << "xx"
                                            << ""
                                            << "de"
                                            << "de";
    QTest::newRow("pseudo") << "pseudo"
                            << ""
                            << "de"
                            << "pseudo";
}

void TstLanguage::theFirstKnownWishCounts()
{
    QFETCH(QString, asked);
    QFETCH(QString, variable);
    QFETCH(QString, choice);
    QFETCH(QString, inUse);
    if (!variable.isEmpty())
        qputenv("FRAMEWRIGHT_LANGUAGE", variable.toUtf8());
    chooseLanguage(choice);
    QCOMPARE(startLanguage(asked), inUse);
    QCOMPARE(languageInUse(), inUse);
}

void TstLanguage::aChoiceIsKept()
{
    QCOMPARE(chosenLanguage(), QString());
    for (LanguageName const& each : languages()) {
        chooseLanguage(each.code);
        QCOMPARE(chosenLanguage(), each.code);
        QCOMPARE(languageInUse(), QString("en")); // until the next start
        QVERIFY(!each.ownName.isEmpty());
    }
    chooseLanguage({});
    QCOMPARE(chosenLanguage(), QString());
}

void TstLanguage::errorsAreSentencesOfTheLanguage()
{
    Error const error =
        fail(Error::Kind::Io, "base.cannotWrite", {"/home/a b/film.mp4", "No space left on device"});
    QCOMPARE(sentenceOf(error), QString::fromStdString(error.message()));
    startLanguage("de");
    QCOMPARE(sentenceOf(error),
             QString("/home/a b/film.mp4 konnte nicht geschrieben werden: kein Platz mehr auf dem "
                     "Laufwerk. Nichts wurde geändert; schaffen Sie Platz oder wählen Sie einen "
                     "anderen Ordner."));
    // A sentence within a sentence, a number, and an id that nobody knows.
    Error const nested =
        fail(Error::Kind::Io, "playback.takeUnreadable",
             {"3", fail(Error::Kind::Io, "media.cutOff", {"proxy.mp4", "4", "17"}).message()});
    QCOMPARE(sentenceOf(nested),
             QString("Einstellung 3: Ihr Take konnte nicht gezeigt werden. proxy.mp4 ist "
                     "abgeschnitten: 4 von 17 Bildern sind da. Kopieren oder rendern Sie die Datei "
                     "erneut."));
    QCOMPARE(sentenceOf(fail(Error::Kind::BadInput, "plan.badNumber", {"guidance", "0.5", "1 to 100"})),
             QString("Guidance 0,5 ist außerhalb des Bereichs. Wählen Sie 1 bis 100."));
    QVERIFY(sentenceOf(fail(Error::Kind::Refused, "consent.revoked", {"Testa", "2027-03-04"}))
                .startsWith("Testa hat die Einwilligung am 4. März 2027 widerrufen."));
    QCOMPARE(sentenceOf(fail(Error::Kind::BadInput, "no.such")), QString("no.such"));
    startLanguage("pseudo");
    QVERIFY(sentenceOf(error).startsWith("[!!! /home/a b/film.mp4 "));
}

void TstLanguage::theEnginesTextsAreFoundByTheirPattern_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("as a whole") << "The seed changed."
                                << "Der Seed wurde geändert.";
    QTest::newRow("with a number") << "Shot 12 changed."
                                   << "Einstellung 12 wurde geändert.";
    QTest::newRow("with words") << "The take is a draft; the shot asks for final quality."
                                << "Qualität des Takes: Entwurf; die Einstellung verlangt: Endfassung.";
    QTest::newRow("a cost") << "3:20, about 12.5 Wh, 0.42 EUR"
                            << "3:20, etwa 12,5 Wh, 0,42 EUR";
    QTest::newRow("a budget") << "1.50 of 20.00 minutes, 0.25 more for what is asked now"
                              << "1,50 von 20,00 Minuten, 0,25 weitere für das jetzt Verlangte";
    QTest::newRow("a lock")
        << fail(Error::Kind::Conflict, "story.locked", {"/a", "framewright (process 7)"}).message().c_str()
        << "/a ist in framewright (Prozess 7) geöffnet. Schließen Sie es dort zuerst.";
    QTest::newRow("a name") << "Journey to Mars.mp4"
                            << "Journey to Mars.mp4";
    QTest::newRow("a range") << "1 to 100"
                             << "1 bis 100";
    QTest::newRow("unknown") << "Something else."
                             << "Something else.";
    QTest::newRow("nothing") << ""
                             << "";
}

void TstLanguage::theEnginesTextsAreFoundByTheirPattern()
{
    QFETCH(QString, english);
    QFETCH(QString, german);
    QCOMPARE(engineText(english.toStdString()), english);
    startLanguage("de");
    QCOMPARE(engineText(english.toStdString()), german);
}

/// Every message of the engine comes out in German with all of its arguments, and none is left in English.
void TstLanguage::everyMessageSaysTheSameArguments()
{
    startLanguage("de");
    static QRegularExpression const gap("\\{(\\d)\\}");
    for (std::string const& id : messageIds()) {
        std::vector<std::string> args;
        for (int i = 0; i < 10; ++i)
            args.push_back("<" + std::to_string(i) + ">");
        Error const error = fail(Error::Kind::Io, id, args);
        QString const german = sentenceOf(error);
        QVERIFY2(german != QString::fromStdString(error.message()), id.c_str());
        for (auto found = gap.globalMatch(messageTemplate(id)); found.hasNext();)
            QVERIFY2(german.contains("<" + found.next().captured(1) + ">"), id.c_str());
    }
}

void TstLanguage::pluralsAreRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("shots");
    QTest::addColumn<QString>("text");
    QTest::newRow("en 1") << "en" << 1 << "1 shot would come back.";
    QTest::newRow("en 2") << "en" << 2 << "2 shots would come back.";
    QTest::newRow("de 1") << "de" << 1 << "1 Einstellung käme zurück.";
    QTest::newRow("de 2") << "de" << 2 << "2 Einstellungen kämen zurück.";
}

void TstLanguage::pluralsAreRight()
{
    QFETCH(QString, language);
    QFETCH(int, shots);
    QFETCH(QString, text);
    startLanguage(language);
    QCOMPARE(differenceText(story::Storyboard(), Stage::board(1, shots)), text);
}

void TstLanguage::pseudoKeepsWhatIsNotForPeople_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("kept");
    QTest::newRow("an argument") << "Shot %1 of %L2"
                                 << "%1";
    QTest::newRow("a number") << "%n shot(s)"
                              << "%n";
    QTest::newRow("a gap") << "{0} needs more room"
                           << "{0}";
    QTest::newRow("markup") << "a <b>bold</b> word"
                            << "<b>";
    QTest::newRow("a pattern") << "Clips (*.mp4 *.mov)"
                               << "(*.mp4 *.mov)";
    QTest::newRow("an ellipsis") << "Open..."
                                 << "... !!!]";
}

void TstLanguage::pseudoKeepsWhatIsNotForPeople()
{
    QFETCH(QString, english);
    QFETCH(QString, kept);
    QString const pseudo = pseudoText(english);
    QVERIFY2(pseudo.contains(kept), qPrintable(pseudo));
    QVERIFY(pseudo.startsWith("[!!! "));
    QVERIFY(pseudo.size() >= english.size() * 1.4);
}

void TstLanguage::cleanupTestCase() { startLanguage("en"); }

QTEST_MAIN(TstLanguage)
#include "tst_language.moc"
