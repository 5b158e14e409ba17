#pragma once

#include "engine/interchange/Script.h"
#include "ui/session/Session.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace fw::ui {

/// What a script would become: its scenes and shots, and what was left out, before anything is imported. The
/// preset and the length are those of shots that say nothing else. Thread: GUI.
class ScriptDialog : public QDialog {
    Q_OBJECT

public:
    ScriptDialog(Session* session, std::filesystem::path file, QWidget* parent = nullptr);

    /// The script as it is shown; empty when it could not be read (the dialog says why).
    std::optional<interchange::Script> const& script() const { return m_script; }
    void accept() override; ///< imports as one undo step

private:
    void buildSettings(QVBoxLayout* column);
    void read();
    void showScript();

    Session* m_session;
    std::filesystem::path m_file;
    std::optional<interchange::Script> m_script;
    QComboBox* m_preset = nullptr;
    QDoubleSpinBox* m_seconds = nullptr;
    QTreeWidget* m_tree = nullptr;
    QLabel* m_remarks = nullptr;
    QPushButton* m_import = nullptr;
};

} // namespace fw::ui
