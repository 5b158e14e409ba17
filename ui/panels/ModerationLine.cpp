#include "ui/panels/ModerationLine.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

namespace fw::ui {

namespace {

constexpr int kModerationLinePauseMilliseconds = 250;
constexpr int kModerationLineIconPx = 16;

struct VerdictLook {
    ShotState tone;
    char const* icon;
    QString word;
};

VerdictLook lookOfVerdict(moderation::Verdict verdict)
{
    switch (verdict) {
    case moderation::Verdict::Confirm: return {ShotState::Stale, "help", ModerationLine::tr("Asks first")};
    case moderation::Verdict::Hold: return {ShotState::Held, "hand-stop", ModerationLine::tr("Will be held")};
    default: return {ShotState::Failed, "ban", ModerationLine::tr("Blocked")};
    }
}

} // namespace

ModerationLine::ModerationLine(ReviewBook* reviews, QWidget* parent)
    : QWidget(parent), m_reviews(reviews), m_icon(new QLabel), m_text(makeLabel({}, Theme::Type::Body)),
      m_yes(makeButton({}, tr("Yes, I mean it")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::kTight);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    column->addWidget(m_text);
    column->addWidget(m_yes, 0, Qt::AlignLeft);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kModerationLinePauseMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &ModerationLine::judge);
    connect(m_yes, &QPushButton::clicked, this, [this] { m_reviews->confirm(m_decision.rule); });
    connect(reviews, &ReviewBook::confirmedChanged, this, &ModerationLine::judge);
    connect(reviews, &ReviewBook::changed, this, &ModerationLine::judge);
    connect(&Theme::instance(), &Theme::changed, this, [this] { show(m_decision); });
    hide();
}

void ModerationLine::setPrompt(std::string const& prompt)
{
    if (prompt == m_prompt)
        return;
    m_prompt = prompt;
    m_soon.start();
}

QString ModerationLine::text() const { return isHidden() ? QString() : m_text->text(); }

void ModerationLine::judge()
{
    m_soon.stop();
    m_reviews->judge(m_prompt, this, [this, asked = m_prompt](moderation::Decision decision) {
        if (asked == m_prompt)
            show(std::move(decision));
    });
}

void ModerationLine::show(moderation::Decision decision)
{
    m_decision = std::move(decision);
    setVisible(m_decision.verdict != moderation::Verdict::Allow);
    if (m_decision.verdict == moderation::Verdict::Allow)
        return;
    VerdictLook const look = lookOfVerdict(m_decision.verdict);
    QColor const colour = Theme::instance().state(look.tone).text;
    m_icon->setPixmap(
        Theme::instance().pixmap(look.icon, kModerationLineIconPx, colour, devicePixelRatioF()));
    QString const sentence = sentenceOf(workflow::refusalOf(m_decision));
    m_text->setText(QStringLiteral("<span style=\"color:%1; font-weight:600\">%2.</span> %3")
                        .arg(colour.name(), look.word, sentence.toHtmlEscaped()));
    m_text->setToolTip(tr("Rule %1").arg(QString::fromStdString(m_decision.rule)));
    setAccessibleName(tr("%1. %2").arg(look.word, sentence));
    m_yes->setVisible(m_decision.verdict == moderation::Verdict::Confirm);
}

} // namespace fw::ui
