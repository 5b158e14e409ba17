#include "engine/nn/Gguf.h"
#include "engine/nn/Weights.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace fw;

/// GGUF tensors against the values that the package `gguf` finds in them (tools/make_gguf_fixture.py).
class TstGguf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameValuesToTheBit()
    {
        std::string const folder = FW_TEST_DIR "/nn/fixtures/";
        auto const file = nn::GgufFile::open(folder + "types.gguf");
        QVERIFY2(file, file ? "" : file.error().message().c_str());
        auto const expected = nn::loadSafetensors(folder + "types.safetensors");
        QVERIFY(expected);
        QCOMPARE((*file)->names().size(), expected->size());
        QCOMPARE((*file)->header().facts.at("general.architecture"), std::string("wan"));
        for (auto const& [name, values] : *expected) {
            auto const tensor = (*file)->tensor(name);
            QVERIFY2(tensor, name.c_str());
            QVERIFY2(tensor->sizes() == values.sizes(), name.c_str());
            QVERIFY2(values.abs().max().item<float>() > 0, name.c_str());
            QVERIFY2(tensor->to(at::kFloat).equal(values), name.c_str());
        }
        QVERIFY(!(*file)->tensor("nobody"));
    }

    void plainTypesStayAsTheyAre()
    {
        auto const weights = nn::Weights::open(FW_TEST_DIR "/nn/fixtures/types.gguf");
        QVERIFY2(weights, weights ? "" : weights.error().message().c_str());
        QCOMPARE(weights->tensor("F16")->scalar_type(), at::kHalf);
        QCOMPARE(weights->tensor("BF16")->scalar_type(), at::kBFloat16);
        QCOMPARE(weights->tensor("Q6_K")->scalar_type(), at::kFloat);
    }
};

QTEST_GUILESS_MAIN(TstGguf)
#include "tst_Gguf.moc"
