#include "engine/interchange/Interchange.h"
#include "engine/interchange/Script.h"
#include "tests/plan/PlanFixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::interchange;

namespace {

/// A scene a line: "INT. KITCHEN | a cat, kitchen (ANNA: hi) [a note]"
QStringList sketch(Script const& script)
{
    QStringList lines;
    for (story::Scene const& scene : script.scenes) {
        QString line = QString::fromStdString(scene.title);
        for (story::Shot const& shot : scene.shots) {
            line += " | " + QString::fromStdString(shot.prompt);
            if (!shot.dialogue.empty())
                line += " (" + QString::fromStdString(shot.dialogue).replace('\n', " / ") + ")";
            if (!shot.notes.empty())
                line += " [" + QString::fromStdString(shot.notes).replace('\n', " / ") + "]";
        }
        lines << line;
    }
    return lines;
}

QStringList read(char const* text, ScriptFormat format)
{
    auto const script = scriptFrom(text, format, "test", {});
    return script ? sketch(*script) : QStringList{QString::fromStdString(script.error().message())};
}

} // namespace

class TstScript : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fountain_data();
    void fountain();
    void fountainTitleAndRemarks();
    void plainText_data();
    void plainText();
    void table_data();
    void table();
    void tableSettings();
    void ownShotListComesBack();
    void refused_data();
    void refused();
    void importIsOneStep();
    void theEmptySceneOfANewProjectMakesRoom();
    void files();
};

void TstScript::fountain_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    auto const row = [](char const* name, char const* text, QStringList const& expected) {
        QTest::newRow(name) << QByteArray(text) << expected;
    };
    row("heading and action", "EXT. FOREST - NIGHT\n\nA fox runs.\n\nIt stops.\n",
        {"EXT. FOREST - NIGHT | A fox runs, forest, night | It stops, forest, night"});
    row("forced heading, scene number", ".SNIPER SCOPE #7#\n\nA cross hair.",
        {"SNIPER SCOPE #7# | A cross hair, sniper scope"});
    row("two dots are text", "..and then\n", {"Scene 1 | ..and then"});
    row("dialogue", "INT. CAR\n\nAnna drives.\n\nANNA (V.O.)\n(softly)\nFaster,\nfaster.\n",
        {"INT. CAR | Anna drives, car (ANNA: Faster, faster.)"});
    row("dialogue alone", "INT. CAR\n\n@McAVOY\nHello.\n",
        {"INT. CAR | McAVOY speaks, car (McAVOY: Hello.)"});
    row("two speakers", "He waits.\n\nBOB\nHi.\n\nANN ^\nHo.\n",
        {"Scene 1 | He waits (BOB: Hi. / ANN: Ho.)"});
    row("capitals without speech are action", "BOOM\n\nSmoke.\n", {"Scene 1 | BOOM | Smoke"});
    row("forced action", "!ALL IN CAPS\nstays action\n", {"Scene 1 | ALL IN CAPS stays action"});
    row("comments", "A /* not\n\nthis */ dog.\n/* open", {"Scene 1 | A | dog"});
    row("notes", "A dog.[[brown]]\n[[small\nand old]]\n\nA cat.\n\n[[last]]",
        {"Scene 1 | A dog [brown / small and old] | A cat [last]"});
    row("note before the first shot", "[[wide]]\n\nA hill.", {"Scene 1 | A hill [wide]"});
    row("note in a note", "A [[one [[two]] dog.", {"Scene 1 | A  dog [one [[two]"});
    row("sections and synopses", "# Act 1\n\n= They meet\n\nINT. BAR\n\nA glass.\n",
        {"Act 1: INT. BAR | A glass, bar [They meet]"});
    row("section without headings", "# One\n\nA.\n\n# Two\n\nB.\n", {"One | A", "Two | B"});
    row("emphasis, lyrics, page break", "A **big** *dog*.\n\n===\n\nA man.\n\nMAN\n~La la\n",
        {"Scene 1 | A big dog | A man (MAN: La la)"});
    row("line ends of other systems", "INT. BAR\r\n\r\nA glass.\r\rA hand.\r\n",
        {"INT. BAR | A glass, bar | A hand, bar"});
    row("byte order mark", "\xEF\xBB\xBFINT. BAR\n\nEin Gl\xC3\xA4schen.",
        {QString::fromUtf8("INT. BAR | Ein Gl\xC3\xA4schen, bar")});
}

void TstScript::fountain()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    QCOMPARE(read(text.constData(), ScriptFormat::Fountain), expected);
}

void TstScript::fountainTitleAndRemarks()
{
    auto const script = scriptFrom(
        "Title: Big Fish\nAuthor: me\n\nFADE IN:\n\nA river.\n\nCUT TO:\n\n> FADE OUT.\n\n> THE END <\n",
        ScriptFormat::Fountain, "test", {});
    QVERIFY(script.isOk());
    QCOMPARE(script->title, std::string("Big Fish"));
    QCOMPARE(script->remarks.size(), size_t{2});
    QCOMPARE(script->remarks[0], std::string("Line 8: the transition \"CUT TO:\" was left out."));
}

void TstScript::plainText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("paragraphs") << QByteArray("A dog\nruns.\n\nA cat.\n")
                                << QStringList{"Scene 1 | A dog runs. | A cat."};
    QTest::newRow("lines") << QByteArray("A dog.\nA cat.\n") << QStringList{"Scene 1 | A dog. | A cat."};
    QTest::newRow("headings") << QByteArray("# One\n\nA.\n\n## Two\nB.\n\n#\n\nC.")
                              << QStringList{"One | A.", "Two | B.", " | C."};
}

void TstScript::plainText()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    QCOMPARE(read(text.constData(), ScriptFormat::PlainText), expected);
}

void TstScript::table_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    auto const row = [](char const* name, char const* text, QStringList const& expected) {
        QTest::newRow(name) << QByteArray(text) << expected;
    };
    row("plain", "Prompt\nA dog\nA cat", {"Scene 1 | A dog | A cat"});
    row("scenes", "scene,Description\nOne,A\nOne,B\n,C\nTwo,D\n", {"One | A | B | C", "Two | D"});
    row("quotes", "Prompt,Dialogue\r\n\"A \"\"big\"\", red dog\",\"Two\nlines\"\r\n",
        {"Scene 1 | A \"big\", red dog (Two / lines)"});
    row("semicolons", "Prompt;Notes\nA, B;n\n", {"Scene 1 | A, B [n]"});
    row("tabs", "Prompt\tNotes\nA, B\tn\n", {"Scene 1 | A, B [n]"});
    row("unknown column", "Prompt,Lens\nA,35 mm\nB,\n", {"Scene 1 | A [Lens: 35 mm] | B"});
    row("short and empty rows", "Prompt,Notes\nA\n\nB,x\n", {"Scene 1 | A | B [x]"});
    row("no prompt", "Prompt,Notes\nA,\n,x\n", {"test was not imported: line 3 has no prompt."});
    row("line after a cell of two lines", "Prompt,Notes\n\"A\nB\",\n,x\n",
        {"test was not imported: line 4 has no prompt."});
    row("no column", "Shot,Notes\n1,x\n",
        {"test was not imported: its first row names no column Prompt, Description or Action."});
    row("open quote", "Prompt\nA\n\"B\n",
        {"test was not imported: the quote that opens in line 3 is never closed."});
    row("too many cells", "Prompt\nA,B\n",
        {"test was not imported: line 2 has more cells than the 1 columns of the first row."});
    row("bad seconds", "Prompt,Seconds\nA,soon\n",
        {"test was not imported: in line 2, \"soon\" is no length in seconds."});
}

void TstScript::table()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    QCOMPARE(read(text.constData(), ScriptFormat::Csv), expected);
}

void TstScript::tableSettings()
{
    ScriptDefaults defaults;
    defaults.rate = {25, 1};
    auto const script = scriptFrom("Prompt;Seconds;Preset;Without\nA;2,5 s;cartoon;rain\nB;;;\n",
                                   ScriptFormat::Csv, "test", defaults);
    QVERIFY(script.isOk());
    story::Shot const& a = script->scenes[0].shots[0];
    QCOMPARE(a.length.count, 63); // 62.5
    QCOMPARE(a.presetId, std::string("cartoon"));
    QCOMPARE(a.negative, std::string("rain"));
    QCOMPARE(script->scenes[0].shots[1].length.count, 48);
    QCOMPARE(script->scenes[0].shots[1].presetId, std::string("cinematic"));
}

void TstScript::ownShotListComesBack()
{
    test::PlanFixture fixture;
    fixture.shot("a").notes = "a \"quoted\", long\nnote";
    fixture.shot("b").presetId = "cartoon";
    fixture.shot("c").length.count = 36;
    plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
    auto const text = textOf({fixture.board, plan, "/films"}, Format::Csv);
    auto const script = scriptFrom(*text, ScriptFormat::Csv, "test", {});
    QVERIFY2(script.isOk(), script ? "" : script.error().message().c_str());
    QVERIFY(script->remarks.empty());
    QCOMPARE(script->scenes.size(), size_t{1});
    std::vector<story::Shot> const& before = fixture.board.scenes[0].shots;
    for (size_t i = 0; i < before.size(); ++i) {
        story::Shot const& after = script->scenes[0].shots[i];
        QCOMPARE(after.prompt, before[i].prompt);
        QCOMPARE(after.notes, before[i].notes);
        QCOMPARE(after.presetId, before[i].presetId);
        QCOMPARE(after.length.count, before[i].length.count);
    }
}

void TstScript::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("empty") << QByteArray("") << "holds no shots";
    QTest::newRow("headings alone") << QByteArray("INT. BAR\n\nEXT. BAR\n") << "holds no shots";
    QTest::newRow("not UTF-8") << QByteArray("A caf\xE9.\n") << "is not UTF-8";
    QTest::newRow("a title without end") << QByteArray(".") + QByteArray(2 << 20, 'a') + "\n\nA dog."
                                         << "was not imported";
    QTest::newRow("too many") << QByteArray("a\n\n").repeated(2001) << "at most 2000";
    QTest::newRow("too large") << QByteArray(5 << 20, 'a') << "larger than the 4 MB";
    QTest::newRow("binary") << QByteArray("\x00\x01\xFF\xFE", 4) << "is not UTF-8";
}

void TstScript::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    auto const script =
        scriptFrom({text.constData(), static_cast<size_t>(text.size())}, ScriptFormat::Fountain, "test", {});
    QVERIFY(!script.isOk());
    QVERIFY2(QString::fromStdString(script.error().message()).contains(part),
             script.error().message().c_str());
}

void TstScript::importIsOneStep()
{
    story::Storyboard board = test::PlanFixture().board;
    story::Storyboard const before = board;
    auto script =
        scriptFrom("INT. BAR\n\nA glass.\n\nEXT. SEA\n\nA boat.\n", ScriptFormat::Fountain, "test", {});
    QVERIFY(script.isOk());
    auto const back = story::apply(board, importEdit(*script, board));
    QVERIFY(back.isOk());
    QCOMPARE(board.scenes.size(), size_t{3});
    QCOMPARE(board.scenes[2].title, std::string("EXT. SEA"));
    QVERIFY(story::apply(board, *back).isOk());
    QVERIFY(board == before);
}

void TstScript::theEmptySceneOfANewProjectMakesRoom()
{
    story::Storyboard board;
    board.scenes = {{newSceneId(), "", {}}};
    story::Storyboard const before = board;
    auto script = scriptFrom("INT. BAR\n\nA glass.\n", ScriptFormat::Fountain, "test", {});
    QVERIFY(script.isOk());
    auto const back = story::apply(board, importEdit(*script, board));
    QVERIFY(back.isOk());
    QCOMPARE(board.scenes.size(), size_t{1});
    QCOMPARE(board.scenes[0].title, std::string("INT. BAR"));
    QVERIFY(story::apply(board, *back).isOk());
    QVERIFY(board == before);
}

void TstScript::files()
{
    QVERIFY(scriptFormatOf("a.FOUNTAIN").isOk());
    QVERIFY(scriptFormatOf("a.pdf").error().message().find(".fountain, .txt, .md or .csv") !=
            std::string::npos);
    QCOMPARE(readScript("/nowhere/a.txt", {}).error().kind, Error::Kind::MissingFile);
    QTemporaryDir folder;
    QFile file(folder.filePath("a.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("A dog.");
    file.close();
    auto const script = readScript(file.fileName().toStdString(), {});
    QVERIFY(script.isOk());
    QCOMPARE(shotCount(*script), size_t{1});
}

QTEST_GUILESS_MAIN(TstScript)
#include "tst_script.moc"
