#include "ui/panels/PresetCard.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"
#include "ui/theme/Theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace fw::ui {

namespace {

constexpr int kPresetCardHeight = 88;
constexpr int kPresetCardBar = 4;
constexpr int kRadius = 6;
constexpr int kPresetCardLine = 18;
constexpr int kPresetCardIconPx = 14;

} // namespace

PresetCard::PresetCard(presets::Preset preset, library::ModelIndex const& models, QWidget* parent)
    : QAbstractButton(parent), m_preset(std::move(preset))
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto const model = models.find(m_preset.model);
    m_canRun = model.isOk();
    if (m_canRun) {
        QString const name = QString::fromStdString(model->name);
        m_model = tr("%1, runs here").arg(name);
        setToolTip(engineText(m_preset.description));
    } else {
        m_model = tr("Needs %1").arg(QString::fromStdString(m_preset.model));
        setToolTip(sentenceOf(model.error()));
        m_models = makeIconButton(QStringLiteral("database"),
                                  tr("Show %1 among the models").arg(QString::fromStdString(m_preset.model)));
        m_models->setParent(this);
        connect(m_models, &QToolButton::clicked, this, [this] { Q_EMIT modelWanted(m_preset.model); });
    }
    setAccessibleName(tr("Preset %1. %2").arg(engineText(m_preset.name), m_model));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize PresetCard::sizeHint() const { return {200, kPresetCardHeight}; }

void PresetCard::resizeEvent(QResizeEvent* event)
{
    QAbstractButton::resizeEvent(event);
    if (m_models)
        m_models->move(rect().bottomRight() - QPoint(m_models->width(), m_models->height()) -
                       QPoint(space::kTight, space::kTight));
}

void PresetCard::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void PresetCard::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void PresetCard::paintEvent(QPaintEvent*)
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF const body = QRectF(rect()).adjusted(1, 1, -1, -1);
    QPainterPath outline;
    outline.addRoundedRect(body, kRadius, kRadius);
    painter.fillPath(outline, isChecked() ? c.selection : underMouse() ? c.hover : c.card);
    painter.save();
    painter.setClipPath(outline);
    QColor const mark(QString::fromStdString(c.isDark ? m_preset.colourDark : m_preset.colourLight));
    painter.fillRect(QRectF(body.left(), body.top(), kPresetCardBar, body.height()), mark);
    painter.restore();
    if (hasFocus() || isChecked()) {
        painter.setPen(QPen(c.accent, hasFocus() ? 2 : 1));
        painter.drawPath(outline);
    }
    if (hasFocus()) // inside the frame that a chosen card has too
        painter.drawRoundedRect(body.adjusted(4, 4, -4, -4), kRadius - 2, kRadius - 2);

    int const left = kPresetCardBar + space::kPanel;
    int width = rect().width() - left - space::kCard;
    int top = space::kCard;
    auto const line = [&](Theme::Type type, QColor const& colour, QString const& text, int indent = 0) {
        painter.setFont(theme.font(type));
        painter.setPen(colour);
        QString const shown = QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, width - indent);
        painter.drawText(QRect(left + indent, top, width - indent, kPresetCardLine), Qt::AlignVCenter, shown);
        top += kPresetCardLine;
    };
    line(Theme::Type::Title, c.text, engineText(m_preset.name));
    painter.setFont(theme.font(Theme::Type::Body));
    painter.setPen(c.textSecondary);
    painter.drawText(QRect(left, top, width, 2 * kPresetCardLine - 2), Qt::TextWordWrap,
                     engineText(m_preset.description));
    top += 2 * kPresetCardLine - 2;
    StateLook const look = theme.state(m_canRun ? ShotState::Ready : ShotState::Stale);
    painter.drawPixmap(left, top + (kPresetCardLine - kPresetCardIconPx) / 2,
                       theme.pixmap(m_canRun ? "circle-check" : "download", kPresetCardIconPx, look.text,
                                    devicePixelRatioF()));
    if (m_models)
        width -= m_models->width();
    line(Theme::Type::Meta, isChecked() ? c.textSecondary : c.textMuted, m_model,
         kPresetCardIconPx + space::kTight);
}

} // namespace fw::ui
