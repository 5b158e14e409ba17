#pragma once

#include "engine/interchange/Script.h"
#include "ui/session/Session.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace fw::ui {

/// What a script would become: its scenes and shots, and what was left out, before anything is imported. It
/// comes from a file, or is pasted and written here. The preset and the length are those of shots that say
/// nothing else. Thread: GUI.
class ScriptDialog : public QDialog {
    Q_OBJECT

public:
    ScriptDialog(Session* session, std::filesystem::path file, QWidget* parent = nullptr);
    /// To paste into; what the clipboard holds is there already.
    explicit ScriptDialog(Session* session, QWidget* parent = nullptr);

    /// The script as it is shown; empty when it could not be read (the dialog says why).
    std::optional<interchange::Script> const& script() const { return m_script; }
    void accept() override; ///< imports as one undo step; without a project that is left to who asked

private:
    void build();
    void buildSettings(QVBoxLayout* column);
    void buildText(QVBoxLayout* column);
    Result<interchange::Script> readSource(interchange::ScriptDefaults const& defaults) const;
    void read();
    void showScript();

    Session* m_session;
    std::filesystem::path m_file;
    std::optional<interchange::Script> m_script;
    QPlainTextEdit* m_text = nullptr; ///< null: from a file
    QComboBox* m_format = nullptr;
    QTimer m_typed;
    QComboBox* m_preset = nullptr;
    QDoubleSpinBox* m_seconds = nullptr;
    QTreeWidget* m_tree = nullptr;
    QLabel* m_remarks = nullptr;
    QPushButton* m_import = nullptr;
};

} // namespace fw::ui
