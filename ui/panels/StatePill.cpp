#include "ui/panels/StatePill.h"

#include <QFontMetrics>
#include <QPainter>

namespace fw::ui {

namespace {

constexpr int kStatePillHeight = 20;
constexpr int kStatePillIconPx = 14;

} // namespace

StatePill::StatePill(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatePill::setState(ShotState state, QString const& word, QString const& reason)
{
    setToolTip(reason);
    if (m_state == state && m_word == word)
        return;
    m_state = state;
    m_word = word;
    setAccessibleName(reason.isEmpty() ? word : word + ": " + reason);
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const { return pillSize(m_word); }

void StatePill::paintEvent(QPaintEvent*)
{
    StateLook look = Theme::instance().state(m_state);
    look.word = m_word;
    QPainter painter(this);
    paintPill(painter, rect(), look);
}

QSize pillSize(QString const& word)
{
    int const text = QFontMetrics(Theme::instance().font(Theme::Type::Meta)).horizontalAdvance(word);
    return {space::kCard + kStatePillIconPx + space::kTight + text + space::kCard, kStatePillHeight};
}

void paintPill(QPainter& painter, QRect const& rect, StateLook const& look)
{
    Theme const& theme = Theme::instance();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.pill);
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.drawPixmap(
        rect.left() + space::kCard, rect.top() + (rect.height() - kStatePillIconPx) / 2,
        theme.pixmap(look.icon, kStatePillIconPx, look.text, painter.device()->devicePixelRatioF()));
    painter.setFont(theme.font(Theme::Type::Meta));
    painter.setPen(look.text);
    QRect const text = rect.adjusted(space::kCard + kStatePillIconPx + space::kTight, 0, -space::kTight, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(look.word, Qt::ElideRight, text.width() + 2));
}

} // namespace fw::ui
