#pragma once

#include "engine/cameo/Quality.h"

#include <QImage>
#include <QWidget>

namespace fw::ui {

/// What the camera sees, with the outline that the head is to fill: it turns with the picture that is asked
/// for, and its colour says whether the quality gate is content; the frame is dashed until it is. Thread:
/// GUI.
class CaptureView : public QWidget {
    Q_OBJECT

public:
    explicit CaptureView(QWidget* parent = nullptr);

    void setPose(cameo::Pose pose);
    void show(QImage picture, std::optional<cameo::Judgement> judgement);
    QSize sizeHint() const override { return {560, 420}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF pictureArea() const;

    cameo::Pose m_pose = cameo::Pose::Front;
    QImage m_picture;
    std::optional<cameo::Judgement> m_judgement;
};

} // namespace fw::ui
