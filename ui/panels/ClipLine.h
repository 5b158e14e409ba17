#pragma once

#include "ui/session/Session.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace fw::ui {

/// Below "Start from" of a shot that begins from a clip: which clip, and how far it is changed. Hidden
/// otherwise. Thread: GUI.
class ClipLine : public QWidget {
    Q_OBJECT

public:
    explicit ClipLine(Session* session, QWidget* parent = nullptr);

    void showShot(story::Shot const& shot);

Q_SIGNALS:
    void fileWanted(); ///< the person has to pick a file first

private:
    void showSources();
    void showNote();
    void chooseSource(int index);
    void changeStrength();
    double secondsOfClip() const; ///< 0: not known

    Session* m_session;
    story::Shot m_shot;
    QComboBox* m_source;
    QDoubleSpinBox* m_strength;
    QLabel* m_note;
};

} // namespace fw::ui
