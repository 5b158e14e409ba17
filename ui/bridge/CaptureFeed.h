#pragma once

#include "engine/cameo/Capture.h"
#include "engine/cameo/Quality.h"

#include <QObject>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace fw::ui {

/// A camera, or a file in its place, on a thread of its own: the newest picture and what the quality gate
/// says of it. Thread: GUI.
class CaptureFeed : public QObject {
    Q_OBJECT

public:
    struct Sources {
        std::function<Result<std::unique_ptr<cameo::CaptureSource>>()> open;
        std::function<Result<std::unique_ptr<cameo::FaceBackend>>()> openFaces;
    };
    explicit CaptureFeed(Sources sources, QObject* parent = nullptr);
    ~CaptureFeed() override; ///< waits for the picture that is being taken

    /// What the next pictures are asked for.
    void ask(cameo::Pose pose, double neutralMouth);

    struct Seen {
        Image picture;
        std::optional<cameo::Judgement> judgement; ///< nothing: there is no face finder
        cameo::Pose pose = cameo::Pose::Front;     ///< what it was asked for
    };
    /// The newest one, once.
    std::optional<Seen> takeNewest();

Q_SIGNALS:
    void seen();
    void failed(fw::Error const& error);   ///< no more pictures will come
    void unjudged(fw::Error const& error); ///< pictures come, but nobody looks for faces

private:
    void run(std::stop_token const& stop);
    void show(Seen seen);

    Sources m_sources;
    struct {
        std::mutex mutex;
        cameo::Pose pose = cameo::Pose::Front;
        double neutralMouth = 0;
        std::optional<Seen> newest;
    } m_guarded;
    std::jthread m_thread; // last
};

/// Faces of a picture, looked for in a smaller copy where it is large: that is fast enough to watch. Points
/// and boxes are those of the picture.
Result<std::vector<cameo::Face>> findFaces(Image const& picture, cameo::FaceDetector& detector);

} // namespace fw::ui
