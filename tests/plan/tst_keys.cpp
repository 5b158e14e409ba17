#include "engine/plan/RenderRequest.h"

#include <QtTest>

using namespace fw;
using namespace fw::plan;

namespace {

RenderRequest request()
{
    RenderRequest request;
    request.prompt = "a cat";
    request.size = {160, 96};
    request.modelId = "starter";
    request.modelFolder = "/m/starter";
    request.modelChecksums = {"aa", "bb"};
    request.loras = {{"/one.safetensors", 0.5, "11"}, {"/two.safetensors", 1.0, "22"}};
    request.conditioning.firstFrame = FileRef{"a.png", "dd"};
    request.conditioning.cast = {{"anna", "img", "ff"}};
    request.conditioning.extend = Neighbour{{"parent"}, "tk-1", {"takes/tk-1/latents.safetensors", "gg"}, 9};
    return request;
}

story::Puppet puppet()
{
    story::Puppet made;
    made.subject = SubjectId{"anna"};
    made.points = std::vector<double>(10, .5);
    return made;
}
story::Puppet& puppetOf(RenderRequest& request)
{
    request.conditioning.puppets = {puppet()};
    return request.conditioning.puppets[0];
}

using Change = void (*)(RenderRequest&);

} // namespace

Q_DECLARE_METATYPE(Change)

class TstKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changes_data();
    void changes();
    void levelsOfItsOwnNeedNoShift();
    void knownKeyStaysTheSame();
};

void TstKeys::changes_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isOther");
    auto const other = [](char const* name, Change change) { QTest::newRow(name) << change << true; };
    auto const same = [](char const* name, Change change) { QTest::newRow(name) << change << false; };
    other("prompt", [](RenderRequest& r) { r.prompt += "!"; });
    other("negative", [](RenderRequest& r) { r.negative = "x"; });
    other("width", [](RenderRequest& r) { r.size.widthPx = 192; });
    other("sides swapped", [](RenderRequest& r) { r.size = {96, 160}; });
    other("frames", [](RenderRequest& r) { r.frames = 13; });
    other("fps", [](RenderRequest& r) { r.fps = {16, 1}; });
    other("steps", [](RenderRequest& r) { r.steps = 21; });
    other("guidance", [](RenderRequest& r) { r.guidance = 4.5; });
    other("guidance2", [](RenderRequest& r) { r.guidance2 = 3.0; });
    other("sampler", [](RenderRequest& r) { r.sampler = "euler"; });
    other("shift", [](RenderRequest& r) { r.shift = 5; });
    other("levels of its own", [](RenderRequest& r) { r.sigmas = {1, 0.5}; });
    other("guidance interval", [](RenderRequest& r) { r.guidanceInterval = {0.2, 0.9}; });
    other("seed locked", [](RenderRequest& r) { r.isSeedLocked = true; });
    other("checksum", [](RenderRequest& r) { r.modelChecksums = {"aa", "cc"}; });
    other("no checksums", [](RenderRequest& r) { r.modelChecksums.clear(); });
    other("lora weight", [](RenderRequest& r) { r.loras[0].weight = 0.6; });
    other("lora bytes", [](RenderRequest& r) { r.loras[0].sha256 = "33"; });
    other("lora gone", [](RenderRequest& r) { r.loras.pop_back(); });
    other("lora weights swapped", [](RenderRequest& r) { std::swap(r.loras[0].weight, r.loras[1].weight); });
    other("first frame", [](RenderRequest& r) { r.conditioning.firstFrame->sha256 = "x"; });
    other("as last frame", [](RenderRequest& r) {
        r.conditioning.lastFrame = r.conditioning.firstFrame;
        r.conditioning.firstFrame.reset();
    });
    other("reference", [](RenderRequest& r) { r.conditioning.references = {{"r", "hh"}}; });
    other("headshot", [](RenderRequest& r) { r.conditioning.cast[0].sha256 = "x"; });
    other("puppet", [](RenderRequest& r) { r.conditioning.puppets = {puppet()}; });
    other("puppet that speaks", [](RenderRequest& r) { puppetOf(r).line = "Hi"; });
    other("puppet that walks", [](RenderRequest& r) { puppetOf(r).path.push_back({1, .9, .5, .4}); });
    other("puppet with a voice", [](RenderRequest& r) { puppetOf(r).voice = {"v.wav", "cd"}; });
    same("whose face it is", [](RenderRequest& r) { r.conditioning.face = story::FaceAnswer::Synthetic; });
    other("parent", [](RenderRequest& r) { r.conditioning.extend->parentKey.value = "x"; });
    other("overlap", [](RenderRequest& r) { r.conditioning.extend->overlapFrames = 5; });
    other("no extension", [](RenderRequest& r) { r.conditioning.extend.reset(); });
    other("picture at a frame", [](RenderRequest& r) {
        r.conditioning.timedFrames = {{{"a.png", "dd"}, 4}};
    });
    other("clip behind", [](RenderRequest& r) { r.conditioning.prepend = Neighbour{{"next"}, "", {}, 9}; });
    other("video", [](RenderRequest& r) { r.conditioning.video = SourceVideo{{"v.mkv", "vv"}, 0.5}; });
    other("retake", [](RenderRequest& r) { r.conditioning.retake = Retake{{"v.mkv", "vv"}, 0, 8, {}}; });
    same("memory", [](RenderRequest& r) { r.memory = "tiled"; });
    same("nothing", [](RenderRequest&) {});
    same("shot", [](RenderRequest& r) { r.shot.value = "sh-9"; });
    same("random seed", [](RenderRequest& r) { r.seed = 77; });
    same("model folder", [](RenderRequest& r) { r.modelFolder = "/elsewhere"; });
    same("renamed model", [](RenderRequest& r) { r.modelId = "copy"; });
    same("order of checksums", [](RenderRequest& r) { r.modelChecksums = {"bb", "aa"}; });
    same("preset name", [](RenderRequest& r) { r.presetId = "mine"; });
    same("quality name", [](RenderRequest& r) { r.quality = "draft"; });
    same("device", [](RenderRequest& r) { r.device = "cuda:1"; });
    same("dtype", [](RenderRequest& r) { r.dtype = "fp32"; });
    same("native", [](RenderRequest& r) { r.isNative = true; });
    same("rate of the film", [](RenderRequest& r) { r.finishFps = {30, 1}; });
    same("moved picture", [](RenderRequest& r) { r.conditioning.firstFrame->path = "b.png"; });
    same("moved lora", [](RenderRequest& r) { r.loras[0].file = "/other/place"; });
    same("parent's take", [](RenderRequest& r) { r.conditioning.extend->parentTake = "tk-2"; });
    same("parent's file", [](RenderRequest& r) { r.conditioning.extend->source = {}; });
}

void TstKeys::changes()
{
    QFETCH(Change, change);
    QFETCH(bool, isOther);
    RenderRequest changed = request();
    change(changed);
    QCOMPARE(keyOf(changed) != keyOf(request()), isOther);
    QCOMPARE(keyOf(changed).value.size(), size_t{64});
}

void TstKeys::levelsOfItsOwnNeedNoShift()
{
    RenderRequest few = request();
    few.sigmas = {1, 0.757, 0.522};
    RenderRequest shifted = few;
    shifted.shift = 8;
    QVERIFY(keyOf(few) == keyOf(shifted));
    shifted.sigmas[1] = 0.75;
    QVERIFY(keyOf(few) != keyOf(shifted));
}

// Takes on people's disks carry this key: it may change only with its "version". Computed with Python:
// sha256 of json.dumps({...}, sort_keys=True, separators=(",", ":")).
void TstKeys::knownKeyStaysTheSame()
{
    RenderRequest plain;
    plain.prompt = "a cat";
    plain.size = {160, 96};
    plain.modelChecksums = {"aa"};
    QCOMPARE(keyOf(plain).value,
             std::string("6c0f7a5fbeaed84c5f971808e7720feffd94a07ff5fd4f8e8a3d458a0f10120a"));
}

QTEST_GUILESS_MAIN(TstKeys)
#include "tst_keys.moc"
