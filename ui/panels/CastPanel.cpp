#include "ui/panels/CastPanel.h"

#include "ui/models/CastListModel.h"
#include "ui/panels/CastDelegate.h"
#include "ui/panels/Widgets.h"
#include "ui/session/Gestures.h"
#include "ui/theme/EmptyWell.h"
#include "ui/theme/Sentence.h"

#include <QListView>
#include <QMenu>
#include <QStackedWidget>

namespace fw::ui {

CastPanel::CastPanel(Session* session, EngineBridge* bridge, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge),
      m_model(new CastListModel(*bridge->cast(), this)), m_pages(new QStackedWidget), m_list(new QListView),
      m_problem(makeLabel({}, Theme::Type::Body, "error"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CastDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setAccessibleName(tr("Cast"));
    m_problem->setWordWrap(true);
    m_problem->setMargin(space::kTight);
    auto* empty = new EmptyWell(QStringLiteral("users"),
                                tr("Nobody is in the cast yet. A person comes in with a consent: who it is, "
                                   "for what, and until when."),
                                {{tr("Add person..."), [this] { Q_EMIT addRequested(); }},
                                 {tr("What is protected"), [this] { Q_EMIT protectionRequested(); }}});
    m_pages->addWidget(m_list);
    m_pages->addWidget(empty);
    m_bar = buildBar();
    column->addWidget(m_problem);
    column->addWidget(m_pages, 1);
    column->addWidget(m_bar);
    connect(m_list, &QListView::activated, this, [this] { putIntoShot(current()); });
    connect(m_list, &QListView::customContextMenuRequested, this, &CastPanel::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CastPanel::showButtons);
    connect(bridge->cast(), &CastBook::changed, this, &CastPanel::showCast);
    showCast();
}

QWidget* CastPanel::buildBar()
{
    auto* bar = new QWidget;
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeLine());
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::kPanel, space::kCard, space::kCard, space::kCard);
    row->setSpacing(space::kTight);
    auto* add = makeButton("user-plus", tr("Add..."));
    add->setAccessibleName(tr("Add person..."));
    add->setToolTip(add->accessibleName());
    m_pictures = makeIconButton("photo-plus", tr("Add headshots"));
    m_camera = makeIconButton("video", tr("Take headshots with a camera"));
    m_renew = makeIconButton("refresh", tr("Renew the consent"));
    m_withdraw = makeIconButton("ban", tr("Withdraw the consent"));
    auto* help = makeIconButton("shield-check", tr("What is protected, and what is not"));
    auto* tools = new QHBoxLayout; // side by side: words need the room more than they do
    tools->setSpacing(0);
    for (QToolButton* button : {m_pictures, m_camera, m_renew, m_withdraw, help})
        tools->addWidget(button);
    row->addWidget(add);
    row->addStretch();
    row->addLayout(tools);
    column->addLayout(row);
    connect(add, &QPushButton::clicked, this, &CastPanel::addRequested);
    connect(help, &QToolButton::clicked, this, &CastPanel::protectionRequested);
    connect(m_pictures, &QToolButton::clicked, this, [this] { Q_EMIT picturesRequested(current()); });
    connect(m_camera, &QToolButton::clicked, this, [this] { Q_EMIT cameraRequested(current()); });
    connect(m_renew, &QToolButton::clicked, this, [this] { Q_EMIT renewRequested(current()); });
    connect(m_withdraw, &QToolButton::clicked, this, [this] { Q_EMIT withdrawRequested(current()); });
    return bar;
}

SubjectId CastPanel::current() const { return m_model->subjectAt(m_list->currentIndex().row()); }

void CastPanel::select(SubjectId const& subject)
{
    m_wanted = subject;
    int const row = m_model->rowOf(subject);
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row));
    m_wanted = {};
}

void CastPanel::showCast()
{
    std::optional<Error> const problem = m_bridge->cast()->problem();
    m_problem->setVisible(problem.has_value());
    m_problem->setText(problem ? sentenceOf(*problem) : QString());
    bool const isEmpty = m_model->rowCount() == 0;
    m_pages->setCurrentIndex(isEmpty && !problem ? 1 : 0);
    m_bar->setVisible(!isEmpty);
    if (!m_wanted.isEmpty())
        select(m_wanted);
    showButtons();
}

void CastPanel::showButtons()
{
    consent::Subject const* subject = m_bridge->cast()->find(current());
    for (QToolButton* button : {m_pictures, m_camera, m_renew, m_withdraw})
        button->setEnabled(subject && !subject->revoked); // a withdrawal is for good
}

void CastPanel::showMenu(QPoint const& position)
{
    SubjectId const subject = current();
    consent::Subject const* known = m_bridge->cast()->find(subject);
    if (!known)
        return;
    QMenu menu(this);
    menu.addAction(tr("Put into the shot"), this, [this, subject] { putIntoShot(subject); });
    menu.addSeparator();
    if (!known->revoked) {
        menu.addAction(m_pictures->icon(), tr("Add headshots..."), m_pictures, &QToolButton::click);
        menu.addAction(m_camera->icon(), tr("Take headshots..."), m_camera, &QToolButton::click);
        menu.addAction(m_renew->icon(), tr("Renew consent..."), m_renew, &QToolButton::click);
        menu.addAction(m_withdraw->icon(), tr("Withdraw consent..."), m_withdraw, &QToolButton::click);
    }
    menu.exec(m_list->viewport()->mapToGlobal(position));
}

void CastPanel::putIntoShot(SubjectId const& subject)
{
    story::Shot const* shot = story::findShot(m_session->board(), m_session->currentShot());
    if (shot && !subject.isEmpty())
        if (auto const edit = addToCast(*shot, subject))
            (void)m_session->perform(*edit); // errors go to Session::failed
}

} // namespace fw::ui
