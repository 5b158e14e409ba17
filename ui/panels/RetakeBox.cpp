#include "ui/panels/RetakeBox.h"

#include "ui/panels/QuietBox.h"
#include "ui/panels/TimecodeBox.h"
#include "ui/panels/Widgets.h"
#include "ui/session/StartGestures.h"

#include <QGridLayout>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr double kLeastPercent = 1;

QDoubleSpinBox* shareBox(QString const& name)
{
    auto* box = new QuietBox;
    box->setRange(0, 100);
    box->setDecimals(0);
    box->setSingleStep(1);
    box->setSuffix(RetakeBox::tr(" %"));
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // never wider than the panel
    return box;
}

} // namespace

RetakeBox::RetakeBox(Session* session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    column->addWidget(makeLine());
    auto* head = new QHBoxLayout;
    m_title = makeLabel({}, Theme::Type::Title);
    m_title->setWordWrap(true);
    auto* end = makeIconButton("x", tr("Make the whole take anew"));
    head->addWidget(m_title, 1);
    head->addWidget(end, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addLayout(buildPart());
    column->addWidget(buildRegion());
    m_note = makeLabel(tr("All else stays as it is in that take."), Theme::Type::Body, "muted");
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addWidget(makeLine());
    connect(end, &QToolButton::clicked, this, [this] { perform(makeWholeAnew(m_shot)); });
    connect(session, &Session::markedChanged, this, &RetakeBox::showPart);
    hide();
}

QLayout* RetakeBox::buildPart()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kTight);
    m_from = new TimecodeBox(tr("First frame to make anew"));
    m_to = new TimecodeBox(tr("Last frame to make anew"));
    m_marks = makeIconButton("arrow-bar-to-right", tr("From the in to the out point"));
    row->addWidget(m_from, 1);
    row->addWidget(makeLabel(tr("to"), Theme::Type::Body, "muted"));
    row->addWidget(m_to, 1);
    row->addWidget(m_marks);
    for (TimecodeBox* box : {m_from, m_to})
        connect(box, &QSpinBox::valueChanged, this, &RetakeBox::changeTimes);
    connect(m_marks, &QToolButton::clicked, this, &RetakeBox::useMarks);
    return row;
}

QWidget* RetakeBox::buildRegion()
{
    auto* region = new QWidget;
    auto* column = new QVBoxLayout(region);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    m_draw = makeButton("crop", tr("Region on the canvas"));
    m_draw->setCheckable(true);
    m_draw->setToolTip(tr("Draw on the picture which part of it is made anew"));
    m_whole = makeButton({}, tr("Whole picture"));
    m_whole->setToolTip(tr("No region: the whole picture is made anew"));
    row->addWidget(m_draw, 1);
    row->addWidget(m_whole);
    column->addLayout(row);
    m_sides = new QWidget;
    auto* grid = new QGridLayout(m_sides);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kTight);
    grid->setVerticalSpacing(0);
    std::array<QString, 4> const names{tr("Left"), tr("Top"), tr("Width"), tr("Height")};
    for (size_t i = 0; i < names.size(); ++i) {
        m_numbers[i] = shareBox(tr("Region: %1").arg(names[i]));
        grid->addWidget(makeLabel(names[i], Theme::Type::Meta, "muted"), 0, static_cast<int>(i));
        grid->addWidget(m_numbers[i], 1, static_cast<int>(i));
        grid->setColumnStretch(static_cast<int>(i), 1);
        connect(m_numbers[i], &QDoubleSpinBox::valueChanged, this, &RetakeBox::changeSides);
    }
    column->addWidget(m_sides);
    connect(m_draw, &QPushButton::clicked, this, [this](bool isDrawing) {
        showRegion();
        Q_EMIT regionWanted(isDrawing);
    });
    connect(m_whole, &QPushButton::clicked, this, [this] { perform(changeRegion(m_shot, std::nullopt)); });
    return region;
}

void RetakeBox::showShot(story::Shot const& shot)
{
    bool const wasShown = m_shot.id == shot.id && m_shot.start.retake;
    m_shot = shot;
    setVisible(shot.start.retake.has_value());
    if (!shot.start.retake || !wasShown)
        regionEnded();
    if (!shot.start.retake)
        return;
    auto const& takes = shot.takes;
    auto const take = std::find_if(takes.begin(), takes.end(), [&](story::Take const& each) {
        return each.id == shot.start.retake->take;
    });
    m_title->setText(take == takes.end() ? tr("Part of a take that was deleted is made anew")
                                         : tr("Part of take %1 is made anew").arg(take - takes.begin() + 1));
    setRole(m_note, take == takes.end() ? "warning" : "muted");
    m_note->setText(take == takes.end() ? tr("Restore the take, or make the whole one anew.")
                                        : tr("All else stays as it is in that take."));
    showPart();
    showRegion();
}

void RetakeBox::showPart()
{
    if (!m_shot.start.retake)
        return;
    story::Retake const& part = *m_shot.start.retake;
    FrameRate const rate = m_session->board().format.rate;
    TimelineFrame const one{1}, last = m_shot.length - one;
    m_from->showFrame(part.first - m_shot.trimIn, TimelineFrame{0}, last, rate);
    m_to->showFrame(part.end - one - m_shot.trimIn, TimelineFrame{0}, last, rate);
    m_marks->setEnabled(m_session->marked() &&
                        ownSpan(m_session->cut(), m_shot.id, *m_session->marked()).has_value());
}

void RetakeBox::showRegion()
{
    auto const& region = m_shot.start.retake->region;
    m_whole->setEnabled(region.has_value());
    m_sides->setVisible(region.has_value() || m_draw->isChecked());
    story::Region const at = region.value_or(story::Region{});
    std::array<double, 4> const shares{at.x, at.y, at.width, at.height};
    for (size_t i = 0; i < shares.size(); ++i) {
        QSignalBlocker const quiet(m_numbers[i]);
        m_numbers[i]->setValue(shares[i] * 100);
    }
}

void RetakeBox::changeTimes()
{
    TimelineFrame const one{1};
    OwnSpan part{m_shot.trimIn + m_from->frame(), m_shot.trimIn + m_to->frame() + one};
    if (part.end <= part.first) // whichever was changed pushes the other
        (sender() == m_from ? part.end : part.first) = sender() == m_from ? part.first + one : part.end - one;
    perform(changePart(m_shot, part));
}

void RetakeBox::changeSides()
{
    auto const share = [this](size_t i) { return m_numbers[i]->value() / 100; };
    constexpr double kLeast = kLeastPercent / 100;
    story::Region region{std::min(share(0), 1 - kLeast), std::min(share(1), 1 - kLeast), 0, 0};
    region.width = std::clamp(share(2), kLeast, 1 - region.x);
    region.height = std::clamp(share(3), kLeast, 1 - region.y);
    perform(changeRegion(m_shot, region));
}

void RetakeBox::useMarks()
{
    if (m_session->marked())
        if (auto const part = ownSpan(m_session->cut(), m_shot.id, *m_session->marked()))
            perform(changePart(m_shot, *part));
}

void RetakeBox::perform(std::optional<story::Edit> const& edit)
{
    if (edit)
        (void)m_session->perform(*edit); // errors go to Session::failed
}

void RetakeBox::focusPart() { m_from->setFocus(Qt::OtherFocusReason); }

void RetakeBox::regionEnded()
{
    if (!m_draw->isChecked())
        return;
    m_draw->setChecked(false);
    Q_EMIT regionWanted(false);
    if (m_shot.start.retake)
        showRegion();
}

} // namespace fw::ui
