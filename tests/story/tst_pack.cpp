#include "engine/base/Files.h"
#include "engine/story/Edit.h"
#include "engine/story/Pack.h"
#include "engine/story/Project.h"

#include <QtTest>

#include <zip.h>

#include <fstream>

using namespace fw;
using namespace fw::story;
namespace fs = std::filesystem;

namespace {

struct ZipEntry {
    std::string name, bytes;
    bool isLink = false;
};

/// A zip as somebody else might write it.
void writeZip(fs::path const& file, std::vector<ZipEntry> const& entries)
{
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    QVERIFY(archive);
    for (ZipEntry const& each : entries) {
        zip_int64_t const index = zip_file_add(
            archive, each.name.c_str(), zip_source_buffer(archive, each.bytes.data(), each.bytes.size(), 0),
            ZIP_FL_ENC_UTF_8);
        QVERIFY(index >= 0);
        if (each.isLink)
            zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                             0120777u << 16);
    }
    QCOMPARE(zip_close(archive), 0);
}

std::vector<std::string> filesUnder(fs::path const& folder)
{
    std::vector<std::string> names;
    for (auto const& each : fs::recursive_directory_iterator(folder))
        if (each.is_regular_file())
            names.push_back(fs::relative(each.path(), folder).generic_string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

/// A project as one file, there and back, and files that only look like one.
class TstPack : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Project> m_project;

    fs::path at(char const* name) const { return fs::path(m_dir.path().toStdString()) / name; }
    std::string document() const { return readFile(m_project->folder() / "project.json").value(); }

private Q_SLOTS:
    void init()
    {
        for (fs::path const& each : fs::directory_iterator(m_dir.path().toStdString()))
            fs::remove_all(each);
        Storyboard board;
        board.title = "Packed";
        board.scenes.push_back({SceneId{"sc"}, "Scene", {Shot{}}});
        board.scenes[0].shots[0].id = ShotId{"s1"};
        auto made = Project::create(at("Film.framewright"), board);
        QVERIFY2(made, made ? "" : made.error().message().c_str());
        m_project = std::move(made).value();
        fs::create_directories(m_project->folder() / "takes/tk-1/.parts");
        QVERIFY(
            writeFileAtomically(m_project->folder() / "takes/tk-1/master.mkv", std::string(300'000, 'm')));
        QVERIFY(writeFileAtomically(m_project->folder() / "takes/tk-1/.parts/half", "unfinished"));
        QVERIFY(writeFileAtomically(m_project->folder() / "queue.json", "{}"));
        fs::create_directories(m_project->folder() / "assets");
        QVERIFY(writeFileAtomically(m_project->folder() / "assets/a.png", std::string("\0\1\2", 3)));
        QVERIFY(m_project->perform(SetPrompt{ShotId{"s1"}, "not saved yet"}));
    }
    void cleanup() { m_project.reset(); }

    void thereAndBack()
    {
        QVERIFY(packProject(m_project->folder(), m_project->board(), at("film.zip"), false));
        Status const unpacked = unpackProject(at("film.zip"), at("Other.framewright"));
        QVERIFY2(unpacked, unpacked ? "" : unpacked.error().message().c_str());
        auto const board = Project::read(at("Other.framewright"));
        QVERIFY(board);
        QVERIFY(*board == m_project->board()); // with the edit that was only in the journal
        QCOMPARE(filesUnder(at("Other.framewright")),
                 (std::vector<std::string>{"assets/a.png", "project.json", "takes/tk-1/master.mkv"}));
        QCOMPARE(readFile(at("Other.framewright/takes/tk-1/master.mkv")).value(), std::string(300'000, 'm'));
        QCOMPARE(readFile(at("Other.framewright/assets/a.png")).value(), std::string("\0\1\2", 3));
    }

    void nothingIsReplacedUnasked()
    {
        QVERIFY(writeFileAtomically(at("film.zip"), "previous"));
        Status const refused = packProject(m_project->folder(), m_project->board(), at("film.zip"), false);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        QCOMPARE(readFile(at("film.zip")).value(), std::string("previous"));
        QVERIFY(packProject(m_project->folder(), m_project->board(), at("film.zip"), true));
        QCOMPARE(unpackProject(at("film.zip"), m_project->folder()).error().kind, Error::Kind::Conflict);
        QVERIFY(fs::exists(m_project->folder() / "queue.json"));
    }

    void aStopLeavesNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        Status const stopped =
            packProject(m_project->folder(), m_project->board(), at("film.zip"), false, stop.get_token());
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        QVERIFY(packProject(m_project->folder(), m_project->board(), at("whole.zip"), false));
        QCOMPARE(unpackProject(at("whole.zip"), at("Other.framewright"), stop.get_token()).error().kind,
                 Error::Kind::Cancelled);
        QCOMPARE(filesUnder(m_dir.path().toStdString() + "/Film.framewright").size() + 1,
                 filesUnder(m_dir.path().toStdString()).size()); // whole.zip
    }

    void whatIsNoPackedProjectIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isLink");
        QTest::newRow("out of it") << "F.framewright/../../evil" << false;
        QTest::newRow("absolute") << "/tmp/evil" << false;
        QTest::newRow("another system's separators") << "F.framewright\\..\\evil" << false;
        QTest::newRow("a link") << "F.framewright/takes/link" << true;
    }
    void whatIsNoPackedProjectIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(bool, isLink);
        writeZip(at("evil.zip"),
                 {{"F.framewright/project.json", document()}, {name.toStdString(), "/etc", isLink}});
        Status const refused = unpackProject(at("evil.zip"), at("Out.framewright"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::BadInput);
        QVERIFY2(refused.error().message().find("leads out") != std::string::npos,
                 refused.error().message().c_str());
        QVERIFY(!fs::exists(at("Out.framewright")));
        QVERIFY(!fs::exists(at("evil")));
    }

    void damageIsFound()
    {
        QVERIFY(packProject(m_project->folder(), m_project->board(), at("film.zip"), false));
        std::string bytes = readFile(at("film.zip")).value();
        size_t const inside = bytes.find(std::string(1000, 'm'));
        QVERIFY(inside != std::string::npos); // media are stored as they are
        bytes[inside + 500] = 'x';
        QVERIFY(writeFileAtomically(at("flipped.zip"), bytes));
        QVERIFY(writeFileAtomically(at("cut.zip"), bytes.substr(0, bytes.size() / 2)));
        QVERIFY(writeFileAtomically(at("text.zip"), "no zip at all"));
        writeZip(at("empty.zip"), {{"F.framewright/readme.txt", "hello"}});
        writeZip(at("broken.zip"), {{"F.framewright/project.json", "{\"format\":"}});
        for (char const* name : {"flipped.zip", "cut.zip", "text.zip", "empty.zip", "broken.zip"}) {
            Status const refused = unpackProject(at(name), at("Out.framewright"));
            QVERIFY2(!refused, name);
            QVERIFY2(refused.error().kind == Error::Kind::BadInput, refused.error().message().c_str());
            QVERIFY(!fs::exists(at("Out.framewright")));
        }
        QCOMPARE(unpackProject(at("nowhere.zip"), at("Out.framewright")).error().kind,
                 Error::Kind::MissingFile);
    }

    void aFolderThatWasPackedByHandOpens()
    {
        std::string const journal = readFile(m_project->folder() / "journal.jsonl").value();
        writeZip(at("hand.zip"), {{"Film.framewright/project.json", document()},
                                  {"Film.framewright/journal.jsonl", journal},
                                  {"Film.framewright/backups/project-20261121-113055.json", "{}"},
                                  {"__MACOSX/Film.framewright/._project.json", "?"}});
        Status const unpacked = unpackProject(at("hand.zip"), at("Hand.framewright"));
        QVERIFY2(unpacked, unpacked ? "" : unpacked.error().message().c_str());
        auto const board = Project::read(at("Hand.framewright"));
        QVERIFY(board);
        QCOMPARE(board->scenes[0].shots[0].prompt, std::string("not saved yet"));
        QVERIFY(!fs::exists(at("Hand.framewright/__MACOSX")));
    }
};

QTEST_GUILESS_MAIN(TstPack)
#include "tst_pack.moc"
