#pragma once

#include "ui/session/MarkerGestures.h"
#include "ui/session/Session.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace fw::ui {

/// What a marker says and its colour; every change is an edit at once, and the dialog follows undo. It closes
/// when its marker is gone. Thread: GUI.
class MarkerSettings : public QDialog {
    Q_OBJECT

public:
    MarkerSettings(Session* session, MarkerRef marker, QWidget* parent = nullptr);

private:
    void showMarker();
    void apply();
    void remove();

    Session* m_session;
    MarkerRef m_marker;
    QLineEdit* m_text;
    QComboBox* m_colour;
};

} // namespace fw::ui
