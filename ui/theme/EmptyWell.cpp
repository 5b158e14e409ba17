#include "ui/theme/EmptyWell.h"

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fw::ui {

namespace {

constexpr int kIconPx = 32;

} // namespace

EmptyWell::EmptyWell(QString icon, QString const& sentence, std::vector<Action> const& actions,
                     QWidget* parent)
    : QWidget(parent), m_icon(std::move(icon)), m_picture(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kEmpty, space::kPanel, space::kEmpty, space::kPanel);
    column->setSpacing(space::kPanel);
    column->addStretch();
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    auto* text = new QLabel(sentence, this);
    text->setFont(Theme::instance().font(Theme::Type::Form));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    column->addWidget(text);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addStretch();
    for (size_t i = 0; i < actions.size(); ++i) {
        auto* button = new QPushButton(actions[i].text, this);
        button->setProperty("primary", i == 0);
        button->setMinimumHeight(space::kControl);
        connect(button, &QPushButton::clicked, this, [run = actions[i].run] { run(); });
        row->addWidget(button);
    }
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    updateIcon();
    connect(&Theme::instance(), &Theme::changed, this, &EmptyWell::updateIcon);
}

void EmptyWell::updateIcon()
{
    m_picture->setPixmap(Theme::instance().pixmap(m_icon, kIconPx, Theme::instance().colours().textMuted,
                                                  devicePixelRatioF()));
}

} // namespace fw::ui
