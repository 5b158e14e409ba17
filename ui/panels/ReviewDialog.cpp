#include "ui/panels/ReviewDialog.h"

#include "ui/models/CastLook.h"
#include "ui/models/ReviewListModel.h"
#include "ui/panels/StatePill.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace fw::ui {

namespace {

constexpr QSize kReviewSize{860, 520};
constexpr int kReviewListWidth = 320;
constexpr int kReviewRow = 80;
constexpr int kReviewLine = 18;
constexpr int kPictureHeight = 120;

/// Two lines and the state as a pill.
class ReviewDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const override
    {
        return {240, kReviewRow};
    }

    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override
    {
        Theme const& theme = Theme::instance();
        Colours const& c = theme.colours();
        bool const isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (isSelected)
            painter->fillRect(option.rect, c.selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, c.hover);
        StateLook look = theme.state(static_cast<ShotState>(index.data(ReviewListModel::ToneRole).toInt()));
        look.icon = index.data(ReviewListModel::IconRole).toString();
        look.word = index.data(ReviewListModel::WordRole).toString();
        QRect const area = option.rect.adjusted(space::kPanel, space::kCard, -space::kPanel, -space::kCard);
        auto const line = [&](int top, Theme::Type type, QColor const& colour, QString const& text) {
            painter->setFont(theme.font(type));
            painter->setPen(colour);
            painter->drawText(QRect(area.left(), top, area.width(), kReviewLine), Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
        };
        line(area.top(), Theme::Type::Form, c.text, index.data(Qt::DisplayRole).toString());
        line(area.top() + kReviewLine, Theme::Type::Meta, isSelected ? c.textSecondary : c.textMuted,
             index.data(ReviewListModel::FactsRole).toString());
        QSize const pill = pillSize(look.word);
        paintPill(*painter, QRect(QPoint(area.left(), area.bottom() + 1 - pill.height()), pill), look);
        painter->restore();
    }
};

/// The text with the words that the rule found marked.
QString marked(moderation::ReviewItem const& item)
{
    QString text = QString::fromStdString(item.text).toHtmlEscaped();
    QString const words = QString::fromStdString(item.words).toHtmlEscaped();
    if (!words.isEmpty())
        text.replace(words, QStringLiteral("<b>%1</b>").arg(words), Qt::CaseInsensitive);
    return text;
}

} // namespace

struct ReviewDialog::Controls {
    QComboBox* filter = nullptr;
    QLineEdit* words = nullptr;
    QListView* list = nullptr;
    QStackedWidget* pages = nullptr;
    QLabel* none = nullptr;
    QLabel* text = nullptr;
    QLabel* facts = nullptr;
    QLabel* history = nullptr;
    QLabel* picture = nullptr;
    QLabel* caption = nullptr;
    QWidget* signIn = nullptr;
    QComboBox* account = nullptr;
    QLineEdit* passphrase = nullptr;
    QLineEdit* reason = nullptr;
    QLabel* problem = nullptr;
    QPushButton* approve = nullptr;
    QPushButton* reject = nullptr;
    QPushButton* appeal = nullptr;
};

ReviewDialog::ReviewDialog(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent)
    : QDialog(parent), m_session(session), m_reviews(bridge->reviews()), m_thumbnails(thumbnails),
      m_model(new ReviewListModel(*m_reviews, this)), m_controls(std::make_unique<Controls>())
{
    setWindowTitle(tr("Review inbox"));
    resize(kReviewSize);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildList());
    row->addWidget(buildDetails(), 1);
    connect(m_reviews, &ReviewBook::changed, this, &ReviewDialog::showInbox);
    connect(m_thumbnails, &Thumbnails::ready, this, &ReviewDialog::showPicture);
    m_reviews->refresh();
    showInbox();
}

ReviewDialog::~ReviewDialog() = default;

QWidget* ReviewDialog::buildList()
{
    Controls& c = *m_controls;
    auto* side = new QWidget;
    setRole(side, "panel");
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(kReviewListWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, space::kPanel, 0, 0);
    column->setSpacing(space::kCard);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(space::kPanel, 0, space::kPanel, 0);
    tools->setSpacing(space::kCard);
    c.filter = new QComboBox;
    c.filter->addItems({tr("Waiting"), tr("Everything")});
    c.filter->setAccessibleName(tr("Which requests"));
    c.words = new QLineEdit;
    c.words->setPlaceholderText(tr("Find words, rule or name"));
    c.words->setToolTip(c.words->placeholderText());
    c.words->setClearButtonEnabled(true);
    c.words->setAccessibleName(c.words->placeholderText());
    tools->addWidget(c.filter);
    tools->addWidget(c.words, 1);
    c.list = new QListView;
    c.list->setModel(m_model);
    c.list->setItemDelegate(new ReviewDelegate(c.list));
    c.list->setMouseTracking(true);
    c.list->setUniformItemSizes(true);
    c.list->setAccessibleName(tr("Requests"));
    column->addLayout(tools);
    column->addWidget(c.list, 1);
    auto const filter = [this] {
        m_model->setFilter(m_controls->filter->currentIndex() == 1, m_controls->words->text());
        showInbox();
    };
    connect(c.filter, &QComboBox::currentIndexChanged, this, filter);
    connect(c.words, &QLineEdit::textChanged, this, filter);
    connect(c.list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReviewDialog::showItem);
    return side;
}

QWidget* ReviewDialog::buildDetails()
{
    Controls& c = *m_controls;
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kCard);
    c.text = makeLabel({}, Theme::Type::Form, "note");
    c.text->setTextFormat(Qt::RichText);
    c.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    c.text->setAccessibleName(tr("What was asked for"));
    c.facts = makeLabel({}, Theme::Type::Body, "secondary");
    c.history = makeLabel({}, Theme::Type::Body, "secondary");
    c.problem = makeLabel({}, Theme::Type::Body, "error");
    c.picture = new QLabel;
    c.caption =
        makeLabel(tr("The shot as it is now, made before this was asked for"), Theme::Type::Meta, "muted");
    c.picture->setAccessibleName(c.caption->text());
    for (QLabel* label : {c.text, c.facts, c.history, c.problem})
        label->setWordWrap(true);
    column->addWidget(makeLabel(tr("What was asked for"), Theme::Type::Title));
    column->addWidget(c.text);
    column->addWidget(c.facts);
    column->addWidget(c.picture);
    column->addWidget(c.caption);
    column->addWidget(c.history);
    column->addStretch();
    column->addWidget(buildSignIn());
    column->addLayout(buildDecision());
    c.none = makeLabel({}, Theme::Type::Form, "muted");
    c.none->setAlignment(Qt::AlignCenter);
    c.none->setWordWrap(true);
    c.none->setMargin(space::kEmpty);
    c.pages = new QStackedWidget;
    c.pages->addWidget(page);
    c.pages->addWidget(c.none);
    return c.pages;
}

QWidget* ReviewDialog::buildSignIn()
{
    Controls& c = *m_controls;
    c.signIn = new QWidget;
    auto* row = new QHBoxLayout(c.signIn);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    c.account = new QComboBox;
    c.account->setAccessibleName(tr("Who decides"));
    c.passphrase = new QLineEdit;
    c.passphrase->setEchoMode(QLineEdit::Password);
    c.passphrase->setPlaceholderText(tr("Passphrase"));
    c.passphrase->setAccessibleName(tr("Passphrase"));
    row->addWidget(makeLabel(tr("Decide as"), Theme::Type::Body, "muted"));
    row->addWidget(c.account, 1);
    row->addWidget(c.passphrase, 1);
    return c.signIn;
}

QLayout* ReviewDialog::buildDecision()
{
    Controls& c = *m_controls;
    auto* column = new QVBoxLayout;
    column->setSpacing(space::kCard);
    c.reason = new QLineEdit;
    c.reason->setPlaceholderText(tr("Why; the maker reads it, and the log keeps it"));
    c.reason->setAccessibleName(tr("Reason"));
    c.approve = makeButton("check", tr("Approve"), true);
    c.reject = makeButton("ban", tr("Reject"));
    c.appeal = makeButton("refresh-alert", tr("Ask for another look"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addStretch();
    for (QPushButton* button : {c.appeal, c.reject, c.approve}) {
        button->setAutoDefault(false); // Return in the reason must not decide
        row->addWidget(button);
    }
    column->addWidget(c.reason);
    column->addWidget(c.problem);
    column->addLayout(row);
    c.problem->hide();
    connect(c.approve, &QPushButton::clicked, this, [this] { decide(workflow::ReviewStep::Approve); });
    connect(c.reject, &QPushButton::clicked, this, [this] { decide(workflow::ReviewStep::Reject); });
    connect(c.appeal, &QPushButton::clicked, this, [this] { decide(workflow::ReviewStep::Appeal); });
    return column;
}

moderation::ReviewItem const* ReviewDialog::current() const
{
    return m_model->itemAt(m_controls->list->currentIndex().row());
}

void ReviewDialog::showInbox()
{
    Controls& c = *m_controls;
    QString const was = c.account->currentText();
    c.account->clear();
    bool needsName = false;
    for (moderation::Account const& each : m_reviews->accounts().all) {
        c.account->addItem(QString::fromStdString(each.name));
        needsName = needsName || !each.passphraseHash.empty();
    }
    c.account->setCurrentIndex(qMax(0, c.account->findText(was)));
    c.signIn->setVisible(needsName || c.account->count() > 1);
    if (!c.list->currentIndex().isValid() && m_model->rowCount() > 0)
        c.list->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(m_shown))));
    bool const isAll = c.filter->currentIndex() == 1;
    c.none->setText(m_reviews->problem() ? sentenceOf(*m_reviews->problem())
                    : isAll || !c.words->text().isEmpty()
                        ? tr("Nothing fits.")
                        : tr("Nothing waits. What a rule holds comes here, for a person to look at."));
    showItem();
}

void ReviewDialog::showItem()
{
    Controls& c = *m_controls;
    moderation::ReviewItem const* item = current();
    c.pages->setCurrentIndex(item && !m_reviews->problem() ? 0 : 1);
    if (!item)
        return;
    if (m_shown != item->id)
        c.problem->hide(); // it was about another request
    m_shown = item->id;
    auto const text = [](std::string const& words) { return QString::fromStdString(words); };
    c.text->setText(item->text.empty() ? tr("The text was deleted, so it can only be rejected.")
                                       : marked(*item));
    QString facts = tr("Rule %1, because of \"%2\" in the %3. Asked by %4 on %5.")
                        .arg(text(item->rule), text(item->words), engineText(item->field),
                             text(item->askedBy), dayText(item->asked));
    int const number = story::shotNumber(m_session->board(), item->shot);
    if (number > 0)
        facts += ' ' + tr("It is shot %1 of the open project.").arg(number);
    c.facts->setText(facts);
    QStringList history;
    if (item->decided > 0)
        history
            << tr("%1 by %2 on %3: %4")
                   .arg(m_model->index(m_model->rowOf(item->id)).data(ReviewListModel::WordRole).toString(),
                        text(item->decidedBy), dayText(item->decided), text(item->reason));
    if (item->isOwn)
        history << tr("It was decided by the person who asked.");
    if (!item->appeal.empty())
        history << tr("Appeal: %1").arg(text(item->appeal));
    c.history->setText(history.join('\n'));
    c.history->setVisible(!history.isEmpty());
    bool const isRejected = item->state == moderation::ReviewState::Rejected;
    bool const isWaiting = !isRejected && item->state != moderation::ReviewState::Approved;
    c.approve->setVisible(isWaiting);
    c.reject->setVisible(isWaiting);
    c.appeal->setVisible(isRejected);
    c.reason->setVisible(isWaiting || isRejected);
    showPicture();
}

void ReviewDialog::showPicture()
{
    moderation::ReviewItem const* item = current();
    story::Shot const* shot = item ? story::findShot(m_session->board(), item->shot) : nullptr;
    story::Take const* take = shot ? story::shownTake(*shot) : nullptr;
    qreal const ratio = devicePixelRatioF();
    QImage picture = take ? m_thumbnails->poster(take->id, qRound(kPictureHeight * ratio)) : QImage();
    picture.setDevicePixelRatio(ratio);
    m_controls->picture->setPixmap(QPixmap::fromImage(picture));
    m_controls->picture->setVisible(!picture.isNull());
    m_controls->caption->setVisible(!picture.isNull());
}

void ReviewDialog::decide(workflow::ReviewStep step)
{
    moderation::ReviewItem const* item = current();
    if (!item)
        return;
    Controls& c = *m_controls;
    workflow::ReviewOrder order{item->id, step, c.account->currentText().toStdString(),
                                c.passphrase->text().toStdString(), c.reason->text().trimmed().toStdString()};
    c.passphrase->clear(); // never kept longer than the question it answers
    m_reviews->decide(std::move(order), this, [this](Result<moderation::ReviewItem> const& decided) {
        m_controls->problem->setVisible(!decided);
        if (decided)
            m_controls->reason->clear();
        else
            m_controls->problem->setText(sentenceOf(decided.error()));
    });
}

} // namespace fw::ui
