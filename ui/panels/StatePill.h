#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QPainter;

namespace fw::ui {

/// How wide and high a pill with this word is.
QSize pillSize(QString const& word);
/// Draws icon and word in the colours of `look`, the pill as large as `rect`.
void paintPill(QPainter& painter, QRect const& rect, StateLook const& look);

/// Icon and word of a state on its pill; never colour alone. Thread: GUI.
class StatePill : public QWidget {
    Q_OBJECT

public:
    explicit StatePill(QWidget* parent = nullptr);

    void setState(ShotState state, QString const& word, QString const& reason);
    QString word() const { return m_word; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ShotState m_state = ShotState::Empty;
    QString m_word;
};

} // namespace fw::ui
