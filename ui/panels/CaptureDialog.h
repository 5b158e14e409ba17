#pragma once

#include "ui/bridge/CaptureFeed.h"
#include "ui/bridge/CastBook.h"

#include <QDialog>

#include <array>
#include <memory>

class QComboBox;
class QLabel;
class QPushButton;

namespace fw::ui {

class CaptureView;

/// Takes the guided set of headshots: front, half left, half right, smile. Says what is wrong while it is
/// wrong, and lets nobody take a picture that the quality gate refuses. Thread: GUI.
class CaptureDialog : public QDialog {
    Q_OBJECT

public:
    /// What it looks through: cameras by default, a file in tests.
    struct Devices {
        std::vector<cameo::Camera> cameras;
        std::function<Result<std::unique_ptr<cameo::CaptureSource>>(std::string const& device)> open;
        std::function<Result<std::unique_ptr<cameo::FaceBackend>>()> openFaces;
    };
    static Devices defaultDevices();

    CaptureDialog(CastBook* cast, SubjectId subject, Devices devices = defaultDevices(),
                  QWidget* parent = nullptr);
    ~CaptureDialog() override;

    cameo::Pose pose() const { return m_pose; }
    bool canTake() const;
    int taken() const; ///< pictures of the set

    void take(); ///< the picture that is shown
    void choose(cameo::Pose pose);
    void useFile(QString const& file); ///< a picture or film instead of a camera

private:
    QWidget* buildSide();
    QLayout* buildFooter();
    void lookThrough(std::string const& device);
    void showSeen();
    void showPose();
    void say(QString const& text, char const* role);
    void keep();

    struct Slot {
        Image picture;
        double mouthWidth = 0;
        QPushButton* button = nullptr;
    };
    CastBook* m_cast;
    SubjectId m_subject;
    Devices m_devices;
    std::unique_ptr<CaptureFeed> m_feed;
    std::optional<CaptureFeed::Seen> m_seen;
    std::array<Slot, cameo::kGuidedSet.size()> m_slots;
    cameo::Pose m_pose = cameo::Pose::Front;
    CaptureView* m_view = nullptr;
    QLabel* m_word = nullptr;
    QPushButton* m_take = nullptr;
    QPushButton* m_keep = nullptr;
};

} // namespace fw::ui
