#pragma once

#include "engine/workflow/Audit.h"

#include <QAbstractTableModel>

namespace fw::ui {

/// "Export", "Sign-in" ... for a kind of the audit log.
QString auditKindWord(std::string const& kind);

/// The audit log, newest first, as far as the filter lets it through. Thread: GUI.
class AuditModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Time, Kind, Who, What, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(workflow::AuditReport report);
    void setFilter(workflow::AuditFilter filter); ///< its names are those of the report
    workflow::AuditReport const& report() const { return m_report; }
    std::vector<workflow::AuditRow> shown() const; ///< oldest first, as they are exported
    workflow::AuditRow const* rowAt(int row) const;

    int rowCount(QModelIndex const& parent = {}) const override;
    int columnCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void refilter();
    QString who(workflow::AuditRow const& row) const;
    QString what(workflow::AuditRow const& row) const;
    QString shotsOf(workflow::AuditFacts const& facts) const;

    workflow::AuditReport m_report;
    workflow::AuditFilter m_filter;
    std::vector<size_t> m_shown; ///< places in m_report.rows, newest first
    bool m_hasBoards = false;    ///< shots of more than one storyboard: their titles tell them apart
};

} // namespace fw::ui
