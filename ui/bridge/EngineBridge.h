#pragma once

#include "engine/jobs/JobQueue.h"
#include "engine/workflow/Workflow.h"
#include "ui/bridge/CastBook.h"
#include "ui/bridge/ClipMaker.h"
#include "ui/bridge/RecordBook.h"
#include "ui/bridge/ReviewBook.h"
#include "ui/bridge/WeightReader.h"

#include <QImage>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace fw::ui {

/// Wraps pixels without a copy; the QImage keeps them alive.
QImage toQImage(Image const& image);

/// A forming shot's newest predicted clip, as the canvas and the cards show it.
struct FormingClip {
    JobId job;
    ShotId shot;
    int step = 0;
    int of = 0;
    double fps = 8;
    std::vector<QImage> frames;
};

/// Turns engine events, which arrive on queue threads, into queued signals of the GUI thread; the only place
/// where the two meet. Exports run on its IO worker. Thread: GUI (signals are emitted there).
class EngineBridge : public QObject {
    Q_OBJECT

public:
    explicit EngineBridge(render::RendererFactory renderer, std::shared_ptr<workflow::Toolbox const> tools,
                          QObject* parent = nullptr);
    ~EngineBridge() override; ///< stops all first, then joins

    /// Opens the queue of a project folder (takes/, queue.json); an empty path closes it.
    Status attach(std::filesystem::path const& projectFolder);
    jobs::JobQueue* queue() { return m_queue.get(); }

    /// Other models or settings, for what is asked for from now on.
    void setTools(std::shared_ptr<workflow::Toolbox const> tools);

    /// workflow::generate on the open queue. Errors are returned (Refused, MissingFile ...).
    Result<std::vector<JobId>> generate(story::Storyboard const& board, std::vector<ShotId> const& shots,
                                        workflow::Confirmed const& confirmed);
    void stopShot(ShotId const& shot);
    CastBook* cast() const;        ///< people and their consents
    ClipMaker* clips() const;      ///< of takes of which only the latents are kept
    WeightReader* weights() const; ///< of checkpoints that nobody has read yet
    ReviewBook* reviews() const;   ///< what the rules asked and what was answered
    RecordBook* records() const;   ///< who made a file, and the audit log

    /// Newest job of a shot (running, waiting or ended); nullopt when it never had one in this session.
    std::optional<jobs::JobInfo> jobOf(ShotId const& shot) const;
    /// Every job of the queue, running first; empty without an open project.
    std::vector<jobs::JobInfo> jobs() const
    {
        return m_queue ? m_queue->jobs() : std::vector<jobs::JobInfo>();
    }
    std::optional<FormingClip> formingClip(ShotId const& shot) const;
    /// 1-based place of a shot's waiting job; 0 when it does not wait.
    int placeInQueue(ShotId const& shot) const;

    /// Starts an export on the IO worker, after the clips that it needs were made again; progress and result
    /// come as signals.
    void startExport(story::Storyboard board, exporting::ExportSettings settings);
    void cancelExport();
    bool isExporting() const;

Q_SIGNALS:
    void jobChanged(fw::ShotId const& shot); ///< queued, started, progressed, ended
    void previewReady(fw::ShotId const& shot);
    void takeFinished(fw::ShotId const& shot, fw::story::Take const& take);
    void jobFailed(fw::ShotId const& shot, fw::Error const& error);
    /// What a person should know of a job that goes on.
    void jobNoticed(fw::ShotId const& shot, fw::Error const& notice);
    void queueChanged();
    /// Jobs were stopped, because the people in them withdrew their consent.
    void consentStopped(QString const& names, int jobs);
    void exportProgress(QString phase, qint64 step, qint64 of);
    void exportFinished(fw::exporting::ExportResult const& result);
    void exportFailed(fw::Error const& error);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    std::unique_ptr<jobs::JobQueue> m_queue;
};

} // namespace fw::ui
