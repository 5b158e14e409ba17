#pragma once

#include "ui/bridge/CastBook.h"

#include <QAbstractListModel>

namespace fw::ui {

/// Everybody in the ledger, in the order of their first statement; those who withdrew come last. Thread: GUI.
class CastListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString, subject id
        FactsRole,                 ///< QString: "Another adult, 3 pictures"
        ToneRole,                  ///< int(ShotState), the colours of the status
        IconRole,                  ///< QString
        WordRole,                  ///< QString: "Valid until 3 Mar 2027"
        PortraitRole               ///< QImage; null without one
    };

    explicit CastListModel(CastBook& cast, QObject* parent = nullptr);

    int rowCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    SubjectId subjectAt(int row) const; ///< empty beyond the list
    int rowOf(SubjectId const& subject) const;

private:
    void refresh();

    CastBook& m_cast;
    std::vector<SubjectId> m_rows;
};

} // namespace fw::ui
