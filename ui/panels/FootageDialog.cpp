#include "ui/panels/FootageDialog.h"

#include "engine/base/Timecode.h"
#include "ui/panels/FootageDelegate.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"
#include "ui/theme/Settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QListWidget>
#include <QProgressBar>
#include <QSlider>
#include <QStackedWidget>

#include <cmath>

namespace fw::ui {

namespace {

constexpr double kUsualSummary = 30, kLongestSummary = 3600;

QString inSeconds(double seconds)
{
    return seconds < 60 ? FootageDialog::tr("%L1 s").arg(seconds, 0, 'f', 1)
                        : QStringLiteral("%1:%2")
                              .arg(static_cast<int>(seconds) / 60)
                              .arg(static_cast<int>(seconds) % 60, 2, 10, QLatin1Char('0'));
}

QString shotCountText(size_t shots)
{
    return FootageDialog::tr("%n shot(s)", nullptr, static_cast<int>(shots));
}

workflow::FootageProxies proxiesOf(QString const& choice)
{
    constexpr int kFewLines = 540;
    workflow::FootageProxies proxies;
    proxies.areWanted = choice != QStringLiteral("none");
    proxies.heightPx = choice.startsWith(QStringLiteral("540")) ? kFewLines : 0;
    proxies.isQuickToScrub = choice.endsWith(QStringLiteral("quick"));
    return proxies;
}

constexpr char kProxiesKey[] = "footage/proxies";

} // namespace

struct FootageDialog::Parts {
    QLabel* facts = nullptr;
    QStackedWidget* pages = nullptr;
    QLabel* work = nullptr;
    QProgressBar* bar = nullptr;
    QSlider* sensitivity = nullptr;
    QCheckBox* isSummary = nullptr;
    QDoubleSpinBox* summary = nullptr;
    QComboBox* preset = nullptr;
    QCheckBox* hasTakes = nullptr;
    QCheckBox* hasSound = nullptr;
    QComboBox* proxies = nullptr;
    QListWidget* list = nullptr;
    QLabel* sum = nullptr;
    QPushButton* add = nullptr;
};

FootageDialog::FootageDialog(Session* session, std::filesystem::path file, QWidget* parent)
    : QDialog(parent), m_session(session), m_file(std::move(file)), m_feed(new FootageFeed(this)),
      m_parts(std::make_unique<Parts>())
{
    setWindowTitle(tr("Import footage"));
    resize(868, 680);
    build();
    connect(m_feed, &FootageFeed::progressed, this,
            [this](int hundredths) { m_parts->bar->setValue(hundredths); });
    connect(m_feed, &FootageFeed::looked, this, &FootageDialog::showAnalysis);
    connect(m_feed, &FootageFeed::failed, this, &FootageDialog::showProblem);
    connect(m_feed, &FootageFeed::frameShown, this, [this](qint64 frame, QImage const& picture) {
        m_pictures[frame] = picture;
        for (size_t i = 0; i < m_shots.size(); ++i)
            if (m_shots[i].key == frame)
                m_parts->list->item(static_cast<int>(i))->setData(FootageDelegate::PictureRole, picture);
    });
    connect(m_feed, &FootageFeed::copied, this,
            [this](std::shared_ptr<CopiedFootage> const& made) { add(*made); });
    showWork(tr("Looking for shots..."));
    m_feed->look(m_file);
}

FootageDialog::~FootageDialog() { m_feed->leave(); }

void FootageDialog::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    auto* name = makeLabel(QString::fromStdString(m_file.filename().string()), Theme::Type::ShotName);
    m_parts->facts = makeLabel({}, Theme::Type::Body, "muted");
    auto* head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(name);
    head->addWidget(m_parts->facts);
    column->addLayout(head);
    m_parts->pages = new QStackedWidget;
    m_parts->pages->addWidget(buildWaiting());
    m_parts->pages->addWidget(buildFound());
    column->addWidget(m_parts->pages, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_parts->add = buttons->button(QDialogButtonBox::Ok);
    m_parts->add->setProperty("primary", true);
    m_parts->sum = makeLabel({}, Theme::Type::Body, "secondary");
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_parts->sum, 1);
    bottom->addWidget(buttons);
    column->addLayout(bottom);
    connect(buttons, &QDialogButtonBox::accepted, this, &FootageDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &FootageDialog::reject);
}

QWidget* FootageDialog::buildWaiting()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setSpacing(space::kPanel);
    m_parts->work = makeLabel({}, Theme::Type::Form, "secondary");
    m_parts->work->setAlignment(Qt::AlignCenter);
    m_parts->work->setWordWrap(true);
    m_parts->bar = new QProgressBar;
    m_parts->bar->setTextVisible(false);
    m_parts->bar->setAccessibleName(tr("Progress"));
    m_parts->bar->setMaximumWidth(420);
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(m_parts->bar, 1);
    middle->addStretch();
    column->addStretch();
    column->addWidget(m_parts->work);
    column->addLayout(middle);
    column->addStretch();
    return page;
}

QWidget* FootageDialog::buildSettings()
{
    Parts& p = *m_parts;
    p.sensitivity = new QSlider(Qt::Horizontal);
    p.sensitivity->setRange(0, 100);
    p.sensitivity->setValue(50);
    p.sensitivity->setFixedWidth(140);
    p.sensitivity->setAccessibleName(tr("How readily a change counts as a cut"));
    p.sensitivity->setToolTip(tr("To the left fewer and plainer cuts, to the right more"));
    p.isSummary = new QCheckBox(tr("Only the strongest, in all"));
    p.summary = new QDoubleSpinBox;
    p.summary->setRange(1, kLongestSummary);
    p.summary->setDecimals(0);
    p.summary->setValue(kUsualSummary);
    p.summary->setSuffix(tr(" s"));
    p.summary->setEnabled(false);
    p.summary->setAccessibleName(tr("Length of the summary"));
    p.preset = new QComboBox;
    p.preset->setAccessibleName(tr("Preset of the shots"));
    for (presets::Preset const& preset : m_session->tools().presets.all())
        p.preset->addItem(engineText(preset.name), QString::fromStdString(preset.id));
    p.hasTakes = new QCheckBox(tr("With the footage as takes"));
    p.hasTakes->setChecked(true);
    p.hasTakes->setToolTip(
        tr("What was filmed plays in the cut until you render a shot anew. Without it only "
           "the key frames come in, as start pictures."));
    p.hasSound = new QCheckBox(tr("and its sound under them"));
    p.hasSound->setChecked(true);
    connect(p.hasTakes, &QCheckBox::toggled, p.hasSound, &QWidget::setEnabled);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    row->addWidget(makeLabel(tr("Cuts: few"), Theme::Type::Form, "secondary"));
    row->addWidget(p.sensitivity);
    row->addWidget(makeLabel(tr("many"), Theme::Type::Form, "secondary"));
    row->addSpacing(space::kGroup);
    row->addWidget(p.isSummary);
    row->addWidget(p.summary);
    row->addStretch();
    row->addWidget(makeLabel(tr("Preset"), Theme::Type::Form, "secondary"));
    row->addWidget(p.preset);
    auto* settings = new QWidget;
    settings->setLayout(row);
    connect(p.sensitivity, &QSlider::valueChanged, this, &FootageDialog::split);
    connect(p.isSummary, &QCheckBox::toggled, p.summary, &QWidget::setEnabled);
    connect(p.isSummary, &QCheckBox::toggled, this, &FootageDialog::split);
    connect(p.summary, &QDoubleSpinBox::valueChanged, this, &FootageDialog::split);
    return settings;
}

/// What heavy footage plays from; the last choice is kept for the next video.
QComboBox* FootageDialog::buildProxies()
{
    auto* box = new QComboBox;
    box->setObjectName(QStringLiteral("proxies"));
    box->setAccessibleName(tr("Proxies"));
    box->setToolTip(
        tr("The video is larger than the project's frame: it plays from smaller copies, and films "
           "are made from what was filmed."));
    box->addItem(tr("Proxies as large as the project"), QStringLiteral("project"));
    box->addItem(tr("Proxies of 540 lines"), QStringLiteral("540"));
    box->addItem(tr("Proxies of 540 lines, quick to scrub"), QStringLiteral("540 quick"));
    box->addItem(tr("No proxies: kept as large as the project"), QStringLiteral("none"));
    box->setCurrentIndex(std::max(0, box->findData(personalSettings().value(kProxiesKey))));
    connect(box, &QComboBox::activated, this,
            [box] { personalSettings().setValue(kProxiesKey, box->currentData()); });
    connect(m_parts->hasTakes, &QCheckBox::toggled, box, &QWidget::setEnabled);
    return box;
}

QWidget* FootageDialog::buildFound()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kPanel);
    column->addWidget(buildSettings());
    QListWidget* list = m_parts->list = new QListWidget;
    list->setObjectName(QStringLiteral("footage"));
    list->setAccessibleName(tr("Shots of the video"));
    list->setViewMode(QListView::IconMode);
    list->setResizeMode(QListView::Adjust);
    list->setMovement(QListView::Static);
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setItemDelegate(new FootageDelegate(list));
    connect(list, &QListWidget::itemChanged, this, &FootageDialog::showSum);
    column->addWidget(list, 1);
    auto* row = new QHBoxLayout;
    auto* all = makeButton({}, tr("Tick all"));
    auto* none = makeButton({}, tr("Tick none"));
    connect(all, &QPushButton::clicked, this, [this] { tickAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { tickAll(false); });
    row->addWidget(all);
    row->addWidget(none);
    row->addStretch();
    row->addWidget(m_parts->proxies = buildProxies());
    row->addWidget(m_parts->hasTakes);
    row->addWidget(m_parts->hasSound);
    column->addLayout(row);
    return page;
}

void FootageDialog::showWork(QString const& text)
{
    m_parts->pages->setCurrentIndex(0);
    setRole(m_parts->work, "secondary");
    m_parts->work->setText(text);
    m_parts->bar->setValue(0);
    m_parts->bar->show();
    m_parts->add->setText(tr("Add"));
    m_parts->add->setEnabled(false);
    m_parts->sum->clear();
}

void FootageDialog::showProblem(Error const& error)
{
    QString const sentence = sentenceOf(error);
    if (m_analysis) { // the shots are there still: another try may go better
        m_parts->pages->setCurrentIndex(1);
        showSum();
        setRole(m_parts->sum, "warning");
        m_parts->sum->setText(sentence);
        return;
    }
    setRole(m_parts->work, "warning");
    m_parts->work->setText(sentence);
    m_parts->bar->hide();
}

void FootageDialog::showAnalysis(std::shared_ptr<footage::Analysis const> const& analysis)
{
    m_analysis = analysis;
    media::ClipInfo const& info = analysis->info;
    QString facts = tr("%1 \u00d7 %2, %L3 frames a second, %4")
                        .arg(info.size.widthPx)
                        .arg(info.size.heightPx)
                        .arg(info.rate.perSecond(), 0, 'g', 5)
                        .arg(inSeconds(analysis->secondsOf(0, analysis->frameCount())));
    if (analysis->damagedFrames > 0)
        facts += tr("; %n damaged frame(s) passed over", nullptr, static_cast<int>(analysis->damagedFrames));
    m_parts->facts->setText(facts);
    m_parts->hasSound->setVisible(info.hasAudio);
    SizePx const frame = m_session->board().format.size;
    m_parts->proxies->setVisible(info.size.widthPx > frame.widthPx && info.size.heightPx > frame.heightPx);
    m_parts->pages->setCurrentIndex(1);
    split();
    m_parts->list->setFocus();
}

void FootageDialog::split()
{
    if (!m_analysis)
        return;
    m_shots = footage::shotsOf(*m_analysis, {m_parts->sensitivity->value() / 100.0});
    if (m_parts->isSummary->isChecked())
        m_shots = footage::summaryCut(*m_analysis, m_shots, m_parts->summary->value());
    fillList();
}

void FootageDialog::fillList()
{
    QListWidget* list = m_parts->list;
    QSignalBlocker const quiet(list);
    list->clear();
    FrameRate const rate = m_analysis->info.rate.num > 0 ? m_analysis->info.rate : FrameRate{};
    std::vector<int64_t> missing;
    for (size_t i = 0; i < m_shots.size(); ++i) {
        footage::FoundShot const& shot = m_shots[i];
        auto* item = new QListWidgetItem(list);
        QString const number = QString::number(i + 1);
        QString const begins =
            timecode(std::llround(m_analysis->secondsOf(0, shot.first) * rate.perSecond()), rate.perSecond());
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(Qt::Checked);
        item->setData(FootageDelegate::NumberRole, number);
        item->setData(FootageDelegate::BeginsRole, begins);
        item->setData(FootageDelegate::LengthRole, inSeconds(shot.seconds));
        item->setData(Qt::AccessibleTextRole,
                      tr("Shot %1 from %2, %3").arg(number, begins, inSeconds(shot.seconds)));
        item->setToolTip(shot.begins == footage::BoundaryKind::Dissolve ? tr("Begins with a dissolve")
                         : shot.begins == footage::BoundaryKind::Fade   ? tr("Begins with a fade")
                                                                        : QString());
        if (auto const known = m_pictures.find(shot.key); known != m_pictures.end())
            item->setData(FootageDelegate::PictureRole, known->second);
        else
            missing.push_back(shot.key);
    }
    list->setCurrentRow(0);
    m_feed->showFrames(m_file, std::move(missing));
    showSum();
}

std::vector<footage::FoundShot> FootageDialog::ticked() const
{
    std::vector<footage::FoundShot> shots;
    for (size_t i = 0; i < m_shots.size(); ++i)
        if (m_parts->list->item(static_cast<int>(i))->checkState() == Qt::Checked)
            shots.push_back(m_shots[i]);
    return shots;
}

void FootageDialog::tickAll(bool isOn)
{
    {
        QSignalBlocker const quiet(m_parts->list);
        for (int i = 0; i < m_parts->list->count(); ++i)
            m_parts->list->item(i)->setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
    }
    m_parts->list->viewport()->update();
    showSum();
}

void FootageDialog::showSum()
{
    std::vector<footage::FoundShot> const shots = ticked();
    double seconds = 0;
    for (footage::FoundShot const& shot : shots)
        seconds += shot.seconds;
    setRole(m_parts->sum, "secondary");
    m_parts->sum->setText(
        tr("%1 of %2, %3 in all").arg(shots.size()).arg(shotCountText(m_shots.size()), inSeconds(seconds)));
    m_parts->add->setEnabled(!shots.empty());
    m_parts->add->setText(shots.empty() ? tr("Add") : tr("Add %1").arg(shotCountText(shots.size())));
}

void FootageDialog::accept()
{
    std::vector<footage::FoundShot> shots = m_analysis ? ticked() : std::vector<footage::FoundShot>();
    if (shots.empty() || !m_parts->add->isEnabled())
        return;
    FootageFeed::Wanted wanted{m_analysis, std::move(shots), m_session->projectFolder(),
                               m_session->board().format};
    wanted.presetId = m_parts->preset->currentData().toString().toStdString();
    wanted.hasTakes = m_parts->hasTakes->isChecked();
    wanted.hasSound = m_parts->hasSound->isChecked();
    wanted.isSummary = m_parts->isSummary->isChecked();
    wanted.proxies = proxiesOf(m_parts->proxies->currentData().toString());
    showWork(tr("Copying %1 into the project...").arg(shotCountText(wanted.shots.size())));
    m_feed->copy(std::move(wanted), std::make_shared<workflow::Toolbox const>(m_session->tools()));
}

void FootageDialog::reject()
{
    m_feed->stop();
    QDialog::reject();
}

void FootageDialog::add(CopiedFootage& copied)
{
    if (!m_session->perform(workflow::footageEdit(copied.made, m_session->board()))) {
        reject(); // Session::failed says why; nothing has changed
        return;
    }
    copied.isTaken = true;
    m_session->selectOnly(copied.made.scene.shots.front().id);
    QDialog::accept();
}

} // namespace fw::ui
