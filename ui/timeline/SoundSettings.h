#pragma once

#include "ui/session/Session.h"

#include <QDialog>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;

namespace fw::ui {

/// Loudness, fades and mute of one sound; every change is an edit at once, and the dialog follows undo. It
/// closes when its sound is gone. Thread: GUI.
class SoundSettings : public QDialog {
    Q_OBJECT

public:
    SoundSettings(Session* session, SoundId sound, QWidget* parent = nullptr);

private:
    void showSound();
    void apply();
    QDoubleSpinBox* box(QString const& name, double low, double high, double step, QString const& unit);

    Session* m_session;
    SoundId m_sound;
    QLabel* m_name = nullptr;
    QDoubleSpinBox* m_gain = nullptr;
    QDoubleSpinBox* m_fadeIn = nullptr;
    QDoubleSpinBox* m_fadeOut = nullptr;
    QCheckBox* m_mute = nullptr;
    bool m_isShowing = false; ///< the fields change because the sound did
};

} // namespace fw::ui
