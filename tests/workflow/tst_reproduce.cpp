#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/workflow/Reproduce.h"
#include "tests/workflow/CastFixture.h"

using namespace fw;
using namespace fw::test;
using workflow::Deviation;
using workflow::Likeness;
namespace fs = std::filesystem;

namespace {

/// The fake engine with a machine of its own: what it says of itself, and how its pictures come out.
struct OtherMachine {
    std::function<void(render::Rendered&)> change;
    int renderings = 0;
};

class OtherRenderer final : public render::Renderer {
public:
    explicit OtherRenderer(std::shared_ptr<OtherMachine> machine) : m_machine(std::move(machine)) {}
    Result<render::Rendered> render(plan::RenderRequest const& request, render::RenderPaths const& paths,
                                    render::RenderHooks const& hooks) override
    {
        ++m_machine->renderings;
        auto made = m_fake->render(request, paths, hooks);
        if (made && m_machine->change)
            m_machine->change(*made);
        return made;
    }
    std::string deviceName() const override { return "fake"; }

private:
    std::shared_ptr<OtherMachine> m_machine;
    std::unique_ptr<render::Renderer> m_fake = render::makeFakeRenderer({0});
};

/// Adds to every n-th value.
std::function<void(render::Rendered&)> noise(int amount, int every)
{
    return [amount, every](render::Rendered& made) {
        for (Image& frame : made.frames)
            for (int y = 0; y < frame.heightPx(); ++y)
                for (int i = 0; i < frame.widthPx() * 3; i += every) {
                    uint8_t& value = frame.mutableRow(y)[i];
                    value = static_cast<uint8_t>(value < 128 ? value + amount : value - amount);
                }
    };
}

} // namespace

/// `framewright-cli reproduce` without the command line: a take of a project, rendered again after something
/// changed.
class TstReproduce : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<CastFixture> m_on;
    workflow::Toolbox m_tools;
    std::shared_ptr<OtherMachine> m_machine;
    TakeId m_take;

    fs::path recipe() const { return jobs::TakeStore(m_on->project).files(m_take).recipe; }
    Result<workflow::Reproduction> again()
    {
        auto order = workflow::takeToReproduce(m_on->project, m_take.value);
        if (!order)
            return order.error();
        order->renderer = [this]() -> Result<std::unique_ptr<render::Renderer>> {
            return std::make_unique<OtherRenderer>(m_machine);
        };
        return workflow::reproduce(*order, m_tools, {});
    }
    /// A LoRA among the inputs of the recipe, as it was and as it is.
    void addLora(std::string const& was, std::string const& is)
    {
        if (!is.empty())
            QVERIFY(writeFileAtomically(m_on->path("style.safetensors"), is));
        setInJson(recipe(), "/request/loras",
                  Json::array({{{"file", m_on->path("style.safetensors").string()},
                                {"weight", 1.0},
                                {"sha256", sha256Hex(was)}}}));
    }

private Q_SLOTS:
    void init()
    {
        m_on = std::make_unique<CastFixture>();
        m_machine = std::make_shared<OtherMachine>();
        auto tools = workflow::Toolbox::load();
        QVERIFY(tools.isOk());
        m_tools = *tools;
        auto const queue = m_on->queue();
        QVERIFY(workflow::generate(m_on->board, {m_on->shot().id}, m_tools, {}, *queue));
        queue->waitUntilIdle();
        m_on->record();
        QCOMPARE(m_on->shot().takes.size(), size_t(1));
        m_take = m_on->shot().takes[0].id;
    }

    void aReceiptSaysHowItWasMade()
    {
        auto const read = jobs::readRecipe(recipe());
        QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
        jobs::Receipt const& receipt = read->receipt;
        QCOMPARE(receipt.version, std::string(jobs::engineVersion()));
        QCOMPARE(receipt.deviceClass, std::string("fake"));
        QCOMPARE(receipt.dtype, std::string("fp32"));
        QCOMPARE(receipt.memoryMode, std::string("resident"));
        for (char const* each : {"fake", "ffmpeg", "opencv"})
            QVERIFY2(receipt.libraries.count(each) == 1 && !receipt.libraries.at(each).empty(), each);
        QVERIFY(!receipt.weights.empty());
        std::vector<std::string> sums;
        for (jobs::WeightSum const& each : receipt.weights) {
            QVERIFY(!each.component.empty() && each.file.find('/') == std::string::npos);
            sums.push_back(each.sha256);
        }
        std::sort(sums.begin(), sums.end());
        QVERIFY(sums == read->request.modelChecksums); // every weight file has its name and its checksum
        QVERIFY(read->request.seed > 0 && !read->request.sampler.empty());
    }

    void theShortFormNamesNobodyAndNothing()
    {
        auto const read = jobs::readRecipe(recipe());
        plan::RenderRequest request = read->request;
        request.loras = {{"/home/anna/style.safetensors", .8, "5eed"}};
        std::string const text = dumpJson(jobs::shortReceipt(request, read->receipt));
        for (std::string const& word :
             {std::string("waves"), std::string("person"), std::string("anna"), std::string("style"),
              plan::keyOf(request).value, request.modelFolder})
            QVERIFY2(text.find(word) == std::string::npos, word.c_str());
        for (std::string const& word : {std::string("5eed"), request.modelChecksums.at(0), request.sampler,
                                        std::to_string(request.seed), read->receipt.version})
            QVERIFY2(text.find(word) != std::string::npos, word.c_str());
    }

    void saysWhatBecameOfIt_data()
    {
        using Change = std::function<void(TstReproduce&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("likeness");
        QTest::addColumn<QStringList>("reasons");
        QTest::addColumn<bool>("isRendered");
        auto const row = [](char const* name, char const* likeness, QStringList reasons, Change change,
                            bool isRendered = true) {
            QTest::newRow(name) << change << QString(likeness) << reasons << isRendered;
        };
        row("nothing changed", "identical", {}, [](TstReproduce&) {});
        row("another version that renders the same", "identical", {"otherVersion"},
            [](TstReproduce& on) { setInJson(on.recipe(), "/receipt/version", "0.0.9"); });
        row("another FFmpeg", "identical", {"otherLibrary"},
            [](TstReproduce& on) { setInJson(on.recipe(), "/receipt/libraries/ffmpeg", "4.4"); });
        row("a library that is not here", "identical", {"otherLibrary"},
            [](TstReproduce& on) { setInJson(on.recipe(), "/receipt/libraries/libtorch", "2.10.0"); });
        row("another GPU", "equal", {"otherDevice"}, [](TstReproduce& on) {
            on.m_machine->change = [](render::Rendered& made) {
                made.deviceClass = "NVIDIA L4, compute 8.9";
                noise(1, 7)(made);
            };
        });
        row("another precision", "different", {"otherPrecision"}, [](TstReproduce& on) {
            on.m_machine->change = [](render::Rendered& made) {
                made.dtype = "bf16";
                noise(20, 2)(made);
            };
        });
        row("another memory mode", "identical", {"otherMemoryMode"}, [](TstReproduce& on) {
            on.m_machine->change = [](render::Rendered& made) { made.memoryMode = "text encoder freed"; };
        });
        row("other weights", "identical", {"weightsChanged"}, [](TstReproduce& on) {
            setInJson(on.recipe(), "/receipt/weights/0/sha256", std::string(64, '0'));
        });
        row("other weights, by an old receipt", "identical", {"weightsChanged"}, [](TstReproduce& on) {
            setInJson(on.recipe(), "/receipt/weights", Json::array());
            setInJson(on.recipe(), "/request/modelChecksums/0", std::string(64, '0'));
        });
        row("an old receipt", "identical", {}, [](TstReproduce& on) {
            setInJson(on.recipe(), "/receipt/weights", Json::array());
            setInJson(on.recipe(), "/receipt/libraries", Json::object());
            setInJson(on.recipe(), "/receipt/deviceClass", "");
        });
        row(
            "a weight file less", "different", {"missingFile"},
            [](TstReproduce& on) { setInJson(on.recipe(), "/receipt/weights/0/file", "gone.safetensors"); },
            false);
        row(
            "no such model", "different", {"missingFile"},
            [](TstReproduce& on) {
                setInJson(on.recipe(), "/request/modelId", "nobodys-model");
                setInJson(on.recipe(), "/request/modelFolder", "/nowhere/nobodys-model");
            },
            false);
        row("the same LoRA", "identical", {}, [](TstReproduce& on) { on.addLora("lora", "lora"); });
        row("another LoRA", "identical", {"loraChanged"},
            [](TstReproduce& on) { on.addLora("lora", "other"); });
        row(
            "the LoRA is gone", "different", {"missingFile"},
            [](TstReproduce& on) { on.addLora("lora", ""); }, false);
        row("the start picture changed", "identical", {"inputChanged"}, [](TstReproduce& on) {
            std::filesystem::create_directories(on.m_on->project / "assets");
            QVERIFY(writeFileAtomically(on.m_on->project / "assets/a.png", "other"));
            setInJson(on.recipe(), "/request/conditioning/firstFrame",
                      {{"path", "assets/a.png"}, {"sha256", sha256Hex("a picture")}});
        });
        row(
            "the start picture is gone", "different", {"missingFile"},
            [](TstReproduce& on) {
                setInJson(on.recipe(), "/request/conditioning/firstFrame",
                          {{"path", "assets/a.png"}, {"sha256", sha256Hex("a picture")}});
            },
            false);
        row("no reason to be found", "different", {},
            [](TstReproduce& on) { on.m_machine->change = noise(60, 1); });
        row("fewer frames", "different", {}, [](TstReproduce& on) {
            on.m_machine->change = [](render::Rendered& made) { made.frames.pop_back(); };
        });
    }
    void saysWhatBecameOfIt()
    {
        QFETCH(std::function<void(TstReproduce&)>, change);
        change(*this);
        auto const made = again();
        QVERIFY2(made.isOk(), made ? "" : made.error().message().c_str());
        QTEST(QString(workflow::likenessName(made->likeness)), "likeness");
        QStringList reasons;
        for (workflow::Difference const& each : made->differences) {
            reasons << workflow::deviationName(each.what);
            QVERIFY(!each.sentence().empty() && each.sentence().find('{') == std::string::npos);
        }
        QTEST(reasons, "reasons");
        QFETCH(bool, isRendered);
        QCOMPARE(m_machine->renderings, isRendered ? 1 : 0);
        if (made->likeness == Likeness::Identical)
            QVERIFY(made->hasPictures && made->maxDifference == 0 && made->frames > 0);
        if (made->likeness == Likeness::Equal)
            QVERIFY(made->maxDifference == 1 && made->psnr >= workflow::kEqualDb);
    }

    void theLimitOfEqualIsTheCallers()
    {
        m_machine->change = noise(1, 7);
        auto order = workflow::takeToReproduce(recipe().parent_path(), {});
        QVERIFY(order.isOk());
        QVERIFY(order->project == m_on->project); // found by the folder's place
        order->renderer = [this]() -> Result<std::unique_ptr<render::Renderer>> {
            return std::make_unique<OtherRenderer>(m_machine);
        };
        order->equalDb = 99;
        auto const made = workflow::reproduce(*order, m_tools, {});
        QVERIFY(made.isOk() && made->likeness == Likeness::Different && made->maxDifference == 1);
    }

    void aChangedClipCannotBeComparedWith()
    {
        fs::path const master = jobs::TakeStore(m_on->project).files(m_take).master;
        std::string bytes = *readFile(master);
        bytes[bytes.size() / 2] ^= 1;
        QVERIFY(writeFileAtomically(master, bytes));
        auto const made = again();
        QVERIFY(!made && made.error().kind == Error::Kind::BadInput);
        QCOMPARE(m_machine->renderings, 0);
    }

    void namesWhatIsNoTake()
    {
        QCOMPARE(workflow::takeToReproduce(m_on->project, "tk-none").error().messageId,
                 std::string("workflow.noTake"));
        QCOMPARE(workflow::takeToReproduce(m_on->project, {}).error().messageId,
                 std::string("workflow.noTake"));
        QCOMPARE(workflow::takeToReproduce(m_on->project, "../takes").error().messageId,
                 std::string("workflow.badTake"));
    }

    void askedLikeAnyRendering()
    {
        std::vector<consent::AuditEvent> events;
        m_tools.audit = [&](consent::AuditEvent const& event) {
            events.push_back(event);
            return Status();
        };
        QVERIFY(again().isOk());
        QCOMPARE(events.size(), size_t(1));
        QCOMPARE(events[0].kind, std::string("generation"));
        setInJson(recipe(), "/request/prompt", "porn");
        auto const refused = again();
        QVERIFY(!refused && refused.error().kind == Error::Kind::Refused);
        QCOMPARE(events.back().kind, std::string("refusal"));
        QCOMPARE(m_machine->renderings, 1);
    }
};

QTEST_GUILESS_MAIN(TstReproduce)
#include "tst_reproduce.moc"
