#include "engine/base/Paths.h"
#include "engine/presets/Preset.h"

#include <QtTest>

#include <fstream>

using namespace fw;
using namespace fw::presets;
namespace fs = std::filesystem;

namespace {

constexpr char kMinimum[] = R"({"schema":1,"id":"mine","name":"Mine","model":"starter",
    "promptTemplate":"{prompt}, ink","draft":{"steps":4},"preview":{"steps":8},"final":{"steps":20}})";

} // namespace

class TstPresets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void builtInPresetsAreComplete();
    void looksComeFromLorasNotFromWords();
    void prompts_data();
    void prompts();
    void mistakes_data();
    void mistakes();
    void minimumGetsDefaults();
    void usersMayReplaceABuiltInPreset();
    void brokenFileIsReportedAndTheRestLoads();
    void lorasOfAQualityComeAfterThePresets();
    void aLoraIsFoundInTheModelsFolders();
};

void TstPresets::builtInPresetsAreComplete()
{
    std::vector<Error> problems;
    auto const library = PresetLibrary::load({paths::resources() / "presets"}, &problems);
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].message().c_str());
    QCOMPARE(library.all().size(), size_t{3});
    std::vector<std::string> ids;
    for (Preset const& preset : library.all()) {
        ids.push_back(preset.id);
        QCOMPARE(preset.model, std::string("starter"));
        QCOMPARE(preset.loras.size(), size_t{1});
        QCOMPARE(preset.loras[0].file, "starter/lora/style_" + preset.id + ".safetensors");
        QCOMPARE(preset.draft.loras.size(), size_t{1}); // the few-step student
        for (LoraRef const& lora : preset.lorasFor(story::Quality::Draft))
            QVERIFY2(std::filesystem::exists(loraPath(lora)), lora.file.c_str());
        QVERIFY((preset.fps == FrameRate{8, 1}));
        QCOMPARE(preset.maxFrames, 17);
        QVERIFY(preset.draft.steps < preset.preview.steps && preset.preview.steps < preset.final.steps);
        QVERIFY(&preset.step(story::Quality::Draft) == &preset.draft);
        QVERIFY(&preset.step(story::Quality::Final) == &preset.final);
        for (auto const* step : {&preset.draft, &preset.preview, &preset.final})
            QVERIFY((step->size == SizePx{160, 96}));
    }
    QVERIFY((ids == std::vector<std::string>{"cinematic", "cartoon", "documentary"}));
}

void TstPresets::looksComeFromLorasNotFromWords()
{
    // Both together give twice the style: washed-out documentaries, burnt cartoons.
    auto const library = PresetLibrary::load({paths::resources() / "presets"});
    for (Preset const& preset : library.all())
        QCOMPARE(expandPrompt(preset, "a cat walks"), std::string("a cat walks"));
}

void TstPresets::prompts_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("expected");
    QTest::newRow("after") << "{prompt}, ink"
                           << "a cat"
                           << "a cat, ink";
    QTest::newRow("before") << "ink, {prompt}"
                            << "a cat."
                            << "ink, a cat.";
    QTest::newRow("sentence") << "{prompt}, ink"
                              << "A cat."
                              << "A cat, ink";
    QTest::newRow("spaces") << "{prompt}, ink"
                            << "  a\n\tcat \r\n"
                            << "a cat, ink";
    QTest::newRow("both sides") << "an {prompt} in ink"
                                << "ox"
                                << "an ox in ink";
    QTest::newRow("other scripts") << "{prompt}, ink"
                                   << "北京 Über"
                                   << "北京 Über, ink";
    QTest::newRow("no template") << ""
                                 << " a  cat "
                                 << "a cat";
    QTest::newRow("prompt with the placeholder") << "ink, {prompt}"
                                                 << "a {prompt} cat"
                                                 << "ink, a {prompt} cat";
}

void TstPresets::prompts()
{
    QFETCH(QString, pattern);
    QFETCH(QString, prompt);
    QFETCH(QString, expected);
    Preset preset;
    preset.promptTemplate = pattern.toStdString();
    QCOMPARE(QString::fromStdString(expandPrompt(preset, prompt.toStdString())), expected);
}

void TstPresets::mistakes_data()
{
    QTest::addColumn<QString>("find");
    QTest::addColumn<QString>("replace");
    QTest::addColumn<QString>("part");
    auto const row = [](char const* name, char const* find, char const* replace, char const* part) {
        QTest::newRow(name) << find << replace << part;
    };
    row("no placeholder", "{prompt}, ink", "ink", "promptTemplate");
    row("two placeholders", "{prompt}, ink", "{prompt} {prompt}", "promptTemplate");
    row("id with a path", "\"mine\"", "\"../mine\"", "\"id\"");
    row("no model", "\"starter\"", "\"\"", "\"model\"");
    row("typo", "\"name\"", "\"nmae\"", "\"name\" is missing");
    row("unknown field", "\"name\"", "\"smapler\":\"euler\",\"name\"", "smapler");
    row("no steps", "{\"steps\":4}", "{}", "draft.steps");
    row("steps 0", "\"steps\":20", "\"steps\":0", "final");
    row("odd size", "{\"steps\":4", R"({"steps":4,"size":{"width":161,"height":96})", "draft");
    row("sampler", "\"name\"", "\"sampler\":\"magic\",\"name\"", "sampler");
    row("frames", "\"name\"", "\"maxFrames\":16,\"name\"", "4n+1");
    row("shift", "\"name\"", "\"shift\":0,\"name\"", "shift");
    row("fps", "\"name\"", "\"fps\":{\"num\":8,\"den\":0},\"name\"", "fps");
    row("colour", "\"name\"", "\"bodyDark\":\"red\",\"name\"", "colours");
    row("grade", "\"name\"", "\"grade\":{\"warmth\":2},\"name\"", "grade");
    row("levels", "{\"steps\":4}", R"({"steps":2,"sigmas":[0.5,0.6]})", "draft.sigmas");
    row("levels and steps", "{\"steps\":4}", R"({"steps":4,"sigmas":[1,0.6]})", "draft.sigmas");
    row("interval", "\"name\"", R"("guidanceInterval":{"low":0.5,"high":0.5},"name")", "guidanceInterval");
    row("lora", "\"name\"", R"("loras":[{"file":""}],"name")", "loras");
    row("lora of a quality", "{\"steps\":4", R"({"steps":4,"loras":[{"file":"a","weight":11}])", "loras");
    row("newer", "\"schema\":1", "\"schema\":9", "newer Framewright");
    row("not JSON", "\"schema\":1", "schema", "not valid JSON");
}

void TstPresets::mistakes()
{
    QFETCH(QString, find);
    QFETCH(QString, replace);
    QFETCH(QString, part);
    QString const text = QString(kMinimum).replace(find, replace);
    QVERIFY(text != QString(kMinimum));
    QTemporaryDir dir;
    fs::path const file = fs::path(dir.path().toStdString()) / "mine.json";
    std::ofstream(file) << text.toStdString();
    auto const preset = readPreset(file);
    QVERIFY(!preset.isOk());
    QString const message = QString::fromStdString(preset.error().message());
    QVERIFY2(message.contains(part) && message.contains("mine.json"), qPrintable(message));
}

void TstPresets::minimumGetsDefaults()
{
    QTemporaryDir dir;
    fs::path const file = fs::path(dir.path().toStdString()) / "mine.json";
    std::ofstream(file) << kMinimum;
    auto const preset = readPreset(file);
    QVERIFY2(preset.isOk(), preset ? "" : preset.error().message().c_str());
    QCOMPARE(preset->sampler, std::string("unipc"));
    QVERIFY(preset->final.size.isEmpty()); // as the model was made for
    QVERIFY(preset->final.sigmas.empty() && !preset->guidanceInterval);
    QVERIFY(!preset->negative); // the model's
    QCOMPARE(preset->colourDark, std::string("#6fb7a8"));
    QVERIFY(preset->grade == Grade{});
}

void TstPresets::usersMayReplaceABuiltInPreset()
{
    QTemporaryDir dir;
    std::ofstream(fs::path(dir.path().toStdString()) / "mine.json")
        << QString(kMinimum).replace("\"mine\"", "\"cartoon\"").toStdString();
    auto const library = PresetLibrary::load({paths::resources() / "presets", dir.path().toStdString()});
    QCOMPARE(library.all().size(), size_t{3});
    QCOMPARE(library.find("cartoon")->name, std::string("Mine"));
    QVERIFY(!library.find("none"));
}

void TstPresets::brokenFileIsReportedAndTheRestLoads()
{
    QTemporaryDir dir;
    fs::path const folder(dir.path().toStdString());
    std::ofstream(folder / "a.json") << "{";
    std::ofstream(folder / "mine.json") << kMinimum;
    std::ofstream(folder / "notes.txt") << "not a preset";
    std::vector<Error> problems;
    auto const library = PresetLibrary::load({folder, folder / "none"}, &problems);
    QCOMPARE(library.all().size(), size_t{1});
    QCOMPARE(problems.size(), size_t{1});
    QVERIFY(problems[0].message().find("a.json") != std::string::npos);
}

void TstPresets::lorasOfAQualityComeAfterThePresets()
{
    Preset preset;
    preset.loras = {{"style.safetensors", 0.8, ""}};
    preset.draft.loras = {{"few.safetensors", 1.0, ""}};
    std::vector<LoraRef> const draft = preset.lorasFor(story::Quality::Draft);
    QCOMPARE(draft.size(), size_t{2});
    QVERIFY(draft[0] == preset.loras[0] && draft[1] == preset.draft.loras[0]);
    QVERIFY(preset.lorasFor(story::Quality::Final) == preset.loras);
}

void TstPresets::aLoraIsFoundInTheModelsFolders()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath("models/mine"));
    QFile file(dir.filePath("models/mine/a.safetensors"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray const before = qgetenv("FRAMEWRIGHT_RESOURCES");
    qputenv("FRAMEWRIGHT_RESOURCES", dir.path().toUtf8());
    auto const found = [](std::string const& name) { return loraPath({name, 1, ""}).string(); };
    QCOMPARE(QString::fromStdString(found("mine/a.safetensors")), dir.filePath("models/mine/a.safetensors"));
    QCOMPARE(found("/abs/a.safetensors"), std::string("/abs/a.safetensors"));
    QCOMPARE(found("nowhere.safetensors"), std::string("nowhere.safetensors"));
    qputenv("FRAMEWRIGHT_RESOURCES", before);
}

QTEST_GUILESS_MAIN(TstPresets)
#include "tst_presets.moc"
