#include "ui/panels/Preflight.h"

#include "engine/consent/Consent.h"
#include "engine/workflow/Budget.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

namespace fw::ui {

namespace {

constexpr int kPreflightPauseMilliseconds = 200;

} // namespace

Preflight::Preflight(Session* session, WeightReader* weights, QWidget* parent)
    : QWidget(parent), m_session(session), m_weights(weights),
      m_estimate(makeLabel({}, Theme::Type::Body, "muted"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    m_estimate->setWordWrap(true);
    keepWhole(m_estimate);
    column->addWidget(m_estimate);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPreflightPauseMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &Preflight::updateEstimate);
}

void Preflight::showShot(ShotId const& shot)
{
    m_shot = shot;
    m_soon.start();
}

QString Preflight::estimateText() const { return m_estimate->text(); }

void Preflight::updateEstimate()
{
    story::Shot const* shot = story::findShot(m_session->board(), m_shot);
    if (!shot || shot->prompt.empty()) {
        setRole(m_estimate, "muted");
        m_estimate->setText(shot ? tr("Write what the shot shows.") : QString());
        return;
    }
    if (m_weights->readFirst(m_session->board(), {m_shot}, this, [this] { m_soon.start(); })) {
        setRole(m_estimate, "muted");
        m_estimate->setText(tr("Reading the checkpoint, this once, to know it by its checksum..."));
        return;
    }
    // The rules have their own line, so here they count as confirmed.
    workflow::Confirmed confirmed;
    for (moderation::Policy::Rule const& rule : m_session->tools().policy.rules())
        confirmed.insert(rule.id);
    auto const prepared = workflow::prepare(m_session->board(), {m_shot}, m_session->tools(), confirmed,
                                            m_session->projectFolder());
    if (!prepared) {
        // What a rule holds or blocks is said under the prompt; a missing consent is said here.
        bool const isRefused = prepared.error().kind == Error::Kind::Refused;
        bool const isSaid = isRefused && !consent::reasonOf(prepared.error());
        setRole(m_estimate, isSaid ? "muted" : isRefused ? "warning" : "error");
        m_estimate->setText(isSaid ? QString() : sentenceOf(prepared.error()));
        return;
    }
    library::Estimate const& estimate = prepared->estimate;
    QString text = tr("Needs about %1 of memory").arg(bytesText(estimate.peakBytes));
    if (estimate.availableBytes > 0)
        text = tr("Needs about %1, %2 free")
                   .arg(bytesText(estimate.peakBytes), bytesText(estimate.availableBytes));
    auto const learned = workflow::secondsExpected(prepared->batch);
    double const seconds = learned ? *learned : estimate.seconds;
    auto const known = jobs::loadDefaultRates();
    jobs::Rates const rates = known ? *known : jobs::Rates();
    if (seconds > 0)
        text += tr("; takes %1").arg(engineText(jobs::costText(jobs::costOf(seconds, rates), rates)));
    auto const use = workflow::budgetUse(m_session->board(), seconds, rates);
    bool const isPassed = use && use->isPassed();
    if (isPassed)
        text += tr(". Passes the budget: %1").arg(engineText(workflow::budgetText(*use, rates)));
    if (!estimate.fits)
        text += tr(". Draft quality or a smaller size fits.");
    setRole(m_estimate, estimate.fits && !isPassed ? "muted" : "warning");
    m_estimate->setText(text);
}

} // namespace fw::ui
