#include "ui/ProjectFiles.h"

#include "engine/story/Restore.h"
#include "ui/Preferences.h"
#include "ui/panels/CostDialog.h"
#include "ui/panels/CutDialog.h"
#include "ui/panels/FormatDialog.h"
#include "ui/panels/FootageDialog.h"
#include "ui/panels/ScriptDialog.h"
#include "ui/session/FormatChange.h"
#include "ui/theme/Sentence.h"
#include "ui/theme/Settings.h"
#include "ui/theme/Theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr char kSuffix[] = ".framewright";
constexpr char kRecentKey[] = "recent";
constexpr int kMostRecent = 10;

story::Storyboard boardWithOneShot(std::string title)
{
    story::Storyboard board;
    board.title = std::move(title);
    story::Shot shot;
    shot.id = newShotId();
    board.scenes = {{newSceneId(), ProjectFiles::tr("Scene %1").arg(1).toStdString(), {shot}}};
    return board;
}

std::filesystem::path withSuffix(QString const& file)
{
    return (file.endsWith(kSuffix) ? file : file + kSuffix).toStdString();
}

} // namespace

ProjectFiles::ProjectFiles(Session* session, QWidget* window)
    : QObject(window), m_session(session), m_window(window)
{
    m_home = savedProjectsFolder();
    connect(session, &Session::opened, this, &ProjectFiles::afterOpening);
    connect(session, &Session::folderMoved, this, [this](std::filesystem::path const& folder) {
        Q_EMIT noticed(tr("The project's folder was moved. It goes on in %1.")
                           .arg(QString::fromStdString(folder.string())));
    });
    connect(session, &Session::folderGone, this, [this] {
        Q_EMIT noticed(
            tr("The project's folder is not there any more. Put it back, or save a copy: what is on "
               "the board is still here."));
    });
}

std::filesystem::path ProjectFiles::freeFolder(std::string const& name) const
{
    for (int i = 1;; ++i) {
        std::filesystem::path const folder =
            m_home / (name + (i > 1 ? ' ' + std::to_string(i) : std::string()) + kSuffix);
        std::error_code ignored;
        if (!std::filesystem::exists(folder, ignored))
            return folder;
    }
}

bool ProjectFiles::create(std::filesystem::path const& folder, story::Storyboard board)
{
    std::error_code ignored; // an unwritable place is reported by createProject
    std::filesystem::create_directories(folder.parent_path(), ignored);
    return m_session->createProject(folder, std::move(board)).isOk();
}

void ProjectFiles::startWithOneShot()
{
    std::string const name = tr("Untitled").toStdString();
    create(freeFolder(name), boardWithOneShot(name));
}

void ProjectFiles::newProject()
{
    QString const file = QFileDialog::getSaveFileName(
        m_window, tr("New project"),
        QString::fromStdString(freeFolder(tr("Untitled").toStdString()).string()),
        tr("Projects (*.framewright)"));
    if (!file.isEmpty())
        create(withSuffix(file), boardWithOneShot(QFileInfo(file).completeBaseName().toStdString()));
}

void ProjectFiles::openProject()
{
    QString const folder = QFileDialog::getExistingDirectory(m_window, tr("Open a project folder"),
                                                             QString::fromStdString(m_home.string()));
    if (!folder.isEmpty())
        open(folder.toStdString());
}

void ProjectFiles::openSample(char const* name, story::Storyboard (*make)())
{
    std::filesystem::path const folder = m_home / (std::string(name) + kSuffix);
    std::error_code ignored;
    if (std::filesystem::exists(folder / "project.json", ignored))
        open(folder);
    else
        create(folder, make());
}

bool ProjectFiles::open(std::filesystem::path const& folder)
{
    QFileInfo const info(QString::fromStdString(folder.string()));
    std::error_code ignored;
    bool const isLocked =
        info.isDir() && !info.isWritable() && std::filesystem::exists(folder / "project.json", ignored);
    if (!isLocked)
        return m_session->openProject(folder).isOk();
    auto const answer = QMessageBox::question(
        m_window, tr("Open a project folder"),
        tr("%1 cannot be written to, so nothing could be kept in it. Make a copy in %2 and open that?")
            .arg(info.fileName(), QString::fromStdString(m_home.string())),
        QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Yes);
    if (answer == QMessageBox::Yes)
        openCopyOf(folder);
    return false;
}

void ProjectFiles::openCopyOf(std::filesystem::path const& folder)
{
    std::filesystem::path const target = freeFolder(folder.stem().string());
    Q_EMIT noticed(tr("Copying %1...").arg(QString::fromStdString(folder.filename().string())));
    m_worker.ask(
        this,
        [folder, target]() -> Status {
            std::error_code ignored; // an unwritable place is reported by the copy
            std::filesystem::create_directories(target.parent_path(), ignored);
            FW_TRY(story::Storyboard const board, story::Project::read(folder));
            return story::copyProject(folder, board, target);
        },
        [this, target](Status const& copied) {
            if (!copied)
                Q_EMIT failed(copied.error());
            else if (open(target))
                Q_EMIT noticed(tr("This is the copy in %1.").arg(QString::fromStdString(target.string())));
        });
}

void ProjectFiles::close() { m_session->closeProject(); }

void ProjectFiles::importScript()
{
    QString const file = QFileDialog::getOpenFileName(
        m_window, tr("Import a script or a cut"),
        QString::fromStdString(m_session->projectFolder().parent_path().string()),
        tr("Scripts and cuts (*.fountain *.spmd *.txt *.md *.csv *.otio *.otioz)"));
    if (file.isEmpty())
        return;
    if (interchange::isCutFile(file.toStdString()))
        CutDialog(m_session, file.toStdString(), m_window).exec();
    else
        ScriptDialog(m_session, file.toStdString(), m_window).exec();
}

void ProjectFiles::pasteScript()
{
    bool const isNew = !m_session->isOpen();
    ScriptDialog dialog(m_session, m_window);
    if (dialog.exec() != QDialog::Accepted || !isNew || !dialog.script())
        return;
    interchange::Script const script = *dialog.script();
    std::string const name = script.title.empty() ? tr("Untitled").toStdString() : script.title;
    std::string folder = name;
    std::replace(folder.begin(), folder.end(), '/', '-');
    story::Storyboard board;
    board.title = name;
    board.scenes = script.scenes;
    create(freeFolder(folder), std::move(board)); // errors go to Session::failed
}

void ProjectFiles::importFootage()
{
    QString const file = QFileDialog::getOpenFileName(
        m_window, tr("Import footage"),
        QString::fromStdString(m_session->projectFolder().parent_path().string()),
        tr("Videos (*.mp4 *.mov *.m4v *.mkv *.webm)"));
    if (!file.isEmpty())
        FootageDialog(m_session, file.toStdString(), m_window).exec();
}

void ProjectFiles::editFormat()
{
    FormatDialog dialog(m_session->board().format, m_window);
    if (dialog.exec() == QDialog::Accepted && dialog.format() != m_session->board().format)
        (void)m_session->perform(changeFormat(m_session->board(), dialog.format())); // errors: failed
}

void ProjectFiles::editCosts() { CostDialog(m_session, m_window).exec(); }

void ProjectFiles::afterOpening()
{
    if (!m_session->isOpen())
        return;
    QString const folder =
        QString::fromStdString(std::filesystem::absolute(m_session->projectFolder()).string());
    QStringList list = personalSettings().value(kRecentKey).toStringList();
    list.removeAll(folder);
    list.prepend(folder);
    personalSettings().setValue(kRecentKey, list.mid(0, kMostRecent));
    Q_EMIT recentChanged();
    std::vector<story::Shot const*> const shots = story::shotsInOrder(m_session->board());
    if (!shots.empty())
        m_session->selectOnly(shots.front()->id);
    if (QString const text = reportText(m_session->openReport()); !text.isEmpty())
        Q_EMIT noticed(text);
}

QStringList ProjectFiles::recent() const
{
    QStringList there;
    for (QString const& folder : personalSettings().value(kRecentKey).toStringList())
        if (QFileInfo::exists(folder + "/project.json"))
            there << folder;
    return there;
}

void ProjectFiles::fillRecentMenu(QMenu* menu)
{
    menu->clear();
    for (QString const& folder : recent()) {
        QAction* action = menu->addAction(QFileInfo(folder).completeBaseName());
        action->setToolTip(folder);
        connect(action, &QAction::triggered, this, [this, folder] { open(folder.toStdString()); });
    }
    menu->setEnabled(!menu->isEmpty());
}

QString formatText(story::Storyboard const& board)
{
    double const rate = board.format.rate.perSecond();
    return ProjectFiles::tr("%1 x %2, %3 fps, %4")
        .arg(board.format.size.widthPx)
        .arg(board.format.size.heightPx)
        .arg(rate, 0, 'g', 5)
        .arg(timecode(story::filmLength(board).count, rate));
}

QString reportText(story::Project::OpenReport const& report)
{
    if (report.usedBackup)
        return ProjectFiles::tr("The project file could not be read; the backup %1 is open instead.")
            .arg(QString::fromStdString(report.backupName));
    if (report.journalWasDamaged)
        return ProjectFiles::tr("Some of the last edits could not be read; everything before them is here.");
    if (report.replayedEdits > 0)
        return ProjectFiles::tr("Framewright was not closed last time; %n edit(s) were restored.", nullptr,
                                report.replayedEdits);
    return {};
}

} // namespace fw::ui
