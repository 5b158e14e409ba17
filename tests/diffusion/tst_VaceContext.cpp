#include <ATen/ATen.h>

#include "engine/diffusion/VaceContext.h"

#include <QtTest>

using namespace fw::diffusion;

namespace {

constexpr LatentGrid kGrid{4, 8};

/// Stands for the VAE: means over 4 x 8 x 8 cells (the first frame alone), two channels.
at::Tensor encode(at::Tensor const& video)
{
    at::Tensor const small = at::avg_pool3d(video.mean(1, true), {1, 8, 8}); // [1, 1, F, h, w]
    std::vector<at::Tensor> frames{small.narrow(2, 0, 1)};
    for (int64_t f = 1; f < small.size(2); f += 4)
        frames.push_back(small.narrow(2, f, 4).mean(2, true));
    at::Tensor const latents = at::cat(frames, 2);
    return at::cat({latents, latents * 10}, 1);
}

} // namespace

class TstVaceContext : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingKnown();
    void firstFramesKnown();
    void referencesComeFirst();
    void maskCellsBecomeChannels();
    void imageChannelsMarkTheFirstFrame();
};

void TstVaceContext::nothingKnown()
{
    at::Tensor const context = vaceContext(unknownFrames(9, 16, 24), kGrid, encode);
    QCOMPARE(context.sizes().vec(), (std::vector<int64_t>{1, 4 + 64, 3, 2, 3}));
    QVERIFY(context.narrow(1, 0, 4).abs().max().item<float>() == 0);
    QVERIFY(context.narrow(1, 4, 64).min().item<float>() == 1);
}

void TstVaceContext::firstFramesKnown()
{
    KnownFrames known = unknownFrames(9, 16, 24);
    putFrames(known, at::full({1, 3, 5, 16, 24}, 0.5f), 0);
    at::Tensor const context = vaceContext(known, kGrid, encode);
    // What is given is in the first half, the rest is grey; nothing given is left to be made.
    QVERIFY(at::allclose(context.narrow(1, 0, 1).narrow(2, 0, 2), at::full({1, 1, 2, 2, 3}, 0.5f)));
    QVERIFY(context.narrow(1, 0, 2).narrow(2, 2, 1).abs().max().item<float>() == 0);
    QVERIFY(context.narrow(1, 2, 2).abs().max().item<float>() == 0);
    // Nearest frame of 9 -> 3 (nearest-exact): frames 1, 4 and 7.
    at::Tensor const mask = context.narrow(1, 4, 64);
    QVERIFY(mask.narrow(2, 0, 2).max().item<float>() == 0);
    QVERIFY(mask.narrow(2, 2, 1).min().item<float>() == 1);
}

void TstVaceContext::referencesComeFirst()
{
    KnownFrames known = unknownFrames(5, 16, 16);
    known.references = {at::full({1, 3, 1, 16, 16}, 0.25f), at::full({1, 3, 1, 16, 16}, -0.75f)};
    at::Tensor const context = vaceContext(known, kGrid, encode);
    QCOMPARE(context.size(2), int64_t(4));
    QVERIFY(at::allclose(context.select(2, 0).narrow(1, 0, 1), at::full({1, 1, 2, 2}, -0.75f)));
    QVERIFY(at::allclose(context.select(2, 1).narrow(1, 0, 1), at::full({1, 1, 2, 2}, 0.25f)));
    QVERIFY(context.narrow(2, 0, 2).narrow(1, 2, 66).abs().max().item<float>() == 0);
    QVERIFY(context.narrow(2, 2, 2).narrow(1, 4, 64).min().item<float>() == 1);
}

void TstVaceContext::maskCellsBecomeChannels()
{
    KnownFrames known = unknownFrames(1, 8, 16);
    known.mask.zero_();
    known.mask.select(3, 2).select(3, 8 + 5).fill_(1); // row 2, column 13: cell 1, pixel (2, 5)
    at::Tensor const mask = vaceContext(known, kGrid, encode).narrow(1, 4, 64);
    QCOMPARE(mask.sum().item<float>(), 1.0f);
    QCOMPARE((mask[0][2 * 8 + 5][0][0][1].item<float>()), 1.0f);
}

void TstVaceContext::imageChannelsMarkTheFirstFrame()
{
    KnownFrames known = unknownFrames(9, 16, 24);
    putFrames(known, at::full({1, 3, 1, 16, 24}, 0.5f), 0);
    at::Tensor const channels = imageChannels(known, kGrid, encode);
    QCOMPARE(channels.sizes().vec(), (std::vector<int64_t>{1, 4 + 2, 3, 2, 3}));
    at::Tensor const mask = channels.narrow(1, 0, 4);
    QVERIFY(mask.narrow(2, 0, 1).min().item<float>() == 1);
    QVERIFY(mask.narrow(2, 1, 2).max().item<float>() == 0);
}

QTEST_GUILESS_MAIN(TstVaceContext)
#include "tst_VaceContext.moc"
