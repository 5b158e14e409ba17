#pragma once

#include "engine/story/Restore.h"
#include "ui/bridge/RecordBook.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/session/Session.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace fw::ui {

/// What a backup holds against the present board, in words.
QString differenceText(story::Storyboard const& now, story::Storyboard const& then);

/// The dated copies of the open project: when, how the board looked, what would change, and the way back to
/// one of them as a single step that undo takes back. Thread: GUI.
class VersionsDialog : public QDialog {
    Q_OBJECT

public:
    VersionsDialog(Session* session, RecordBook* records, Thumbnails* thumbnails, QWidget* parent = nullptr);

Q_SIGNALS:
    void restored(QString const& when);

private:
    void showVersions(std::vector<story::BackupInfo> versions);
    void showChosen();
    void showPosters(story::Storyboard const& board);
    void restore();
    story::BackupInfo const* chosen() const;

    Session* m_session;
    Thumbnails* m_thumbnails;
    std::vector<story::BackupInfo> m_versions;
    QListWidget* m_list;
    QLabel* m_posters;
    QLabel* m_facts;
    QPushButton* m_restore;
};

} // namespace fw::ui
