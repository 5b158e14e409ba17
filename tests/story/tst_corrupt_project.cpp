#include "engine/base/Files.h"
#include "engine/story/Project.h"
#include "tests/story/RandomBoard.h"

#include <QtTest>

#include <fstream>
#include <random>

using namespace fw;
using namespace fw::story;
namespace fs = std::filesystem;

// Damaged files are refused or read; they never crash, and what is read keeps every rule.
class TstCorruptProject : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void truncated();
    void flippedBits();
    void wrongTypes();
    void damagedJournals();

private:
    /// Reads, and checks that what came out is a document.
    void tryOne(std::string const& project, std::string const& journal);

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_folder;
    std::string m_project, m_journal;
    uint64_t m_seed = 0;
};

void TstCorruptProject::init()
{
    m_seed = std::random_device{}();
    qInfo("seed %llu", static_cast<unsigned long long>(m_seed));
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = fs::path(m_dir->path().toStdString()) / "p";
    test::Dice dice(m_seed);
    auto project = Project::create(m_folder, test::randomBoard(dice, 6));
    QVERIFY(project.isOk());
    for (int i = 0; i < 12; ++i)
        (void)(*project)->perform(test::randomEdit(dice, (*project)->board())).isOk();
    QVERIFY((*project)->recordTake({"x"}, test::randomTake(dice)).isOk());
    project->reset();
    m_project = *readFile(m_folder / "project.json");
    m_journal = *readFile(m_folder / "journal.jsonl");
    fs::remove_all(m_folder / "backups"); // else a backup would stand in
}

void TstCorruptProject::tryOne(std::string const& project, std::string const& journal)
{
    std::ofstream(m_folder / "project.json", std::ios::binary) << project;
    std::ofstream(m_folder / "journal.jsonl", std::ios::binary) << journal;
    auto const board = Project::read(m_folder);
    if (!board) {
        QVERIFY(!board.error().message().empty());
        return;
    }
    auto const again = storyboardFromJson(Json(toJson(*board)), "again");
    QVERIFY2(again.isOk(), again ? "" : again.error().message().c_str());
}

void TstCorruptProject::truncated()
{
    for (size_t size = 0; size < m_project.size(); size += 64)
        tryOne(m_project.substr(0, size), m_journal);
    for (size_t size = 0; size < m_journal.size(); size += 64)
        tryOne(m_project, m_journal.substr(0, size));
}

void TstCorruptProject::flippedBits()
{
    test::Dice dice(m_seed);
    for (int i = 0; i < 250; ++i) {
        std::string project = m_project, journal = m_journal;
        std::string& text = i % 2 ? project : journal;
        char& byte = text[dice.number() % text.size()];
        byte = static_cast<char>(byte ^ (1 << dice.upTo(7)));
        tryOne(project, journal);
    }
}

void TstCorruptProject::wrongTypes()
{
    Json const whole = *parseJson(m_project, "project");
    std::vector<Json> const values{nullptr, true, -1, 1e300, "text", Json::array(), Json::object(), ~0ull};
    test::Dice dice(m_seed);
    Json const flat = whole.flatten();
    std::vector<std::string> places;
    for (auto const& item : flat.items())
        places.push_back(item.key());
    for (int i = 0; i < 250; ++i) {
        Json changed = whole;
        Json::json_pointer place(places[dice.number() % places.size()]);
        for (int up = dice.upTo(2); up > 0 && !place.empty(); --up)
            place.pop_back();
        changed[place] = values[dice.number() % values.size()];
        tryOne(dumpJson(changed), m_journal);
    }
    for (char const* text : {"", "null", "[]", "{}", "0", "\xFF\xFE", "{\"schema\":1e999}"})
        tryOne(text, m_journal);
    tryOne(std::string(100'000, '['), m_journal);
}

void TstCorruptProject::damagedJournals()
{
    for (char const* text :
         {"\n", "{}\n", "null\n", "{\"n\":1,\"crc\":\"00000000\",\"edit\":{}}\n", "\xFF\n{}\n"})
        tryOne(m_project, text + m_journal);
    tryOne(m_project, m_journal + m_journal);
    tryOne(m_project, std::string(1'000'000, '\n'));
}

QTEST_GUILESS_MAIN(TstCorruptProject)
#include "tst_corrupt_project.moc"
