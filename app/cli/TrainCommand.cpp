#include "app/cli/Commands.h"
#include "app/cli/RenderOptions.h"
#include "app/cli/TrainReport.h"
#include "app/cli/Values.h"

#include "engine/render/Training.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;

constexpr size_t kMostSamples = 4; ///< captions that samples are made of when no prompt is given
constexpr int kShortestClip = 5;   ///< frames: two latent ones

struct LoraOptions {
    std::string data, caption;
    RenderOptions clip; ///< model, size, device, type: as `render` has them
    render::LoraRequest lora;
    std::optional<double> alpha;
    std::optional<int> stillFrames;
    bool hasNoSamples = false;
};

/// A mistake in the output's name is said before anything is read.
Status checkOut(fs::path const& out)
{
    std::error_code code;
    if (out.extension() != ".safetensors")
        return fail(Error::Kind::BadInput, "training.outName", {out.string()}, out.string());
    if (out.has_parent_path() && !fs::is_directory(out.parent_path(), code))
        return fail(Error::Kind::MissingFile, "workflow.noOutFolder",
                    {out.string(), out.parent_path().string()}, out.string());
    return {};
}

/// What is in the folder, or all that is in the way of using it.
Result<std::vector<render::TrainingItem>> readData(Session& session, LoraOptions const& options)
{
    plan::RenderRequest const& clip = options.lora.clip;
    render::TrainingNeeds const needs{clip.size, clip.fps, kShortestClip, options.caption};
    render::FolderHooks hooks;
    hooks.stop = session.signals.token();
    hooks.onFile = [&session](size_t done, size_t of) {
        reportStep(session, "check", {{"step", done}, {"of", of}, {"etaSeconds", nullptr}}, {});
    };
    FW_TRY(render::TrainingFolder folder, render::readTrainingFolder(options.data, needs, hooks));
    for (Error const& note : folder.notes) {
        session.console.say(note.message());
        session.console.event({{"event", "note"}, {"message", note.message()}, {"file", note.file}});
    }
    for (Error const& problem : folder.problems)
        session.console.event({{"event", "problem"},
                               {"kind", kindName(problem.kind)},
                               {"message", problem.message()},
                               {"file", problem.file}});
    if (!folder.problems.empty())
        return render::problemsOf(options.data, folder);
    return std::move(folder.items);
}

/// The gate that prompts pass before they are rendered is the one that captions pass before they are learned.
Status allow(LoraOptions const& options, workflow::Toolbox const& tools)
{
    workflow::Confirmed const confirmed(options.clip.confirmed.begin(), options.clip.confirmed.end());
    std::set<std::string> texts(options.lora.samplePrompts.begin(), options.lora.samplePrompts.end());
    for (render::TrainingItem const& item : options.lora.items)
        texts.insert(item.caption);
    plan::RenderRequest request = options.lora.clip;
    for (std::string const& text : texts) {
        request.prompt = text;
        Status const allowed = workflow::gate(request, tools, confirmed);
        if (!allowed)
            return workflow::noteRefusal({request, text, {}}, allowed.error(), tools);
    }
    std::vector<plan::RenderRequest> rendered;
    for (std::string const& prompt : options.lora.samplePrompts) {
        request.prompt = prompt;
        rendered.push_back(request);
    }
    return rendered.empty() ? Status() : workflow::noteGeneration(rendered, tools);
}

/// Different captions, spread over the folder.
std::vector<std::string> promptsFrom(std::vector<render::TrainingItem> const& items)
{
    std::vector<std::string> prompts;
    for (size_t i = 0; i < kMostSamples && i < items.size(); ++i) {
        std::string const& caption = items[i * items.size() / std::min(kMostSamples, items.size())].caption;
        if (std::find(prompts.begin(), prompts.end(), caption) == prompts.end())
            prompts.push_back(caption);
    }
    return prompts;
}

void reportDone(Session& session, render::TrainedLora const& trained)
{
    OrderedJson json = {
        {"event", "done"}, {"out", trained.file.string()}, {"lossCurve", trained.lossCurve.string()}};
    json["samples"] = trained.samples.empty() ? OrderedJson() : OrderedJson(trained.samples.string());
    json["steps"] = trained.steps;
    json["seconds"] = trained.seconds;
    json["firstLoss"] = trained.firstLoss;
    json["lastLoss"] = trained.lastLoss;
    json["device"] = trained.device;
    json["dtype"] = trained.dtype;
    session.console.event(json);
    session.console.print(trained.file.string());
}

Status trainLora(Session& session, LoraOptions options)
{
    render::LoraRequest& request = options.lora;
    FW_CHECK(checkOut(request.out));
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    options.clip.isRawPrompt = true; // captions are the prompts
    options.clip.prompt = "";
    options.clip.seed = request.seed;
    FW_TRY(request.clip, requestFrom(options.clip, tools));
    FW_TRY(library::ModelInfo const model, tools.models.find(options.clip.model));
    request.alpha = options.alpha.value_or(request.rank);
    // The starter has only ever seen whole clips; large models learned from stills as well.
    request.stillFrames = options.stillFrames.value_or(model.isStarter ? request.clip.frames : 1);
    FW_TRY(request.items, readData(session, options));
    if (options.hasNoSamples)
        request.samplePrompts.clear();
    else if (request.samplePrompts.empty())
        request.samplePrompts = promptsFrom(request.items);
    FW_CHECK(allow(options, tools));

    FW_TRY(auto const trainer, render::openTorchTrainer());
    FW_TRY(render::TrainedLora const trained, trainer->trainLora(request, trainHooks(session)));
    reportDone(session, trained);
    return {};
}

void addLoraNumbers(CLI::App& command, LoraOptions& options)
{
    render::LoraRequest& lora = options.lora;
    command.add_option("--steps", lora.steps, "Steps to train for")->check(CLI::Range(1, 1'000'000));
    command.add_option("--rank", lora.rank, "Rank of the LoRA")->check(CLI::Range(1, 512));
    command
        .add_option("--alpha", options.alpha, "Strength of the pairs is alpha / rank; the rank when left out")
        ->check(CLI::Range(0.01, 4096.0));
    command.add_option("--batch", lora.batch, "Stills or clips of one step")->check(CLI::Range(1, 4096));
    command.add_option("--rate", lora.rate, "Learning rate")->check(CLI::Range(1e-7, 1.0));
    command.add_option("--caption-dropout", lora.captionDropout, "Share of captions that are left out")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--seed", lora.seed, "Seed of everything that is drawn")
        ->check(CLI::Validator(seedProblem, "0 to 18446744073709551615"));
    command.add_option("--size", options.clip.size, "Size to train at, WxH; the model's own when left out");
    command.add_option("--frames", options.clip.frames, "Frames of a clip: 4n+1");
    command.add_option("--still-frames", options.stillFrames, "Frames that a still is shown for: 4n+1")
        ->check([](std::string const& text) {
            int const frames = std::atoi(text.c_str());
            return frames >= 1 && frames % 4 == 1 ? std::string() : text + " is not 4n+1.";
        });
}

void addTrainLora(CLI::App& train, Session& session)
{
    CLI::App* command = train.add_subcommand("lora", "Teach a model a style or character from a folder");
    auto options = std::make_shared<LoraOptions>();
    options->clip.model = "starter";
    addJsonOption(*command, session);
    command->add_option("data", options->data, "Folder of stills and clips, each with NAME.txt beside it")
        ->required();
    command->add_option("--out", options->lora.out, "LoRA to write (.safetensors)")->required();
    command->add_option("--model", options->clip.model,
                        "Checkpoint folder, transformer file, or a model's id");
    command->add_option("--caption", options->caption, "Caption of everything that has none of its own");
    addLoraNumbers(*command, *options);
    command->add_option("--sample", options->lora.samplePrompts,
                        "Prompt to render at the end; may be given again; captions when left out");
    command->add_flag("--no-samples", options->hasNoSamples, "Render nothing at the end");
    command->add_option("--device", options->clip.device, "auto, cpu, cuda or cuda:1");
    command->add_option("--dtype", options->clip.dtype, "fp32, bf16 or auto")
        ->check(CLI::IsMember({"fp32", "bf16", "auto"}));
    command->add_option("--confirm", options->clip.confirmed, "A moderation rule that was confirmed");
    command
        ->add_option("--save-every", options->lora.saveSeconds, "Seconds between two writings of the state")
        ->check(CLI::Range(0.0, 60.0));
    command->add_flag("--resume", options->lora.isResumed, "Go on with an unfinished training");
    command->callback([&session, options] { session.finish(trainLora(session, *options)); });
}

} // namespace

void addTrainCommands(CLI::App& program, Session& session)
{
    CLI::App* train = program.add_subcommand("train", "Teach models");
    train->require_subcommand(1);
    addTrainLora(*train, session);
    addTrainModel(*train, session);
    addTrainClips(*train, session);
}

} // namespace fw::cli
