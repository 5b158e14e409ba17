#include "engine/models/SwappedBlocks.h"
#include "engine/models/VaeTiles.h"
#include "tests/models/Fixture.h"
#include "tests/support/GgufWriter.h"
#include "tests/support/Quantised.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>

using namespace fw;
using models::TextCache;
using models::VaeTiles;
using models::WanTransformer;
using models::WanTransformerConfig;
using models::WanVae;
using models::WanVaeConfig;

namespace {

/// Tiles of `side` places that reach `overlap` into each other, put together pixel by pixel: the weight of a
/// place in a tile is the product of its share along both sides.
double shareOf(int64_t place, int64_t start, int64_t end, int64_t overlap, int64_t length)
{
    if (place < start || place >= end)
        return 0;
    if (start > 0 && place < start + overlap)
        return double(place - start) / double(overlap);
    if (end < length && place >= end - overlap)
        return 1 - double(place - (end - overlap)) / double(overlap);
    return 1;
}

/// A network whose rows are whole blocks of every quantised type, as a GGUF file: matrices of blocks in
/// `type`.
WanTransformerConfig writeGguf(std::string const& file, GgufType type)
{
    WanTransformer network;
    network.config = WanTransformerConfig::tiny();
    network.config.heads = 4;
    network.config.headDim = 64;
    network.config.ffnDim = 512;
    test::GgufWriter writer;
    at::manual_seed(21);
    uint32_t seed = 21;
    network.walk([&](nn::Parameter const& parameter) {
        bool const isMatrix = parameter.name.rfind("blocks.", 0) == 0 && parameter.shape.size() == 2;
        at::Tensor const values = at::randn(parameter.shape).mul_(0.1).contiguous();
        std::string const plain(static_cast<char const*>(values.const_data_ptr()), values.nbytes());
        writer.addTensor(parameter.name, isMatrix ? static_cast<uint32_t>(type) : 0, parameter.shape,
                         isMatrix ? test::randomBlocks(type, values.numel(), ++seed) : plain);
    });
    std::ofstream(file, std::ios::binary) << writer.file();
    return network.config;
}

} // namespace

/// Ways to hold less at once, each against the plain way.
class TstSavingMemory : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<c10::NoGradGuard> m_noGrad;

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // tiny work: a second thread only waits
    void init() { m_noGrad = std::make_unique<c10::NoGradGuard>(); }
    void cleanup() { m_noGrad.reset(); }

    void oneTileIsTheWholePicture()
    {
        test::Fixture const fixture("vae22");
        auto const vae = test::loadNetwork<WanVae, WanVaeConfig>(fixture);
        at::Tensor const video = fixture.data.at("video"), latents = vae.encode(video);
        FW_COMPARE_TENSORS(models::encodeTiled(vae, video, {}), latents, 5e-6);
        FW_COMPARE_TENSORS(models::decodeTiled(vae, latents, {}), vae.decode(latents), 5e-6);
    }

    void tilesAreCrossFaded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns"); // of latents
        QTest::newRow("2.1, a row of tiles") << "vae21" << 3 << 11;
        QTest::newRow("2.1, a column") << "vae21" << 9 << 4;
        QTest::newRow("2.1, both") << "vae21" << 7 << 10;
        QTest::newRow("2.2 with patches") << "vae22" << 5 << 6;
    }
    void tilesAreCrossFaded()
    {
        QFETCH(QString, name);
        QFETCH(int, rows);
        QFETCH(int, columns);
        auto const vae = test::loadNetwork<WanVae, WanVaeConfig>(test::Fixture(name.toStdString()));
        int64_t const cell = vae.config.strideSpace();
        VaeTiles const tiles{4 * cell, 2 * cell}; // four cells, two of them shared
        at::manual_seed(5);
        at::Tensor const latents = at::randn({1, vae.config.zDim, 2, rows, columns});
        int64_t done = 0, of = 0;
        at::Tensor const made = models::decodeTiled(vae, latents, tiles, [&](int64_t now, int64_t all) {
            done = now, of = all;
            return true;
        });
        QVERIFY(of >= 4 && done == of);

        at::Tensor expected = at::zeros_like(made);
        auto const startsOf = [](int64_t length) {
            std::vector<int64_t> starts{0};
            while (starts.back() + 4 < length)
                starts.push_back(starts.back() + 2);
            return starts;
        };
        for (int64_t const top : startsOf(rows))
            for (int64_t const left : startsOf(columns)) {
                int64_t const bottom = std::min<int64_t>(top + 4, rows),
                              right = std::min<int64_t>(left + 4, columns);
                at::Tensor const tile =
                    vae.decode(latents.slice(3, top, bottom).slice(4, left, right).contiguous());
                for (int64_t y = top * cell; y < bottom * cell; ++y)
                    for (int64_t x = left * cell; x < right * cell; ++x) {
                        double const share = shareOf(y, top * cell, bottom * cell, 2 * cell, rows * cell) *
                                             shareOf(x, left * cell, right * cell, 2 * cell, columns * cell);
                        expected.select(3, y).select(3, x).add_(
                            tile.select(3, y - top * cell).select(3, x - left * cell), share);
                    }
            }
        FW_COMPARE_TENSORS(made, expected, 1e-4); // chunks of another length are summed in another order
    }

    /// Where the picture is the same everywhere a seam would show.
    void encodedTilesMeet()
    {
        auto const vae = test::loadNetwork<WanVae, WanVaeConfig>(test::Fixture("vae21"));
        int64_t const cell = vae.config.strideSpace();
        at::manual_seed(6);
        at::Tensor const video = at::rand({1, 3, 5, 8 * cell, 6 * cell}) * 2 - 1;
        at::Tensor const made = models::encodeTiled(vae, video, {4 * cell, 2 * cell});
        at::Tensor const first = vae.encode(video.slice(3, 0, 4 * cell).slice(4, 0, 4 * cell).contiguous());
        QCOMPARE(made.sizes().vec(), vae.encode(video).sizes().vec());
        // The corner that only the first tile sees.
        FW_COMPARE_TENSORS(made.slice(3, 0, 2).slice(4, 0, 2), first.slice(3, 0, 2).slice(4, 0, 2), 1e-5);
    }

    void tilesStopWhenAsked()
    {
        auto const vae = test::loadNetwork<WanVae, WanVaeConfig>(test::Fixture("vae21"));
        at::Tensor const latents = at::zeros({1, vae.config.zDim, 2, 4, 4});
        int calls = 0;
        at::Tensor const stopped = models::decodeTiled(vae, latents, {}, [&](int64_t, int64_t) {
            ++calls;
            return false;
        });
        QVERIFY(!stopped.defined());
        QCOMPARE(calls, 1);
    }

    void chunksOfTokensGiveTheSame_data() { addNetworks(); }
    void chunksOfTokensGiveTheSame()
    {
        QFETCH(QString, name);
        test::Fixture const fixture(name.toStdString());
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        network.prepare();
        at::Tensor const whole = answer(network, fixture);
        network.feed_forward_chunk = 5; // of which the number of tokens is no multiple
        FW_COMPARE_TENSORS(answer(network, fixture), whole, 1e-6);
    }

    void swappedBlocksGiveTheSame_data() { addNetworks(); }
    void swappedBlocksGiveTheSame()
    {
        QFETCH(QString, name);
        test::Fixture const fixture(name.toStdString());
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        network.prepare();
        auto const swapped =
            models::loadSwapped(fixture.weights(), network.config, {at::kCPU, at::kFloat}, {});
        QVERIFY2(swapped.isOk(), swapped ? "" : swapped.error().message().c_str());
        QVERIFY(swapped->blocks.empty() && swapped->vace_blocks.empty());
        QVERIFY(at::equal(answer(*swapped, fixture), answer(network, fixture)));
    }

    void packedBlocksGiveTheSame_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("fp8, a scale for each matrix") << int(test::Quantise::Fp8);
        QTest::newRow("int8, a scale for each row") << int(test::Quantise::Int8);
    }
    /// As small in memory as in the file, and the numbers of the same values held wide, to the bit.
    void packedBlocksGiveTheSame()
    {
        QFETCH(int, form);
        test::Fixture const fixture("t2v");
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        nn::TensorMap wide;
        nn::TensorMap const small =
            test::quantised(nn::collect([&](nn::ParameterWalk const& visit) { network.walk(visit); }),
                            test::Quantise(form), &wide);
        QTemporaryDir folder;
        std::string const file = folder.filePath("small.safetensors").toStdString();
        QVERIFY(nn::saveSafetensors(file, small));
        nn::Placement const place{at::kCPU, at::kFloat};
        auto whole = WanTransformer::load(nn::Weights::fromTensors(wide, "wide"), network.config, place);
        QVERIFY2(whole.isOk(), whole ? "" : whole.error().message().c_str());
        whole->prepare();
        QVERIFY(!at::equal(answer(*whole, fixture), answer(network, fixture)));

        auto weights = nn::Weights::open(file);
        QVERIFY(weights.isOk() && *weights->isNarrower("blocks.0.ffn.net.0.proj.weight", at::kFloat));
        QVERIFY(!*weights->isNarrower("proj_out.weight", at::kFloat));
        auto const packed =
            models::loadSwapped(std::move(*weights), network.config, place, {}, models::BlocksLie::InMemory);
        QVERIFY2(packed.isOk(), packed ? "" : packed.error().message().c_str());
        for (int round = 0; round < 2; ++round)
            QVERIFY(at::equal(answer(*packed, fixture), answer(*whole, fixture)));
    }

    void packedGgufBlocksGiveTheSame_data()
    {
        QTest::addColumn<int>("type");
        for (GgufType const type : {GgufType::Q8_0, GgufType::Q4_0, GgufType::Q4_K, GgufType::Q6_K})
            QTest::newRow(ggufBlock(type).name) << int(type);
    }
    void packedGgufBlocksGiveTheSame()
    {
        QFETCH(int, type);
        QTemporaryDir folder;
        std::string const file = folder.filePath("small.gguf").toStdString();
        WanTransformerConfig const config = writeGguf(file, GgufType(type));
        nn::Placement const place{at::kCPU, at::kFloat};
        auto weights = nn::Weights::open(file);
        QVERIFY2(weights.isOk(), weights ? "" : weights.error().message().c_str());
        auto whole = WanTransformer::load(*weights, config, place);
        QVERIFY2(whole.isOk(), whole ? "" : whole.error().message().c_str());
        whole->prepare();

        std::string const matrix = "blocks.0.ffn.net.0.proj.weight";
        QVERIFY(*weights->isNarrower(matrix, at::kFloat) && *weights->isNarrower(matrix, at::kBFloat16));
        QVERIFY(!*weights->isNarrower("proj_out.weight", at::kFloat));
        auto const packed =
            models::loadSwapped(std::move(*weights), config, place, {}, models::BlocksLie::InMemory);
        QVERIFY2(packed.isOk(), packed ? "" : packed.error().message().c_str());
        std::filesystem::remove(file); // what is held needs it no more
        nn::TensorMap data{{"latents", at::randn({1, config.inChannels, 3, 4, 6})},
                           {"timestep", at::full({1}, 400.0)},
                           {"text", at::randn({1, 5, config.textDim})}};
        at::Tensor const expected = answer(*whole, data);
        QVERIFY(at::isfinite(expected).all().item<bool>());
        for (int round = 0; round < 2; ++round)
            QVERIFY(at::equal(answer(*packed, data), expected));
    }

    /// What quantising itself costs: the answer stays near that of the weights it was made from.
    void quantisedWeightsAreNear_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<double>("bound");
        QTest::newRow("fp8") << int(test::Quantise::Fp8)
                             << 0.06; // three bits behind the point: up to 1 / 16 each
        QTest::newRow("int8") << int(test::Quantise::Int8) << 0.01;
    }
    void quantisedWeightsAreNear()
    {
        QFETCH(int, form);
        QFETCH(double, bound);
        test::Fixture const fixture("t2v");
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        nn::TensorMap const small = test::quantised(
            nn::collect([&](nn::ParameterWalk const& visit) { network.walk(visit); }), test::Quantise(form));
        auto const packed = models::loadSwapped(nn::Weights::fromTensors(small, "small"), network.config,
                                                {at::kCPU, at::kFloat}, {}, models::BlocksLie::InMemory);
        QVERIFY2(packed.isOk(), packed ? "" : packed.error().message().c_str());
        at::Tensor const exact = answer(network, fixture), near = answer(*packed, fixture);
        double const error =
            ((near - exact).square().mean().sqrt() / exact.square().mean().sqrt()).item<double>();
        qInfo("relative RMS difference %.2g", error);
        QVERIFY(error > 0 && error < bound);
    }

    void swappedBlocksTakeLoras()
    {
        test::Fixture const fixture("t2v");
        QTemporaryDir folder;
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        int64_t const dim = network.config.dim();
        std::string const file = folder.filePath("l.safetensors").toStdString();
        at::manual_seed(8);
        nn::TensorMap tensors;
        for (char const* key : {"blocks.0.attn1.to_q", "blocks.1.attn2.to_v"}) {
            tensors[std::string("transformer.") + key + ".lora_A.weight"] = at::randn({2, dim});
            tensors[std::string("transformer.") + key + ".lora_B.weight"] = at::randn({dim, 2});
        }
        QVERIFY(nn::saveSafetensors(file, tensors));
        std::vector<nn::LoraUse> const loras{{*nn::Lora::open(file), 0.7}};
        std::set<std::string> changed;
        auto const weights = fixture.weights();
        QVERIFY(nn::applyLoras(
            weights, [&](nn::ParameterWalk const& visit) { network.walk(visit); }, loras, changed));
        network.prepare();
        auto const swapped =
            models::loadSwapped(fixture.weights(), network.config, {at::kCPU, at::kFloat}, loras);
        QVERIFY2(swapped.isOk(), swapped ? "" : swapped.error().message().c_str());
        QVERIFY(at::equal(answer(*swapped, fixture), answer(network, fixture)));
        auto const packed = models::loadSwapped(fixture.weights(), network.config, {at::kCPU, at::kFloat},
                                                loras, models::BlocksLie::InMemory);
        QVERIFY(packed.isOk() && at::equal(answer(*packed, fixture), answer(network, fixture)));
        auto const plain = models::loadSwapped(fixture.weights(), network.config, {at::kCPU, at::kFloat}, {});
        QVERIFY(!at::equal(answer(*swapped, fixture), answer(*plain, fixture)));

        tensors.clear();
        tensors["transformer.blocks.99.attn1.to_q.lora_A.weight"] = at::randn({2, dim});
        tensors["transformer.blocks.99.attn1.to_q.lora_B.weight"] = at::randn({dim, 2});
        QVERIFY(nn::saveSafetensors(file, tensors));
        auto const foreign = models::loadSwapped(fixture.weights(), network.config, {at::kCPU, at::kFloat},
                                                 {{*nn::Lora::open(file), 1.0}});
        QVERIFY(!foreign.isOk());
    }

    void swappedBlocksOfAnotherModelAreRefused()
    {
        test::Fixture const fixture("t2v");
        auto config = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture).config;
        config.layers += 1;
        auto const swapped = models::loadSwapped(fixture.weights(), config, {at::kCPU, at::kFloat}, {});
        QVERIFY(!swapped.isOk());
        QVERIFY(swapped.error().message().find("it lacks") != std::string::npos);
    }

private:
    static void addNetworks()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("text to video") << "t2v";
        QTest::newRow("VACE") << "vace";
    }
    static at::Tensor answer(WanTransformer const& network, test::Fixture const& fixture)
    {
        return answer(network, fixture.data);
    }
    static at::Tensor answer(WanTransformer const& network, nn::TensorMap const& data)
    {
        TextCache const text = network.encodeText(data.at("text"));
        models::VaceInput vace;
        if (data.count("context"))
            vace.context = data.at("context");
        return network.forward(
            {data.at("latents"), data.at("timestep"), &text, vace.context.defined() ? &vace : nullptr});
    }
};

QTEST_GUILESS_MAIN(TstSavingMemory)
#include "tst_SavingMemory.moc"
