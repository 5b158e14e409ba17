#include "ui/bridge/CaptureFeed.h"

#include "engine/media/Pictures.h"

#include <algorithm>
#include <chrono>

namespace fw::ui {

namespace {

constexpr int kLookedPx = 480; ///< longer side of the copy that faces are looked for in
constexpr auto kPause = std::chrono::milliseconds(40); ///< between two pictures: a file would never wait

} // namespace

Result<std::vector<cameo::Face>> findFaces(Image const& picture, cameo::FaceDetector& detector)
{
    int const side = std::max(picture.widthPx(), picture.heightPx());
    if (side <= kLookedPx)
        return detector.detect(picture);
    double const scale = static_cast<double>(kLookedPx) / side;
    SizePx const small{std::max(1, static_cast<int>(picture.widthPx() * scale)),
                       std::max(1, static_cast<int>(picture.heightPx() * scale))};
    FW_TRY(std::vector<cameo::Face> faces,
           detector.detect(media::resize(picture, small, media::Filter::Area)));
    double const x = static_cast<double>(picture.widthPx()) / small.widthPx;
    double const y = static_cast<double>(picture.heightPx()) / small.heightPx;
    for (cameo::Face& face : faces) {
        face.box = {face.box.left * x, face.box.top * y, face.box.right * x, face.box.bottom * y};
        for (cameo::Point& point : face.points)
            point = {point.x * x, point.y * y};
    }
    return faces;
}

CaptureFeed::CaptureFeed(Sources sources, QObject* parent)
    : QObject(parent), m_sources(std::move(sources)),
      m_thread([this](std::stop_token const& stop) { run(stop); })
{
}

CaptureFeed::~CaptureFeed()
{
    m_thread.request_stop();
    m_thread.join();
}

void CaptureFeed::ask(cameo::Pose pose, double neutralMouth)
{
    std::scoped_lock lock(m_guarded.mutex);
    m_guarded.pose = pose;
    m_guarded.neutralMouth = neutralMouth;
}

std::optional<CaptureFeed::Seen> CaptureFeed::takeNewest()
{
    std::scoped_lock lock(m_guarded.mutex);
    return std::exchange(m_guarded.newest, std::nullopt);
}

void CaptureFeed::show(Seen seen)
{
    bool wasTaken = false;
    {
        std::scoped_lock lock(m_guarded.mutex);
        wasTaken = !m_guarded.newest;
        m_guarded.newest = std::move(seen);
    }
    if (wasTaken) // one wake-up for the newest, never a row of them
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT this->seen(); }, Qt::QueuedConnection);
}

void CaptureFeed::run(std::stop_token const& stop)
{
    auto const tell = [this](auto signal, Error error) {
        QMetaObject::invokeMethod(
            this,
            [this, signal, error = std::move(error)] {
                Q_EMIT(this->*signal)
                (error);
            },
            Qt::QueuedConnection);
    };
    auto source = m_sources.open();
    if (!source)
        return tell(&CaptureFeed::failed, source.error());
    auto finder = m_sources.openFaces();
    if (!finder)
        tell(&CaptureFeed::unjudged, finder.error());
    while (!stop.stop_requested()) {
        Result<Image> picture = (*source)->next();
        if (!picture)
            return tell(&CaptureFeed::failed, picture.error());
        Seen seen{*picture, {}, {}};
        double neutralMouth = 0;
        {
            std::scoped_lock lock(m_guarded.mutex);
            seen.pose = m_guarded.pose;
            neutralMouth = m_guarded.neutralMouth;
        }
        if (finder) {
            auto const faces = findFaces(*picture, **finder);
            if (!faces)
                return tell(&CaptureFeed::failed, faces.error());
            seen.judgement = cameo::judge(*picture, *faces, seen.pose, neutralMouth);
        }
        show(std::move(seen));
        std::this_thread::sleep_for(kPause);
    }
}

} // namespace fw::ui
