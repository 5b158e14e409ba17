#pragma once

#include "ui/bridge/RecordBook.h"

#include <QDialog>

#include <memory>

namespace fw::ui {

class AuditModel;

/// The audit log: filter by kind, person, time and words, one entry in full, the state of the chain, and
/// export. Not modal. Thread: GUI.
class AuditDialog : public QDialog {
    Q_OBJECT

public:
    explicit AuditDialog(RecordBook* records, QWidget* parent = nullptr);
    ~AuditDialog() override;

    AuditModel* model() const { return m_model; }
    /// Reads the log again, with the names of this project's shots beside those of all that was signed.
    void showProject(std::filesystem::path folder);
    /// Writes what is shown. Asked for by the button, which lets the person choose a name.
    void writeTo(std::filesystem::path const& target);
    QString stateText() const;

private:
    struct Controls;

    QLayout* buildFilter();
    QWidget* buildTable();
    QLayout* buildFoot();
    void refresh();
    void applyFilter();
    void showState();
    void showEntry();
    void chooseTarget();

    RecordBook* m_records;
    std::filesystem::path m_project;
    AuditModel* m_model;
    std::unique_ptr<Controls> m_controls;
};

} // namespace fw::ui
