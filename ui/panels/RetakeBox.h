#pragma once

#include "ui/session/Session.h"

#include <QWidget>

#include <array>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace fw::ui {

class TimecodeBox;

/// What of a take is made anew: from when to when, and which part of the picture. Shown while the shot asks
/// for that. Every change is one edit. Thread: GUI.
class RetakeBox : public QWidget {
    Q_OBJECT

public:
    explicit RetakeBox(Session* session, QWidget* parent = nullptr);

    void showShot(story::Shot const& shot);
    void focusPart();

Q_SIGNALS:
    /// The region is to be drawn on the canvas, or no longer.
    void regionWanted(bool isDrawing);

public Q_SLOTS:
    void regionEnded(); ///< on the canvas

private:
    QLayout* buildPart();
    QWidget* buildRegion();
    void showPart();
    void showRegion();
    void changeTimes();
    void changeSides();
    void useMarks();
    void perform(std::optional<story::Edit> const& edit);

    Session* m_session;
    story::Shot m_shot;
    QLabel* m_title = nullptr;
    TimecodeBox *m_from = nullptr, *m_to = nullptr;
    QToolButton* m_marks = nullptr;
    QPushButton* m_draw = nullptr;
    QPushButton* m_whole = nullptr;
    QWidget* m_sides = nullptr;
    std::array<QDoubleSpinBox*, 4> m_numbers{}; ///< left, top, width, height in percent
    QLabel* m_note = nullptr;
};

} // namespace fw::ui
