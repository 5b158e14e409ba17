#include "app/cli/Commands.h"
#include "app/cli/RenderOptions.h"
#include "app/cli/Values.h"

#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/jobs/CastGate.h"
#include "engine/jobs/EtaBook.h"
#include "engine/jobs/TakeStore.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <memory>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;

constexpr int kPreviewColumns = 3;

double steadySeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool isClipName(fs::path const& out) { return out.extension() == ".mp4" || out.extension() == ".mov"; }

/// Tells about one rendering: progress with the learned time left, previews as files.
class Reporter {
public:
    Reporter(Session& session, RenderOptions const& options, plan::RenderRequest const& request)
        : m_session(session), m_options(options), m_eta(paths::cache() / "eta.json"),
          m_clock(request, m_eta.find(request)), m_request(request)
    {
    }

    render::RenderHooks hooks()
    {
        render::RenderHooks hooks;
        hooks.stop = m_session.signals.token();
        hooks.onProgress = [this](render::Progress const& progress) {
            if (progress.phase == render::Phase::Denoise)
                m_clock.stepDone(progress.step, steadySeconds());
            report(progress);
        };
        hooks.onNotice = [this](render::Notice const& notice) { reportNotice(m_session.console, notice); };
        if (!m_options.previews.empty())
            hooks.onPreview = [this](render::Preview const& preview) { keep(preview); };
        return hooks;
    }

    void report(render::Progress const& progress)
    {
        char const* phase = render::phaseName(progress.phase);
        double const eta = m_clock.remaining(steadySeconds());
        OrderedJson json = {
            {"event", "progress"}, {"phase", phase}, {"step", progress.step}, {"of", progress.of}};
        json["etaSeconds"] = eta < 0 ? OrderedJson() : OrderedJson(eta);
        say(json, progress.step, progress.of);
    }

    /// Encoding, signing and reading back of a finished rendering.
    void report(exporting::ExportProgress const& progress)
    {
        say({{"event", "progress"},
             {"phase", progress.phase},
             {"step", progress.step},
             {"of", progress.of},
             {"etaSeconds", nullptr}},
            progress.step, progress.of);
    }

    exporting::ProgressHook exportHook()
    {
        return [this](exporting::ExportProgress const& progress) { report(progress); };
    }
    std::stop_token stop() const { return m_session.signals.token(); }

    void learn()
    {
        m_clock.ended(steadySeconds());
        if (auto const measured = m_clock.measured()) {
            m_eta.learn(m_request, *measured);
            m_eta.save();
        }
    }

    Status const& previewStatus() const { return m_previewStatus; }

private:
    void say(OrderedJson const& json, int64_t step, int64_t of)
    {
        m_session.console.event(json);
        m_session.console.progress(json["phase"].get<std::string>() + " " + std::to_string(step) + "/" +
                                   std::to_string(of));
    }

    /// step-012.png: the predicted clean frames side by side.
    void keep(render::Preview const& preview)
    {
        char name[32];
        std::snprintf(name, sizeof name, "step-%03d.png", preview.step);
        fs::path const file = fs::path(m_options.previews) / name;
        if (preview.frames.empty() || !m_previewStatus)
            return;
        int const width = preview.frames.front().widthPx();
        m_previewStatus = media::writePng(file, media::contactSheet(preview.frames, kPreviewColumns, width));
        if (m_previewStatus)
            m_session.console.event({{"event", "preview"}, {"step", preview.step}, {"file", file.string()}});
    }

    Session& m_session;
    RenderOptions const& m_options;
    jobs::EtaBook m_eta;
    jobs::EtaClock m_clock;
    plan::RenderRequest const& m_request;
    Status m_previewStatus;
};

/// Everything about the output that can be known before an hour of rendering.
Status checkOutputs(RenderOptions const& options)
{
    fs::path const out = options.out;
    std::error_code ignored;
    if (out.empty() && options.saveLatents.empty() && options.saveFrames.empty())
        return fail(Error::Kind::BadInput, "workflow.noOut");
    if (!out.empty() && !isClipName(out)) {
        if (out.has_extension() && !fs::is_directory(out, ignored))
            return fail(Error::Kind::BadInput, "workflow.badOut", {out.string()}, out.string());
        if (fs::exists(out, ignored) && !fs::is_empty(out, ignored))
            return fail(Error::Kind::Conflict, "workflow.outNotEmpty", {out.string()}, out.string());
    }
    for (fs::path const& file :
         {isClipName(out) ? out : fs::path(), fs::path(options.saveLatents), fs::path(options.saveFrames)})
        if (file.has_parent_path() && !fs::is_directory(file.parent_path(), ignored))
            return fail(Error::Kind::MissingFile, "workflow.noOutFolder",
                        {file.string(), file.parent_path().string()}, file.string());
    if (!options.previews.empty())
        FW_CHECK(makeFolders(options.previews));
    if (isClipName(out))
        FW_CHECK(provenance::c2paAvailable());
    return {};
}

/// Where a stopped rendering keeps its latents: beside the output, named after request and seed.
fs::path checkpointFor(RenderOptions const& options, plan::RenderRequest const& request)
{
    fs::path const anchor = !options.out.empty()           ? options.out
                            : !options.saveLatents.empty() ? options.saveLatents
                                                           : options.saveFrames;
    fs::path folder = fs::absolute(anchor).lexically_normal();
    folder = folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path();
    return folder / ("." + plan::keyOf(request).value.substr(0, 16) + "-" + std::to_string(request.seed) +
                     ".checkpoint.safetensors");
}

/// What the last steps of a rendering share.
struct Finished {
    plan::RenderRequest const& request;
    render::Rendered const& rendered;
    workflow::Toolbox const& tools;
    Reporter& reporter;
};

provenance::RegistryEntry entryOf(char const* what, plan::RenderRequest const& request)
{
    provenance::RegistryEntry entry;
    entry.what = what;
    entry.shot = request.shot.value;
    entry.requestKey = plan::keyOf(request).value;
    return entry;
}

Status writeClip(RenderOptions const& options, Finished const& done)
{
    exporting::ClipExport clip{done.rendered.frames, done.rendered.fps, options.out,
                               workflow::manifestFor(done.request, done.rendered, done.tools)};
    clip.markSeed = done.rendered.seed;
    clip.onProgress = done.reporter.exportHook();
    clip.stop = done.reporter.stop();
    FW_TRY(exporting::Written const written, exporting::writeSignedClip(clip));
    FW_CHECK(workflow::enterFile(options.out, entryOf("clip", done.request), done.tools, &written));
    return workflow::noteExport(
        options.out, {{"what", "clip"}, {"requestKey", plan::keyOf(done.request).value}}, done.tools);
}

/// The folder appears complete or not at all.
Status writeFolder(RenderOptions const& options, fs::path const& working, Finished const& done)
{
    fs::path const out = fs::absolute(options.out).lexically_normal();
    jobs::NewTake const take{newTakeId(), working, done.request, done.rendered, {}};
    auto const proxy = workflow::proxyWriter(done.tools, done.reporter.exportHook(), done.reporter.stop());
    FW_CHECK(jobs::noteCast(done.request, take.id, {}));
    FW_CHECK(jobs::writeTake(take, proxy));
    std::error_code code;
    fs::rename(working, out, code); // onto a missing or empty folder
    if (code)
        return fail(Error::Kind::Io, "base.cannotWrite", {out.string(), code.message()}, out.string());
    provenance::RegistryEntry entry = entryOf("take", done.request);
    entry.take = take.id.value;
    FW_CHECK(workflow::enterFile(out / "proxy.mp4", std::move(entry), done.tools));
    return syncFolder(out.parent_path());
}

void reportDone(Session& session, RenderOptions const& options, plan::RenderRequest const& request,
                render::Rendered const& rendered)
{
    std::string const out = !options.out.empty()           ? options.out
                            : !options.saveLatents.empty() ? options.saveLatents
                                                           : options.saveFrames;
    SizePx const size = rendered.frames.empty() ? SizePx() : rendered.frames.front().size();
    session.console.event({{"event", "done"},
                           {"out", out},
                           {"seconds", rendered.seconds},
                           {"loadSeconds", rendered.loadSeconds},
                           {"requestKey", plan::keyOf(request).value},
                           {"seed", rendered.seed},
                           {"device", rendered.device},
                           {"dtype", rendered.dtype},
                           {"memoryMode", rendered.memoryMode},
                           {"peakBytes", rendered.peakBytes},
                           {"frames", rendered.frames.size()},
                           {"size", {size.widthPx, size.heightPx}},
                           {"fps", rendered.fps.perSecond()}});
    session.console.print(out);
}

Status renderOne(Session& session, RenderOptions const& options)
{
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    FW_TRY(plan::RenderRequest const request, requestFrom(options, tools));
    workflow::Confirmed const confirmed(options.confirmed.begin(), options.confirmed.end());
    workflow::Asked const asked{request, options.prompt.value_or(std::string()), {}};
    Status allowed = workflow::gate(request, tools, confirmed);
    if (allowed && isClipName(options.out)) // a clip leaves the program
        allowed = jobs::checkConsent(request, {}, consent::Use::Export);
    if (!allowed)
        return workflow::noteRefusal(asked, allowed.error(), tools);
    FW_CHECK(checkOutputs(options));
    FW_CHECK(workflow::noteGeneration({request}, tools));

    bool const isFolder = !options.out.empty() && !isClipName(options.out);
    WorkingFolder working;
    render::RenderPaths paths{options.saveLatents, options.saveFrames, options.initLatents,
                              checkpointFor(options, request)};
    if (isFolder) {
        FW_TRY(working, WorkingFolder::beside(fs::absolute(options.out).lexically_normal()));
        if (paths.saveLatents.empty())
            paths.saveLatents = working.path() / "latents.safetensors";
    }
    Reporter reporter(session, options, request);
    reporter.report({render::Phase::Load, 0, 0});
    FW_TRY(auto const renderer, rendererFactory(options.engine)());
    FW_TRY(render::Rendered const rendered, renderer->render(request, paths, reporter.hooks()));
    reporter.learn();
    FW_CHECK(reporter.previewStatus());

    Finished const done{request, rendered, tools, reporter};
    if (isFolder)
        FW_CHECK(writeFolder(options, working.path(), done));
    else if (!options.out.empty())
        FW_CHECK(writeClip(options, done));
    std::error_code ignored;
    fs::remove(paths.checkpoint, ignored);
    reportDone(session, options, request, rendered);
    return {};
}

void addSourceOptions(CLI::App& command, RenderOptions& options)
{
    CLI::Option_group* source = command.add_option_group("source", "What the numbers come from");
    source->add_option("--preset", options.preset, "Preset by name, or a preset file");
    source->add_option("--model", options.model, "Checkpoint folder, transformer file, or a model's id");
    source->add_option("--job", options.job, "Job file: a complete request as JSON");
    source->require_option(1);
    command.add_option("--prompt", options.prompt, "What the shot shows");
    command.add_option("--negative", options.negative, "What must not be seen");
    command.add_flag("--raw-prompt", options.isRawPrompt,
                     "Leave out the preset's template and negative prompt");
}

void addNumberOptions(CLI::App& command, RenderOptions& options)
{
    command.add_option("--seed", options.seed, "Seed of the noise; random when left out")
        ->check(CLI::Validator(seedProblem, "0 to 18446744073709551615"));
    command.add_option("--size", options.size, "Picture size, WxH");
    command.add_option("--frames", options.frames, "Frames of the clip: 4n+1");
    command.add_option("--fps", options.rate, "Frames per second");
    command.add_option("--steps", options.steps, "Denoise steps");
    command.add_option("--guidance", options.guidance, "Guidance scale; 1 leaves out the second pass");
    command.add_option("--guidance-2", options.guidance2, "Guidance of the low-noise expert");
    CLI::Option* shift = command.add_option("--shift", options.shift, "Shift of the noise schedule");
    command
        .add_option("--sigmas", options.sigmas,
                    "A few-step model's own noise levels, 1.0,0.75,0.5,0.25: one a step, used as they are")
        ->delimiter(',')
        ->excludes(shift);
    command
        .add_option("--guidance-interval", options.guidanceInterval,
                    "LOW,HIGH: the noise levels at which guidance works, 0 to 1; elsewhere one pass a step")
        ->delimiter(',')
        ->expected(2);
    command.add_option("--sampler", options.sampler, "unipc, euler, dpmpp or few-step")
        ->check(CLI::IsMember({"unipc", "euler", "dpmpp", "few-step"}));
    command.add_option("--quality", options.quality, "draft, preview or final of the preset")
        ->check(CLI::IsMember({"draft", "preview", "final"}));
    command.add_option("--device", options.device, "auto, cpu, cuda or cuda:1");
    command.add_option("--dtype", options.dtype, "fp32, bf16 or auto")
        ->check(CLI::IsMember({"fp32", "bf16", "auto"}));
    command.add_option("--memory", options.memory, "auto, or a mode that models inspect lists")
        ->check(CLI::IsMember({"auto", "resident", "encoder-freed", "tiled", "packed", "swapped"}));
    command.add_flag("--native", options.isNative, "Leave out upscaling and interpolation");
}

void addFileOptions(CLI::App& command, RenderOptions& options)
{
    addConditionOptions(command, options.conditions);
    command.add_option("--confirm", options.confirmed, "A moderation rule that was confirmed");
    command.add_option("--out", options.out, "Clip (.mp4, .mov) or folder to write");
    command.add_option("--save-latents", options.saveLatents, "Write the latents (.safetensors)");
    command.add_option("--save-frames", options.saveFrames, "Write the decoded frames (.safetensors)");
    command.add_option("--init-latents", options.initLatents, "Start from this noise");
    command.add_option("--previews", options.previews, "Folder for a picture of every step");
}

} // namespace

void addRenderCommand(CLI::App& program, Session& session)
{
    CLI::App* command = program.add_subcommand("render", "Render one clip");
    auto options = std::make_shared<RenderOptions>();
    addJsonOption(*command, session);
    addSourceOptions(*command, *options);
    addNumberOptions(*command, *options);
    addFileOptions(*command, *options);
    addEngineOptions(*command, options->engine);
    command->callback([&session, options] { session.finish(renderOne(session, *options)); });
}

} // namespace fw::cli
