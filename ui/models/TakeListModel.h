#pragma once

#include "ui/session/Session.h"

#include <QAbstractListModel>

namespace fw::ui {

/// The takes of one shot, oldest first, as the filmstrip shows them. Thread: GUI.
class TakeListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        NumberRole,                ///< int, 1-based in order of arrival
        PosterRole,                ///< QString, file
        SeedRole,                  ///< qulonglong
        QualityRole,               ///< QString: "draft" | "preview" | "final"
        SecondsRole,               ///< double, how long it took
        IsShownRole,               ///< bool: this one plays
        IsChosenRole               ///< bool: by the maker's explicit choice
    };

    explicit TakeListModel(Session& session, QObject* parent = nullptr);

    void setShot(ShotId const& shot);
    ShotId shot() const { return m_shot; }
    story::Take const* takeAt(int row) const;
    int rowOfShown() const;

    int rowCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    void refresh();

    Session& m_session;
    ShotId m_shot;
    std::vector<TakeId> m_rows;
};

} // namespace fw::ui
