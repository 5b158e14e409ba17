#pragma once

#include "ui/bridge/TaskWorker.h"
#include "ui/session/Session.h"

#include <QObject>
#include <QStringList>

class QMenu;
class QWidget;

namespace fw::ui {

/// New, open, sample, recent: which project folder is open. Thread: GUI.
class ProjectFiles : public QObject {
    Q_OBJECT

public:
    ProjectFiles(Session* session, QWidget* window);

    void startWithOneShot(); ///< a new project under the documents folder, nothing asked
    void newProject();       ///< asks for name and place
    void openProject();
    /// A sample board under this name in the documents folder; made by `make` when it is not there.
    void openSample(char const* name, story::Storyboard (*make)());
    /// A folder that cannot be written to is offered as a copy.
    bool open(std::filesystem::path const& folder);
    /// Copies a project to where projects go and opens the copy; says so.
    void openCopyOf(std::filesystem::path const& folder);
    void close();
    void importFootage(); ///< asks for a video, shows the shots in it, adds what is ticked as one edit
    void pasteScript();   ///< shows what a pasted text would become; without a project into a new one
    void importScript();  ///< asks for a file, shows what it would become, adds it as one edit
    void editFormat();    ///< size, rate and fit of the film, as one edit
    void editCosts();     ///< what rendering costs here and may take

    QStringList recent() const; ///< newest first, only those that are there
    void fillRecentMenu(QMenu* menu);

    /// Where projects go unless the person says otherwise; tests point it elsewhere.
    void setHome(std::filesystem::path const& folder) { m_home = folder; }

Q_SIGNALS:
    void recentChanged();
    void failed(fw::Error const& error);
    void noticed(QString const& text);

private:
    bool create(std::filesystem::path const& folder, story::Storyboard board);
    void afterOpening();
    std::filesystem::path freeFolder(std::string const& name) const;

    Session* m_session;
    QWidget* m_window;
    std::filesystem::path m_home;
    TaskWorker m_worker; // last: joined before what it uses goes
};

/// "640 x 360, 24 fps, 00:00:12:00"
QString formatText(story::Storyboard const& board);

/// What opening found, as one honest sentence; empty when all was as it was left.
QString reportText(story::Project::OpenReport const& report);

} // namespace fw::ui
