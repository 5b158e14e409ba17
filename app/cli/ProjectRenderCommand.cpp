#include "app/cli/Commands.h"
#include "app/cli/Engines.h"
#include "app/cli/EventMailbox.h"

#include "engine/story/Project.h"
#include "engine/workflow/Budget.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

OrderedJson measuredJson(story::Take const& take)
{
    return take.wattHours ? OrderedJson(*take.wattHours) : OrderedJson();
}

struct ProjectRenderOptions {
    std::string folder;
    std::vector<int> shots;
    std::vector<std::string> confirmed;
    EngineOptions engine;
};

/// One run of `project render`: what is still under way, and how it went.
class Run {
public:
    Run(Session& session, story::Project& project) : m_session(session), m_project(project) {}

    void expect(std::vector<JobId> const& jobs) { m_open.insert(jobs.begin(), jobs.end()); }
    bool isDone() const { return m_open.empty(); }
    std::optional<Error> const& firstError() const { return m_error; }
    int finished() const { return m_finished; }

    void handle(jobs::JobEvent const& event)
    {
        if (auto const* progressed = std::get_if<jobs::Progressed>(&event))
            progress(*progressed);
        else if (auto const* noticed = std::get_if<jobs::Noticed>(&event))
            reportNotice(m_session.console, noticed->notice, numberOf(noticed->shot));
        else if (auto const* finished = std::get_if<jobs::Finished>(&event))
            finish(*finished);
        else if (auto const* failed = std::get_if<jobs::Failed>(&event))
            close(failed->job, failed->error);
        else if (auto const* cancelled = std::get_if<jobs::Cancelled>(&event))
            close(cancelled->job, fail(Error::Kind::Cancelled, "base.cancelled"));
    }

    /// Children of a failed shot wait for a decision that nobody makes here.
    void dropHeld(jobs::JobQueue const& queue)
    {
        for (auto job = m_open.begin(); job != m_open.end();) {
            auto const info = queue.job(*job);
            job = info && info->state == jobs::JobState::Held ? m_open.erase(job) : std::next(job);
        }
    }

private:
    int numberOf(ShotId const& shot) const { return story::shotNumber(m_project.board(), shot); }

    void progress(jobs::Progressed const& event)
    {
        char const* phase = render::phaseName(event.progress.phase);
        OrderedJson json = {{"event", "progress"},
                            {"phase", phase},
                            {"step", event.progress.step},
                            {"of", event.progress.of}};
        json["etaSeconds"] = event.etaSeconds < 0 ? OrderedJson() : OrderedJson(event.etaSeconds);
        json["shot"] = numberOf(event.shot);
        m_session.console.event(json);
        m_session.console.progress("shot " + std::to_string(numberOf(event.shot)) + "  " + phase + " " +
                                   std::to_string(event.progress.step) + "/" +
                                   std::to_string(event.progress.of));
    }

    void finish(jobs::Finished const& event)
    {
        Status const recorded = m_project.recordTake(event.job.shot, event.take);
        m_session.console.event({{"event", "take"},
                                 {"shot", numberOf(event.job.shot)},
                                 {"take", event.take.id.value},
                                 {"requestKey", event.take.requestKey.value},
                                 {"seed", event.take.seed},
                                 {"seconds", event.take.seconds},
                                 {"wattHoursMeasured", measuredJson(event.take)}});
        if (!recorded && !m_error)
            m_error = recorded.error();
        m_finished += m_open.erase(event.job.id) > 0 ? 1 : 0;
    }

    void close(jobs::JobInfo const& job, Error const& error)
    {
        if (m_open.erase(job.id) > 0 && !m_error)
            m_error = error;
    }

    Session& m_session;
    story::Project& m_project;
    std::set<JobId> m_open;
    std::optional<Error> m_error;
    int m_finished = 0;
};

Result<std::vector<ShotId>> shotsAsked(story::Storyboard const& board, ProjectRenderOptions const& options,
                                       workflow::Toolbox const& tools)
{
    if (options.shots.empty())
        return workflow::shotsToRender(board, tools);
    auto const all = story::shotsInOrder(board);
    std::vector<ShotId> shots;
    for (int const number : options.shots) {
        if (number < 1 || number > static_cast<int>(all.size()))
            return fail(Error::Kind::BadInput, "workflow.noShotNumber",
                        {std::to_string(number), std::to_string(all.size())});
        shots.push_back(all[static_cast<size_t>(number - 1)]->id);
    }
    return shots;
}

/// Takes that were finished while nobody could record them (a crash) join their shots.
Status adoptOrphans(story::Project& project)
{
    for (story::UnplacedTake const& orphan : jobs::TakeStore(project.folder()).orphans(project.board()))
        FW_CHECK(project.recordTake(orphan.shot, orphan.take));
    return {};
}

/// What it will cost, where this machine has rendered the like before, and whether that passes the budget.
void sayExpected(Console& console, story::Storyboard const& board, plan::RenderBatch const& batch,
                 jobs::Rates const& rates)
{
    auto const seconds = workflow::secondsExpected(batch);
    if (seconds && *seconds > 0)
        console.say("Expected: " + jobs::costText(jobs::costOf(*seconds, rates), rates) + ".");
    auto const use = workflow::budgetUse(board, seconds.value_or(0), rates);
    if (use && use->isPassed())
        console.say("This passes the project's budget: " + workflow::budgetText(*use, rates) + ".");
}

OrderedJson costJson(jobs::Cost const& cost, jobs::Rates const& rates)
{
    return {{"seconds", cost.seconds},
            {"wattHours", cost.wattHours},
            {"wattHoursMeasured", cost.measuredWattHours},
            {"wattHoursEstimated", cost.wattHours - cost.measuredWattHours},
            {"money", rates.hasPrices() ? OrderedJson(cost.money) : OrderedJson()},
            {"currency", rates.hasPrices() ? OrderedJson(rates.currency) : OrderedJson()}};
}

Status renderProject(Session& session, ProjectRenderOptions const& options)
{
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    FW_TRY(auto const project, story::Project::open(options.folder));
    for (Error const& problem : story::problemsOf(project->openReport(), options.folder))
        session.console.say(problem.message());
    FW_CHECK(adoptOrphans(*project));
    FW_TRY(std::vector<ShotId> const shots, shotsAsked(project->board(), options, tools));
    FW_TRY(jobs::Rates const rates, jobs::loadDefaultRates());

    EventMailbox mailbox;
    jobs::QueueOptions queueOptions;
    queueOptions.renderer = rendererFactory(options.engine);
    queueOptions.projectFolder = std::filesystem::absolute(project->folder());
    queueOptions.sink = [&](jobs::JobEvent const& event) { mailbox.put(event); };
    queueOptions.wantsPreviews = false;
    queueOptions.gate = workflow::startGate(tools);
    queueOptions.audit = tools.audit;
    queueOptions.writeProxy = workflow::proxyWriter(tools);
    queueOptions.onTake = workflow::takeSink(tools, queueOptions.projectFolder);
    FW_TRY(auto queue, jobs::JobQueue::open(std::move(queueOptions)));

    Run run(session, *project);
    workflow::Confirmed const confirmed(options.confirmed.begin(), options.confirmed.end());
    if (auto const batch = plan::batchOf(project->board(), shots, tools.context()))
        sayExpected(session.console, project->board(), *batch, rates);
    jobs::Spent const before = workflow::spentOn(project->board());
    FW_TRY(std::vector<JobId> const ids,
           workflow::generate(project->board(), shots, tools, confirmed, *queue));
    run.expect(ids);
    std::stop_token const stop = session.signals.token();
    while (!run.isDone()) {
        auto const event = mailbox.take(stop);
        if (!event)
            break;
        run.handle(*event);
        run.dropHeld(*queue);
    }
    queue.reset(); // stops at a checkpoint; a take that is being written gets through
    while (auto const event = mailbox.takeNow())
        run.handle(*event);
    FW_CHECK(project->save());
    if (!run.isDone() && stop.stop_requested())
        return fail(Error::Kind::Cancelled, "base.cancelled");
    if (run.firstError())
        return *run.firstError();
    jobs::Cost const cost = jobs::costOf(workflow::spentOn(project->board()) - before, rates);
    session.console.event({{"event", "done"},
                           {"out", project->folder().string()},
                           {"takes", run.finished()},
                           {"cost", costJson(cost, rates)}});
    session.console.print(std::to_string(run.finished()) + " takes rendered in " +
                          jobs::costText(cost, rates) + ".");
    return {};
}

} // namespace

void addProjectRender(CLI::App& project, Session& session)
{
    CLI::App* command = project.add_subcommand("render", "Render every shot that is empty or out of date");
    addJsonOption(*command, session);
    auto options = std::make_shared<ProjectRenderOptions>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    command->add_option("--shot", options->shots, "Only this shot, by number; may be given again");
    command->add_option("--confirm", options->confirmed, "A moderation rule that was confirmed");
    addEngineOptions(*command, options->engine);
    command->callback([&session, options] { session.finish(renderProject(session, *options)); });
}

} // namespace fw::cli
