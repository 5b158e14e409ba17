#include "engine/plan/RenderRequest.h"

#include <QtTest>

using namespace fw;
using namespace fw::plan;

namespace {

RenderRequest fullRequest()
{
    RenderRequest request;
    request.shot.value = "sh-1";
    request.prompt = "a cat";
    request.negative = "blur";
    request.size = {160, 96};
    request.frames = 17;
    request.guidance2 = 3.5;
    request.guidanceInterval = presets::GuidanceInterval{0.25, 0.875};
    request.seed = ~0ull;
    request.isSeedLocked = true;
    request.modelId = "starter";
    request.modelFolder = "/m";
    request.modelChecksums = {"aa", "bb"};
    request.loras = {{"/l.safetensors", 0.5, "cc"}};
    request.conditioning.firstFrame = FileRef{"a.png", "dd"};
    request.conditioning.references = {{"r.png", "ee"}};
    request.conditioning.cast = {{"anna", "img", "ff"}};
    request.conditioning.extend = Neighbour{{"key"}, "tk-1", {"l.safetensors", "gg"}, 5};
    request.conditioning.lastFrame = FileRef{"z.png", "d1"};
    request.conditioning.timedFrames = {{{"m.png", "d2"}, 7}};
    request.conditioning.prepend = Neighbour{{}, "", {"next.safetensors", "d3"}, 5};
    request.conditioning.video = SourceVideo{{"v.mkv", "d4"}, 0.25};
    request.conditioning.retake = Retake{{"t.safetensors", "d5"}, 4, 12, Region{0, 0.25, 0.5, 0.75}};
    request.memory = "swapped";
    request.presetId = "cartoon";
    request.device = "cpu";
    request.isNative = true;
    request.finishFps = {25, 1};
    return request;
}

} // namespace

class TstRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void minimum();
    void typosAreRefused_data();
    void typosAreRefused();
    void validation_data();
    void validation();
};

void TstRequest::roundTrip()
{
    RenderRequest const request = fullRequest();
    std::string const text = dumpJson(toJson(request), 2);
    auto const json = parseJson(text, "job.json");
    QVERIFY(json.isOk());
    auto const read = requestFromJson(*json, "job.json");
    QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
    QVERIFY(*read == request);
    QCOMPARE(dumpJson(toJson(*read), 2), text);
    QCOMPARE(keyOf(*read).value, keyOf(request).value);
}

void TstRequest::minimum()
{
    auto const json = parseJson(R"({"prompt":"p","size":{"width":160,"height":96},"frames":17})", "job.json");
    auto const read = requestFromJson(*json, "job.json");
    QVERIFY(read.isOk());
    QCOMPARE(read->sampler, std::string("unipc"));
    QVERIFY(!read->conditioning.extend);
}

void TstRequest::typosAreRefused_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QString>("part");
    QTest::newRow("unknown") << QByteArray(R"({"promt":"x"})") << "promt";
    QTest::newRow("unknown inside") << QByteArray(R"({"conditioning":{"firstFrme":{}}})")
                                    << "conditioning.firstFrme";
    QTest::newRow("no size") << QByteArray(R"({"size":null})") << "size";
    QTest::newRow("frames a text") << QByteArray(R"({"frames":"17"})") << "frames";
    QTest::newRow("too large for int") << QByteArray(R"({"frames":4294967313})") << "frames";
    QTest::newRow("negative seed") << QByteArray(R"({"seed":-1})") << "seed";
    QTest::newRow("lora") << QByteArray(R"({"loras":[{"weight":1}]})") << "loras[0].file";
}

void TstRequest::typosAreRefused()
{
    QFETCH(QByteArray, patch);
    QFETCH(QString, part);
    Json json(toJson(fullRequest()));
    json.update(Json::parse(patch.toStdString()));
    auto const read = requestFromJson(json, "job.json");
    QVERIFY(!read.isOk());
    QString const message = QString::fromStdString(read.error().message());
    QVERIFY2(message.contains(part) && message.contains("job.json"), qPrintable(message));
}

void TstRequest::validation_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QString>("part"); // empty: nothing is wrong
    auto const row = [](char const* name, char const* patch, char const* part) {
        QTest::newRow(name) << QByteArray(patch) << QString(part);
    };
    row("good", "{}", "");
    row("one frame", R"({"frames":1,"conditioning":{}})", "");
    row("width", R"({"size":{"width":100,"height":96}})", "Use 96");
    row("width 0", R"({"size":{"width":0,"height":96}})", "The width 0");
    row("negative height", R"({"size":{"width":160,"height":-32}})", "The height -32");
    row("huge", R"({"size":{"width":160,"height":8224}})", "Use 8192");
    row("frames 16", R"({"frames":16})", "Use 13 or 17");
    row("frames 0", R"({"frames":0})", "0 frames");
    row("frames -7", R"({"frames":-7})", "-7 frames");
    row("frames 1029", R"({"frames":1029})", "1029 frames");
    row("fps 0", R"({"fps":{"num":0,"den":1}})", "frame rate");
    row("fps 241", R"({"fps":{"num":241,"den":1}})", "frame rate 241");
    row("steps", R"({"steps":0})", "steps 0");
    row("guidance", R"({"guidance":-1})", "guidance -1");
    row("shift", R"({"shift":0})", "shift 0");
    row("levels", R"({"steps":3,"sigmas":[1,0.5,0.25]})", "");
    row("rising levels", R"({"steps":3,"sigmas":[1,0.5,0.6]})", "noise levels must fall");
    row("a level twice", R"({"steps":2,"sigmas":[0.5,0.5]})", "noise levels must fall");
    row("level 0", R"({"steps":2,"sigmas":[1,0]})", "noise levels must fall");
    row("level above 1", R"({"steps":2,"sigmas":[1.01,0.5]})", "noise levels must fall");
    row("fewer levels than steps", R"({"steps":4,"sigmas":[1,0.5]})", "2 noise levels for 4 steps");
    row("interval upside down", R"({"guidanceInterval":{"low":0.9,"high":0.2}})", "guidance interval");
    row("interval beyond 1", R"({"guidanceInterval":{"low":0,"high":2}})", "guidance interval");
    row("sampler", R"({"sampler":"ddim"})", "\"ddim\"");
    row("overlap 6", R"({"conditioning":{"extend":{"overlapFrames":6}}})", "share 6");
    row("overlap as long as the clip", R"({"conditioning":{"extend":{"overlapFrames":17}}})", "share 17");
}

void TstRequest::validation()
{
    QFETCH(QByteArray, patch);
    QFETCH(QString, part);
    Json json(toJson(fullRequest()));
    json.update(Json::parse(patch.toStdString()));
    auto const read = requestFromJson(json, "job.json");
    QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
    Status const status = validate(*read, 32);
    QCOMPARE(status.isOk(), part.isEmpty());
    if (!status)
        QVERIFY2(QString::fromStdString(status.error().message()).contains(part),
                 status.error().message().c_str());
}

QTEST_GUILESS_MAIN(TstRequest)
#include "tst_request.moc"
