#include "ui/panels/CaptureDialog.h"

#include "engine/workflow/Cameo.h"
#include "ui/bridge/EngineBridge.h"
#include "ui/panels/CaptureView.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QComboBox>
#include <QFileDialog>

namespace fw::ui {

namespace {

constexpr int kThumbPx = 64;
constexpr int kSideWidth = 196;

struct Words {
    char const* name;
    char const* hint;
};
constexpr std::array<Words, cameo::kGuidedSet.size()> kWords{{
    {QT_TRANSLATE_NOOP("fw::ui::CaptureDialog", "Front"),
     QT_TRANSLATE_NOOP("fw::ui::CaptureDialog", "Look straight into the camera.")},
    {QT_TRANSLATE_NOOP("fw::ui::CaptureDialog", "Half left"),
     QT_TRANSLATE_NOOP("fw::ui::CaptureDialog",
                       "Turn the head so that the nose points to the left of the picture.")},
    {QT_TRANSLATE_NOOP("fw::ui::CaptureDialog", "Half right"),
     QT_TRANSLATE_NOOP("fw::ui::CaptureDialog",
                       "Turn the head so that the nose points to the right of the picture.")},
    {QT_TRANSLATE_NOOP("fw::ui::CaptureDialog", "Smile"),
     QT_TRANSLATE_NOOP("fw::ui::CaptureDialog", "Look straight ahead and smile.")},
}};

size_t indexOf(cameo::Pose pose) { return static_cast<size_t>(pose); }

QIcon thumbnail(Image const& picture)
{
    QImage const whole = toQImage(picture);
    int const side = std::min(whole.width(), whole.height());
    return QPixmap::fromImage(whole.copy((whole.width() - side) / 2, (whole.height() - side) / 2, side, side)
                                  .scaledToHeight(kThumbPx, Qt::SmoothTransformation));
}

} // namespace

CaptureDialog::Devices CaptureDialog::defaultDevices()
{
    return {cameo::cameras(), cameo::openCamera, workflow::defaultCameo().openFaces};
}

CaptureDialog::CaptureDialog(CastBook* cast, SubjectId subject, Devices devices, QWidget* parent)
    : QDialog(parent), m_cast(cast), m_subject(std::move(subject)), m_devices(std::move(devices)),
      m_view(new CaptureView), m_word(makeLabel({}, Theme::Type::Form))
{
    setWindowTitle(tr("Take headshots of %1").arg(QString::fromStdString(cast->nameOf(m_subject))));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kPanel);
    row->addWidget(m_view, 1);
    row->addWidget(buildSide());
    column->addLayout(row, 1);
    m_word->setWordWrap(true);
    m_word->setMinimumHeight(2 * m_word->fontMetrics().lineSpacing());
    m_word->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_word);
    column->addLayout(buildFooter());
    showPose();
    if (m_devices.cameras.empty())
        say(tr("There is no camera that you may use. Pick a picture or a film of the person instead."),
            "warning");
    else
        lookThrough(m_devices.cameras.front().device);
}

CaptureDialog::~CaptureDialog() = default;

QWidget* CaptureDialog::buildSide()
{
    auto* side = new QWidget;
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    auto* source = new QComboBox;
    source->setAccessibleName(tr("Camera"));
    for (cameo::Camera const& each : m_devices.cameras)
        source->addItem(QString::fromStdString(each.name), QString::fromStdString(each.device));
    source->addItem(tr("Picture or film..."));
    source->setCurrentIndex(m_devices.cameras.empty() ? -1 : 0);
    source->setPlaceholderText(tr("No camera"));
    column->addWidget(source);
    connect(source, &QComboBox::activated, this, [this, source](int index) {
        if (index < source->count() - 1)
            lookThrough(source->itemData(index).toString().toStdString());
        else if (QString const file = QFileDialog::getOpenFileName(
                     this, tr("Picture or film of the person"), {},
                     tr("Pictures and films (*.png *.jpg *.jpeg *.webp *.mp4 *.mov *.mkv *.webm)"));
                 !file.isEmpty())
            useFile(file);
    });
    for (cameo::Pose const each : cameo::kGuidedSet) {
        auto* button = m_slots[indexOf(each)].button =
            makeButton("user-scan", tr(kWords[indexOf(each)].name));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setIconSize({kThumbPx, kThumbPx});
        button->setMinimumHeight(kThumbPx + space::kPanel);
        column->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, each] { choose(each); });
    }
    column->addStretch();
    return side;
}

QLayout* CaptureDialog::buildFooter()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    m_take = makeButton("player-record", tr("Take picture"), true);
    m_take->setShortcut(Qt::Key_Space);
    m_take->setEnabled(false);
    auto* cancel = makeButton({}, tr("Cancel"));
    m_keep = makeButton("lock", tr("Put into the vault"));
    m_keep->setEnabled(false);
    row->addWidget(m_take);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_keep);
    connect(m_take, &QPushButton::clicked, this, &CaptureDialog::take);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, &CaptureDialog::keep);
    return row;
}

void CaptureDialog::useFile(QString const& file)
{
    m_devices.open = [](std::string const& name) { return cameo::openRecording(name); };
    lookThrough(file.toStdString());
}

void CaptureDialog::lookThrough(std::string const& device)
{
    m_seen.reset();
    m_feed = std::make_unique<CaptureFeed>(
        CaptureFeed::Sources{[open = m_devices.open, device] { return open(device); }, m_devices.openFaces});
    connect(m_feed.get(), &CaptureFeed::seen, this, &CaptureDialog::showSeen);
    connect(m_feed.get(), &CaptureFeed::failed, this, [this](Error const& error) {
        m_take->setEnabled(false);
        say(sentenceOf(error), "error");
    });
    connect(m_feed.get(), &CaptureFeed::unjudged, this, [this](Error const& error) {
        say(tr("Pictures are not checked. %1").arg(sentenceOf(error)), "warning");
    });
    showPose();
}

void CaptureDialog::choose(cameo::Pose pose)
{
    m_pose = pose;
    showPose();
}

void CaptureDialog::showPose()
{
    m_slots[indexOf(m_pose)].button->setChecked(true);
    m_view->setPose(m_pose);
    m_take->setEnabled(canTake());
    if (m_feed)
        m_feed->ask(m_pose, m_slots[indexOf(cameo::Pose::Front)].mouthWidth);
}

bool CaptureDialog::canTake() const
{
    return m_seen && m_seen->pose == m_pose && (!m_seen->judgement || m_seen->judgement->isGood());
}

int CaptureDialog::taken() const
{
    return static_cast<int>(std::count_if(m_slots.begin(), m_slots.end(),
                                          [](Slot const& slot) { return !slot.picture.isEmpty(); }));
}

void CaptureDialog::showSeen()
{
    m_seen = m_feed->takeNewest();
    if (!m_seen)
        return;
    m_view->show(toQImage(m_seen->picture), m_seen->judgement);
    m_take->setEnabled(canTake());
    if (!m_seen->judgement || m_seen->pose != m_pose)
        return;
    cameo::Judgement const& is = *m_seen->judgement;
    if (is.flaws.empty())
        say(tr("Good. Take the picture."), "note");
    else
        say(engineText(is.sentence(is.flaws.front())), is.isGood() ? "muted" : "warning");
}

void CaptureDialog::take()
{
    if (!canTake())
        return;
    Slot& slot = m_slots[indexOf(m_pose)];
    slot.picture = m_seen->picture;
    slot.mouthWidth = m_seen->judgement ? m_seen->judgement->measures.mouthWidth : 0;
    slot.button->setIcon(thumbnail(slot.picture));
    m_keep->setEnabled(true);
    for (cameo::Pose const each : cameo::kGuidedSet) // on to what is still missing
        if (m_slots[indexOf(each)].picture.isEmpty())
            return choose(each);
    showPose();
}

void CaptureDialog::say(QString const& text, char const* role)
{
    QString const all = tr(kWords[indexOf(m_pose)].hint) + QStringLiteral("\n") + text;
    if (m_word->text() == all)
        return;
    m_word->setText(all);
    setRole(m_word, role);
}

void CaptureDialog::keep()
{
    std::vector<std::pair<std::string, Image>> pictures;
    for (cameo::Pose const each : cameo::kGuidedSet)
        if (Slot const& slot = m_slots[indexOf(each)]; !slot.picture.isEmpty())
            pictures.emplace_back(cameo::poseName(each), slot.picture);
    m_keep->setEnabled(false);
    m_cast->addPictures(m_subject, std::move(pictures), this, [this](Status const& status) {
        if (status)
            return accept();
        m_keep->setEnabled(true);
        say(sentenceOf(status.error()), "error");
    });
}

} // namespace fw::ui
