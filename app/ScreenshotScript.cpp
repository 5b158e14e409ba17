#include "app/ScreenshotScript.h"

#include "app/TrustScript.h"
#include "ui/Actions.h"
#include "ui/GenerateFlow.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/session/Gestures.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QDockWidget>
#include <QPainter>
#include <QTextStream>
#include <QThread>

namespace fw {

namespace {

constexpr QSize kSize{1600, 1000};
constexpr int kRenderMilliseconds = 300'000;
constexpr int kSettleMilliseconds = 900; // thumbnails and the first composed frame
constexpr int kLargeBoard = 560;
constexpr int kDrawMilliseconds = 100;

} // namespace

QStringList ScreenshotScript::names()
{
    return {"main", "forming", "board", "export", "empty", "light", "cast", "person", "review"};
}

bool ScreenshotScript::isAboutTrust(QString const& name)
{
    return name == "cast" || name == "person" || name == "review";
}

ui::Theme::Mode ScreenshotScript::prepare(QString const& name)
{
    if (isAboutTrust(name))
        TrustScript::useOwnInstallation();
    return name == "light" ? ui::Theme::Mode::Light : ui::Theme::Mode::Dark;
}

int ScreenshotScript::run(QString const& name, QString const& file)
{
    if (!names().contains(name)) {
        QTextStream(stderr) << "There is no state called " << name << ". Known: " << names().join(", ")
                            << ".\n";
        return 2;
    }
    m_app.window().useDefaultLayout();
    m_app.window().resize(kSize);
    m_app.window().show();
    bool isReached = name == "empty" || (openSample() && renderTakes());
    bool const isLively = name != "empty" && name != "export" && !isAboutTrust(name);
    if (isAboutTrust(name))
        isReached = isReached && showTrust(name);
    if (isLively)
        isReached = isReached && changeShots();
    if (name == "board")
        showBoardLarge();
    settle(kSettleMilliseconds);
    if (isLively)
        isReached = isReached && startForming(name == "forming");
    if (name == "export")
        isReached = isReached && exportFilm();
    if (!isReached) {
        QTextStream(stderr) << "The state " << name << " was not reached. "
                            << m_app.window().notices()->text() << "\n";
        return 1;
    }
    settle(kDrawMilliseconds);
    QPixmap picture = m_app.window().grab();
    if (m_dialog) {
        QPainter painter(&picture);
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 102)); // the popover's 40 % shade
        QPixmap const dialog = m_dialog->grab();
        painter.drawPixmap((picture.width() - dialog.width()) / 2, (picture.height() - dialog.height()) / 2,
                           dialog);
    }
    return picture.save(file) ? 0 : 1;
}

void ScreenshotScript::settle(int milliseconds)
{
    waitFor([] { return false; }, milliseconds);
}

bool ScreenshotScript::waitFor(std::function<bool()> const& isReached, int milliseconds)
{
    QDeadlineTimer const deadline(milliseconds);
    while (!isReached()) {
        if (deadline.hasExpired())
            return false;
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(5);
    }
    return true;
}

ShotId ScreenshotScript::shotAt(size_t index) const
{
    auto const shots = story::shotsInOrder(m_app.session().board());
    return index < shots.size() ? shots[index]->id : ShotId{};
}

bool ScreenshotScript::openSample()
{
    std::filesystem::path const folder = m_folder.filePath("Sample.framewright").toStdString();
    if (!m_app.session().createProject(folder, workflow::sampleStoryboard()))
        return false;
    m_app.session().selectOnly(shotAt(0));
    return true;
}

bool ScreenshotScript::renderTakes()
{
    m_app.window().generator()->generateAll();
    return waitFor(
        [this] {
            auto const shots = story::shotsInOrder(m_app.session().board());
            return std::all_of(shots.begin(), shots.end(),
                               [](story::Shot const* shot) { return !shot->takes.empty(); });
        },
        kRenderMilliseconds);
}

bool ScreenshotScript::showTrust(QString const& name)
{
    TrustScript script(m_app, m_folder.path().toStdString(), [this](std::function<bool()> const& isReached) {
        return waitFor(isReached, kRenderMilliseconds);
    });
    if (!script.fillCast() || !script.castShots({shotAt(0), shotAt(1), shotAt(2), shotAt(3)}))
        return false;
    m_app.window().findChild<QDockWidget*>("cast")->raise();
    if (name == "person")
        m_dialog = script.openStatement();
    else if (name == "review")
        m_dialog = script.openReview(shotAt(2));
    settle(kSettleMilliseconds);
    return true;
}

void ScreenshotScript::showBoardLarge()
{
    m_app.window().actions()->at(ui::Command::BoardGrid)->setChecked(true);
    auto* board = m_app.window().findChild<QDockWidget*>("board");
    m_app.window().resizeDocks({board}, {kLargeBoard}, Qt::Vertical);
}

bool ScreenshotScript::changeShots()
{
    // One take out of date, one shot without a take.
    ui::Session& session = m_app.session();
    if (!session.perform(story::SetPrompt{shotAt(2), "a penguin walks to the left in a snowy field"}))
        return false;
    ui::NewShot const added = ui::newShotBeside(session.board(), shotAt(5), true);
    if (!session.perform(added.edit) ||
        !session.perform(story::SetPrompt{added.id, "a sailboat moves to the right on the ocean"}))
        return false;
    session.selectOnly(shotAt(0));
    session.setPlayhead({20});
    return true;
}

bool ScreenshotScript::startForming(bool isSelected)
{
    // One more take of shot 4, half done, and one of shot 5 that waits.
    ShotId const forming = shotAt(3);
    if (isSelected)
        m_app.session().selectOnly(forming);
    m_app.window().generator()->generate({forming, shotAt(4)});
    return waitFor(
        [this, forming] {
            auto const clip = m_app.bridge().formingClip(forming);
            return clip && clip->of > 0 && 2 * clip->step >= clip->of;
        },
        kRenderMilliseconds);
}

bool ScreenshotScript::exportFilm()
{
    ui::ExportDialog* dialog = m_app.window().showExport();
    dialog->setTarget(m_folder.filePath("Six small journeys.mp4").toStdString());
    m_dialog = dialog;
    bool hasEnded = false, isGood = false;
    QObject::connect(&m_app.bridge(), &ui::EngineBridge::exportFinished, dialog,
                     [&](exporting::ExportResult const&) { hasEnded = isGood = true; });
    QObject::connect(&m_app.bridge(), &ui::EngineBridge::exportFailed, dialog,
                     [&](Error const&) { hasEnded = true; });
    dialog->startExport();
    return waitFor([&] { return hasEnded; }, kRenderMilliseconds) && isGood;
}

} // namespace fw
