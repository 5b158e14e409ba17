#include "ui/HandOver.h"

#include "engine/story/Pack.h"
#include "engine/story/Restore.h"
#include "ui/StoryboardPages.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

namespace fw::ui {

namespace {

constexpr char kProjectSuffix[] = ".framewright";

} // namespace

HandOver::HandOver(Session* session, QWidget* window) : QObject(window), m_session(session), m_window(window)
{
}

QString HandOver::askFor(QString const& title, QStringList const& filters) const
{
    std::filesystem::path const folder = m_session->projectFolder();
    QString const name = QString::fromStdString((folder.parent_path() / folder.stem()).string());
    QString chosen;
    QString const file =
        QFileDialog::getSaveFileName(m_window, title, name, filters.join(QStringLiteral(";;")), &chosen);
    if (file.isEmpty() || !QFileInfo(file).suffix().isEmpty())
        return file;
    // "Cut list (*.edl)": a name without an ending gets that of the chosen kind.
    QRegularExpressionMatch const ending = QRegularExpression(QStringLiteral("\\*(\\.\\w+)")).match(chosen);
    return file + ending.captured(1);
}

void HandOver::exportCut()
{
    QString const file = askFor(
        tr("Export the cut for other programs"),
        {tr("OpenTimelineIO: Resolve, Premiere, Kdenlive (*.otio)"),
         tr("OpenTimelineIO with its clips in one file (*.otioz)"), tr("Edit decision list, CMX3600 (*.edl)"),
         tr("Final Cut Pro XML (*.fcpxml)"), tr("Subtitles from dialogue (*.srt)"), tr("Shot list (*.csv)")});
    if (!file.isEmpty())
        writeCut(file.toStdString());
}

void HandOver::exportPages()
{
    QString const file = askFor(tr("Export the storyboard as pages"),
                                {tr("PDF document (*.pdf)"), tr("PNG pictures (*.png)")});
    if (!file.isEmpty())
        writePages(file.toStdString());
}

void HandOver::saveCopy()
{
    std::filesystem::path const folder = m_session->projectFolder();
    QString const name = QString::fromStdString(folder.stem().string());
    QString const beside = QString::fromStdString(folder.parent_path().string());
    QString file = QFileDialog::getSaveFileName(m_window, tr("Save a copy of the project"),
                                                beside + '/' + tr("%1 copy").arg(name) + kProjectSuffix,
                                                tr("Projects (*.framewright)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(kProjectSuffix))
        file += kProjectSuffix;
    writeCopy(file.toStdString());
}

void HandOver::pack()
{
    QString const file = askFor(tr("Pack the whole project into one file"), {tr("Packed projects (*.zip)")});
    if (!file.isEmpty())
        writePack(file.toStdString());
}

void HandOver::openPacked()
{
    QString const file = QFileDialog::getOpenFileName(m_window, tr("Open a packed project"), {},
                                                      tr("Packed projects (*.zip)"));
    if (!file.isEmpty())
        unpack(file.toStdString());
}

void HandOver::writeCopy(std::filesystem::path const& target)
{
    start([board = m_session->board(), folder = m_session->projectFolder(),
           target](std::stop_token stop) -> Result<std::vector<std::filesystem::path>> {
        FW_CHECK(story::copyProject(folder, board, target, stop));
        return std::vector{target};
    });
}

void HandOver::writeCut(std::filesystem::path const& target)
{
    start([board = m_session->board(), folder = m_session->projectFolder(), tools = m_session->tools(),
           target](std::stop_token stop) -> Result<std::vector<std::filesystem::path>> {
        FW_CHECK(workflow::exportCut(board, folder, {target, true, stop}, tools));
        return std::vector{target};
    });
}

void HandOver::writePages(std::filesystem::path const& target)
{
    StoryboardPages pages{m_session->board(), m_session->cut(), m_session->projectFolder()};
    start([pages = std::move(pages), target,
           tools = m_session->tools()](std::stop_token stop) -> Result<std::vector<std::filesystem::path>> {
        FW_CHECK(workflow::mayLeave(pages.board, pages.projectFolder, tools));
        auto written = pages.write(target, stop);
        for (std::filesystem::path const& each : written ? *written : std::vector<std::filesystem::path>())
            (void)workflow::noteExport(each, {{"what", "pages"}}, tools); // what is written stands
        return written;
    });
}

void HandOver::writePack(std::filesystem::path const& target)
{
    start([board = m_session->board(), folder = m_session->projectFolder(),
           target](std::stop_token stop) -> Result<Written> {
        FW_CHECK(story::packProject(folder, board, target, true, stop));
        return Written{target};
    });
}

void HandOver::unpack(std::filesystem::path const& file)
{
    auto const work = [file](std::stop_token stop) -> Result<Written> {
        std::string const name = (file.parent_path() / file.stem()).string();
        std::filesystem::path folder = name + kProjectSuffix;
        std::error_code ignored;
        for (int i = 2; std::filesystem::exists(folder, ignored); ++i)
            folder = name + ' ' + std::to_string(i) + kProjectSuffix;
        FW_CHECK(story::unpackProject(file, folder, stop));
        return Written{folder};
    };
    start(work, [this](Written const& written) { Q_EMIT unpacked(written.front()); });
}

void HandOver::start(Work work)
{
    start(std::move(work), [this](Written const& written) { announce(written); });
}

void HandOver::start(Work work, Then then)
{
    if (!m_threads.empty())
        m_threads.back().request_stop(); // and joined when it says that it is done: nobody waits for it here
    m_threads.emplace_back([this, work = std::move(work), then = std::move(then)](std::stop_token stop) {
        auto written = work(stop);
        auto const tell = [this, id = std::this_thread::get_id(), then, written = std::move(written)] {
            m_threads.remove_if([id](std::jthread const& each) { return each.get_id() == id; });
            if (written)
                then(*written);
            else if (written.error().kind != Error::Kind::Cancelled)
                Q_EMIT failed(written.error());
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void HandOver::announce(Written const& written)
{
    QString const first = QString::fromStdString(written.front().filename().string());
    Q_EMIT noticed(
        written.size() == 1
            ? tr("%1 was written.").arg(first)
            : tr("%1 and the other pages, %2 in all, were written.").arg(first).arg(written.size()));
}

} // namespace fw::ui
