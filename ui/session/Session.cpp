#include "ui/session/Session.h"

#include "engine/jobs/TakeStore.h"
#include "engine/story/Dependents.h"
#include "ui/session/EditCommand.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace fw::ui {

namespace {

constexpr int kSyncMilliseconds = 1000;
constexpr int kSaveMilliseconds = 60'000;

Error noProject() { return fail(Error::Kind::BadInput, "ui.noProject"); }

} // namespace

struct Session::Derived {
    std::unordered_map<ShotId, plan::ShotStatus> statuses;
    std::optional<plan::ExportPlan> cut;

    /// What these shots are, and what is made from them, has to be worked out again.
    void forget(story::Storyboard const& board, std::set<ShotId> const& shots);
};

void Session::Derived::forget(story::Storyboard const& board, std::set<ShotId> const& shots)
{
    cut.reset();
    for (ShotId const& shot : story::withDependents(board, shots))
        statuses.erase(shot);
}

Session::Session(std::shared_ptr<workflow::Toolbox const> tools, QObject* parent)
    : QObject(parent), m_tools(std::move(tools)), m_derived(std::make_unique<Derived>())
{
    m_syncTimer.setInterval(kSyncMilliseconds);
    m_saveTimer.setInterval(kSaveMilliseconds);
    connect(&m_syncTimer, &QTimer::timeout, this, [this] {
        if (m_project)
            tell(m_project->sync());
        followFolder();
    });
    connect(&m_saveTimer, &QTimer::timeout, this, [this] {
        if (m_project && m_project->hasUnsavedEdits() && !m_isGone)
            tell(m_project->save());
    });
}

Session::~Session()
{
    // No signals from here on: whoever listens may be gone.
    blockSignals(true);
    closeProject();
}

Status Session::openProject(std::filesystem::path const& folder)
{
    std::error_code ignored;
    if (m_project && std::filesystem::equivalent(folder, m_project->folder(), ignored))
        return save(); // already open: its own lock would refuse it
    auto project = story::Project::open(folder);
    if (!project)
        return report(std::move(project).error()); // the open project is unharmed
    closeProject();
    m_project = std::move(project).value();
    m_watch.watch(m_project->folder());
    m_isGone = false;
    adoptOrphans();
    boardChanged({{}, true, true});
    m_syncTimer.start();
    m_saveTimer.start();
    Q_EMIT opened();
    return {};
}

Status Session::createProject(std::filesystem::path const& folder, story::Storyboard board)
{
    auto project = story::Project::create(folder, std::move(board));
    if (!project)
        return report(std::move(project).error());
    closeProject();
    m_project = std::move(project).value();
    m_watch.watch(m_project->folder());
    m_isGone = false;
    boardChanged({{}, true, true});
    m_syncTimer.start();
    m_saveTimer.start();
    Q_EMIT opened();
    return {};
}

void Session::setTools(std::shared_ptr<workflow::Toolbox const> tools)
{
    m_tools = std::move(tools);
    story::ChangeSet all{{}, false, true};
    for (story::Shot const* shot : story::shotsInOrder(board()))
        all.shots.insert(shot->id);
    *m_derived = {};
    Q_EMIT toolsChanged();
    boardChanged(all);
}

Status Session::save()
{
    if (!m_project)
        return report(noProject());
    Status const status = report(m_project->save());
    if (status)
        Q_EMIT saved();
    return status;
}

void Session::closeProject()
{
    if (!m_project)
        return;
    m_syncTimer.stop();
    m_saveTimer.stop();
    tell(m_project->save()); // on failure the journal still has everything
    m_undo.clear();
    m_project.reset();
    m_watch.watch({});
    m_selection.clear();
    m_current = {};
    m_playhead = {};
    boardChanged({{}, true, true});
    Q_EMIT opened();
}

std::filesystem::path Session::projectFolder() const
{
    return m_project ? m_project->folder() : std::filesystem::path();
}

story::Storyboard const& Session::board() const { return m_project ? m_project->board() : m_none; }

story::Project::OpenReport Session::openReport() const
{
    return m_project ? m_project->openReport() : story::Project::OpenReport{};
}

Status Session::perform(story::Edit const& edit)
{
    auto inverse = applyQuietly(edit);
    if (!inverse)
        return std::move(inverse).error();
    m_undo.push(new EditCommand(*this, edit, std::move(inverse).value(), m_typing));
    return {};
}

Result<story::Edit> Session::applyQuietly(story::Edit const& edit)
{
    if (!m_project) {
        Q_EMIT failed(noProject());
        return noProject();
    }
    auto inverse = m_project->perform(edit);
    if (inverse)
        boardChanged(story::changesOf(edit));
    else
        Q_EMIT failed(inverse.error());
    return inverse;
}

void Session::boardChanged(story::ChangeSet const& changes)
{
    story::Storyboard const& now = board();
    if (changes.isStructure || changes.isFormat)
        *m_derived = {};
    else
        m_derived->forget(now, changes.shots);
    size_t const before = m_selection.size();
    m_selection.erase(std::remove_if(m_selection.begin(), m_selection.end(),
                                     [&](ShotId const& id) { return !story::findShot(now, id); }),
                      m_selection.end());
    bool const hasLostCurrent = !m_current.isEmpty() && !story::findShot(now, m_current);
    if (hasLostCurrent)
        m_current = m_selection.empty() ? ShotId{} : m_selection.back();
    bool const hasLostTitle = m_title.index >= 0 && !findTitle(now, m_title);
    if (hasLostTitle)
        m_title = {};
    Q_EMIT changed(changes);
    if (before != m_selection.size() || hasLostCurrent || hasLostTitle)
        Q_EMIT selectionChanged();
    setPlayhead(m_playhead); // the film may be shorter now
    setMarked(m_marked);
}

void Session::tell(Status const& status)
{
    if (!status)
        Q_EMIT failed(status.error());
}

Status Session::report(Status status)
{
    tell(status);
    return status;
}

void Session::followFolder()
{
    if (!m_project)
        return;
    if (m_watch.isGone() && !std::exchange(m_isGone, true))
        Q_EMIT folderGone();
    if (!m_watch.hasMoved())
        return;
    // The journal went along: the board there is the board here, and so the undo steps go on.
    std::filesystem::path const folder = m_watch.now();
    m_project.reset(); // it holds the lock
    auto project = story::Project::open(folder);
    if (project)
        m_project = std::move(project).value();
    else
        Q_EMIT failed(project.error());
    m_watch.watch(m_project ? folder : std::filesystem::path());
    m_isGone = false;
    if (!m_project)
        m_undo.clear();
    boardChanged({{}, true, true});
    Q_EMIT opened();
    if (m_project)
        Q_EMIT folderMoved(folder);
}

void Session::adoptOrphans()
{
    jobs::TakeStore const store(m_project->folder());
    for (story::UnplacedTake const& orphan : store.orphans(m_project->board()))
        tell(m_project->recordTake(orphan.shot, orphan.take));
}

void Session::recordTake(ShotId const& shot, story::Take const& take)
{
    if (!m_project || !report(m_project->recordTake(shot, take)))
        return;
    m_derived->forget(board(), {shot});
    Q_EMIT takesChanged(shot);
}

Status Session::deleteTake(ShotId const& shot, TakeId const& take)
{
    if (!m_project)
        return report(noProject());
    FW_CHECK(report(m_project->forgetTake(shot, take)));
    *m_derived = {};
    Q_EMIT takesChanged(shot);
    // A duplicated shot or a split half may still show the same files.
    for (story::Shot const* other : story::shotsInOrder(board()))
        for (story::Take const& kept : other->takes)
            if (kept.id == take)
                return {};
    return report(jobs::TakeStore(m_project->folder()).trash(take));
}

Result<story::AssetRef> Session::importAsset(std::filesystem::path const& file)
{
    if (!m_project)
        return noProject();
    auto asset = m_project->importAsset(file);
    if (!asset)
        Q_EMIT failed(asset.error());
    return asset;
}

void Session::select(std::vector<ShotId> shots, ShotId current)
{
    if (shots == m_selection && current == m_current && m_title.index < 0)
        return;
    m_selection = std::move(shots);
    m_current = std::move(current);
    m_title = {};
    endTyping();
    Q_EMIT selectionChanged();
}

void Session::selectTitle(TitleRef const& title)
{
    if (title == m_title || !findTitle(board(), title))
        return;
    m_selection = {title.shot};
    m_current = title.shot;
    m_title = title;
    endTyping();
    Q_EMIT selectionChanged();
}

void Session::setPlayhead(TimelineFrame frame)
{
    int64_t const last = std::max<int64_t>(0, story::filmLength(board()).count - 1);
    TimelineFrame const clamped{std::clamp<int64_t>(frame.count, 0, last)};
    if (clamped == m_playhead)
        return;
    m_playhead = clamped;
    Q_EMIT playheadChanged(clamped);
}

void Session::setMarked(std::optional<FilmSpan> marked)
{
    TimelineFrame const length = story::filmLength(board());
    if (marked)
        marked->end = std::min(marked->end, length);
    if (marked && !(marked->first < marked->end))
        marked.reset();
    if (marked == m_marked)
        return;
    m_marked = marked;
    Q_EMIT markedChanged();
}

void Session::markIn()
{
    bool const isBefore = m_marked && m_playhead < m_marked->end;
    setMarked(FilmSpan{m_playhead, isBefore ? m_marked->end : story::filmLength(board())});
}

void Session::markOut()
{
    bool const isAfter = m_marked && !(m_playhead < m_marked->first);
    setMarked(FilmSpan{isAfter ? m_marked->first : TimelineFrame{0}, m_playhead + TimelineFrame{1}});
}

void Session::clearMarks() { setMarked(std::nullopt); }

plan::ShotStatus Session::status(ShotId const& shot) const
{
    auto found = m_derived->statuses.find(shot);
    if (found == m_derived->statuses.end())
        found = m_derived->statuses.emplace(shot, plan::statusOf(board(), shot, m_tools->context())).first;
    return found->second;
}

plan::ExportPlan const& Session::cut() const
{
    if (!m_derived->cut)
        m_derived->cut = plan::exportPlan(board(), m_tools->context().presets,
                                          [this](ShotId const& shot) { return status(shot); });
    return *m_derived->cut;
}

ShotId Session::shotAtPlayhead() const
{
    plan::FramePart const part = plan::framePlan(cut(), m_playhead).from;
    return part.item < 0 ? ShotId() : cut().items[static_cast<size_t>(part.item)].shot;
}

} // namespace fw::ui
