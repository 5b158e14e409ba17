#pragma once

#include "ui/bridge/ReviewBook.h"

#include <QAbstractListModel>

namespace fw::ui {

/// The review inbox, newest first: what waits, or everything, and of that what holds some words. Thread: GUI.
class ReviewListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        FactsRole,                 ///< QString: "sexual.explicit, asked by anna on 3 Mar 2027"
        ToneRole,                  ///< int(ShotState), the colours of the state
        IconRole,                  ///< QString
        WordRole                   ///< QString: "Held", "Approved", "Rejected", "Appealed"
    };

    explicit ReviewListModel(ReviewBook& reviews, QObject* parent = nullptr);

    void setFilter(bool isAll, QString const& words);
    moderation::ReviewItem const* itemAt(int row) const;
    int rowOf(std::string const& id) const; ///< -1 when it is not listed

    int rowCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role = Qt::DisplayRole) const override;

private:
    void refresh();
    bool isListed(moderation::ReviewItem const& item) const;

    ReviewBook& m_reviews;
    std::vector<moderation::ReviewItem> m_rows;
    bool m_isAll = false;
    QString m_words;
};

} // namespace fw::ui
