#include "ui/panels/QueuePanel.h"

#include "engine/jobs/Order.h"
#include "ui/panels/QueueDelegate.h"
#include "ui/panels/Widgets.h"

#include <QListView>
#include <QMenu>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kButton = 24;

} // namespace

QueuePanel::QueuePanel(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge), m_model(new QueueModel(*session, *bridge, this)),
      m_list(new QListView(this)),
      m_empty(makeLabel(tr("Nothing is rendering. Ctrl+Enter renders the selected shot."), Theme::Type::Form,
                        "muted"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QueueDelegate(thumbnails, m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setAccessibleName(tr("Queue"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(space::kCard);
    keepWhole(m_empty);
    column->addWidget(buildHead());
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 1);

    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        chooseAgain();
        showQueue();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &QueuePanel::showQueue);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        jobs::JobInfo const* job = current();
        m_chosen = job ? job->id : JobId();
        showJob();
    });
    connect(m_list, &QListView::clicked, this, [this] {
        if (jobs::JobInfo const* job = current(); job && story::findShot(m_session->board(), job->shot))
            m_session->selectOnly(job->shot);
    });
    connect(thumbnails, &Thumbnails::ready, m_list->viewport(), qOverload<>(&QWidget::update));
    showQueue();
}

QWidget* QueuePanel::buildHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(space::kPanel, space::kTight, space::kTight, space::kTight);
    row->setSpacing(0);
    m_summary = makeLabel({}, Theme::Type::Body, "secondary");
    m_pause = makeIconButton("player-pause", tr("Pause the queue"));
    m_pause->setCheckable(true);
    row->addWidget(m_summary, 1);
    row->addWidget(buildTools());
    row->addWidget(m_pause);
    auto* more = makeIconButton("dots-vertical", tr("The whole queue"));
    auto* menu = new QMenu(more);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(menu); });
    row->addWidget(more);
    for (QToolButton* button : head->findChildren<QToolButton*>())
        button->setFixedSize(kButton, kButton);
    connect(m_pause, &QToolButton::clicked, this, [this](bool isOn) {
        if (jobs::JobQueue* queue = m_bridge->queue())
            isOn ? queue->pause() : queue->resume();
        showQueue();
    });
    return head;
}

QWidget* QueuePanel::buildTools()
{
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_hold = makeIconButton("hand-stop", tr("Hold this job"));
    m_hold->setCheckable(true);
    m_up = makeIconButton("arrow-up", tr("Earlier"));
    m_down = makeIconButton("arrow-down", tr("Later"));
    m_retry = makeIconButton("refresh", tr("Try again"));
    m_stop = makeIconButton("player-stop", tr("Stop this job"));
    for (QToolButton* button : {m_up, m_down, m_hold, m_retry, m_stop})
        row->addWidget(button);
    auto const onJob = [this](auto call) {
        return [this, call] {
            jobs::JobInfo const* job = current();
            if (job && m_bridge->queue())
                call(*m_bridge->queue(), *job);
        };
    };
    connect(m_hold, &QToolButton::clicked, this, onJob([](jobs::JobQueue& queue, jobs::JobInfo const& job) {
                job.state == jobs::JobState::Held ? queue.release(job.id) : queue.hold(job.id);
            }));
    connect(m_retry, &QToolButton::clicked, this,
            onJob([](jobs::JobQueue& queue, jobs::JobInfo const& job) { queue.retry(job.id); }));
    connect(m_stop, &QToolButton::clicked, this,
            onJob([](jobs::JobQueue& queue, jobs::JobInfo const& job) { queue.cancel(job.id); }));
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    return tools;
}

jobs::JobInfo const* QueuePanel::current() const { return m_model->jobAt(m_list->currentIndex().row()); }

void QueuePanel::move(int step)
{
    jobs::JobInfo const* job = current();
    if (!job || !m_bridge->queue())
        return;
    int const place = m_model->placeOf(m_list->currentIndex().row());
    if (place + step >= 0)
        m_bridge->queue()->move(job->id, place + step);
}

void QueuePanel::fillMenu(QMenu* menu)
{
    menu->clear();
    jobs::JobQueue* queue = m_bridge->queue();
    std::vector<jobs::JobInfo> const& all = m_model->jobs();
    auto const add = [&](QString const& text, bool isPossible, std::function<void()> run) {
        menu->addAction(text, this, std::move(run))->setEnabled(queue && isPossible);
    };
    std::vector<JobId> const order = jobs::groupedByModel(all);
    int const now = jobs::modelLoads(all);
    int const then = jobs::modelLoads(jobs::inOrder(all, order));
    add(now > then ? tr("Group by model: %1 loads instead of %2").arg(then).arg(now) : tr("Group by model"),
        now > then, [queue, order] { queue->reorder(order); });
    menu->addSeparator();
    auto const forAll = [all](auto wanted, auto call) {
        return [all, wanted, call] {
            for (jobs::JobInfo const& job : all)
                if (wanted(job.state))
                    call(job.id);
        };
    };
    auto const isHeld = [](jobs::JobState state) { return state == jobs::JobState::Held; };
    auto const canHold = [](jobs::JobState state) {
        return state == jobs::JobState::Queued || state == jobs::JobState::Waiting;
    };
    auto const any = [&](auto wanted) {
        return std::any_of(all.begin(), all.end(),
                           [&](jobs::JobInfo const& job) { return wanted(job.state); });
    };
    add(tr("Hold all that wait"), any(canHold),
        forAll(canHold, [queue](JobId const& id) { queue->hold(id); }));
    add(tr("Let all run"), any(isHeld), forAll(isHeld, [queue](JobId const& id) { queue->release(id); }));
    add(tr("Stop all that wait"), any(jobs::isInLine),
        forAll(jobs::isInLine, [queue](JobId const& id) { queue->cancel(id); }));
    add(tr("Stop everything"), m_model->unfinished() > 0, [queue] { queue->cancelAll(); });
}

/// The list forgets it when jobs come, go or change places.
void QueuePanel::chooseAgain()
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->jobAt(row)->id == m_chosen)
            return m_list->setCurrentIndex(m_model->index(row));
}

void QueuePanel::showQueue()
{
    int const unfinished = m_model->unfinished();
    bool const isEmpty = m_model->rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    bool const isPaused = m_bridge->queue() && m_bridge->queue()->isPaused();
    m_pause->setEnabled(m_bridge->queue());
    m_pause->setChecked(isPaused);
    m_pause->setToolTip(isPaused ? tr("Resume the queue") : tr("Pause the queue"));
    m_summary->setText(isPaused          ? tr("Paused, %n waiting", nullptr, unfinished)
                       : unfinished == 0 ? tr("All done")
                                         : tr("%n to render", nullptr, unfinished));
    m_summary->parentWidget()->setVisible(!isEmpty || isPaused);
    showJob();
}

void QueuePanel::showJob()
{
    jobs::JobInfo const* job = current();
    bool const canWait = job && jobs::isInLine(job->state);
    m_hold->setEnabled(canWait);
    m_hold->setChecked(job && job->state == jobs::JobState::Held);
    m_hold->setToolTip(m_hold->isChecked() ? tr("Let this job run") : tr("Hold this job"));
    m_up->setEnabled(canWait);
    m_down->setEnabled(canWait);
    m_retry->setEnabled(job &&
                        (job->state == jobs::JobState::Failed || job->state == jobs::JobState::Cancelled));
    m_stop->setEnabled(canWait || (job && job->state == jobs::JobState::Running));
}

} // namespace fw::ui
