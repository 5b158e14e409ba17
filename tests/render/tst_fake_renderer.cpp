#include "engine/media/ClipWriter.h"
#include "engine/media/Stills.h"
#include "engine/render/FakeScene.h"
#include "engine/render/Renderer.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace fw;
using namespace fw::render;

namespace {

plan::RenderRequest request()
{
    plan::RenderRequest made;
    made.prompt = "A red car drives to the right in a city at night";
    made.size = {80, 48};
    made.frames = 9;
    made.fps = {8, 1};
    made.steps = 5;
    made.seed = 7;
    return made;
}

double difference(Image const& a, Image const& b)
{
    double sum = 0;
    for (int y = 0; y < a.heightPx(); ++y)
        for (int x = 0; x < a.widthPx() * 3; ++x)
            sum += std::abs(int(a.row(y)[x]) - int(b.row(y)[x]));
    return sum / (a.widthPx() * a.heightPx() * 3);
}

Result<Rendered> rendered(plan::RenderRequest const& wanted, RenderHooks const& hooks = {},
                          FakeScript script = {0})
{
    return makeFakeRenderer(script)->render(wanted, {}, hooks);
}

} // namespace

class TstFakeRenderer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsNotMadeAnew()
    {
        QTemporaryDir folder;
        plan::RenderRequest wanted = request();
        auto const source = rendered(wanted);
        std::string const file = folder.filePath("master.mkv").toStdString();
        media::ClipSettings settings;
        settings.codec = media::ClipCodec::Ffv1;
        settings.size = wanted.size;
        settings.rate = wanted.fps;
        QVERIFY(media::writeClip(file, settings, source->frames));
        wanted.prompt = "a rocket over the sea at night";
        wanted.conditioning.retake = plan::Retake{{file, {}}, 4, 7, plan::Region{.5, 0, .5, 1}};
        auto const made = rendered(wanted);
        QVERIFY(made.isOk());
        for (int i : {0, 3, 7, 8})
            QCOMPARE(difference(made->frames[size_t(i)], source->frames[size_t(i)]), 0.0);
        Image const &was = source->frames[5], &is = made->frames[5];
        QVERIFY(difference(is, was) > 2);
        for (int y = 0; y < is.heightPx(); ++y)
            QVERIFY(std::equal(is.row(y), is.row(y) + is.widthPx() / 2 * 3, was.row(y))); // the left half

        wanted.conditioning.retake.reset();
        wanted.conditioning.video = plan::SourceVideo{{file, {}}, .1};
        auto const near = rendered(wanted);
        wanted.conditioning.video->strength = .9;
        auto const far = rendered(wanted);
        QVERIFY(difference(near->frames[5], was) < difference(far->frames[5], was));

        wanted.conditioning.video.reset();
        wanted.conditioning.prepend = plan::Neighbour{{}, {}, {file, {}}, 5};
        wanted.frames = 13;
        auto const leading = rendered(wanted);
        QCOMPARE(leading->frames.size(), size_t(8));
        QVERIFY(difference(leading->frames.back(), source->frames.front()) <
                difference(leading->frames.front(), source->frames.front()));
    }

    void comesPastItsPictures()
    {
        QTemporaryDir folder;
        plan::RenderRequest wanted = request();
        wanted.prompt = "a whale under water";
        auto const still = rendered(request());
        std::string const file = folder.filePath("still.png").toStdString();
        QVERIFY(media::writePng(file, still->frames.front()));
        wanted.conditioning.timedFrames = {{{file, {}}, 6}};
        auto const made = rendered(wanted);
        QCOMPARE(difference(made->frames[6], still->frames.front()), 0.0);
        QVERIFY(difference(made->frames[0], still->frames.front()) > 2);
    }

    void doubtsFewSteps_data()
    {
        QTest::addColumn<QString>("sampler");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("lora");
        QTest::addColumn<bool>("isSaid");
        QTest::newRow("another sampler") << "unipc"
                                         << "starter"
                                         << "" << false;
        QTest::newRow("a plain model") << "few-step"
                                       << "starter"
                                       << "" << true;
        QTest::newRow("a plain model with a look") << "few-step"
                                                   << "wan2.1-t2v-1.3b"
                                                   << "ink.safetensors" << true;
        QTest::newRow("a distilled model") << "few-step"
                                           << "FastWan2.1-T2V-1.3B"
                                           << "" << false;
        QTest::newRow("a distilled LoRA")
            << "few-step"
            << "wan"
            << "/l/Wan21_T2V_14B_lightx2v_cfg_step_distill_lora.safetensors" << false;
    }
    void doubtsFewSteps()
    {
        QFETCH(QString, sampler);
        QFETCH(QString, model);
        QFETCH(QString, lora);
        QFETCH(bool, isSaid);
        plan::RenderRequest wanted = request();
        wanted.sampler = sampler.toStdString();
        wanted.modelId = model.toStdString();
        if (!lora.isEmpty())
            wanted.loras = {{lora.toStdString(), 1.0, ""}};
        std::vector<Notice> said;
        RenderHooks hooks;
        hooks.onNotice = [&](Notice const& notice) { said.push_back(notice); };
        auto const made = rendered(wanted, hooks);
        QVERIFY(made.isOk());
        QCOMPARE(said.size(), size_t(isSaid ? 1 : 0));
        QVERIFY(made->notices == said); // which the recipe keeps
        if (isSaid)
            QVERIFY(said[0].message().find(wanted.modelId) != std::string::npos);
    }
    void honoursTheRequest_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("overlap"); // -1: no extension
        QTest::newRow("small") << 16 << 16 << 1 << -1;
        QTest::newRow("wide") << 160 << 64 << 17 << -1;
        QTest::newRow("an extension drops what it shares") << 80 << 48 << 17 << 5;
    }
    void honoursTheRequest()
    {
        QFETCH(int, overlap);
        plan::RenderRequest wanted = request();
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, frames);
        wanted.size = {width, height};
        wanted.frames = frames;
        if (overlap >= 0)
            wanted.conditioning.extend = plan::Neighbour{RequestKey{"k"}, {}, {}, overlap};
        auto const made = rendered(wanted);
        QVERIFY(made.isOk());
        QCOMPARE(int(made->frames.size()), frames - std::max(0, overlap));
        QVERIFY(made->frames.front().size() == wanted.size);
        QVERIFY(made->fps == wanted.fps);
        QCOMPARE(made->device, std::string("fake"));
    }

    void sameRequestSameBytes()
    {
        QVERIFY(rendered(request())->frames == rendered(request())->frames);
        plan::RenderRequest other = request();
        other.seed = 8;
        QVERIFY(!(rendered(request())->frames == rendered(other)->frames));
    }

    void anExtensionBeginsAsItsParentEnded()
    {
        QTemporaryDir folder;
        plan::RenderRequest wanted = request();
        auto const parent = rendered(wanted);
        std::string const file = folder.filePath("parent.mkv").toStdString();
        media::ClipSettings settings;
        settings.codec = media::ClipCodec::Ffv1;
        settings.size = wanted.size;
        settings.rate = parent->fps;
        QVERIFY(media::writeClip(file, settings, parent->frames));
        wanted.prompt = "A fish moves to the left on the ocean";
        wanted.frames = 17;
        wanted.conditioning.extend = plan::Neighbour{{}, {}, {file, {}}, 5};
        auto const child = rendered(wanted);
        QVERIFY(child.isOk());
        double const seam = difference(child->frames.front(), parent->frames.back());
        double const whole = difference(child->frames.back(), parent->frames.back());
        QVERIFY2(seam < whole / 2, qPrintable(QString("%1 %2").arg(seam).arg(whole)));
    }

    void theSubjectMoves()
    {
        auto const made = rendered(request());
        QVERIFY(difference(made->frames.front(), made->frames.back()) > 1);
    }

    void previewsSharpen()
    {
        plan::RenderRequest const wanted = request();
        std::vector<Preview> previews;
        RenderHooks hooks;
        hooks.onPreview = [&](Preview const& preview) { previews.push_back(preview); };
        auto const made = rendered(wanted, hooks);
        QVERIFY(made.isOk());
        QCOMPARE(int(previews.size()), wanted.steps);
        double last = 256;
        for (Preview const& preview : previews) {
            QVERIFY(preview.frames.front().size() == wanted.size);
            double const away = difference(preview.frames.front(), made->frames.front());
            QVERIFY2(away < last, qPrintable(QString("step %1: %2").arg(preview.step).arg(away)));
            last = away;
        }
        QVERIFY(last < 1);
        QVERIFY(std::abs(double(previews[0].frames.size()) / previews[0].fps.perSecond() -
                         wanted.frames / wanted.fps.perSecond()) < 1e-9); // loops as long as the clip
    }

    void progressIsInOrder()
    {
        QStringList phases;
        RenderHooks hooks;
        hooks.onProgress = [&](Progress const& progress) {
            if (phases.isEmpty() || phases.last() != phaseName(progress.phase))
                phases << phaseName(progress.phase);
        };
        QVERIFY(rendered(request(), hooks));
        QCOMPARE(phases.join(' '), QString("load text denoise decode"));
    }

    void stopsAt_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("stepMilliseconds");
        QTest::newRow("a wait is cut short, not waited out") << int(Phase::Text) << 1 << 3600'000;
        QTest::newRow("between steps") << int(Phase::Denoise) << 2 << 0;
        QTest::newRow("while decoding") << int(Phase::Decode) << 3 << 0;
    }
    void stopsAt()
    {
        QFETCH(int, phase);
        QFETCH(int, step);
        QFETCH(int, stepMilliseconds);
        std::stop_source stop;
        Progress last;
        RenderHooks hooks;
        hooks.stop = stop.get_token();
        hooks.onProgress = [&](Progress const& progress) {
            last = progress;
            if (progress.phase == Phase(phase) && progress.step == step)
                stop.request_stop();
        };
        auto const made = rendered(request(), hooks, {stepMilliseconds});
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Cancelled);
        QCOMPARE(int(last.phase), phase); // nothing came after the stop
        QCOMPARE(last.step, step);
    }

    void failsAsScripted()
    {
        auto const renderer = makeFakeRenderer({0, 3, Error::Kind::OutOfMemory, 2});
        QCOMPARE(renderer->render(request(), {}, {}).error().kind, Error::Kind::OutOfMemory);
        QCOMPARE(renderer->render(request(), {}, {}).error().kind, Error::Kind::OutOfMemory);
        QVERIFY(renderer->render(request(), {}, {}));
    }

    void impossibleRequestsAreBadInput()
    {
        plan::RenderRequest wanted = request();
        wanted.frames = 8;
        QCOMPARE(rendered(wanted).error().kind, Error::Kind::BadInput);
    }

    void wordsDecideTheScene_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("subject");
        QTest::addColumn<int>("motion");
        QTest::addColumn<int>("look");
        using S = FakeScene::Subject;
        using M = FakeScene::Motion;
        using L = FakeScene::Look;
        auto const row = [](char const* prompt, S subject, M motion, L look) {
            QTest::newRow(prompt) << QString(prompt) << int(subject) << int(motion) << int(look);
        };
        row("a car drives to the left, cartoon", S::Car, M::Left, L::Cartoon);
        row("A ROCKET flies up in space", S::Rocket, M::Up, L::Plain);
        row("cinematic, a balloon stands still", S::Balloon, M::Still, L::Cinematic);
        row("a cat travels from left to right", S::Walker, M::Right, L::Plain);
        row("documentary footage of a fish that bounces", S::Fish, M::Bounce, L::Documentary);
        row("a carpet", S::Walker, M::Right, L::Plain); // "car" is a word, not a beginning
    }
    void wordsDecideTheScene()
    {
        QFETCH(QString, prompt);
        FakeScene const scene = sceneFor(prompt.toStdString());
        QTEST(int(scene.subject), "subject");
        QTEST(int(scene.motion), "motion");
        QTEST(int(scene.look), "look");
    }

    void aMissingTorchLibraryIsASentence()
    {
        auto const renderer = openTorchRenderer();
        if (renderer)
            QSKIP("this build has the torch renderer");
        QCOMPARE(renderer.error().kind, Error::Kind::Unavailable);
        QVERIFY(renderer.error().message().find("framewright_torch") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TstFakeRenderer)
#include "tst_fake_renderer.moc"
