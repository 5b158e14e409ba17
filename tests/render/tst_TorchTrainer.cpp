#include "engine/base/Files.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/Stills.h"
#include "engine/nn/Lora.h"
#include "engine/render/Training.h"
#include "tests/render/TinyModel.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::render;

/// A LoRA trained on the tiny pipeline from stills and a clip, through the library as the program opens it.
class TstTorchTrainer : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Trainer> m_trainer;
    std::vector<TrainingItem> m_items;

    std::filesystem::path at(char const* name) { return m_folder.filePath(name).toStdString(); }
    static Image picture(int shade)
    {
        Image image({32, 32});
        image.fill(static_cast<uint8_t>(shade), 30, static_cast<uint8_t>(255 - shade));
        return image;
    }
    LoraRequest request(char const* out)
    {
        LoraRequest request;
        request.clip = tiny::request();
        request.items = m_items;
        request.rank = 4;
        request.alpha = 4;
        request.steps = 6;
        request.batch = 2;
        request.rate = .05;
        request.seed = 3;
        request.out = at(out);
        return request;
    }
    /// Trains until `step` steps are done, then stops as Ctrl+C does.
    Result<TrainedLora> trainUntil(LoraRequest const& request, int64_t step)
    {
        std::stop_source source;
        TrainHooks hooks;
        hooks.stop = source.get_token();
        hooks.onProgress = [&](TrainProgress const& progress) {
            if (progress.phase == TrainPhase::Train && progress.step >= step)
                source.request_stop();
        };
        return m_trainer->trainLora(request, hooks);
    }
    static QByteArray bytes(std::filesystem::path const& file)
    {
        auto read = readFile(file);
        return read ? QByteArray::fromStdString(*read) : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
        auto opened = openTorchTrainer();
        QVERIFY2(opened.isOk(), opened ? "" : opened.error().message().c_str());
        m_trainer = std::move(*opened);
        std::filesystem::path const data = at("data");
        QVERIFY(makeFolders(data).isOk());
        for (int i = 0; i < 4; ++i)
            QVERIFY(media::writePng(data / ("still" + std::to_string(i) + ".png"), picture(60 * i)).isOk());
        std::vector<Image> frames;
        for (int i = 0; i < 18; ++i)
            frames.push_back(picture(i * 14));
        QVERIFY(media::writeClip(data / "walk.mp4", {.size = {32, 32}, .rate = {16, 1}}, frames).isOk());
        auto read = readTrainingFolder(data, {{32, 32}, {8, 1}, 5, "a cat in the snow"});
        QVERIFY(read.isOk() && read->problems.empty());
        m_items = read->items;
    }

    void leavesALoraAndItsPictures()
    {
        LoraRequest request = this->request("cat.safetensors");
        request.samplePrompts = {"a cat walks in the snow"};
        std::vector<TrainProgress> seen;
        TrainHooks hooks;
        hooks.onProgress = [&](TrainProgress const& progress) { seen.push_back(progress); };
        auto const trained = m_trainer->trainLora(request, hooks);
        QVERIFY2(trained.isOk(), trained ? "" : trained.error().message().c_str());

        QCOMPARE(trained->steps, int64_t(6));
        QCOMPARE(trained->device, std::string("cpu"));
        QVERIFY(trained->firstLoss > 0 && trained->lastLoss > 0);
        auto const curve = media::readImage(trained->lossCurve);
        QVERIFY(curve.isOk() && curve->widthPx() == 640);
        auto const samples = media::readImage(trained->samples);
        QVERIFY2(samples.isOk() && samples->widthPx() > 6 * 200, "six frames side by side");
        QVERIFY(!std::filesystem::exists(stateFolder(request.out)));

        auto const last = std::find_if(seen.rbegin(), seen.rend(), [](TrainProgress const& each) {
            return each.phase == TrainPhase::Train;
        });
        QVERIFY(last != seen.rend() && last->step == 6 && last->of == 6 && last->samplesPerSecond > 0);
        auto const encoded = std::find_if(seen.rbegin(), seen.rend(), [](TrainProgress const& each) {
            return each.phase == TrainPhase::Encode;
        });
        QVERIFY(encoded != seen.rend() && encoded->of == 5); // four stills and one piece of the clip
    }

    /// The renderer applies what was trained, as strongly as it is told.
    void rendererAppliesIt()
    {
        LoraRequest const request = this->request("apply.safetensors");
        QVERIFY(m_trainer->trainLora(request, {}).isOk());
        auto const lora = nn::Lora::open(request.out);
        QVERIFY2(lora.isOk(), lora ? "" : lora.error().message().c_str());
        QVERIFY((*lora)->parameters().front().rfind("blocks.", 0) == 0);

        auto renderer = openTorchRenderer();
        QVERIFY(renderer.isOk());
        RenderPaths paths;
        paths.saveFrames = at("frames.safetensors");
        auto const frames = [&](double weight) {
            plan::RenderRequest clip = tiny::request();
            clip.loras = {{request.out.string(), weight, {}}};
            auto const rendered = (*renderer)->render(clip, paths, {});
            return rendered ? tiny::tensor(paths.saveFrames, "frames") : at::Tensor();
        };
        at::Tensor const none = frames(0), half = frames(.5), whole = frames(1);
        QVERIFY(none.defined() && half.defined() && whole.defined());
        QVERIFY(tiny::psnr(whole, none) < 60);
        QVERIFY2(tiny::psnr(half, none) > tiny::psnr(whole, none) + 1,
                 qPrintable(QString("%1 %2").arg(tiny::psnr(half, none)).arg(tiny::psnr(whole, none))));
    }

    void sameSeedSameBytes()
    {
        LoraRequest first = request("first.safetensors"), second = request("second.safetensors"),
                    other = request("other.safetensors");
        other.seed = 4;
        QVERIFY(m_trainer->trainLora(first, {}).isOk());
        QVERIFY(m_trainer->trainLora(second, {}).isOk());
        QVERIFY(m_trainer->trainLora(other, {}).isOk());
        QVERIFY(!bytes(first.out).isEmpty());
        QCOMPARE(bytes(first.out), bytes(second.out));
        QVERIFY(bytes(first.out) != bytes(other.out));
    }

    void resumesBitForBit()
    {
        LoraRequest const whole = request("whole.safetensors");
        QVERIFY(m_trainer->trainLora(whole, {}).isOk());
        LoraRequest cut = request("cut.safetensors");
        auto const stopped = trainUntil(cut, 0); // at the first report
        QVERIFY(!stopped.isOk());
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
        QVERIFY(!std::filesystem::exists(cut.out));
        QVERIFY(std::filesystem::exists(stateFolder(cut.out) / "state.safetensors"));

        auto const again = m_trainer->trainLora(cut, {});
        QVERIFY(!again.isOk());
        QCOMPARE(again.error().messageId, std::string("training.unfinished"));

        cut.isResumed = true;
        LoraRequest changed = cut;
        changed.rank = 8;
        auto const refused = m_trainer->trainLora(changed, {});
        QVERIFY(!refused.isOk());
        QCOMPARE(refused.error().messageId, std::string("training.otherSettings"));
        QCOMPARE(refused.error().args.back(), std::string("rank"));

        auto const resumed = m_trainer->trainLora(cut, {});
        QVERIFY2(resumed.isOk(), resumed ? "" : resumed.error().message().c_str());
        QCOMPARE(bytes(cut.out), bytes(whole.out));
    }

    void refusesModelsThatCannotLearn()
    {
        LoraRequest request = this->request("never.safetensors");
        request.clip.modelFolder = at("no-model").string();
        auto const missing = m_trainer->trainLora(request, {});
        QVERIFY(!missing.isOk());
        QCOMPARE(missing.error().kind, Error::Kind::MissingFile);
        request = this->request("never.safetensors");
        request.clip.size = {20, 32};
        auto const odd = m_trainer->trainLora(request, {});
        QVERIFY(!odd.isOk());
        QCOMPARE(odd.error().kind, Error::Kind::BadInput);
        QVERIFY(!std::filesystem::exists(stateFolder(request.out)));
    }
};

QTEST_GUILESS_MAIN(TstTorchTrainer)
#include "tst_TorchTrainer.moc"
