#pragma once

#include "engine/consent/AuditLog.h"
#include "engine/export/Export.h"
#include "engine/jobs/JobQueue.h"
#include "engine/library/ModelIndex.h"
#include "engine/moderation/Moderation.h"
#include "engine/moderation/Review.h"
#include "engine/plan/Resolve.h"
#include "engine/presets/Preset.h"
#include "engine/provenance/Registry.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fw::workflow {

/// What every path needs once per program: presets, models, moderation policy. Loaded at start (headers only,
/// no torch).
struct Toolbox {
    presets::PresetLibrary presets;
    library::ModelIndex models;
    moderation::Policy policy;
    std::vector<Error> problems; ///< broken presets or models, shown once
    consent::AuditSink audit; ///< decisions and what came of them; load() gives the log of this installation
    std::shared_ptr<moderation::ReviewInbox>
        inbox;           ///< holds and approvals; null: nothing that is held passes
    std::string account; ///< who asks: $FRAMEWRIGHT_ACCOUNT, else the login name
    std::shared_ptr<provenance::Registry> registry; ///< of what this installation signed; null: nowhere
    library::EngineSettings engine;                 ///< device and memory for jobs that do not say

    plan::Context context() const;
    static Result<Toolbox> load();
};

/// Rules that the maker has confirmed (`--confirm RULE`, or a click).
using Confirmed = std::set<std::string>;

/// gate: Allow passes; Confirm passes when confirmed, Hold when a reviewer approved this text; Hold and Block
/// are Error::Kind::Refused with rule, field, words. `project`: its folder, empty outside of projects;
/// consents may be for some projects only.
Status gate(plan::RenderRequest const& request, Toolbox const& tools, Confirmed const& confirmed,
            std::filesystem::path const& project = {});

/// What becomes of a refusal of `gate` when somebody really asked (not while typing): it is noted in the
/// audit log, and what a rule of Hold refused goes into the review inbox. Gives the error, with the inbox's
/// id.
struct Asked {
    plan::RenderRequest const& request;
    std::string text; ///< as the maker typed it; empty: the request's prompt
    std::filesystem::path project;
};
Error noteRefusal(Asked const& asked, Error error, Toolbox const& tools);
/// Notes that renderings were asked for and allowed, all of them as one entry: the window asks for a whole
/// board at once. Errors: those of the log; then nothing may be rendered.
Status noteGeneration(std::vector<plan::RenderRequest> const& requests, Toolbox const& tools);
/// Notes a file that leaves the program, by its checksum, in the audit log.
Status noteExport(std::filesystem::path const& file, OrderedJson what, Toolbox const& tools);
/// Enters a signed file into the registry of this installation (media.md 1.9): checksum and, unless whoever
/// wrote it hands them on in `written`, credentials are read from it; `entry` says the rest. Errors: those of
/// the registry; a file without credentials is no error and is entered by its checksum.
Status enterFile(std::filesystem::path const& file, provenance::RegistryEntry entry, Toolbox const& tools,
                 exporting::Written const* written = nullptr);
/// Enters takes as they are made: QueueOptions::onTake. What fails is logged; the take is there all the same.
jobs::TakeSink takeSink(Toolbox const& tools, std::filesystem::path const& project);
/// The decision itself, whatever was confirmed.
moderation::Decision review(std::string const& prompt, moderation::Policy const& policy);
/// What still stands between a prompt and its rendering, for showing while typing: the strictest rule that
/// nobody confirmed or approved; Allow when there is none. Reads the review log where a rule holds: for a
/// worker. Thread: any.
moderation::Decision openQuestion(std::string const& prompt, Toolbox const& tools,
                                  Confirmed const& confirmed);
/// What the gate says to a decision that does not pass (Refused): the rule, the field, the words.
Error refusalOf(moderation::Decision const& decision);

/// Hold and Block once more when a job starts (rules may have changed while it waited): QueueOptions::gate.
std::function<Status(plan::RenderRequest const&)> startGate(Toolbox const& tools);

/// gate -> resolve -> preflight of one shot, without submitting. `request.seed` is drawn when it is random.
struct Prepared {
    plan::RenderBatch batch;
    library::Estimate estimate;
};
Result<Prepared> prepare(story::Storyboard const& board, std::vector<ShotId> const& shots,
                         Toolbox const& tools, Confirmed const& confirmed,
                         std::filesystem::path const& project = {});

/// gate -> resolve -> preflight -> submit: the one path that window, command line and job files share.
Result<std::vector<JobId>> generate(story::Storyboard const& board, std::vector<ShotId> const& shots,
                                    Toolbox const& tools, Confirmed const& confirmed, jobs::JobQueue& queue);

/// Shots that are empty or stale, in film order (Generate all).
std::vector<ShotId> shotsToRender(story::Storyboard const& board, Toolbox const& tools);

/// What the credentials of one clip say: made by this model, from this parent.
provenance::ManifestSpec manifestFor(plan::RenderRequest const& request, Toolbox const& tools);
/// And, where the maker agreed (RenderRequest::publishesReceipt), how it was rendered in short.
provenance::ManifestSpec manifestFor(plan::RenderRequest const& request, render::Rendered const& rendered,
                                     Toolbox const& tools);

/// Marks and signs proxies: what JobQueue gets as QueueOptions::writeProxy.
jobs::ProxyWriter proxyWriter(Toolbox const& tools, exporting::ProgressHook onProgress = {},
                              std::stop_token stop = {});

/// The SRT file that an export leaves beside the film (film.srt beside film.mp4); empty: none is wanted.
std::filesystem::path subtitleFileOf(exporting::ExportSettings const& settings);

/// gate -> plan -> export of the whole board, with its subtitles.
Result<exporting::ExportResult> exportFilm(story::Storyboard const& board, exporting::ExportSettings settings,
                                           Toolbox const& tools,
                                           std::function<void(exporting::ExportProgress const&)> onProgress,
                                           std::stop_token stop);

/// May pictures of the film leave the project in another form (pages of the storyboard)? The gate of
/// exportFilm, and a refusal is noted in the audit log as there. Errors: Refused.
Status mayLeave(story::Storyboard const& board, std::filesystem::path const& projectFolder,
                Toolbox const& tools);

/// Where the cut goes.
struct CutTarget {
    std::filesystem::path file;
    bool overwrite = false;
    std::stop_token stop = {};
};
/// The structure of the film for other programs (interchange::Format by the target's ending). No pixels leave
/// and so there is no gate, but for a bundle: it carries the marked and signed playback clips, so it passes
/// mayLeave, and each clip must have valid credentials. Errors: as interchange::writeFile; Refused, BadInput.
Status exportCut(story::Storyboard const& board, std::filesystem::path const& projectFolder,
                 CutTarget const& target, Toolbox const& tools);

/// The sample storyboard that a first start shows (prompts that the starter model knows, one extension, one
/// dissolve).
story::Storyboard sampleStoryboard();
/// A second one: four shots of which each continues the one before, with a headline, subtitles,
/// markers, and notes that say what can be tried.
story::Storyboard chainStoryboard();

} // namespace fw::workflow
