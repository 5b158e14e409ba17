#include "ui/bridge/ModelWatch.h"

#include "engine/base/Files.h"
#include "engine/library/Checksums.h"
#include "engine/library/EngineSettings.h"
#include "engine/library/ModelFolders.h"
#include "engine/workflow/Weights.h"

#include <set>
#include <utility>

namespace fw::ui {

namespace {

constexpr int kSettleMilliseconds = 700;

std::set<std::filesystem::path> placesOf(library::ModelIndex const& models)
{
    std::set<std::filesystem::path> places;
    for (library::ModelInfo const& each : models.all())
        places.insert(each.folder);
    return places;
}

} // namespace

ModelWatch::ModelWatch(std::shared_ptr<workflow::Toolbox const> tools, QObject* parent)
    : QObject(parent), m_tools(std::move(tools))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMilliseconds);
    connect(&m_settle, &QTimer::timeout, this, &ModelWatch::look);
    auto const soon = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    look();
}

void ModelWatch::look()
{
    m_looksAgain = m_isLooking;
    if (std::exchange(m_isLooking, true))
        return;
    m_worker.ask(
        this, [tools = m_tools, known = m_known, last = m_last] { return seeNow(*tools, known, last); },
        [this](Seen const& seen) {
            m_isLooking = false;
            take(seen);
        });
}

ModelWatch::Seen ModelWatch::seeNow(workflow::Toolbox const& tools, std::string const& known,
                                    std::string const& last)
{
    Seen seen;
    std::filesystem::path const settings = library::defaultEngineSettingsFile();
    (void)makeFolders(settings.parent_path()); // so that it can be watched
    auto const text = readFile(settings);
    std::vector<std::filesystem::path> const roots = library::modelRoots();
    seen.state = (text ? *text : std::string()) + "\n" + library::modelsState(roots);
    seen.folders = library::watchedFolders(roots);
    seen.folders.push_back(settings.parent_path());
    bool const isFirst = known.empty(); // what the program started with may be older
    if (!isFirst && (seen.state == known || seen.state != last))
        return seen;
    auto next = std::make_shared<workflow::Toolbox>(tools);
    next->problems.clear();
    next->models = library::ModelIndex::scanDefault(&next->problems);
    if (auto const engine = library::loadEngineSettings())
        next->engine = *engine;
    if (isFirst && next->engine == tools.engine && placesOf(next->models) == placesOf(tools.models))
        return seen;
    for (std::filesystem::path const& file : workflow::quickWeights(*next))
        (void)library::readChecksum(file, {}); // as at the start: nobody waits for them in the window
    seen.tools = std::move(next);
    return seen;
}

void ModelWatch::take(Seen const& seen)
{
    QStringList folders;
    for (std::filesystem::path const& each : seen.folders)
        folders << QString::fromStdString(each.string());
    bool const isNew = std::exchange(m_folders, folders) != folders;
    if (QStringList const old = m_watcher.directories(); old != folders) {
        if (!old.isEmpty())
            m_watcher.removePaths(old);
        m_watcher.addPaths(folders);
    }
    if (m_known.empty())
        m_known = seen.state; // what the program started with
    m_last = seen.state;
    if (seen.tools) {
        m_known = seen.state;
        m_tools = seen.tools;
        Q_EMIT changed(m_tools);
    }
    // What changed between the look and the watching is seen by looking once more.
    if (seen.state != m_known || m_looksAgain || isNew)
        m_settle.start();
}

} // namespace fw::ui
