#pragma once

#include "ui/bridge/CastBook.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace fw::ui {

class PicturePicker;

/// Puts more pictures of a cast member into the vault. Thread: GUI.
class HeadshotsDialog : public QDialog {
    Q_OBJECT

public:
    HeadshotsDialog(CastBook* cast, SubjectId subject, QWidget* parent = nullptr);

    PicturePicker* picker() const { return m_picker; }

Q_SIGNALS:
    void cameraRequested(fw::SubjectId const& subject); ///< rather take them

private:
    void import();

    CastBook* m_cast;
    SubjectId m_subject;
    PicturePicker* m_picker = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_import = nullptr;
};

} // namespace fw::ui
