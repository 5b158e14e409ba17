#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/workflow/ModelSurvey.h"
#include "tests/library/TinyModel.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::workflow;
namespace fs = std::filesystem;
using State = SurveyedModel::State;

/// What the window and the command line say of the models of a machine.
class TstModelSurvey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = fs::canonical(m_dir->path().toStdString());
        qputenv("XDG_CONFIG_HOME", m_dir->filePath("config").toUtf8());
        qputenv("XDG_DATA_HOME", m_dir->filePath("data").toUtf8());
        qputenv("XDG_CACHE_HOME", m_dir->filePath("cache").toUtf8());
    }
    void theStarterIsReadyAndItsPresetsUseIt();
    void presetsNameWhatTheyLack();
    void brokenAndHiddenOnesSayWhy();
    void theCatalogueSaysWhatCanBeFetched();
    void problemsOfFilesAreTold();
    void theOutlookKeepsToSettingsAndMemory();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_root;

    fs::path models() const { return paths::data() / "models"; }
    test::TinyModel tiny(fs::path const& folder) const
    {
        test::TinyModel model;
        model.folder = folder;
        model.write();
        return model;
    }
    /// A preset of the user's, like a built-in one with another model.
    void writePreset(std::string const& id, std::string const& model, char const* lora = nullptr) const
    {
        Json json = *readJsonFile(paths::resources() / "presets/cinematic.json");
        json["id"] = id;
        json["name"] = id;
        json["model"] = model;
        json["order"] = 100;
        json["loras"] = Json::array();
        json["draft"].erase("loras");
        if (lora)
            json["loras"].push_back({{"file", lora}});
        test::writeText(paths::data() / "presets" / (id + ".json"), dumpJson(json));
    }
};

void TstModelSurvey::theStarterIsReadyAndItsPresetsUseIt()
{
    ModelSurvey const survey = surveyModels();
    QCOMPARE(survey.models.size(), size_t{1});
    SurveyedModel const* starter = survey.find("starter");
    QVERIFY(starter && starter->state == State::Ready && !starter->problem && !starter->isFetchable());
    QCOMPARE(starter->presets.size(), size_t{3});
    for (PresetUse const& use : starter->presets)
        QVERIFY(!use.lora);
    QVERIFY(survey.bytes() > starter->info->bytes);
    QVERIFY(survey.freeBytes.has_value());
    QVERIFY(survey.problems.empty());
}

void TstModelSurvey::presetsNameWhatTheyLack()
{
    writePreset("mine", "wan-x");
    writePreset("other", "starter", "none.safetensors");
    ModelSurvey const survey = surveyModels();
    SurveyedModel const* missing = survey.find("wan-x");
    QVERIFY(missing && missing->state == State::Absent && missing->place == models() / "wan-x");
    QVERIFY(missing->problem && missing->problem->messageId == "library.noModel");
    QCOMPARE(missing->presets.front().name, std::string("mine"));
    QVERIFY(survey.find("starter")->presets.back().lora->message().find("none.safetensors") !=
            std::string::npos);

    auto const needs = presetNeeds(presets::PresetLibrary::loadDefault(), library::ModelIndex::scanDefault());
    QCOMPARE(needs.size(), size_t{5});
    for (PresetNeed const& need : needs) {
        QCOMPARE(need.problem.has_value(), need.preset.id == "mine" || need.preset.id == "other");
        QCOMPARE(need.bytes > 0, need.preset.id != "mine");
    }

    tiny(models() / "wan-x");
    QVERIFY(surveyModels().find("wan-x")->state == State::Ready);
    writePreset("mine", (tiny(m_root / "far/away").folder).string()); // by its path
    ModelSurvey const later = surveyModels();
    SurveyedModel const* named = later.find((m_root / "far/away").string());
    QVERIFY(named && named->state == State::Ready && named->presets.size() == 1);
}

void TstModelSurvey::brokenAndHiddenOnesSayWhy()
{
    test::TinyModel broken = tiny(models() / "broken");
    broken.vae["z_dim"] = 48;
    broken.write();
    tiny(models() / "twice");
    tiny(m_root / "shelf/twice");
    QVERIFY(library::addModelFolder(m_root / "shelf").isOk());
    ModelSurvey const survey = surveyModels();
    QVERIFY(survey.find("broken")->state == State::Broken);
    QCOMPARE(survey.find("broken")->problem->messageId, std::string("library.wrongVae"));
    QCOMPARE(survey.find("twice")->place, m_root / "shelf/twice"); // the later counts, as in ModelIndex
    QCOMPARE(library::ModelIndex::scanDefault().find("twice")->folder, m_root / "shelf/twice");
    int hidden = 0;
    for (SurveyedModel const& each : survey.models)
        if (each.state == State::Hidden) {
            ++hidden;
            QCOMPARE(each.place, models() / "twice");
            QVERIFY(each.problem->message().find("shelf/twice") != std::string::npos);
        }
    QCOMPARE(hidden, 1);
}

void TstModelSurvey::theCatalogueSaysWhatCanBeFetched()
{
    std::string const sum(64, 'a');
    auto const entry = [&](std::string const& id, uint64_t bytes) {
        return Json{
            {"id", id},
            {"name", "Name of " + id},
            {"licence", "CC0"},
            {"files",
             {{{"path", "w.safetensors"}, {"url", "http://h/x"}, {"sha256", sum}, {"bytes", bytes}}}}};
    };
    Json const json{{"models", {entry("new", 100), entry("part", 100), entry("huge", uint64_t{1} << 60)}}};
    test::writeText(library::Catalogue::file(), dumpJson(json));
    test::writeText(models() / "part/w.safetensors.part", std::string(40, 'x'));
    test::writeText(models() / "part/config.json", "{}"); // looks like a checkpoint that is broken
    writePreset("mine", "part");
    ModelSurvey const survey = surveyModels();
    QCOMPARE(survey.models.size(), size_t{4});
    QCOMPARE(survey.models[0].id, std::string("starter")); // here, needed, the rest
    QCOMPARE(survey.models[1].id, std::string("part"));
    SurveyedModel const* part = survey.find("part");
    QVERIFY(part->state == State::Absent && part->isFetchable() && part->name == "Name of part");
    QCOMPARE(part->listedHere, uint64_t{40});
    QCOMPARE(part->licence, std::string("CC0"));
    QVERIFY(survey.find("new")->isFetchable() && !survey.find("new")->noRoom && !survey.find("new")->problem);
    QVERIFY(survey.find("huge")->noRoom.has_value());
    test::writeText(models() / "new/w.safetensors", std::string(100, 'x'));
    QVERIFY(!surveyModels().find("new")->isFetchable());
}

void TstModelSurvey::problemsOfFilesAreTold()
{
    test::writeText(library::Catalogue::file(), "{");
    test::writeText(library::defaultEngineSettingsFile(), "{");
    ModelSurvey const survey = surveyModels();
    QCOMPARE(survey.problems.size(), size_t{2});
    QVERIFY(survey.find("starter")->state == State::Ready);
}

void TstModelSurvey::theOutlookKeepsToSettingsAndMemory()
{
    auto const model = library::inspectModel(paths::resources() / "models/starter");
    uint64_t const gibibyte = uint64_t{1} << 30;
    library::Estimate const plenty = memoryOutlook(*model, {}, {{}, 1000 * gibibyte});
    QVERIFY(plenty.fits && plenty.mode == library::MemoryMode::Resident && plenty.modes.size() == 4);
    library::Estimate const none = memoryOutlook(*model, {}, {{}, 1});
    QVERIFY(!none.fits && none.mode == library::MemoryMode::Swapped);
    library::EngineSettings tiled;
    tiled.memory = "tiled";
    QVERIFY(memoryOutlook(*model, tiled, {{}, 1000 * gibibyte}).mode == library::MemoryMode::Tiled);
    library::EngineSettings processor;
    processor.device = "cpu";
    QVERIFY(freeMemory(processor).gpu.empty());
    QVERIFY(freeMemory(processor).bytes > 0);
}

QTEST_GUILESS_MAIN(TstModelSurvey)
#include "tst_model_survey.moc"
