#include "ui/panels/ClipLine.h"

#include "ui/panels/QuietBox.h"
#include "ui/panels/Widgets.h"
#include "ui/session/StartGestures.h"

namespace fw::ui {

namespace {

constexpr int kSourceShare = 3, kStrengthShare = 2;

QString takeWord(story::Storyboard const& board, story::OwnedTake const& owned, ShotId const& here)
{
    auto const& takes = owned.shot->takes;
    int number = 1;
    for (story::Take const& each : takes)
        if (&each != owned.take)
            ++number;
        else
            break;
    return owned.shot->id == here
               ? ClipLine::tr("Take %1").arg(number)
               : ClipLine::tr("Shot %1, take %2").arg(story::shotNumber(board, owned.shot->id)).arg(number);
}

} // namespace

ClipLine::ClipLine(Session* session, QWidget* parent)
    : QWidget(parent), m_session(session), m_source(new QComboBox), m_strength(new QuietBox),
      m_note(makeLabel({}, Theme::Type::Body, "muted"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kTight);
    m_source->setAccessibleName(tr("Clip to begin from"));
    m_strength->setRange(1, 100);
    m_strength->setDecimals(0);
    m_strength->setSingleStep(5);
    m_strength->setPrefix(tr("Change "));
    m_strength->setSuffix(tr(" %"));
    m_strength->setKeyboardTracking(false);
    m_strength->setAccessibleName(tr("How far the clip is changed"));
    m_strength->setToolTip(tr("How far the clip is changed: 10 % hardly, 100 % keeps nothing of it"));
    for (QWidget* each : {static_cast<QWidget*>(m_source), static_cast<QWidget*>(m_strength)})
        each->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // never wider than the panel
    tellWhole(m_source);
    row->addWidget(m_source, kSourceShare);
    row->addWidget(m_strength, kStrengthShare);
    column->addLayout(row);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    connect(session, &Session::takesChanged, this, [this] {
        if (isVisibleTo(parentWidget()))
            showShot(m_shot); // there is another to begin from
    });
    connect(m_source, &QComboBox::activated, this, &ClipLine::chooseSource);
    connect(m_strength, &QDoubleSpinBox::valueChanged, this, &ClipLine::changeStrength);
    hide();
}

void ClipLine::showShot(story::Shot const& shot)
{
    m_shot = shot;
    bool const isUsed = shot.start.kind == story::StartKind::Clip && shot.start.clip;
    setVisible(isUsed);
    if (!isUsed)
        return;
    QSignalBlocker const quietSource(m_source), quietStrength(m_strength);
    m_strength->setValue(shot.start.clip->strength * 100);
    showSources();
    showNote();
}

void ClipLine::showSources()
{
    story::Storyboard const& board = m_session->board();
    story::SourceClip const& clip = *m_shot.start.clip;
    m_source->clear();
    if (!clip.file.path.empty())
        m_source->addItem(tr("Video file"));
    bool isListed = !clip.file.path.empty();
    for (story::Shot const* each : story::shotsInOrder(board)) {
        story::Take const* const take = story::shownTake(*each);
        if (!take)
            continue;
        m_source->addItem(takeWord(board, {each, take}, m_shot.id), QString::fromStdString(take->id.value));
        if (clip.file.path.empty() && take->id == clip.take) {
            m_source->setCurrentIndex(m_source->count() - 1);
            isListed = true;
        }
    }
    if (!isListed) { // another take than the shown one, or one that was deleted
        auto const owned = story::findTake(board, clip.take);
        m_source->insertItem(0,
                             owned.take ? takeWord(board, owned, m_shot.id) : tr("A take that was deleted"),
                             QString::fromStdString(clip.take.value));
        m_source->setCurrentIndex(0);
    }
    m_source->addItem(tr("Pick a file..."));
}

double ClipLine::secondsOfClip() const
{
    story::SourceClip const& clip = *m_shot.start.clip;
    if (!clip.file.path.empty())
        return clip.seconds;
    story::Take const* const take = story::findTake(m_session->board(), clip.take).take;
    return take ? static_cast<double>(take->length.count) / take->rate.perSecond() : 0;
}

void ClipLine::showNote()
{
    double const seconds = secondsOfClip();
    TimelineFrame const wanted = m_shot.trimIn + m_shot.length;
    double const needed = static_cast<double>(wanted.count) / m_session->board().format.rate.perSecond();
    constexpr double kHardly = .25; // of a second: models make whole groups of frames
    bool const isShort = seconds > 0 && seconds + kHardly < needed;
    m_note->setVisible(isShort);
    m_note->setText(tr("The clip lasts %L1 s: behind it the last picture holds.").arg(seconds, 0, 'f', 1));
}

void ClipLine::chooseSource(int index)
{
    if (index == m_source->count() - 1) {
        showShot(m_shot); // until a file was picked
        Q_EMIT fileWanted();
        return;
    }
    QString const take = m_source->itemData(index).toString();
    if (take.isEmpty()) // the file that it is
        return;
    story::SourceClip clip;
    clip.take = TakeId{take.toStdString()};
    (void)m_session->perform(beginFromClip(m_shot, std::move(clip))); // errors go to Session::failed
}

void ClipLine::changeStrength()
{
    story::StartFrom start = m_shot.start;
    if (!start.clip)
        return;
    start.clip->strength = m_strength->value() / 100;
    (void)m_session->perform(story::SetStart{m_shot.id, std::move(start)}); // errors go to Session::failed
}

} // namespace fw::ui
