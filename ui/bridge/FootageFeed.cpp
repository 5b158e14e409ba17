#include "ui/bridge/FootageFeed.h"

#include "ui/bridge/EngineBridge.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace fw::ui {

namespace {

constexpr SizePx kThumbnailWithin{400, 225};

} // namespace

CopiedFootage::CopiedFootage(workflow::FootageImport import, std::filesystem::path folder)
    : made(std::move(import)), project(std::move(folder))
{
}

CopiedFootage::~CopiedFootage()
{
    if (!isTaken)
        workflow::discardFootage(made, project);
}

FootageFeed::FootageFeed(QObject* parent) : QObject(parent) {}

FootageFeed::~FootageFeed() { stop(); }

void FootageFeed::stop()
{
    for (Running& each : m_running)
        each.thread.request_stop();
}

void FootageFeed::leave()
{
    disconnect();
    setParent(qApp);
    stop();
    m_isLeaving = true;
    if (m_running.empty())
        deleteLater();
}

/// `work` runs on a thread of its own; what it gives back runs here, unless it was stopped meanwhile.
void FootageFeed::start(std::function<Tell(std::stop_token)> work, bool isPictures)
{
    for (Running& each : m_running)
        if (each.isPictures == isPictures)
            each.thread.request_stop();
    auto const run = [this, work = std::move(work)](std::stop_token stop) {
        Tell const tell = work(stop);
        auto const here = [this, tell, stop, id = std::this_thread::get_id()] {
            bool const isWanted = tell && !stop.stop_requested(); // joining asks it to stop
            m_running.remove_if([id](Running const& each) { return each.thread.get_id() == id; });
            if (isWanted)
                tell();
            if (m_isLeaving && m_running.empty())
                deleteLater();
        };
        QMetaObject::invokeMethod(this, here, Qt::QueuedConnection);
    };
    m_running.push_back({std::jthread(run), isPictures});
}

/// Called on the worker.
std::function<void(int64_t, int64_t)> FootageFeed::progress()
{
    return [this, last = -1](int64_t step, int64_t of) mutable {
        int const hundredths = of > 0 ? static_cast<int>(step * 100 / of) : 100;
        if (hundredths == last)
            return;
        last = hundredths;
        QMetaObject::invokeMethod(
            this, [this, hundredths] { Q_EMIT progressed(hundredths); }, Qt::QueuedConnection);
    };
}

void FootageFeed::look(std::filesystem::path const& file)
{
    auto const work = [this, file, progress = progress()](std::stop_token stop) -> Tell {
        auto found = footage::analyse(file, {progress, stop});
        if (!found)
            return [this, error = found.error()] {
                if (error.kind != Error::Kind::Cancelled)
                    Q_EMIT failed(error);
            };
        auto analysis = std::make_shared<footage::Analysis const>(std::move(*found));
        return [this, analysis] { Q_EMIT looked(analysis); };
    };
    start(work, false);
}

void FootageFeed::showFrames(std::filesystem::path const& file, std::vector<int64_t> frames)
{
    auto const work = [this, file, frames = std::move(frames)](std::stop_token stop) -> Tell {
        auto const reader = media::ClipReader::openForeign(file, {}, {kThumbnailWithin, false});
        for (int64_t const frame : reader ? frames : std::vector<int64_t>()) {
            if (stop.stop_requested())
                return {};
            auto const picture = (*reader)->frame({frame});
            if (!picture)
                continue; // the card stays without one
            QImage const image = toQImage(*picture);
            QMetaObject::invokeMethod(
                this, [this, frame, image] { Q_EMIT frameShown(frame, image); }, Qt::QueuedConnection);
        }
        return {};
    };
    start(work, true);
}

void FootageFeed::copy(Wanted wanted, std::shared_ptr<workflow::Toolbox const> tools)
{
    auto const work = [this, wanted = std::move(wanted), tools = std::move(tools),
                       progress = progress()](std::stop_token stop) -> Tell {
        workflow::FootageOrder order{wanted.project, wanted.format, *wanted.analysis, wanted.shots};
        order.presetId = wanted.presetId;
        order.hasTakes = wanted.hasTakes;
        order.hasSound = wanted.hasSound;
        order.isSummary = wanted.isSummary;
        order.proxies = wanted.proxies;
        auto made = workflow::importFootage(order, *tools, {progress, stop});
        if (!made)
            return [this, error = made.error()] {
                if (error.kind != Error::Kind::Cancelled)
                    Q_EMIT failed(error);
            };
        auto import = std::make_shared<CopiedFootage>(std::move(*made), wanted.project);
        return [this, import] { Q_EMIT copied(import); };
    };
    start(work, false);
}

} // namespace fw::ui
