#include "ui/panels/StartPage.h"

#include "ui/panels/Widgets.h"

#include <QFileInfo>
#include <QPainter>

namespace fw::ui {

namespace {

constexpr int kStartPageWidth = 480;
constexpr int kStartPageIconPx = 32;
constexpr int kMostRecent = 5;

/// A column of fixed width in the middle of `outer`.
QVBoxLayout* addColumn(QVBoxLayout* outer)
{
    auto* box = new QWidget;
    box->setFixedWidth(kStartPageWidth);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kPanel);
    auto* middle = new QHBoxLayout; // an alignment here would cut wrapped text
    middle->addStretch();
    middle->addWidget(box);
    middle->addStretch();
    outer->addLayout(middle);
    return column;
}

} // namespace

void StartPage::addWelcome(QVBoxLayout* column)
{
    auto* icon = new QLabel;
    auto const drawIcon = [this, icon] {
        Theme const& theme = Theme::instance();
        icon->setPixmap(
            theme.pixmap("movie", kStartPageIconPx, theme.colours().textMuted, devicePixelRatioF()));
    };
    connect(&Theme::instance(), &Theme::changed, icon, drawIcon);
    drawIcon();
    column->addWidget(icon, 0, Qt::AlignHCenter);
    auto* title = makeLabel(tr("Make a film shot by shot"), Theme::Type::EmptyTitle);
    title->setAlignment(Qt::AlignHCenter);
    column->addWidget(title);
    auto* sentence = makeLabel(tr("Write what a shot shows, watch it form, keep the take you like. "
                                  "Everything stays on this computer."),
                               Theme::Type::Form, "secondary");
    sentence->setWordWrap(true);
    sentence->setAlignment(Qt::AlignHCenter);
    column->addWidget(sentence);
    column->addSpacing(space::kTight);
}

void StartPage::addButtons(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    auto* begin = makeButton("plus", tr("Start with one shot"), true);
    auto* sample = makeButton("layout-board", tr("Open the sample board"));
    auto* open = makeButton("folder-open", tr("Open..."));
    row->addStretch();
    for (QPushButton* button : {begin, sample, open})
        row->addWidget(button);
    row->addStretch();
    column->addLayout(row);
    connect(begin, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
}

StartPage::StartPage(QWidget* parent) : QWidget(parent)
{
    setRole(this, "well");
    setAttribute(Qt::WA_StyledBackground);
    auto* outer = new QVBoxLayout(this);
    outer->setSpacing(space::kPanel);
    outer->addStretch(2);
    addWelcome(addColumn(outer));
    addButtons(outer); // as wide as its words are
    QVBoxLayout* column = addColumn(outer);

    m_ability = makeLabel({}, Theme::Type::Body, "muted");
    m_ability->setWordWrap(true);
    m_ability->setAlignment(Qt::AlignHCenter);
    m_ability->setObjectName(QStringLiteral("ability"));
    m_ability->setTextFormat(Qt::RichText);
    m_ability->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_ability, &QLabel::linkActivated, this, &StartPage::modelsRequested);
    connect(&Theme::instance(), &Theme::changed, this, &StartPage::showAbility);
    column->addWidget(m_ability);

    m_recentBox = new QWidget;
    m_recent = new QVBoxLayout(m_recentBox);
    m_recent->setContentsMargins(0, space::kPanel, 0, 0);
    m_recent->setSpacing(0);
    column->addWidget(m_recentBox);
    m_recentBox->hide();
    outer->addStretch(3);
}

void StartPage::setAbility(QString const& sentence)
{
    m_sentence = sentence;
    showAbility();
}

void StartPage::showAbility()
{
    QString const link = QStringLiteral(" <a href=\"models\" style=\"color: %1\">%2</a>");
    m_ability->setText(m_sentence.toHtmlEscaped() +
                       link.arg(Theme::instance().colours().accent.name(), tr("Models...")));
}

void StartPage::setRecent(QStringList const& folders)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recentBox->setVisible(!folders.isEmpty());
    if (folders.isEmpty())
        return;
    m_recent->addWidget(makeLabel(tr("Recent projects"), Theme::Type::Title, "secondary"));
    for (QString const& folder : folders.mid(0, kMostRecent)) {
        QFileInfo const info(folder);
        auto* button = makeButton("folder", info.completeBaseName());
        button->setFlat(true);
        button->setStyleSheet("text-align: left;");
        button->setToolTip(folder);
        m_recent->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, folder] { Q_EMIT recentRequested(folder); });
    }
}

} // namespace fw::ui
