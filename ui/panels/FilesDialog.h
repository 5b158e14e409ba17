#pragma once

#include "engine/jobs/TakeTrash.h"
#include "engine/workflow/KeptLatents.h"
#include "engine/workflow/ProjectMedia.h"
#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QDialog>

#include <stop_token>

class QComboBox;
class QGridLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace fw::ui {

/// The project's files: what they take on disk, what is in the trash and can come back, which clips can go
/// because their latents stay, and what is missing and can be found again elsewhere. Looks at the disk on a
/// worker. Thread: GUI.
class FilesDialog : public QDialog {
    Q_OBJECT

public:
    FilesDialog(Session* session, EngineBridge* bridge, QWidget* parent = nullptr);
    ~FilesDialog() override; ///< asks what runs to stop, then waits for it

    void lookFor(std::filesystem::path const& where); ///< the missing files, there
    bool isBusy() const { return m_tasks > 0; }

private:
    /// What the worker found.
    struct Found {
        workflow::DiskUse use;
        std::vector<jobs::TrashedTake> trash;
        std::vector<workflow::MissingFile> missing;
        workflow::ClipSurvey clips;
    };

    QWidget* buildUse();
    QWidget* buildTrash();
    QWidget* buildMissing();
    QLabel* addUse(QGridLayout* grid, QString const& name, std::vector<QPushButton*> const& buttons = {});
    void refresh(); ///< after `shrink`ing the trash to what it may hold
    void show(Found const& found);
    void trashSpareTakes();
    void showClips();
    void keepLatents(); ///< asks first, and says what it frees
    void dropClips();
    void makeClips();
    void restore();
    void deleteTrash(std::vector<TakeId> takes);
    std::vector<TakeId> selectedTrash() const;
    template <class Work, class Then>
    void ask(Work work, Then then); ///< on the worker, and the dialog waits

    Session* m_session;
    EngineBridge* m_bridge;
    QLabel *m_total, *m_shown, *m_other, *m_assets, *m_versions, *m_unfinished, *m_trashed, *m_dropped,
        *m_said;
    QPushButton *m_spare, *m_keep, *m_make, *m_empty, *m_restore, *m_delete, *m_find;
    QListWidget *m_trash, *m_missing;
    QComboBox* m_cap;
    QWidget* m_missingPart = nullptr;
    std::vector<workflow::MissingFile> m_missingFiles;
    workflow::ClipSurvey m_clips;
    int m_tasks = 0;
    std::stop_source m_stop;
    TaskWorker m_worker; // last: joined before what it uses goes
};

/// How many bytes the trash of a project may hold, as the person chose; 0: as many as there are.
uint64_t savedTrashCap();

} // namespace fw::ui
