#include "ui/panels/TakesPanel.h"

#include "engine/jobs/TakeStore.h"
#include "engine/jobs/TakeTrash.h"
#include "engine/story/Footage.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/TakeDelegate.h"
#include "ui/panels/TakeDialog.h"
#include "ui/panels/Widgets.h"
#include "ui/session/TakeSettings.h"
#include "ui/theme/Sentence.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QMessageBox>

namespace fw::ui {

TakesPanel::TakesPanel(Session* session, Thumbnails* thumbnails, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new TakeListModel(*session, this)),
      m_list(new QListView(this)),
      m_empty(makeLabel(tr("Takes of this shot appear here."), Theme::Type::Form, "muted"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kCard, space::kCard, space::kCard, space::kCard);
    column->setSpacing(space::kTight);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TakeDelegate(thumbnails, m_list));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(m_list->itemDelegate()->sizeHint({}, {}).height() + space::kTight);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setAccessibleName(tr("Takes"));
    m_list->installEventFilter(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 1);
    column->addWidget(buildStaleBar());
    column->addWidget(buildDeletedBar());
    column->addWidget(buildBar());

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showTake();
        if (m_list->hasFocus() && current())
            Q_EMIT takePicked(currentTake());
    });
    connect(m_list, &QListView::activated, this, [this] {
        if (story::Take const* take = current())
            choose(*take, true);
    });
    connect(m_list, &QListView::doubleClicked, this, [this] {
        if (story::Take const* take = current())
            choose(*take, true);
    });
    connect(thumbnails, &Thumbnails::ready, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(session, &Session::selectionChanged, this, &TakesPanel::showShot);
    connect(session, &Session::opened, this, [this] {
        m_deleted.reset();
        showShot();
    });
    connect(session, &Session::changed, this, &TakesPanel::showShot);
    connect(session, &Session::takesChanged, this, &TakesPanel::showShot);
    showShot();
}

QWidget* TakesPanel::buildBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::kTight, 0, 0, 0);
    row->setSpacing(space::kTight);
    m_facts = makeLabel({}, Theme::Type::Meta, "muted");
    m_facts->setMinimumWidth(1); // elides rather than widens the panel
    m_star = makeIconButton("star", tr("Choose this take"));
    m_star->setCheckable(true);
    m_compare = makeIconButton("git-compare", tr("Compare with the shown take"));
    m_compare->setCheckable(true);
    m_seed = makeIconButton("dice-5", tr("Use this seed for the shot"));
    m_more = makeIconButton("dots", tr("More about this take"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_delete = makeIconButton("trash", tr("Delete this take"));
    row->addWidget(m_facts, 1);
    for (QToolButton* button : {m_star, m_compare, m_seed, m_more, m_delete})
        row->addWidget(button);
    connect(m_compare, &QToolButton::clicked, this, &TakesPanel::compareRequested);
    connect(m_star, &QToolButton::clicked, this, [this](bool isOn) {
        if (story::Take const* take = current())
            choose(*take, isOn);
    });
    connect(m_seed, &QToolButton::clicked, this, &TakesPanel::useSeed);
    connect(m_delete, &QToolButton::clicked, this, &TakesPanel::deleteTake);
    return bar;
}

QWidget* TakesPanel::buildStaleBar()
{
    m_staleBar = new QWidget;
    auto* row = new QHBoxLayout(m_staleBar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    m_reason = makeLabel({}, Theme::Type::Body, "warning");
    m_reason->setWordWrap(true);
    keepWhole(m_reason);
    auto* button = makeButton("check", tr("Keep"));
    button->setToolTip(tr("Accept this take as it is; it counts as up to date from now on"));
    row->addWidget(m_reason, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    connect(button, &QPushButton::clicked, this, &TakesPanel::keep);
    return m_staleBar;
}

QWidget* TakesPanel::buildDeletedBar()
{
    m_deletedBar = new QWidget;
    auto* row = new QHBoxLayout(m_deletedBar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    m_deletedText = makeLabel({}, Theme::Type::Body, "muted");
    m_deletedText->setWordWrap(true);
    keepWhole(m_deletedText);
    auto* button = makeButton("arrow-back-up", tr("Restore"));
    row->addWidget(m_deletedText, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    connect(button, &QPushButton::clicked, this, &TakesPanel::restoreDeleted);
    return m_deletedBar;
}

void TakesPanel::setMenu(std::vector<QAction*> const& actions)
{
    for (QAction* action : actions) {
        m_list->addAction(action);
        m_more->menu()->addAction(action);
    }
}

void TakesPanel::setComparing(bool isComparing) { m_compare->setChecked(isComparing); }

bool TakesPanel::eventFilter(QObject* watched, QEvent* event)
{
    bool const isDelete = watched == m_list && event->type() == QEvent::KeyPress &&
                          static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete;
    if (isDelete)
        deleteTake();
    return isDelete || QWidget::eventFilter(watched, event);
}

TakeId TakesPanel::currentTake() const
{
    story::Take const* take = current();
    return take ? take->id : TakeId{};
}

story::Take const* TakesPanel::current() const { return m_model->takeAt(m_list->currentIndex().row()); }

void TakesPanel::showShot()
{
    bool const isOtherShot = m_model->shot() != m_session->currentShot();
    m_model->setShot(m_session->currentShot());
    int const count = m_model->rowCount();
    m_empty->setVisible(count == 0);
    m_list->setVisible(count > 0);
    if (isOtherShot || !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(m_model->rowOfShown()));
    showTake();
}

void TakesPanel::showTake()
{
    story::Take const* take = current();
    for (QToolButton* button : {m_star, m_seed, m_more, m_delete})
        button->setEnabled(take);
    m_compare->setEnabled(m_model->rowCount() > 1);
    bool const isFootage = take && story::isFootage(*take);
    m_seed->setEnabled(take && !isFootage);
    story::Shot const* shot = story::findShot(m_session->board(), m_session->currentShot());
    m_star->setChecked(take && shot && shot->chosenTake && *shot->chosenTake == take->id);
    m_facts->setText(
        take ? tr("Seed %1, %2, %3").arg(take->seed).arg(engineText(take->quality), clockText(take->seconds))
             : QString());
    if (isFootage)
        m_facts->setText(tr("Footage, %1 \u00d7 %2, %L3 frames a second")
                             .arg(take->size.widthPx)
                             .arg(take->size.heightPx)
                             .arg(take->rate.perSecond(), 0, 'g', 5));
    m_facts->setToolTip(m_facts->text());
    plan::ShotStatus const status = shot ? m_session->status(shot->id) : plan::ShotStatus{};
    m_staleBar->setVisible(status.state == plan::TakeState::Stale);
    m_reason->setText(tr("Out of date: %1").arg(engineText(status.reason)));
    m_reason->setToolTip(m_reason->text()); // a low panel cuts it
    m_deletedBar->setVisible(m_deleted && m_deleted->shot == m_model->shot());
    if (m_deleted)
        m_deletedText->setText(tr("Take %1 is in the trash.").arg(m_deleted->number));
}

void TakesPanel::choose(story::Take const& take, bool isChosen)
{
    std::optional<TakeId> const chosen = isChosen ? std::optional(take.id) : std::nullopt;
    (void)m_session->perform(story::ChooseTake{m_model->shot(), chosen}); // errors go to Session::failed
}

void TakesPanel::chooseNext()
{
    if (m_model->rowCount() == 0)
        return;
    int const next = (m_model->rowOfShown() + 1) % m_model->rowCount();
    m_list->setCurrentIndex(m_model->index(next));
    if (story::Take const* take = m_model->takeAt(next))
        choose(*take, true);
}

void TakesPanel::useSeed()
{
    if (story::Take const* take = current())
        (void)m_session->perform(
            story::SetSeed{m_model->shot(), {story::SeedMode::Locked, take->seed}}); // errors: failed
}

void TakesPanel::keep()
{
    story::Shot const* shot = story::findShot(m_session->board(), m_model->shot());
    story::Take const* take = shot ? story::shownTake(*shot) : nullptr;
    if (!take)
        return;
    (void)m_session->perform(story::KeepTake{shot->id, take->requestKey}); // errors go to Session::failed
}

void TakesPanel::useSettings()
{
    story::Take const* take = current();
    if (!take)
        return;
    if (story::isFootage(*take)) {
        Q_EMIT noticed(tr("This take was filmed: it has no settings to render with."));
        return;
    }
    m_worker.ask(
        this,
        [store = jobs::TakeStore(m_session->projectFolder()), id = take->id] { return store.recipe(id); },
        [this, asked = *take](Result<plan::RenderRequest> const& request) {
            if (request)
                applySettings(asked, *request);
            else
                Q_EMIT failed(request.error());
        });
}

void TakesPanel::applySettings(story::Take const& take, plan::RenderRequest const& request)
{
    m_session->endTyping();
    auto const edit = takeSettings(m_session->board(), take, request, m_session->tools());
    if (edit)
        (void)m_session->perform(*edit); // errors go to Session::failed
    else
        Q_EMIT noticed(tr("The shot has the settings of this take already."));
}

void TakesPanel::showDetails()
{
    story::Take const* take = current();
    if (!take)
        return;
    auto* dialog = new TakeDialog(m_session, m_model->shot(), take->id, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TakesPanel::exportTake()
{
    if (story::Take const* take = current())
        Q_EMIT exportRequested(m_model->shot(), take->id);
}

void TakesPanel::deleteTake()
{
    story::Take const* take = current();
    if (!take)
        return;
    Deleted deleted{m_model->shot(), *take, m_list->currentIndex().row() + 1};
    auto const answer =
        QMessageBox::question(this, tr("Delete take"),
                              tr("Delete take %1? Its files go to the project's trash.").arg(deleted.number),
                              QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Cancel);
    if (answer != QMessageBox::Yes || !m_session->deleteTake(deleted.shot, deleted.take.id))
        return; // errors go to Session::failed
    m_deleted = std::move(deleted);
    showTake();
}

void TakesPanel::restoreDeleted()
{
    if (!m_deleted) {
        Q_EMIT noticed(
            tr("No take was deleted since the project was opened. Older ones are under \"Files and "
               "disk use\"."));
        return;
    }
    Deleted const deleted = *std::exchange(m_deleted, std::nullopt);
    std::filesystem::path const project = m_session->projectFolder();
    std::error_code ignored;
    if (std::filesystem::exists(jobs::TakeStore(project).files(deleted.take.id).folder, ignored)) {
        m_session->recordTake(deleted.shot, deleted.take); // another shot shows the same files
    } else if (auto const restored = jobs::takeOutOfTrash(project, deleted.take.id)) {
        m_session->recordTake(deleted.shot, restored->take);
    } else {
        Q_EMIT failed(restored.error());
    }
    showTake();
}

} // namespace fw::ui
