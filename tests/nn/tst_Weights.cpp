#include "engine/base/Files.h"
#include "engine/base/KeyNames.h"
#include "engine/nn/Weights.h"
#include "tests/models/Fixture.h"

#include <QTemporaryDir>

#include <fstream>

using namespace fw;

/// Weight files on disk: what is written comes back, what does not fit is refused with its name.
class TstWeights : public QObject {
    Q_OBJECT

private:
    std::filesystem::path path(char const* name) const { return m_folder->filePath(name).toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void savesAndLoadsEveryType()
    {
        nn::TensorMap tensors;
        at::Tensor const base = at::arange(24, at::kFloat).view({2, 3, 4});
        for (at::ScalarType const type :
             {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16, at::kLong, at::kInt, at::kChar, at::kByte,
              at::kBool, at::kFloat8_e4m3fn, at::kFloat8_e5m2})
            tensors[at::toString(type)] = base.to(type);
        tensors["empty"] = at::empty({0, 5});
        tensors["scalar"] = at::scalar_tensor(2.5);
        tensors["turned"] = base.permute({2, 0, 1});
        QVERIFY(nn::saveSafetensors(path("all.safetensors"), tensors, {{"made", "by a test"}}));
        auto const back = nn::loadSafetensors(path("all.safetensors"));
        QVERIFY2(back, back ? "" : back.error().message().c_str());
        QCOMPARE(back->size(), tensors.size());
        for (auto const& [name, tensor] : tensors) {
            QCOMPARE(back->at(name).scalar_type(), tensor.scalar_type());
            QVERIFY(back->at(name).sizes() == tensor.sizes());
            QVERIFY2(back->at(name).to(at::kDouble).equal(tensor.to(at::kDouble)), name.c_str());
        }
        QCOMPARE(readSafetensorsHeader(path("all.safetensors"))->metadata.at("made"),
                 std::string("by a test"));
    }

    void aTypeThatTheFormatLacksIsRefusedAndNothingIsLeft()
    {
        Status const status =
            nn::saveSafetensors(path("c.safetensors"), {{"z", at::zeros({2}, at::kComplexFloat)}});
        QCOMPARE(status.error().kind, Error::Kind::Unsupported);
        QVERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void misalignedTensorsAreCopied()
    {
        std::string json = R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                           R"("b":{"dtype":"F32","shape":[2],"data_offsets":[1,9]}})";
        std::string bytes{static_cast<char>(json.size()), 0, 0, 0, 0, 0, 0, 0};
        float const values[] = {1.5f, -2.25f};
        bytes += json + "x" + std::string(reinterpret_cast<char const*>(values), sizeof values);
        QVERIFY(writeFileAtomically(path("odd.safetensors"), bytes));
        auto const back = nn::loadSafetensors(path("odd.safetensors"));
        QVERIFY(back && back->at("b")[1].item<float>() == -2.25f);
    }

    void largeFilesAreMappedAndOutliveTheReader()
    {
        at::Tensor const big = at::arange(6 << 20, at::kFloat); // 24 MB: over the size that is copied
        QVERIFY(nn::saveSafetensors(path("big.safetensors"), {{"big", big}}));
        at::Tensor held;
        {
            auto const file = nn::SafetensorsFile::open(path("big.safetensors"));
            QVERIFY(file);
            held = *(*file)->tensor("big");
        }
        QVERIFY(held.equal(big));
        held[0] = 7; // a private page: the file keeps its bytes
        QVERIFY(nn::loadSafetensors(path("big.safetensors"))->at("big").equal(big));
    }

    void opensShardsThroughTheirIndex()
    {
        QVERIFY(nn::saveSafetensors(path("m-1.safetensors"), {{"a", at::ones({2})}}));
        QVERIFY(nn::saveSafetensors(path("m-2.safetensors"), {{"b", at::zeros({3})}}));
        std::ofstream(path("m.safetensors.index.json"))
            << R"({"metadata":{},"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors"}})";
        auto const weights = nn::Weights::open(m_folder->path().toStdString());
        QVERIFY2(weights, weights ? "" : weights.error().message().c_str());
        QCOMPARE(weights->keys(), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(weights->tensor("b")->size(0), 3);

        std::ofstream(path("m.safetensors.index.json")) << R"({"weight_map":{"a":"../m-1.safetensors"}})";
        QVERIFY(!nn::Weights::open(m_folder->path().toStdString()));
        std::ofstream(path("m.safetensors.index.json")) << R"({"weight_map":{"a":"gone.safetensors"}})";
        QCOMPARE(nn::Weights::open(m_folder->path().toStdString()).error().kind, Error::Kind::MissingFile);
    }

    /// diffusers' save_pretrained(variant="fp16") puts the variant's name into files and indexes.
    void variantsOfAFolder()
    {
        std::string const folder = m_folder->path().toStdString();
        QVERIFY(nn::saveSafetensors(path("model.fp16-00001-of-00001.safetensors"), {{"a", at::ones({2})}}));
        std::ofstream(path("model.safetensors.index.fp16.json"))
            << R"({"weight_map":{"a":"model.fp16-00001-of-00001.safetensors"}})";
        auto const alone = nn::Weights::open(folder);
        QVERIFY2(alone, alone ? "" : alone.error().message().c_str());
        QCOMPARE(alone->keys(), (std::vector<std::string>{"a"}));

        QVERIFY(nn::saveSafetensors(path("model-00001-of-00001.safetensors"), {{"b", at::ones({2})}}));
        std::ofstream(path("model.safetensors.index.json"))
            << R"({"weight_map":{"b":"model-00001-of-00001.safetensors"}})";
        QCOMPARE(nn::Weights::open(folder)->keys(), (std::vector<std::string>{"b"}));

        for (char const* index : {"model.safetensors.index.json", "model.safetensors.index.fp16.json"})
            std::filesystem::remove(path(index));
        QVERIFY(!nn::Weights::open(folder)); // two files, and nothing says which
        QVERIFY(nn::saveSafetensors(path("model.safetensors"), {{"c", at::ones({2})}}));
        QCOMPARE(nn::Weights::open(folder)->keys(), (std::vector<std::string>{"c"}));
    }

    void aFolderWithoutWeightsSaysSo()
    {
        QCOMPARE(nn::Weights::open(m_folder->path().toStdString()).error().kind, Error::Kind::MissingFile);
        QCOMPARE(nn::Weights::open(path("nowhere")).error().kind, Error::Kind::MissingFile);
    }

    void quantisedWeightsAreScaled()
    {
        nn::Weights const comfy =
            nn::Weights::fromTensors({{"l.weight", at::full({2, 2}, 3.0).to(at::kFloat8_e4m3fn)},
                                      {"l.scale_weight", at::full({}, 0.5)}},
                                     "comfy");
        QVERIFY(comfy.tensor("l.weight")->equal(at::full({2, 2}, 1.5)));
        nn::Weights const rows = nn::Weights::fromTensors(
            {{"l.weight", at::full({2, 2}, 4, at::kChar)}, {"l.weight_scale", at::tensor({0.5f, 2.0f})}},
            "rows");
        QVERIFY(rows.tensor("l.weight")->equal(at::tensor({2.0f, 2.0f, 8.0f, 8.0f}).view({2, 2})));
    }

    void fillNamesWhatIsWrong()
    {
        nn::Weights const weights =
            nn::Weights::fromTensors({{"a.weight", at::ones({2, 3})}, {"extra", at::ones({1})}}, "w");
        nn::Linear a, b;
        Status const status = nn::fill(weights,
                                       [&](nn::ParameterWalk const& visit) {
                                           a.walk(visit, "a", {3, 3}, false);
                                           b.walk(visit, "b", {1, 1});
                                       },
                                       {});
        std::string const message = status.error().message();
        for (char const* part :
             {"lacks b.weight, b.bias", "a.weight [2, 3] instead of [3, 3]", "also holds extra"})
            QVERIFY2(message.find(part) != std::string::npos, message.c_str());
    }

    void fillCopiesAndKeepsNormsInFp32()
    {
        at::Tensor const source = at::ones({2}, at::kHalf);
        nn::Weights const weights =
            nn::Weights::fromTensors({{"n.weight", source}, {"l.weight", at::ones({1, 2}, at::kHalf)}}, "w");
        nn::Affine norm;
        nn::Linear linear;
        Status const status = nn::fill(weights,
                                       [&](nn::ParameterWalk const& visit) {
                                           norm.walk(visit, "n", 2, false);
                                           linear.walk(visit, "l", {1, 2}, false);
                                       },
                                       {at::kCPU, at::kBFloat16});
        QVERIFY(status);
        QCOMPARE(norm.weight.scalar_type(), at::kFloat);
        QCOMPARE(linear.weight.scalar_type(), at::kBFloat16);
        norm.weight.fill_(5);
        QCOMPARE(source[0].item<float>(), 1.0f);
    }

    /// Names of Wan's own repository, checked against diffusers' converter when the fixture was made.
    void originalNames_data()
    {
        QTest::addColumn<QString>("model");
        for (char const* model : {"t2v", "i2v", "vace", "vae21"})
            QTest::newRow(model) << model;
    }
    void originalNames()
    {
        QFETCH(QString, model);
        Json const names = *readJsonFile(std::string(FW_TEST_DIR) + "/nn/fixtures/names.json");
        std::vector<std::string> originals, diffusers;
        for (Json const& pair : names[model.toStdString()]) {
            originals.push_back(pair[0]);
            diffusers.push_back(pair[1]);
        }
        QVERIFY(originals.size() > 50);
        Naming const naming = detectNaming(originals);
        QCOMPARE(naming, model == "vae21" ? Naming::OriginalVae21 : Naming::OriginalTransformer);
        for (size_t i = 0; i < originals.size(); ++i) {
            QCOMPARE(diffusersKey(originals[i], naming), diffusers[i]);
            QCOMPARE(diffusersKey("model.diffusion_model." + originals[i], naming), diffusers[i]);
        }
        QCOMPARE(detectNaming(diffusers), Naming::Diffusers);
    }

    void otherOriginalNames_data()
    {
        QTest::addColumn<QString>("original");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("naming");
        int const vae = static_cast<int>(Naming::OriginalVae22),
                  t5 = static_cast<int>(Naming::OriginalTextEncoder);
        auto const row = [](char const* from, char const* to, int naming) {
            QTest::newRow(from) << from << to << naming;
        };
        row("encoder.downsamples.0.downsamples.1.residual.6.weight",
            "encoder.down_blocks.0.resnets.1.conv2.weight", vae);
        row("encoder.downsamples.1.downsamples.2.time_conv.bias",
            "encoder.down_blocks.1.downsampler.time_conv.bias", vae);
        row("decoder.upsamples.2.upsamples.0.shortcut.weight",
            "decoder.up_blocks.2.resnets.0.conv_shortcut.weight", vae);
        row("decoder.upsamples.0.upsamples.3.resample.1.weight",
            "decoder.up_blocks.0.upsampler.resample.1.weight", vae);
        row("decoder.middle.1.to_qkv.weight", "decoder.mid_block.attentions.0.to_qkv.weight", vae);
        row("conv2.bias", "post_quant_conv.bias", vae);
        row("decoder.conv1.weight", "decoder.conv_in.weight", vae);
        row("token_embedding.weight", "shared.weight", t5);
        row("norm.weight", "encoder.final_layer_norm.weight", t5);
        row("blocks.7.attn.q.weight", "encoder.block.7.layer.0.SelfAttention.q.weight", t5);
        row("blocks.7.ffn.gate.0.weight", "encoder.block.7.layer.1.DenseReluDense.wi_0.weight", t5);
        row("blocks.0.pos_embedding.embedding.weight",
            "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight", t5);
    }
    void otherOriginalNames()
    {
        QFETCH(QString, original);
        QFETCH(QString, expected);
        QFETCH(int, naming);
        QCOMPARE(diffusersKey(original.toStdString(), static_cast<Naming>(naming)), expected.toStdString());
    }

    /// A checkpoint under its original names gives the same network.
    void opensOriginalCheckpoints()
    {
        test::Fixture const fixture("t2v");
        Json const names = *readJsonFile(std::string(FW_TEST_DIR) + "/nn/fixtures/names.json");
        nn::Weights const diffusers = fixture.weights();
        nn::TensorMap original;
        for (Json const& pair : names["t2v"])
            original["model.diffusion_model." + pair[0].get<std::string>()] = *diffusers.tensor(pair[1]);
        QVERIFY(nn::saveSafetensors(path("original.safetensors"), original));
        auto const opened = nn::Weights::open(path("original.safetensors"));
        QVERIFY(opened);
        QCOMPARE(opened->keys(), diffusers.keys());
        for (std::string const& key : opened->keys())
            QVERIFY(opened->tensor(key)->equal(*diffusers.tensor(key)));
    }
};

QTEST_GUILESS_MAIN(TstWeights)
#include "tst_Weights.moc"
