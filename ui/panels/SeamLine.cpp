#include "ui/panels/SeamLine.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QGridLayout>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace fw::ui {

SeamLine::SeamLine(Session* session, QWidget* parent)
    : QWidget(parent), m_session(session), m_seams(new SeamBook(this)),
      m_text(makeLabel({}, Theme::Type::Body, "muted")), m_keep(makeButton({}, tr("Keep"))),
      m_extend(makeButton({}, tr("Extend anew"))), m_dissolve(makeButton({}, tr("Dissolve")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    auto* ways = new QGridLayout; // three words beside each other are wider than the panel
    ways->setSpacing(space::kTight);
    ways->addWidget(m_keep, 0, 0);
    ways->addWidget(m_dissolve, 0, 1);
    ways->addWidget(m_extend, 1, 0, 1, 2);
    column->addLayout(ways);
    m_keep->setToolTip(tr("Accept the take as it is, although what it continues has changed"));
    m_extend->setToolTip(tr("Render the shot again from the end of the shot it continues"));
    m_dissolve->setToolTip(tr("Lay a dissolve of half a second over the seam"));
    connect(m_keep, &QPushButton::clicked, this, &SeamLine::keep);
    connect(m_extend, &QPushButton::clicked, this, [this] { Q_EMIT extendRequested(m_shot); });
    connect(m_dissolve, &QPushButton::clicked, this, &SeamLine::dissolve);
    connect(m_seams, &SeamBook::measured, this, &SeamLine::update);
    hide();
}

void SeamLine::showShot(ShotId const& shot)
{
    m_shot = shot;
    update();
}

void SeamLine::update()
{
    auto const seam = workflow::seamOf(m_session->board(), m_shot);
    setVisible(seam.has_value());
    if (!seam)
        return;
    plan::ShotStatus const status = m_session->status(m_shot);
    bool const isStale = status.state == plan::TakeState::Stale;
    auto const score = m_seams->score(m_session->projectFolder(), *seam);
    bool const isRough = score && *score < workflow::kSmoothSeam;
    QString text = !score    ? tr("The seam is being measured.")
                   : isRough ? tr("Seam %1: the cut will be seen.").arg(QLocale().toString(*score, 'f', 2))
                             : tr("Seam %1: goes on smoothly.").arg(QLocale().toString(*score, 'f', 2));
    if (isStale)
        text = engineText(status.reason) + ' ' + text;
    m_text->setText(text);
    setRole(m_text, isStale || isRough ? "warning" : "muted");
    m_keep->setVisible(isStale);
    m_extend->setVisible(isStale || isRough);
    m_dissolve->setVisible((isStale || isRough) && canDissolve());
}

void SeamLine::keep()
{
    story::Shot const* shot = story::findShot(m_session->board(), m_shot);
    if (story::Take const* take = shot ? story::shownTake(*shot) : nullptr)
        (void)m_session->perform(story::KeepTake{m_shot, take->requestKey}); // errors go to Session::failed
}

/// A dissolve lies between neighbours: the shot that is continued must be the one before.
bool SeamLine::canDissolve() const
{
    story::Shot const* shot = story::findShot(m_session->board(), m_shot);
    std::vector<plan::CutItem> const& items = m_session->cut().items;
    for (size_t i = 1; shot && i < items.size(); ++i)
        if (items[i].shot == m_shot)
            return items[i - 1].shot == shot->start.parent && items[i - 1].transition.length.count == 0;
    return false;
}

void SeamLine::dissolve()
{
    story::Shot const* shot = story::findShot(m_session->board(), m_shot);
    if (!shot)
        return;
    int64_t const half = std::llround(m_session->board().format.rate.perSecond() / 2);
    int64_t const length =
        std::min(half, story::transitionRoom(m_session->board(), shot->start.parent).count);
    (void)m_session->perform( // errors go to Session::failed
        story::SetTransition{shot->start.parent, {story::TransitionKind::Dissolve, {length}}});
}

} // namespace fw::ui
