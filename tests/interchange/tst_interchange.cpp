#include "engine/base/Json.h"
#include "engine/interchange/Interchange.h"
#include "tests/plan/PlanFixture.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace fw;
using namespace fw::interchange;

namespace {

/// | a(48) x12 | b(24) x6 wipe | c(10) | d(30) no take |  at 24 frames a second; takes have 17 frames at 8,
/// that is 51
test::PlanFixture film()
{
    test::PlanFixture fixture = test::cutFixture();
    fixture.board.title = "Night & <day>";
    fixture.shot("b").notes = "colder \"please\"";
    fixture.shot("b").dialogue = "Who is there?\r\n\r\n- Nobody.";
    fixture.shot("d").dialogue = "The end";
    return fixture;
}

QString textOf(test::PlanFixture const& fixture, Format format)
{
    plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
    auto const text = interchange::textOf({fixture.board, plan, "/films/Mär chen"}, format);
    return text ? QString::fromStdString(*text) : QString::fromStdString(text.error().message());
}

/// A shot of 60 frames, of which its take covers 51 less the trim.
test::PlanFixture heldShot()
{
    test::PlanFixture fixture;
    fixture.board.scenes[0].shots.resize(1);
    fixture.render("a", "ta");
    fixture.shot("a").length.count = 60;
    fixture.shot("a").trimIn.count = 1;
    return fixture;
}

} // namespace

class TstInterchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void edl();
    void edlOfAHeldFrameAndADip();
    void subtitles();
    void shotList();
    void finalCut();
    void finalCutIsWellFormed();
    void otioAsItsOwnReaderSeesIt();
    void markers();
    void otioHoldsNoPrompt();
    void otioHasTheSounds();
    void oddRates();
    void subtitlesOfTitlesAndOfAPart();
    void refused();
    void files();
};

void TstInterchange::edl()
{
    QCOMPARE(textOf(film(), Format::Edl),
             "TITLE: Night & <day>\n"
             "FCM: NON-DROP FRAME\n"
             "\n"
             "001  S1       V     C        00:00:00:00 00:00:01:12 01:00:00:00 01:00:01:12\n"
             "* FROM CLIP NAME: Shot 1\n"
             "* SOURCE FILE: takes/ta/proxy.mp4\n"
             "002  S1       V     C        00:00:01:12 00:00:01:12 01:00:01:12 01:00:01:12\n"
             "002  S2       V     D    012 00:00:00:03 00:00:00:21 01:00:01:12 01:00:02:06\n"
             "* FROM CLIP NAME: Shot 1\n"
             "* TO CLIP NAME: Shot 2\n"
             "* SOURCE FILE: takes/tb/proxy.mp4\n"
             "003  S2       V     C        00:00:00:21 00:00:00:21 01:00:02:06 01:00:02:06\n"
             "003  S3       V     W001 006 00:00:00:00 00:00:00:10 01:00:02:06 01:00:02:16\n"
             "* FROM CLIP NAME: Shot 2\n"
             "* TO CLIP NAME: Shot 3\n"
             "* SOURCE FILE: takes/tc/proxy.mp4\n"
             "004  BL       V     C        00:00:00:00 00:00:01:06 01:00:02:16 01:00:03:22\n"
             "* FROM CLIP NAME: Shot 4\n");
}

void TstInterchange::edlOfAHeldFrameAndADip()
{
    QVERIFY(textOf(heldShot(), Format::Edl)
                .endsWith("001  S1       V     C        00:00:00:01 00:00:02:03 01:00:00:00 01:00:02:02\n"
                          "* FROM CLIP NAME: Shot 1\n"
                          "* SOURCE FILE: takes/ta/proxy.mp4\n"
                          "002  BL       V     C        00:00:00:00 00:00:00:10 01:00:02:02 01:00:02:12\n"));
    auto fixture = film();
    fixture.shot("a").transition.kind = story::TransitionKind::DipBlack;
    QVERIFY(textOf(fixture, Format::Edl).contains("D    012"));
    QVERIFY(textOf(fixture, Format::Edl).contains("* TRANSITION: dip to black\n"));
}

void TstInterchange::subtitles()
{
    QCOMPARE(textOf(film(), Format::Srt), "1\n00:00:01,500 --> 00:00:02,250\nWho is there?\n- Nobody.\n\n"
                                          "2\n00:00:02,666 --> 00:00:03,916\nThe end\n\n");
}

void TstInterchange::shotList()
{
    auto fixture = film();
    fixture.shot("b").dialogue = "Who, \n me?";
    QStringList const rows = textOf(fixture, Format::Csv).split("\r\n");
    QCOMPARE(rows.size(), 6); // the header, four shots, nothing after the last line end
    QCOMPARE(rows[0].count(','), 14);
    QVERIFY(rows[1].startsWith(
        R"("1","One","00:00:00:00","2.000","48","cinematic","a cat called a","","text","dissolve 12","ready",)"));
    QVERIFY(rows[2].contains(R"("end of shot 1","wipe 6")"));
    QVERIFY(rows[2].endsWith(R"("colder ""please""")"));
    QVERIFY(rows[4].contains(R"("end of shot)") == false);
    QVERIFY(rows[4].contains(R"("cut","no take","","","The end","")"));
}

void TstInterchange::finalCut()
{
    QString const text = textOf(film(), Format::FcpXml);
    for (
        char const* part :
        {R"(<format id="r0" frameDuration="1/24s" width="1280" height="720"/>)",
         R"(<asset id="a1" name="Shot 1" start="0s" duration="17/8s" hasVideo="1" format="fa1">)",
         R"(src="file:///films/M%C3%A4r%20chen/takes/ta/proxy.mp4")",
         R"(<project name="Night &amp; &lt;day&gt;">)",
         R"(<sequence format="r0" duration="94/24s" tcStart="0s" tcFormat="NDF">)",
         R"(<asset-clip ref="a1" name="Shot 1" offset="0/24s" duration="42/24s" start="0/24s"/>)",
         R"(<transition name="Cross Dissolve" offset="36/24s" duration="12/24s"/>)",
         R"(<asset-clip ref="a2" name="Shot 2" offset="42/24s" duration="15/24s" start="9/24s"><note>colder &quot;please&quot;</note>)",
         R"(<gap name="Shot 4" offset="64/24s" duration="30/24s" start="0s"/>)"})
        QVERIFY2(text.contains(part), part);
}

void TstInterchange::finalCutIsWellFormed()
{
    auto fixture = film();
    fixture.shot("a").notes = "a \x01 control & a <tag>\nand a line";
    QXmlStreamReader xml(textOf(fixture, Format::FcpXml));
    int clips = 0;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"asset-clip")
            ++clips;
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(clips, 3);
}

void TstInterchange::otioAsItsOwnReaderSeesIt()
{
    if (!QFile::exists(FW_OTIO_DIR "/opentimelineio"))
        QSKIP("opentimelineio is not there; ./dev setup installs it");
    QTemporaryDir folder;
    auto const fixture = film();
    plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
    std::string const file = folder.filePath("cut.otio").toStdString();
    QVERIFY(writeFile({fixture.board, plan, "/films/Mär chen"}, file, false).isOk());
    QProcess python;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PYTHONPATH", FW_OTIO_DIR);
    python.setProcessEnvironment(environment);
    python.start("/usr/bin/python3", {FW_TEST_DIR "/interchange/read_otio.py", QString::fromStdString(file)});
    QVERIFY(python.waitForFinished(60'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    QStringList const lines = QString::fromUtf8(python.readAllStandardOutput()).split('\n');
    QStringList const wanted =
        QString(
            "Timeline Night & <day> 94@24\n"
            "Video\n"
            "clip Shot 1 0+42 of 51 file:///films/M%C3%A4r%20chen/takes/ta/proxy.mp4\n"
            "SMPTE_Dissolve -6 +6\n"
            "clip Shot 2 9+15 of 51 file:///films/M%C3%A4r%20chen/takes/tb/proxy.mp4 [colder \"please\"]\n"
            "Custom_Transition -3 +3\n"
            "clip Shot 3 3+7 of 39 file:///films/M%C3%A4r%20chen/takes/tc/proxy.mp4\n"
            "gap Shot 4 0+30\n"
            "same\n")
            .split('\n');
    QCOMPARE(lines, wanted);
}

/// They keep their frame of the film: on the clip that is cut there, on the gap where no picture is left.
void TstInterchange::markers()
{
    using story::MarkerColour;
    auto fixture = film();
    fixture.shot("a").markers = {
        {{3}, "Light & \"dark\"", MarkerColour::Red}, {{45}, "late"}, {{48}, "gone"}};
    fixture.shot("b").markers = {{{2}, "trimmed away"}, {{12}, "", MarkerColour::Violet}};
    fixture.shot("d").markers = {{{5}, "no\nline", MarkerColour::Amber}};
    QString const edl = textOf(fixture, Format::Edl);
    QStringList const lines = edl.split('\n').filter("* LOC");
    QCOMPARE(lines,
             (QStringList{R"(* LOC: 01:00:00:03 RED     Light & "dark")", "* LOC: 01:00:01:21 BLUE    late",
                          "* LOC: 01:00:01:21 MAGENTA ", "* LOC: 01:00:02:21 YELLOW  no line"}));
    QString const xml = textOf(fixture, Format::FcpXml);
    QVERIFY(xml.contains(
        R"(<marker start="3/24s" duration="1/24s" value="Light &amp; &quot;dark&quot;"/></asset-clip>)"));
    QVERIFY(xml.contains(
        R"(<marker start="12/24s" duration="1/24s" value="late"/>)")); // by then shot 2 is cut in
    QVERIFY(xml.contains(R"(<marker start="5/24s" duration="1/24s" value="no&#10;line"/></gap>)"));
    QVERIFY(!xml.contains("gone") && !xml.contains("trimmed"));
    auto const json = parseJson(textOf(fixture, Format::Otio).toStdString(), "otio");
    QVERIFY(json.isOk());
    QStringList seen;
    for (Json const& child : (*json)["tracks"]["children"][0]["children"])
        for (Json const& marker : child.value("markers", Json::array()))
            seen << QString("%1 %2 %3 %4")
                        .arg(QString::fromStdString(child["name"].get<std::string>()))
                        .arg(marker["marked_range"]["start_time"]["value"].get<double>())
                        .arg(QString::fromStdString(marker["color"].get<std::string>()),
                             QString::fromStdString(marker["comment"].get<std::string>()));
    QCOMPARE(seen, (QStringList{R"(Shot 1 3 RED Light & "dark")", R"(Shot 2 9 CYAN colder "please")",
                                "Shot 2 12 BLUE late", "Shot 2 12 PURPLE ", "Shot 4 5 ORANGE no\nline"}));
}

void TstInterchange::otioHoldsNoPrompt()
{
    QString const text = textOf(film(), Format::Otio);
    QVERIFY(text.contains("promptSha256"));
    QVERIFY(!text.contains("a cat called"));
}

void TstInterchange::otioHasTheSounds()
{
    auto fixture = film();
    auto const add = [&](char const* id, int track, int64_t start, int64_t length) {
        story::Sound sound;
        sound.id.value = id;
        sound.name = "secret tune.wav";
        sound.file.path = "assets/00ff 1.wav";
        sound.track = track;
        sound.start = {start};
        sound.length = {length};
        sound.sourceIn = .5;
        QVERIFY(story::apply(fixture.board, story::AddSound{sound}));
    };
    add("so-1", 0, 12, 24);
    add("so-2", 0, 40, 500); // the film has 94 frames
    add("so-3", 4, 0, 10);
    add("so-4", 5, 94, 10);
    QString const text = textOf(fixture, Format::Otio);
    QVERIFY(!text.contains("secret"));
    QVERIFY(text.contains("file:///films/M%C3%A4r%20chen/assets/00ff%201.wav"));
    auto const json = parseJson(text.toStdString(), "otio");
    QVERIFY(json.isOk());
    QStringList seen;
    for (Json const& track : (*json)["tracks"]["children"]) {
        seen << QString::fromStdString(track["kind"].get<std::string>());
        if (track["kind"] != "Audio")
            continue;
        for (Json const& child : track["children"]) {
            Json const& range = child["source_range"];
            seen << QString("%1 %2+%3")
                        .arg(QString::fromStdString(child["name"].get<std::string>()))
                        .arg(range["start_time"]["value"].get<double>())
                        .arg(range["duration"]["value"].get<double>());
        }
    }
    QCOMPARE(seen, (QStringList{"Video", "Audio", " 0+12", "Sound 1 12+24", " 0+4", "Sound 2 12+54", "Audio",
                                "Sound 3 12+10"}));
}

void TstInterchange::oddRates()
{
    auto fixture = film();
    fixture.board.format.rate = {24000, 1001};
    fixture.shot("d").length.count = 24000;
    QVERIFY(textOf(fixture, Format::FcpXml).contains(R"(duration="42042/24000s")")); // 42 frames
    QVERIFY(textOf(fixture, Format::Edl)
                .contains("01:00:02:16 01:16:42:16")); // 24,000 frames, counted as 24 a second
    QVERIFY(textOf(fixture, Format::Srt).contains("--> 00:16:43,669")); // 24,064 frames take 1003.669 s
}

/// A shot's subtitle titles win over its dialogue; a part of the film counts from its own first frame.
void TstInterchange::subtitlesOfTitlesAndOfAPart()
{
    auto fixture = film();
    using story::TitleStyle;
    fixture.shot("b").titles = {{"Elsewhere", {0}, {500}, TitleStyle::LowerThird},
                                {"Second.", {24}, {500}},
                                {"First.\n\nStill.", {12}, {9}}};
    QString const text = textOf(fixture, Format::Srt);
    QVERIFY2(text.contains("First.\nStill.\n\n"), qPrintable(text));
    QVERIFY(text.indexOf("First.") < text.indexOf("Second."));
    QVERIFY(!text.contains("Elsewhere"));
    plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
    plan::CutItem const& item = plan.items[1];
    TimelineFrame const begin = item.start + TimelineFrame{24} - item.trimIn;
    Film part{fixture.board, plan, {}, begin, TimelineFrame{12}};
    auto const one = interchange::textOf(part, Format::Srt);
    QVERIFY(one.isOk());
    QVERIFY2(QString::fromStdString(*one).startsWith("1\n00:00:00,000 --> 00:00:00,"), one->c_str());
    QVERIFY(QString::fromStdString(*one).contains("Second."));
    QVERIFY(!QString::fromStdString(*one).contains("First."));
}

void TstInterchange::refused()
{
    auto fixture = film();
    fixture.shot("b").dialogue = " \n";
    fixture.shot("d").dialogue.clear();
    QVERIFY(textOf(fixture, Format::Srt).contains("no shot has dialogue"));
    fixture.board.scenes.clear();
    QVERIFY(textOf(fixture, Format::Otio).contains("has no shots"));
    QVERIFY(formatOf("cut.EDL").isOk());
    QVERIFY(formatOf("cut.aaf").error().message().find(".otio, .otioz, .edl") != std::string::npos);
}

void TstInterchange::files()
{
    QTemporaryDir folder;
    auto const fixture = film();
    plan::ExportPlan const plan = plan::exportPlan(fixture.board, fixture.context());
    Film const handedOver{fixture.board, plan, "/films"};
    std::string const file = folder.filePath("cut.edl").toStdString();
    QVERIFY(writeFile(handedOver, file, false).isOk());
    QCOMPARE(writeFile(handedOver, file, false).error().kind, Error::Kind::Conflict);
    QVERIFY(writeFile(handedOver, file, true).isOk());
    QCOMPARE(writeFile(handedOver, folder.filePath("no/cut.edl").toStdString(), true).error().kind,
             Error::Kind::Io);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"cut.edl"});
}

QTEST_GUILESS_MAIN(TstInterchange)
#include "tst_interchange.moc"
