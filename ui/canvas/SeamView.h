#pragma once

#include "ui/bridge/Thumbnails.h"
#include "ui/session/Session.h"

#include <QWidget>

namespace fw::ui {

/// Where one shot meets the next: items of the cut.
struct Seam {
    size_t a = 0, b = 0;
};

/// Of the shot and the one that it continues, else the one before it; of the first shot and the second one.
/// nullopt where there are not two.
std::optional<Seam> seamOf(story::Storyboard const& board, plan::ExportPlan const& cut, ShotId const& shot);

/// A second on either side of a seam; nullopt unless `b` follows `a` in the film.
std::optional<FilmSpan> aroundSeam(plan::ExportPlan const& cut, Seam const& seam);

/// The last frames of one shot over the first ones of the next, as they show in the film. Thread: GUI.
class SeamView : public QWidget {
    Q_OBJECT

public:
    SeamView(Session* session, Thumbnails* thumbnails, QWidget* parent = nullptr);

    std::optional<Seam> seam() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void paintRow(QPainter& painter, QRect const& row, plan::CutItem const& item, bool isEnd);

    Session* m_session;
    Thumbnails* m_thumbnails;
};

} // namespace fw::ui
