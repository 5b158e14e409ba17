#pragma once

#include "ui/models/ShotLook.h"

#include <QAbstractListModel>

namespace fw::ui {

/// The film's shots as a flat list in film order: a window onto the session, never a copy of the document.
/// Thread: GUI.
class ShotListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        NumberRole,                ///< int, 1-based
        PromptRole,                ///< QString
        StateRole,                 ///< int(ShotState)
        StateWordRole,             ///< QString for the pill
        ReasonRole,                ///< QString, why it is stale or failed
        ProgressRole,              ///< double 0..1 while forming
        LengthRole,                ///< qint64, project frames
        PresetRole,                ///< QString, preset id
        PosterRole,                ///< QString, file of the shown take's poster; empty when there is none
        SceneRole                  ///< QString, scene id
    };

    ShotListModel(Session& session, EngineBridge& bridge, QObject* parent = nullptr);

    int rowCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    ShotId shotAt(int row) const;
    int rowOf(ShotId const& shot) const; ///< -1 when it is not there

private:
    void reload();
    void shotsChanged(story::ChangeSet const& changes);
    QVariant shotData(story::Shot const& shot, int role) const;

    Session& m_session;
    EngineBridge& m_bridge;
    std::vector<ShotId> m_rows;
};

} // namespace fw::ui
