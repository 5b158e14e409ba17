#include "ui/panels/StartPage.h"

#include "ui/models/ShotLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QFileInfo>
#include <QPainter>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kStartPageWidth = 480;
constexpr int kStartPageIconPx = 32;
constexpr int kMostRecent = 5;
constexpr size_t kMostPresets = 6;
constexpr int kPresetIconPx = 16;
constexpr int kPresetNameWidth = 120;
constexpr int kFlatPadding = 13; ///< around the icon of a flat button, below which the lines stand

QLabel* makeHeading(QString const& text)
{
    QLabel* label = makeLabel(text, Theme::Type::Title, "secondary");
    label->setContentsMargins(kFlatPadding, 0, 0, 0);
    return label;
}

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
    auto* script = makeButton("clipboard", tr("Paste a script"));
    auto* open = makeButton("folder-open", tr("Open..."));
    row->addStretch();
    for (QPushButton* button : {begin, script, sample, open})
        row->addWidget(button);
    row->addStretch();
    column->addLayout(row);
    connect(begin, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(script, &QPushButton::clicked, this, &StartPage::scriptRequested);
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

    auto* presets = new QWidget;
    m_presets = new QVBoxLayout(presets);
    m_presets->setContentsMargins(0, space::kPanel, 0, 0);
    m_presets->setSpacing(0);
    column->addWidget(presets);

    m_recentBox = new QWidget;
    m_recent = new QVBoxLayout(m_recentBox);
    m_recent->setContentsMargins(0, space::kPanel, 0, 0);
    m_recent->setSpacing(0);
    column->addWidget(m_recentBox);
    m_recentBox->hide();
    outer->addStretch(3);
}

void StartPage::setPresets(std::vector<workflow::PresetNeed> const& needs)
{
    while (QLayoutItem* item = m_presets->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_presets->addWidget(makeHeading(tr("What runs on this computer")));
    for (size_t i = 0; i < std::min(kMostPresets, needs.size()); ++i)
        addPreset(needs[i]);
    auto* models =
        makeButton("database", needs.size() > kMostPresets ? tr("%n more, and all models...", nullptr,
                                                                static_cast<int>(needs.size() - kMostPresets))
                                                           : tr("All models..."));
    models->setFlat(true);
    models->setStyleSheet("text-align: left;");
    m_presets->addWidget(models);
    connect(models, &QPushButton::clicked, this, [this] { Q_EMIT modelsRequested({}); });
}

void StartPage::addPreset(workflow::PresetNeed const& need)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(kFlatPadding, 0, 0, 0);
    row->setSpacing(space::kTight);
    line->setMinimumHeight(space::kControl);
    auto* icon = new QLabel;
    bool const canRun = !need.problem;
    auto const draw = [icon, canRun] {
        Theme const& theme = Theme::instance();
        icon->setPixmap(theme.pixmap(canRun ? "circle-check" : "download", kPresetIconPx,
                                     theme.state(canRun ? ShotState::Ready : ShotState::Stale).text,
                                     icon->devicePixelRatioF()));
    };
    connect(&Theme::instance(), &Theme::changed, icon, draw);
    draw();
    row->addWidget(icon);
    auto* name = makeLabel(engineText(need.preset.name), Theme::Type::Form);
    name->setMinimumWidth(kPresetNameWidth);
    row->addWidget(name);
    QString const model = QString::fromStdString(need.preset.model);
    auto* fact = makeLabel(canRun ? tr("Ready: the model %1 is here, %2").arg(model, bytesText(need.bytes))
                                  : sentenceOf(*need.problem),
                           Theme::Type::Body, "muted");
    fact->setWordWrap(true);
    row->addWidget(fact, 1);
    if (!canRun) {
        auto* get = makeButton({}, tr("What it needs..."));
        get->setToolTip(tr("File, size and licence of %1, and how to get it").arg(model));
        row->addWidget(get);
        connect(get, &QPushButton::clicked, this,
                [this, id = need.preset.model] { Q_EMIT modelsRequested(id); });
    }
    m_presets->addWidget(line);
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
    m_recent->addWidget(makeHeading(tr("Recent projects")));
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
