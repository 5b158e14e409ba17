#include "ui/panels/NoticeBar.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

namespace fw::ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(makeLabel({})), m_action(makeButton({}, {}))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kPanel, space::kTight, space::kTight, space::kTight);
    row->setSpacing(space::kCard);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = makeIconButton("x", tr("Dismiss"));
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    m_action->hide();
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&Theme::instance(), &Theme::changed, this, &NoticeBar::drawIcon);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_run)
            m_run();
    });
    hide();
}

void NoticeBar::showError(Error const& error)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    m_run = {};
    m_action->hide();
    show(sentenceOf(error), true);
}

void NoticeBar::showNotice(QString const& text, QString const& action, std::function<void()> run)
{
    m_run = std::move(run);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show(text, false);
}

QString NoticeBar::text() const { return isHidden() ? QString() : m_text->text(); }

void NoticeBar::show(QString const& text, bool isError)
{
    setRole(this, isError ? "errorBar" : "noticeBar");
    m_isError = isError;
    drawIcon();
    m_text->setText(text);
    QFrame::show();
}

void NoticeBar::drawIcon()
{
    Theme const& theme = Theme::instance();
    QColor const colour = m_isError ? theme.state(ShotState::Failed).text : theme.colours().accent;
    m_icon->setPixmap(
        theme.pixmap(m_isError ? "alert-triangle" : "info-circle", 16, colour, devicePixelRatioF()));
}

} // namespace fw::ui
