#include "ui/CommandSearch.h"

#include "ui/panels/Widgets.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTreeWidget>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kWidth = 520;
constexpr int kHeight = 400;
constexpr int kFromTop = 64;
constexpr int kIconPx = 16;
constexpr int kCommandRole = Qt::UserRole;

QStringList wordsOf(QString const& text)
{
    static QRegularExpression const kGaps("[\\s.]+");
    return text.split(kGaps, Qt::SkipEmptyParts);
}

/// Keeps the names in one line where a command has no icon.
QIcon blankIcon()
{
    QPixmap empty(kIconPx, kIconPx);
    empty.fill(Qt::transparent);
    return empty;
}

QString nameOf(QAction const* action) { return action->text().remove("...").remove('&'); }

} // namespace

int commandRank(QString const& name, QString const& typed)
{
    QString const wanted = typed.simplified();
    if (name.startsWith(wanted, Qt::CaseInsensitive))
        return 0;
    QStringList const words = wordsOf(name);
    bool isAtStarts = true;
    for (QString const& part : wordsOf(wanted)) {
        if (!name.contains(part, Qt::CaseInsensitive))
            return -1;
        isAtStarts = isAtStarts && std::any_of(words.begin(), words.end(), [&](QString const& word) {
                         return word.startsWith(part, Qt::CaseInsensitive);
                     });
    }
    return isAtStarts ? 1 : 2;
}

CommandSearch::CommandSearch(Actions const& actions, QWidget* window)
    : QFrame(window, Qt::Popup), m_actions(actions), m_typed(new QLineEdit), m_list(new QTreeWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setRole(this, "popover");
    setAccessibleName(tr("Search commands"));
    setFixedSize(kWidth, kHeight);
    m_typed->setPlaceholderText(tr("Search commands"));
    m_typed->setAccessibleName(tr("Search commands"));
    m_typed->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setColumnCount(2);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay in the line above, arrows move here
    auto* column = panelColumn(this);
    column->addWidget(m_typed);
    column->addWidget(m_list, 1);
    connect(m_typed, &QLineEdit::textChanged, this, [this](QString const& typed) { show(typed); });
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandSearch::run);
}

void CommandSearch::open()
{
    show({});
    QWidget const* window = parentWidget();
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, kFromTop)));
    QFrame::show();
    m_typed->setFocus(Qt::PopupFocusReason);
}

void CommandSearch::show(QString const& typed)
{
    struct Hit {
        int rank;
        int command;
    };
    std::vector<Hit> hits;
    for (int i = 0; i < static_cast<int>(Command::Count); ++i)
        if (int const rank = commandRank(nameOf(m_actions.at(static_cast<Command>(i))), typed); rank >= 0)
            hits.push_back({rank, i});
    std::stable_sort(hits.begin(), hits.end(), [](Hit const& a, Hit const& b) { return a.rank < b.rank; });
    m_list->clear();
    for (Hit const& hit : hits) {
        QAction const* action = m_actions.at(static_cast<Command>(hit.command));
        auto* item =
            new QTreeWidgetItem({nameOf(action), action->shortcut().toString(QKeySequence::NativeText)});
        item->setData(0, kCommandRole, hit.command);
        item->setIcon(0, action->icon().isNull() ? blankIcon() : action->icon());
        item->setForeground(1, Theme::instance().colours().textMuted);
        item->setDisabled(!action->isEnabled());
        m_list->addTopLevelItem(item);
        if (!m_list->currentItem() && action->isEnabled())
            m_list->setCurrentItem(item);
    }
}

void CommandSearch::run()
{
    QTreeWidgetItem const* item = m_list->currentItem();
    if (!item || item->isDisabled())
        return;
    QAction* action = m_actions.at(static_cast<Command>(item->data(0, kCommandRole).toInt()));
    close(); // first: a command may want the focus, or open a window of its own
    action->trigger();
}

bool CommandSearch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: run(); return true;
    case Qt::Key_Escape: close(); return true;
    default: return QFrame::eventFilter(watched, event);
    }
}

} // namespace fw::ui
