#include "ui/panels/PromptHistory.h"

#include "ui/panels/Widgets.h"
#include "ui/session/EditCommand.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QTreeWidget>

#include <algorithm>
#include <set>

namespace fw::ui {

namespace {

constexpr int kHistoryWidth = 640;
constexpr int kHistoryHeight = 460;
constexpr int kPromptRole = Qt::UserRole;

QString dateText(std::string const& when)
{
    QDateTime utc =
        QDateTime::fromString(QString::fromStdString(when), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    utc.setTimeSpec(Qt::UTC);
    return utc.isValid() ? QLocale().toString(utc.toLocalTime(), QLocale::ShortFormat) : QString();
}

bool isPrompt(QTreeWidgetItem const* line) { return line && line->parent(); }

} // namespace

PromptHistory::PromptHistory(Session* session, ShotId shot, QWidget* parent)
    : QDialog(parent), m_session(session), m_shot(std::move(shot)), m_words(new QLineEdit),
      m_list(new QTreeWidget), m_said(makeLabel({}, Theme::Type::Body, "muted"))
{
    setWindowTitle(tr("Earlier prompts"));
    resize(kHistoryWidth, kHistoryHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    m_words->setPlaceholderText(tr("Type words of the prompt"));
    m_words->setAccessibleName(tr("Words of the prompt"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    column->addWidget(m_words);
    m_list->setAccessibleName(tr("Earlier prompts"));
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(space::kCard);
    m_list->setWordWrap(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    column->addWidget(m_list, 1);
    m_said->setWordWrap(true);
    column->addWidget(m_said);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_use = buttons->button(QDialogButtonBox::Ok);
    m_use->setText(tr("Use this prompt"));
    m_use->setProperty("primary", true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PromptHistory::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_words, &QLineEdit::textChanged, this, &PromptHistory::filter);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &PromptHistory::accept);
    connect(m_list, &QTreeWidget::currentItemChanged, this,
            [this](QTreeWidgetItem* line) { m_use->setEnabled(isPrompt(line)); });
    fill();
    m_worker.ask(
        this,
        [folder = session->projectFolder(), board = session->board(), presets = session->tools().presets,
         stop = m_stop.get_token()] { return workflow::earlierPrompts(folder, board, presets, stop); },
        [this](std::vector<workflow::EarlierPrompt> read) {
            m_read = std::move(read);
            m_isRead = true;
            fill();
        });
    m_words->setFocus();
}

PromptHistory::~PromptHistory() { m_stop.request_stop(); }

void PromptHistory::fill()
{
    story::Shot const* shot = story::findShot(m_session->board(), m_shot);
    std::string const now = shot ? shot->prompt : std::string();
    std::vector<workflow::EarlierPrompt> all;
    for (story::SetPrompt const& each : typedPrompts(*m_session->undoStack()))
        all.push_back({each.shot, each.prompt, {}});
    all.insert(all.end(), m_read.begin(), m_read.end());
    std::vector<workflow::EarlierPrompt> own, others;
    std::set<std::string> seen{now};
    for (bool const isOwn : {true, false}) // a text of this shot is not listed among the others again
        for (workflow::EarlierPrompt const& each : all) {
            bool const isBlank = each.prompt.find_first_not_of(" \t\r\n") == std::string::npos;
            if (!isBlank && (each.shot == m_shot) == isOwn && seen.insert(each.prompt).second)
                (isOwn ? own : others).push_back(each);
        }
    m_list->clear();
    addGroup(tr("This shot"), own);
    addGroup(tr("Other shots of the project"), others);
    filter();
}

void PromptHistory::addGroup(QString const& name, std::vector<workflow::EarlierPrompt> const& prompts)
{
    if (prompts.empty())
        return;
    auto* group = new QTreeWidgetItem(m_list, {name});
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    group->setFont(0, Theme::instance().font(Theme::Type::Title));
    for (workflow::EarlierPrompt const& each : prompts) {
        QString const text = QString::fromStdString(each.prompt);
        QStringList where;
        int const number = each.shot == m_shot ? 0 : story::shotNumber(m_session->board(), each.shot);
        if (number > 0)
            where << tr("Shot %1").arg(number);
        if (QString const date = dateText(each.when); !date.isEmpty())
            where << date;
        auto* line = new QTreeWidgetItem(group, {text.simplified(), where.join(QStringLiteral(", "))});
        line->setData(0, kPromptRole, text);
        line->setToolTip(0, text);
        line->setForeground(1, Theme::instance().colours().textMuted);
        line->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    group->setExpanded(true);
}

void PromptHistory::filter()
{
    QStringList const words = m_words->text().simplified().split(' ', Qt::SkipEmptyParts);
    QTreeWidgetItem* first = nullptr;
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_list->topLevelItem(g);
        int shown = 0;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* line = group->child(i);
            bool const isFound = std::all_of(words.begin(), words.end(), [&](QString const& word) {
                return line->text(0).contains(word, Qt::CaseInsensitive);
            });
            line->setHidden(!isFound);
            shown += isFound;
            if (isFound && !first)
                first = line;
        }
        group->setHidden(shown == 0);
    }
    QTreeWidgetItem const* current = m_list->currentItem();
    if (!isPrompt(current) || current->isHidden() || !words.isEmpty())
        m_list->setCurrentItem(first);
    m_said->setText(first       ? tr("Enter gives the shot this prompt. Nothing is stored for this list: "
                                           "it is read from takes and dated copies.")
                    : !m_isRead ? tr("Reading...")
                    : words.isEmpty() ? tr("No other prompt yet: what a shot was told before appears here.")
                                      : tr("No earlier prompt has these words."));
    m_use->setEnabled(first);
}

void PromptHistory::step(int by)
{
    QTreeWidgetItem* line = m_list->currentItem();
    do {
        line = line ? (by > 0 ? m_list->itemBelow(line) : m_list->itemAbove(line)) : nullptr;
    } while (line && !isPrompt(line));
    if (line)
        m_list->setCurrentItem(line);
}

bool PromptHistory::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        int const key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void PromptHistory::accept()
{
    QTreeWidgetItem const* line = m_list->currentItem();
    if (!isPrompt(line) || line->isHidden())
        return;
    m_session->endTyping(); // a step of its own, before and after
    if (!m_session->perform(story::SetPrompt{m_shot, line->data(0, kPromptRole).toString().toStdString()}))
        return; // Session::failed says why
    m_session->endTyping();
    QDialog::accept();
}

} // namespace fw::ui
