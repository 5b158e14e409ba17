#include "ui/bridge/EngineBridge.h"

#include "engine/base/Guarded.h"
#include "engine/jobs/CastGate.h"
#include "engine/workflow/KeptLatents.h"
#include "ui/bridge/ExportWorker.h"

#include <QGuiApplication>
#include <QStringList>

#include <atomic>
#include <map>
#include <set>
#include <utility>

namespace fw::ui {

namespace {

bool hasEnded(jobs::JobState state)
{
    return state == jobs::JobState::Finished || state == jobs::JobState::Failed ||
           state == jobs::JobState::Cancelled;
}

} // namespace

struct EngineBridge::Impl {
    EngineBridge& bridge;
    render::RendererFactory renderer;
    std::shared_ptr<workflow::Toolbox const> tools;
    /// The same for the queue's threads.
    std::shared_ptr<Guarded<std::shared_ptr<workflow::Toolbox const>>> current =
        std::make_shared<Guarded<std::shared_ptr<workflow::Toolbox const>>>(tools);
    quint64 epoch = 0; ///< counts attached queues: events of an earlier one are dropped
    std::map<ShotId, jobs::JobInfo> newest;
    std::map<ShotId, FormingClip> forming;
    std::optional<std::map<ShotId, int>> places; ///< of the waiting jobs; made when asked for
    std::atomic<bool> isPreviewPosted = false;
    ExportWorker exporter;
    int preparing = 0; ///< the export whose clips are made again now; 0: none
    int exports = 0;
    TaskWorker tasks;
    ClipMaker clips{tasks};
    WeightReader weights{tools};
    CastBook cast{tasks};
    ReviewBook reviews{tasks, tools};
    RecordBook records;

    Impl(EngineBridge& owner, render::RendererFactory factory,
         std::shared_ptr<workflow::Toolbox const> toolbox)
        : bridge(owner), renderer(std::move(factory)), tools(toolbox),
          exporter(std::move(toolbox),
                   {[this] { postExportProgress(); },
                    [this](Result<exporting::ExportResult> result) { postExportEnd(std::move(result)); }})
    {
    }

    // Queue threads
    jobs::EventSink sink(quint64 ofEpoch);

    // GUI thread
    void handle(jobs::JobEvent const& event);
    void handleFinished(jobs::Finished const& event);
    void showPreview();
    void refresh(ShotId const& shot);
    void refreshAll();
    void stopWithdrawn();

    void prepareExport(story::Storyboard board, exporting::ExportSettings settings);

    // Export worker
    void postExportProgress();
    void postExportEnd(Result<exporting::ExportResult> result);
};

EngineBridge::EngineBridge(render::RendererFactory renderer, std::shared_ptr<workflow::Toolbox const> tools,
                           QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, std::move(renderer), std::move(tools)))
{
    connect(&m_impl->cast, &CastBook::changed, this, [this] { m_impl->stopWithdrawn(); });
    // The command line may have been used while another window was in front.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive) {
            m_impl->cast.refresh();
            m_impl->reviews.refresh();
        }
    });
    m_impl->cast.refresh();
    m_impl->reviews.refresh();
}

EngineBridge::~EngineBridge()
{
    // Waiting jobs stay in queue.json and come back with the project; only what runs is asked to stop.
    cancelExport();
    m_impl->clips.setQueue(nullptr);
    m_queue.reset();
    m_impl.reset();
}

Status EngineBridge::attach(std::filesystem::path const& projectFolder)
{
    ++m_impl->epoch;
    m_impl->clips.setQueue(nullptr);
    m_queue.reset();
    m_impl->newest.clear();
    m_impl->forming.clear();
    m_impl->places.reset();
    m_impl->cast.setProject(projectFolder);
    if (!projectFolder.empty()) {
        jobs::QueueOptions options;
        options.renderer = m_impl->renderer;
        options.projectFolder = projectFolder;
        options.sink = m_impl->sink(m_impl->epoch);
        options.gate = workflow::startGate(*m_impl->tools);
        options.audit = m_impl->tools->audit;
        auto const toolsNow = [current = m_impl->current] {
            return current->with([](auto const& each) { return each; });
        };
        options.writeProxy = [toolsNow](auto const& rendered, auto const& request, auto const& target) {
            return workflow::proxyWriter(*toolsNow())(rendered, request, target);
        };
        options.onTake = workflow::takeSink(*m_impl->tools, projectFolder);
        options.clipRequest = [toolsNow](jobs::Recipe const& recipe) {
            return workflow::clipRequest(recipe, *toolsNow());
        };
        auto queue = jobs::JobQueue::open(std::move(options));
        if (!queue) {
            Q_EMIT queueChanged();
            return std::move(queue).error();
        }
        m_queue = std::move(queue).value();
        m_impl->clips.setQueue(m_queue.get());
        m_impl->refreshAll();
    }
    Q_EMIT queueChanged();
    return {};
}

void EngineBridge::setTools(std::shared_ptr<workflow::Toolbox const> tools)
{
    m_impl->current->with([&](auto& each) { each = tools; });
    m_impl->exporter.setTools(tools);
    m_impl->weights.setTools(tools);
    m_impl->tools = std::move(tools);
}

Result<std::vector<JobId>> EngineBridge::generate(story::Storyboard const& board,
                                                  std::vector<ShotId> const& shots,
                                                  workflow::Confirmed const& confirmed)
{
    if (!m_queue)
        return fail(Error::Kind::BadInput, "ui.noProject");
    auto made = workflow::generate(board, shots, *m_impl->tools, confirmed, *m_queue);
    if (!made && made.error().kind == Error::Kind::Refused) {
        m_impl->cast.refresh(); // what the gate saw is newer than what is shown
        m_impl->reviews.refresh();
    }
    return made;
}

CastBook* EngineBridge::cast() const { return &m_impl->cast; }
ClipMaker* EngineBridge::clips() const { return &m_impl->clips; }
WeightReader* EngineBridge::weights() const { return &m_impl->weights; }
ReviewBook* EngineBridge::reviews() const { return &m_impl->reviews; }
RecordBook* EngineBridge::records() const { return &m_impl->records; }

void EngineBridge::stopShot(ShotId const& shot)
{
    if (m_queue)
        m_queue->cancelShot(shot);
}

std::optional<jobs::JobInfo> EngineBridge::jobOf(ShotId const& shot) const
{
    auto const found = m_impl->newest.find(shot);
    return found == m_impl->newest.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FormingClip> EngineBridge::formingClip(ShotId const& shot) const
{
    auto const found = m_impl->forming.find(shot);
    return found == m_impl->forming.end() ? std::nullopt : std::optional(found->second);
}

int EngineBridge::placeInQueue(ShotId const& shot) const
{
    if (!m_impl->places) {
        m_impl->places.emplace();
        int place = 0;
        for (jobs::JobInfo const& job : m_queue ? m_queue->jobs() : std::vector<jobs::JobInfo>())
            if (job.state == jobs::JobState::Queued || job.state == jobs::JobState::Waiting)
                m_impl->places->emplace(job.shot, ++place);
    }
    auto const found = m_impl->places->find(shot);
    return found == m_impl->places->end() ? 0 : found->second;
}

void EngineBridge::startExport(story::Storyboard board, exporting::ExportSettings settings)
{
    if (!isExporting())
        m_impl->prepareExport(std::move(board), std::move(settings));
}

void EngineBridge::cancelExport()
{
    if (std::exchange(m_impl->preparing, 0) != 0)
        Q_EMIT exportFailed(fail(Error::Kind::Cancelled, "base.cancelled"));
    m_impl->exporter.cancel();
}

bool EngineBridge::isExporting() const { return m_impl->preparing != 0 || m_impl->exporter.isRunning(); }

/// What plays may have gone to save disk; the film is made of the clips themselves.
void EngineBridge::Impl::prepareExport(story::Storyboard board, exporting::ExportSettings settings)
{
    std::vector<TakeId> takes;
    for (story::Shot const* shot : story::shotsInOrder(board))
        if (story::Take const* take = story::shownTake(*shot))
            takes.push_back(take->id);
    preparing = ++exports;
    clips.make(takes, [this, number = exports, board = std::move(board),
                       settings = std::move(settings)](Status const& made) {
        if (preparing != number)
            return; // it was stopped
        preparing = 0;
        if (made)
            exporter.start(board, settings);
        else
            Q_EMIT bridge.exportFailed(made.error());
    });
}

jobs::EventSink EngineBridge::Impl::sink(quint64 ofEpoch)
{
    return [this, ofEpoch](jobs::JobEvent const& event) {
        if (std::holds_alternative<jobs::PreviewReady>(event)) {
            // One wake-up at a time: showPreview takes the newest, whatever came in between.
            if (!isPreviewPosted.exchange(true))
                QMetaObject::invokeMethod(
                    &bridge, [this] { showPreview(); }, Qt::QueuedConnection);
            return;
        }
        QMetaObject::invokeMethod(
            &bridge,
            [this, ofEpoch, event] {
                if (ofEpoch == epoch)
                    handle(event);
            },
            Qt::QueuedConnection);
    };
}

void EngineBridge::Impl::handle(jobs::JobEvent const& event)
{
    if (!std::holds_alternative<jobs::Progressed>(event))
        places.reset();
    if (std::holds_alternative<jobs::QueueChanged>(event)) {
        refreshAll();
        Q_EMIT bridge.queueChanged();
        return;
    }
    if (auto const* progressed = std::get_if<jobs::Progressed>(&event)) {
        refresh(progressed->shot);
        return;
    }
    if (auto const* made = std::get_if<jobs::ClipMade>(&event)) {
        clips.handle(*made);
        return;
    }
    if (auto const* noticed = std::get_if<jobs::Noticed>(&event)) {
        Q_EMIT bridge.jobNoticed(
            noticed->shot,
            Error{Error::Kind::Unsupported, noticed->notice.messageId, noticed->notice.args, {}});
        return;
    }
    if (auto const* finished = std::get_if<jobs::Finished>(&event)) {
        handleFinished(*finished);
    } else if (auto const* failed = std::get_if<jobs::Failed>(&event)) {
        refresh(failed->job.shot);
        if (consent::reasonOf(failed->error))
            cast.refresh();
        Q_EMIT bridge.jobFailed(failed->job.shot, failed->error);
    } else if (auto const* cancelled = std::get_if<jobs::Cancelled>(&event)) {
        refresh(cancelled->job.shot);
    } else if (auto const* started = std::get_if<jobs::Started>(&event)) {
        refresh(started->job.shot);
    } else if (auto const* queued = std::get_if<jobs::Queued>(&event)) {
        refresh(queued->job.shot);
    }
    Q_EMIT bridge.queueChanged();
}

void EngineBridge::Impl::handleFinished(jobs::Finished const& event)
{
    // The take first: whoever then asks for the shot's state finds it.
    Q_EMIT bridge.takeFinished(event.job.shot, event.take);
    refresh(event.job.shot);
}

void EngineBridge::Impl::refresh(ShotId const& shot)
{
    if (!bridge.m_queue)
        return;
    if (auto info = bridge.m_queue->jobOfShot(shot))
        newest[shot] = std::move(*info);
    else
        newest.erase(shot);
    auto const clip = forming.find(shot);
    auto const job = newest.find(shot);
    if (clip != forming.end() &&
        (job == newest.end() || job->second.id != clip->second.job || hasEnded(job->second.state)))
        forming.erase(clip);
    Q_EMIT bridge.jobChanged(shot);
}

void EngineBridge::Impl::refreshAll()
{
    if (!bridge.m_queue)
        return;
    std::map<ShotId, jobs::JobInfo> const before = std::move(newest);
    newest.clear();
    std::set<ShotId> shots;
    for (jobs::JobInfo const& job : bridge.m_queue->jobs())
        shots.insert(job.shot);
    for (auto const& entry : before)
        shots.insert(entry.first);
    for (ShotId const& shot : shots)
        refresh(shot);
}

/// The gate would stop them at its next look; a person who withdrew need not wait for that.
void EngineBridge::Impl::stopWithdrawn()
{
    if (!bridge.m_queue)
        return;
    std::set<std::string> names;
    int count = 0;
    for (jobs::JobInfo const& job : bridge.m_queue->jobs()) {
        if (hasEnded(job.state))
            continue;
        consent::Answer const answer = cast.answer(jobs::castOf(job.request, cast.project()));
        if (answer.reason != consent::Reason::Revoked)
            continue;
        names.insert(cast.nameOf(answer.subject));
        bridge.m_queue->cancel(job.id);
        ++count;
    }
    QStringList words;
    for (std::string const& name : names)
        words << QString::fromStdString(name);
    if (count > 0)
        Q_EMIT bridge.consentStopped(words.join(QStringLiteral(", ")), count);
}

void EngineBridge::Impl::showPreview()
{
    isPreviewPosted = false;
    if (!bridge.m_queue)
        return;
    auto frame = bridge.m_queue->takePreview();
    if (!frame)
        return;
    auto const current = bridge.m_queue->jobOfShot(frame->shot);
    if (!current || current->id != frame->job || hasEnded(current->state))
        return; // an answer to a question nobody asks any more
    FormingClip clip{
        frame->job, frame->shot, frame->preview.step, frame->preview.of, frame->preview.fps.perSecond(), {}};
    clip.frames.reserve(frame->preview.frames.size());
    for (Image const& image : frame->preview.frames)
        clip.frames.push_back(toQImage(image));
    forming[frame->shot] = std::move(clip);
    Q_EMIT bridge.previewReady(frame->shot);
}

void EngineBridge::Impl::postExportProgress()
{
    QMetaObject::invokeMethod(
        &bridge,
        [this] {
            if (auto const progress = exporter.takeProgress())
                Q_EMIT bridge.exportProgress(QString::fromUtf8(progress->phase), progress->step,
                                             progress->of);
        },
        Qt::QueuedConnection);
}

void EngineBridge::Impl::postExportEnd(Result<exporting::ExportResult> result)
{
    QMetaObject::invokeMethod(
        &bridge,
        [this, result = std::move(result)] {
            if (result)
                Q_EMIT bridge.exportFinished(*result);
            else
                Q_EMIT bridge.exportFailed(result.error());
        },
        Qt::QueuedConnection);
}

} // namespace fw::ui
