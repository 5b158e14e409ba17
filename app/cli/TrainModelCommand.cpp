#include "app/cli/RenderOptions.h"
#include "app/cli/TrainReport.h"
#include "app/cli/Values.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

struct ModelOptions {
    RenderOptions clip; ///< model, size, device, type: as `render` has them
    render::ModelRequest model;
    bool isVace = false;
};

void reportModel(Session& session, render::TrainedModel const& trained, render::ModelPart part)
{
    auto const orNull = [](std::filesystem::path const& file) {
        return file.empty() ? OrderedJson() : OrderedJson(file.string());
    };
    OrderedJson json = {{"event", "done"}, {"out", trained.folder.string()}};
    json["lossCurve"] = orNull(trained.lossCurve);
    json["samples"] = orNull(trained.samples);
    json["steps"] = trained.steps;
    json["seconds"] = trained.seconds;
    json["firstLoss"] = trained.firstLoss;
    json["lastLoss"] = trained.lastLoss;
    if (part == render::ModelPart::Vae)
        json["psnr"] = trained.quality;
    if (part == render::ModelPart::Preview)
        json["explained"] = trained.quality;
    json["device"] = trained.device;
    json["dtype"] = trained.dtype;
    session.console.event(json);
    session.console.print(trained.folder.string());
}

/// The gate that prompts pass before they are rendered.
Status allowSamples(ModelOptions const& options, workflow::Toolbox const& tools)
{
    workflow::Confirmed const confirmed(options.clip.confirmed.begin(), options.clip.confirmed.end());
    std::vector<plan::RenderRequest> rendered;
    for (std::string const& prompt : options.model.samplePrompts) {
        rendered.push_back(options.model.clip);
        rendered.back().prompt = prompt;
        Status const allowed = workflow::gate(rendered.back(), tools, confirmed);
        if (!allowed)
            return workflow::noteRefusal({rendered.back(), prompt, {}}, allowed.error(), tools);
    }
    return rendered.empty() ? Status() : workflow::noteGeneration(rendered, tools);
}

Status trainModel(Session& session, ModelOptions options)
{
    render::ModelRequest& request = options.model;
    if (options.isVace)
        request.part = render::ModelPart::VaceBlocks;
    std::error_code code;
    if (request.out.has_parent_path() && !std::filesystem::is_directory(request.out.parent_path(), code))
        return fail(Error::Kind::MissingFile, "workflow.noOutFolder",
                    {request.out.string(), request.out.parent_path().string()}, request.out.string());
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    options.clip.isRawPrompt = true;
    options.clip.prompt = "";
    options.clip.seed = request.seed;
    FW_TRY(request.clip, requestFrom(options.clip, tools));
    FW_CHECK(allowSamples(options, tools));

    FW_TRY(auto const trainer, render::openTorchTrainer());
    FW_TRY(render::TrainedModel const trained, trainer->trainModel(request, trainHooks(session)));
    reportModel(session, trained, request.part);
    return {};
}

void addSteps(CLI::App& command, ModelOptions& options)
{
    render::ModelRequest& model = options.model;
    command.add_flag("--fresh", model.isFresh, "From nothing, in the sizes of the model's config.json");
    command.add_option("--steps", model.steps, "Steps to train for")->check(CLI::Range(1, 10'000'000));
    command.add_option("--batch", model.batch, "Clips of one step")->check(CLI::Range(1, 4096));
    command.add_option("--rate", model.rate, "Learning rate of AdamW; Muon's is ten times that")
        ->check(CLI::Range(1e-7, 1.0));
    command.add_option("--samples", model.samples, "Rows of the picture at the end")
        ->check(CLI::Range(0, 64));
    command.add_option("--save-every", model.saveSeconds, "Seconds between two writings of the state")
        ->check(CLI::Range(0.0, 60.0));
    command.add_flag("--resume", model.isResumed, "Go on with an unfinished training");
}

std::shared_ptr<ModelOptions> addCommon(CLI::App& command, Session& session, render::ModelPart part)
{
    auto options = std::make_shared<ModelOptions>();
    options->model.part = part;
    options->clip.model = "starter";
    addJsonOption(command, session);
    command.add_option("--out", options->model.out, "Model folder to write; must not be there yet")
        ->required();
    command.add_option("--model", options->clip.model, "Model folder to start from");
    command.add_option("--size", options->clip.size, "Size of the clips, WxH: 160x96 or in proportion");
    command.add_option("--frames", options->clip.frames, "Frames of a clip: 5, 9, 13 or 17");
    command.add_option("--seed", options->model.seed, "Seed of everything that is drawn")
        ->check(CLI::Validator(seedProblem, "0 to 18446744073709551615"));
    command.add_option("--device", options->clip.device, "auto, cpu, cuda or cuda:1");
    command.add_option("--dtype", options->clip.dtype, "fp32, bf16 or auto")
        ->check(CLI::IsMember({"fp32", "bf16", "auto"}));
    command.callback([&session, options] { session.finish(trainModel(session, *options)); });
    return options;
}

} // namespace

void addTrainModel(CLI::App& train, Session& session)
{
    CLI::App* vae = train.add_subcommand("vae", "Train a small model's autoencoder on drawn clips");
    addSteps(*vae, *addCommon(*vae, session, render::ModelPart::Vae));

    CLI::App* starter =
        train.add_subcommand("starter", "Train a small model's transformer and text encoder on drawn clips");
    auto const options = addCommon(*starter, session, render::ModelPart::Transformer);
    addSteps(*starter, *options);
    starter->add_flag("--vace", options->isVace,
                      "The VACE blocks alone: extension, given frames and references");
    starter->add_option("--clips", options->model.clips, "Clips to draw and encode in all")
        ->check(CLI::Range(64, 10'000'000));
    starter
        ->add_option("--caption-dropout", options->model.captionDropout,
                     "Share of captions that are left out")
        ->check(CLI::Range(0.0, 1.0));
    starter->add_option("--sample", options->model.samplePrompts,
                        "Prompt to render at the end; may be given again; combinations that training never "
                        "saw when left out");
    starter->add_option("--confirm", options->clip.confirmed, "A moderation rule that was confirmed");

    CLI::App* preview =
        train.add_subcommand("preview", "Fit the colours that previews show a small model's latents in");
    auto const fitted = addCommon(*preview, session, render::ModelPart::Preview);
    fitted->model.clips = 60;
    preview->add_option("--clips", fitted->model.clips, "Clips to fit it on")->check(CLI::Range(5, 10'000));
}

} // namespace fw::cli
