#include "engine/library/ModelIndex.h"

#include <QtTest>

using namespace fw;
using namespace fw::library;

namespace {

/// Wan 2.1 T2V 1.3B as wan.md 2.2 and 2.7 describe it.
ModelInfo wan13()
{
    ModelInfo info;
    info.layers = 30;
    info.dim = 1536;
    info.ffnDim = 8960;
    info.textLength = 512;
    info.transformerParameters = 1'419'000'000;
    info.vaeParameters = 126'900'000;
    info.textEncoderParameters = 5'681'000'000;
    return info;
}

/// Wan 2.2 T2V A14B, or one of its experts, whose files hold `storedBytes` a number.
ModelInfo wan14(int experts, int storedBytes)
{
    ModelInfo info = wan13();
    info.layers = 40;
    info.dim = 5120;
    info.ffnDim = 13824;
    info.textDim = 4096;
    info.experts = experts;
    info.transformerParameters = 14'288'000'000ull * experts;
    info.transformerStored = info.transformerParameters * storedBytes;
    return info;
}

EstimateInput clip480()
{
    EstimateInput input;
    input.size = {832, 480};
    input.frames = 81;
    input.steps = 50;
    input.availableBytes = 140ull << 30;
    return input;
}

} // namespace

class TstEstimate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void operationsAreThoseOfThePublishedRun();
    void modesFollowTheMemory();
    void twoExpertsTakeTurns();
    void quantisedBlocksAreAMode();
    void guidanceAndStepsCount();
    void memoryOfThisMachineIsAsked();
};

void TstEstimate::operationsAreThoseOfThePublishedRun()
{
    // 283 TFLOP a forward pass, two a step, and 284.5 for the decode (wan.md 5.2)
    double const expected = 100 * 283.0 + 284.5;
    Estimate const result = estimate(wan13(), clip480());
    QVERIFY2(std::abs(result.teraFlops - expected) < 0.02 * expected,
             qPrintable(QString::number(result.teraFlops)));
}

void TstEstimate::modesFollowTheMemory()
{
    EstimateInput input = clip480();
    input.isOnGpu = true;
    Estimate const large = estimate(wan13(), input);
    QCOMPARE(memoryWord(large.mode), "resident");
    QVERIFY(large.fits);
    input.availableBytes = 14ull << 30;
    Estimate const middle = estimate(wan13(), input);
    QCOMPARE(memoryWord(middle.mode), "encoder-freed");
    QVERIFY(middle.fits && middle.peakBytes < large.peakBytes);
    input.availableBytes = 8ull << 30; // what Wan's own page says of a 4090: 8.19 GB
    Estimate const small = estimate(wan13(), input);
    QCOMPARE(memoryWord(small.mode), "tiled");
    QVERIFY(small.fits && small.peakBytes < middle.peakBytes);
    input.availableBytes = 1ull << 30;
    QVERIFY(!estimate(wan13(), input).fits);
}

/// Where not everything stays, the expert that rests is not in memory.
void TstEstimate::twoExpertsTakeTurns()
{
    Estimate const one = estimate(wan14(1, 2), clip480()), two = estimate(wan14(2, 2), clip480());
    QCOMPARE(one.modes.size(), size_t(4));
    QCOMPARE(two.modes.size(), size_t(4));
    for (size_t i = 0; i < 4; ++i) {
        uint64_t const more = two.modes[i].peakBytes - one.modes[i].peakBytes;
        QCOMPARE(more > 28'000'000'000, two.modes[i].mode == MemoryMode::Resident);
        QVERIFY(more == 0 || two.modes[i].mode == MemoryMode::Resident);
    }
}

/// Only where the file holds blocks in fewer bytes than they are computed in.
void TstEstimate::quantisedBlocksAreAMode()
{
    EstimateInput input = clip480();
    input.isOnGpu = true;
    auto const modeAt = [&](ModelInfo const& model, uint64_t gib) {
        input.availableBytes = gib << 30;
        return std::string(memoryWord(estimate(model, input).mode));
    };
    ModelInfo const fp8 = wan14(2, 1), bf16 = wan14(2, 2);
    for (MemoryMode const mode : kMemoryModes) {
        input.memory = mode;
        qInfo("%s: %.1f GB in fp8, %.1f in bf16", memoryWord(mode),
              double(estimate(fp8, input).peakBytes) / 1e9, double(estimate(bf16, input).peakBytes) / 1e9);
    }
    input.memory.reset();
    QCOMPARE(modeAt(fp8, 31), std::string("tiled"));
    QCOMPARE(modeAt(fp8, 24), std::string("packed")); // what people have
    QCOMPARE(modeAt(fp8, 12), std::string("swapped"));
    QCOMPARE(modeAt(bf16, 24), std::string("swapped"));
    for (ModeMemory const& each : estimate(bf16, input).modes)
        QVERIFY(each.mode != MemoryMode::Packed);
    input.memory = MemoryMode::Packed; // asked for all the same
    QCOMPARE(estimate(bf16, input).mode, MemoryMode::Packed);
}

void TstEstimate::guidanceAndStepsCount()
{
    EstimateInput input = clip480();
    double const guided = estimate(wan13(), input).teraFlops;
    input.isGuided = false;
    QVERIFY(estimate(wan13(), input).teraFlops < 0.52 * guided);
    input.steps = 4;
    QVERIFY(estimate(wan13(), input).teraFlops < 0.06 * guided);
    EstimateInput fp32 = clip480();
    fp32.dtype = "fp32";
    QVERIFY(estimate(wan13(), fp32).peakBytes > estimate(wan13(), clip480()).peakBytes);
}

void TstEstimate::memoryOfThisMachineIsAsked()
{
    EstimateInput input;
    input.size = {160, 96};
    Estimate const result = estimate(wan13(), input);
    QVERIFY(result.availableBytes > (64ull << 20));
    QCOMPARE(result.seconds, 0.0); // not measured is not guessed
}

QTEST_GUILESS_MAIN(TstEstimate)
#include "tst_estimate.moc"
