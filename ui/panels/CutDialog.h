#pragma once

#include "engine/interchange/CutImport.h"
#include "ui/session/Session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace fw::ui {

/// What a cut of another program would do: which shots move, change their length, come anew or are not in it,
/// before anything is imported. Thread: GUI.
class CutDialog : public QDialog {
    Q_OBJECT

public:
    CutDialog(Session* session, std::filesystem::path const& file, QWidget* parent = nullptr);

    /// As it is shown; empty when the file could not be read (the dialog says why).
    std::optional<interchange::CutImport> const& import() const { return m_import; }
    void accept() override; ///< imports as one undo step

private:
    void buildSettings(QVBoxLayout* column);
    void buildTree();
    void plan(); ///< again, with the settings as they are now
    void showImport();
    void showRows();
    void refuse(Error const& error);
    QString summary() const;
    QString changeText(interchange::CutRow const& row) const;
    QString lengthText(interchange::CutRow const& row) const;

    Session* m_session;
    std::optional<interchange::ReadCut> m_cut;
    std::optional<interchange::CutImport> m_import;
    QComboBox* m_preset = nullptr;
    QCheckBox* m_removes = nullptr;
    QLabel* m_summary = nullptr;
    QTreeWidget* m_tree = nullptr;
    QLabel* m_remarks = nullptr;
    QPushButton* m_button = nullptr;
};

} // namespace fw::ui
