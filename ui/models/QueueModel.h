#pragma once

#include "ui/models/ShotLook.h"

#include <QAbstractListModel>

namespace fw::ui {

/// The queue's jobs: the running one, those that wait in order, those that ended (newest first). Thread: GUI.
class QueueModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        JobRole = Qt::UserRole + 1, ///< QString, job id
        ShotRole,                   ///< QString, shot id
        ShotNumberRole,             ///< int; 0 when the shot is gone
        PromptRole,                 ///< QString as the maker wrote it
        StateRole,                  ///< int(jobs::JobState)
        WordRole,                   ///< QString: "Forming 12/20", "Queued", "Failed"
        ReasonRole,                 ///< QString: the error's sentence, or what it waits for
        ProgressRole,               ///< double 0..1
        EtaRole,                    ///< double seconds, -1 unknown
        TakeRole                    ///< QString, the shot's shown take, for its poster
    };

    QueueModel(Session& session, EngineBridge& bridge, QObject* parent = nullptr);

    int rowCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Jobs that have not started are dragged to another place among themselves.
    Qt::ItemFlags flags(QModelIndex const& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(QModelIndexList const& indexes) const override;
    bool dropMimeData(QMimeData const* data, Qt::DropAction action, int row, int column,
                      QModelIndex const& parent) override;

    jobs::JobInfo const* jobAt(int row) const;
    int unfinished() const; ///< running, queued, waiting or held
    std::vector<jobs::JobInfo> const& jobs() const { return m_jobs; }
    /// Among the jobs that have not started: how many of them stand above a row.
    int placeOf(int row) const;

private:
    void refresh();
    QString wordOf(jobs::JobInfo const& job) const;
    QString reasonOf(jobs::JobInfo const& job) const;

    Session& m_session;
    EngineBridge& m_bridge;
    std::vector<jobs::JobInfo> m_jobs;
};

} // namespace fw::ui
