#include "engine/nn/Lora.h"

#include "tests/models/Fixture.h"

#include <QTemporaryDir>

using namespace fw;

namespace {

/// A piece of a Wan transformer.
struct Network {
    nn::Linear query, ffn, time, vace;
    nn::Affine norm;
    at::Tensor table, patch;

    void walk(nn::ParameterWalk const& visit)
    {
        query.walk(visit, "blocks.0.attn1.to_q", {4, 4});
        ffn.walk(visit, "blocks.0.ffn.net.0.proj", {6, 4});
        norm.walk(visit, "blocks.0.norm2", 4);
        visit({"blocks.0.scale_shift_table", table, {1, 6, 4}, true});
        time.walk(visit, "condition_embedder.time_proj", {24, 4});
        vace.walk(visit, "vace_blocks.0.proj_in", {4, 4});
        visit({"patch_embedding.weight", patch, {4, 2, 1, 2, 2}});
    }
};

} // namespace

/// LoRA files in every format, merged, stacked and taken out again.
class TstLora : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void formats_data();
    void formats();
    void differences();
    void stacksAndUnloadsToTheBit();
    void worksOnJoinedWeights();
    void refused_data();
    void refused();
    void picturesLayersAreLeftOut();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    nn::Weights m_base = nn::Weights::fromTensors({}, "base");
    Network m_network;
    std::set<std::string> m_changed;

    std::filesystem::path path(char const* name) const { return m_folder->filePath(name).toStdString(); }
    Status apply(std::vector<nn::LoraUse> const& loras)
    {
        return nn::applyLoras(
            m_base, [&](nn::ParameterWalk const& visit) { m_network.walk(visit); }, loras, m_changed);
    }
    nn::LoraUse use(nn::TensorMap const& tensors, double weight = 1, char const* name = "l.safetensors")
    {
        if (!nn::saveSafetensors(path(name), tensors))
            qFatal("cannot write");
        auto lora = nn::Lora::open(path(name));
        if (!lora)
            qFatal("%s", lora.error().message().c_str());
        return {*lora, weight};
    }
};

void TstLora::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    at::manual_seed(5);
    nn::TensorMap tensors;
    Network shapes;
    shapes.walk([&](nn::Parameter const& each) { tensors[each.name] = at::randn(each.shape); });
    m_base = nn::Weights::fromTensors(tensors, "base");
    m_changed.clear();
    Status const status = nn::fill(m_base, [&](nn::ParameterWalk const& visit) { m_network.walk(visit); },
                                   {at::kCPU, at::kBFloat16});
    QVERIFY2(status, status ? "" : status.error().message().c_str());
}

void TstLora::formats_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("ffn");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("vace");
    QTest::addColumn<QString>("down");
    QTest::addColumn<QString>("up");
    QTest::addColumn<bool>("hasAlpha");
    auto const row = [](char const* what, char const* prefix, bool isFlat, bool isDiffusers, char const* down,
                        char const* up, bool hasAlpha) {
        auto const name = [&](char const* original, char const* diffusers) {
            QString text = isDiffusers ? diffusers : original;
            return prefix + (isFlat ? text.replace('.', '_') : text);
        };
        QTest::newRow(what) << name("blocks.0.self_attn.q", "blocks.0.attn1.to_q")
                            << name("blocks.0.ffn.0", "blocks.0.ffn.net.0.proj")
                            << name("time_projection.1", "condition_embedder.time_proj")
                            << name("vace_blocks.0.before_proj", "vace_blocks.0.proj_in") << down << up
                            << hasAlpha;
    };
    row("diffusers", "transformer.", false, true, ".lora_A.weight", ".lora_B.weight", false);
    row("diffusers with alpha", "transformer.", false, true, ".lora_A.weight", ".lora_B.weight", true);
    row("PEFT", "base_model.model.", false, true, ".lora_A.default.weight", ".lora_B.default.weight", false);
    row("ComfyUI", "diffusion_model.", false, false, ".lora_A.weight", ".lora_B.weight", false);
    row("ComfyUI down and up", "diffusion_model.", false, false, ".lora_down.weight", ".lora_up.weight",
        true);
    row("original names", "", false, false, ".lora_down.weight", ".lora_up.weight", true);
    row("kohya", "lora_unet_", true, false, ".lora_down.weight", ".lora_up.weight", true);
    row("kohya without alpha", "lora_unet_", true, false, ".lora_down.weight", ".lora_up.weight", false);
    row("kohya with diffusers names", "lora_unet_", true, true, ".lora_down.weight", ".lora_up.weight", true);
}

void TstLora::formats()
{
    QFETCH(QString, query);
    QFETCH(QString, ffn);
    QFETCH(QString, time);
    QFETCH(QString, vace);
    QFETCH(QString, down);
    QFETCH(QString, up);
    QFETCH(bool, hasAlpha);
    nn::TensorMap file;
    std::map<std::string, at::Tensor> expected;
    double const scale = hasAlpha ? 3.0 / 2 : 1;
    auto const add = [&](QString const& name, std::string const& parameter, int64_t out, int64_t in) {
        std::string const module = name.toStdString();
        at::Tensor const a = at::randn({2, in}), b = at::randn({out, 2});
        file[module + down.toStdString()] = a;
        file[module + up.toStdString()] = b;
        if (hasAlpha)
            file[module + ".alpha"] = at::scalar_tensor(3.0);
        expected[parameter] = *m_base.tensor(parameter) + at::matmul(b, a) * scale * 0.5;
    };
    add(query, "blocks.0.attn1.to_q.weight", 4, 4);
    add(ffn, "blocks.0.ffn.net.0.proj.weight", 6, 4);
    add(time, "condition_embedder.time_proj.weight", 24, 4);
    add(vace, "vace_blocks.0.proj_in.weight", 4, 4);
    Status const status = apply({use(file, 0.5)});
    QVERIFY2(status, status ? "" : status.error().message().c_str());
    QCOMPARE(m_changed.size(), size_t(4));
    m_network.walk([&](nn::Parameter const& each) {
        auto const changed = expected.find(each.name);
        at::Tensor const wanted = changed == expected.end() ? *m_base.tensor(each.name) : changed->second;
        double const off = (each.tensor.to(at::kFloat) - wanted).abs().max().item<double>() /
                           wanted.abs().max().item<double>();
        QVERIFY2(off < 0.01, each.name.c_str()); // bf16
        if (changed != expected.end())           // and the change is larger than that
            QVERIFY((wanted - *m_base.tensor(each.name)).abs().max().item<double>() > 0.1);
    });
}

/// lightx2v: whole differences of weights, biases, norms and modulation, and a convolution's pair.
void TstLora::differences()
{
    nn::TensorMap const file{{"diffusion_model.blocks.0.norm3.diff", at::full({4}, 0.5)},
                             {"diffusion_model.blocks.0.norm3.diff_b", at::full({4}, -0.25)},
                             {"diffusion_model.blocks.0.self_attn.q.diff_b", at::full({4}, 2.0)},
                             {"diffusion_model.blocks.0.diff_m", at::full({1, 6, 4}, 1.0)},
                             {"diffusion_model.time_projection.1.diff", at::full({24, 4}, 4.0)},
                             {"diffusion_model.patch_embedding.lora_down.weight", at::ones({1, 2, 1, 2, 2})},
                             {"diffusion_model.patch_embedding.lora_up.weight", at::ones({4, 1, 1, 1, 1})}};
    Status const status = apply({use(file, 2)});
    QVERIFY2(status, status ? "" : status.error().message().c_str());
    auto const off = [&](at::Tensor const& tensor, char const* name, double change) {
        return (tensor.to(at::kFloat) - (*m_base.tensor(name) + change)).abs().max().item<double>();
    };
    QVERIFY(off(m_network.norm.weight, "blocks.0.norm2.weight", 1.0) < 1e-6);
    QVERIFY(off(m_network.norm.bias, "blocks.0.norm2.bias", -0.5) < 1e-6);
    QVERIFY(off(m_network.table, "blocks.0.scale_shift_table", 2.0) < 1e-6);
    QVERIFY(off(m_network.query.bias, "blocks.0.attn1.to_q.bias", 4.0) < 0.05);
    QVERIFY(off(m_network.time.weight, "condition_embedder.time_proj.weight", 8.0) < 0.05);
    QVERIFY(off(m_network.patch, "patch_embedding.weight", 2.0) < 0.05);
}

void TstLora::stacksAndUnloadsToTheBit()
{
    nn::TensorMap before;
    m_network.walk([&](nn::Parameter const& each) { before[each.name] = each.tensor.clone(); });
    nn::LoraUse const first = use({{"diffusion_model.blocks.0.self_attn.q.diff", at::randn({4, 4})}}, 0.7);
    nn::LoraUse const second =
        use({{"diffusion_model.blocks.0.self_attn.q.lora_A.weight", at::randn({1, 4})},
             {"diffusion_model.blocks.0.self_attn.q.lora_B.weight", at::randn({4, 1})}},
            -1.3, "m.safetensors");
    QVERIFY(apply({first, second}));
    at::Tensor const both = m_network.query.weight.clone();
    at::Tensor const sum = *m_base.tensor("blocks.0.attn1.to_q.weight") +
                           *first.lora->delta("blocks.0.attn1.to_q.weight", {4, 4}) * 0.7 +
                           *second.lora->delta("blocks.0.attn1.to_q.weight", {4, 4}) * -1.3;
    QVERIFY((both.to(at::kFloat) - sum).abs().max().item<double>() < 0.05);
    for (int round = 0; round < 50; ++round) {
        QVERIFY(apply(round % 2 ? std::vector<nn::LoraUse>{first} : std::vector<nn::LoraUse>{second}));
        QVERIFY(!m_network.query.weight.equal(both));
    }
    QVERIFY(apply({first, second}));
    QVERIFY(m_network.query.weight.equal(both));
    QVERIFY(apply({}));
    QVERIFY(m_changed.empty());
    m_network.walk([&](nn::Parameter const& each) {
        QVERIFY2(each.tensor.equal(before.at(each.name)), each.name.c_str());
    });
}

/// prepare() joins projections and leaves views: a merge must go into the joined weight.
void TstLora::worksOnJoinedWeights()
{
    at::Tensor const joined = at::cat({m_network.query.weight, m_network.query.weight});
    m_network.query.weight = joined.narrow(0, 4, 4);
    QVERIFY(apply({use({{"diffusion_model.blocks.0.self_attn.q.diff", at::full({4, 4}, 8.0)}})}));
    at::Tensor const change = joined.narrow(0, 4, 4) - joined.narrow(0, 0, 4);
    QVERIFY((change.to(at::kFloat) - 8).abs().max().item<double>() < 0.1);
}

void TstLora::refused_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("part");
    QTest::newRow("other size") << "other size"
                                << "a model of another size";
    QTest::newRow("other width") << "other width"
                                 << "a model of another size";
    QTest::newRow("deeper model") << "deeper model"
                                  << "blocks.39.attn1.to_q.weight";
    QTest::newRow("Flux") << "Flux"
                          << "another model";
    QTest::newRow("half") << "half"
                          << "without its other half";
    QTest::newRow("checkpoint") << "checkpoint"
                                << "no known kind";
    QTest::newRow("empty") << "empty"
                           << "holds no LoRA";
    QTest::newRow("LoKr") << "LoKr"
                          << "cannot apply";
}

void TstLora::refused()
{
    QFETCH(QString, situation);
    QFETCH(QString, part);
    std::string const q = "diffusion_model.blocks.0.self_attn.q";
    nn::TensorMap file{{q + ".lora_A.weight", at::ones({2, 4})}, {q + ".lora_B.weight", at::ones({4, 2})}};
    if (situation == "other size")
        file = {{q + ".lora_A.weight", at::ones({2, 8})}, {q + ".lora_B.weight", at::ones({8, 2})}};
    if (situation == "other width")
        file = {{q + ".diff", at::ones({8, 8})}};
    if (situation == "deeper model")
        file["diffusion_model.blocks.39.self_attn.q.diff"] = at::ones({4, 4});
    if (situation == "Flux")
        file = {{"lora_unet_double_blocks_0_img_attn_proj.diff", at::ones({4, 4})}};
    if (situation == "half")
        file.erase(q + ".lora_B.weight");
    if (situation == "checkpoint")
        file = {{"blocks.0.self_attn.q.weight", at::ones({4, 4})}};
    if (situation == "empty")
        file = {};
    if (situation == "LoKr")
        file = {{q + ".lokr_w1", at::ones({2, 2})}, {q + ".lokr_w2", at::ones({2, 2})}};
    QVERIFY(nn::saveSafetensors(path("bad.safetensors"), file));
    at::Tensor const before = m_network.query.weight.clone();
    auto const lora = nn::Lora::open(path("bad.safetensors"));
    Status const status = lora ? apply({{*lora, 1}}) : Status(lora.error());
    QVERIFY(!status);
    QString const message = QString::fromStdString(status.error().message());
    QVERIFY2(message.contains(part) && message.contains("bad.safetensors"), qPrintable(message));
    QVERIFY(m_network.query.weight.equal(before));
}

/// A LoRA of I2V 2.1 on a model without image tokens: the rest of it works.
void TstLora::picturesLayersAreLeftOut()
{
    nn::TensorMap const file{{"diffusion_model.blocks.0.self_attn.q.diff", at::ones({4, 4})},
                             {"diffusion_model.blocks.0.cross_attn.k_img.diff", at::ones({4, 4})}};
    Status const status = apply({use(file)});
    QVERIFY2(status, status ? "" : status.error().message().c_str());
    QCOMPARE(m_changed, (std::set<std::string>{"blocks.0.attn1.to_q.weight"}));
}

QTEST_GUILESS_MAIN(TstLora)
#include "tst_Lora.moc"
