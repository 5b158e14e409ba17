#include "ui/panels/OverridesFold.h"

#include "ui/panels/Widgets.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QSpinBox>

namespace fw::ui {

namespace {

constexpr int kMaxSteps = 200;
constexpr double kMaxGuidance = 30;

} // namespace

OverridesFold::OverridesFold(QWidget* parent)
    : Fold(tr("Steps and guidance"), parent), m_steps(new QSpinBox), m_guidance(new QDoubleSpinBox)
{
    auto* grid = new QGridLayout(body());
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kCard);
    // The lowest value is not a number of steps: it reads "as the preset says".
    m_steps->setRange(0, kMaxSteps);
    m_steps->setAccessibleName(tr("Steps"));
    m_guidance->setRange(0, kMaxGuidance);
    m_guidance->setSingleStep(0.5);
    m_guidance->setDecimals(1);
    m_guidance->setAccessibleName(tr("Guidance"));
    for (QAbstractSpinBox* box :
         {static_cast<QAbstractSpinBox*>(m_steps), static_cast<QAbstractSpinBox*>(m_guidance)})
        box->setKeyboardTracking(false);
    grid->addWidget(makeLabel(tr("Steps"), Theme::Type::Body, "muted"), 0, 0);
    grid->addWidget(makeLabel(tr("Guidance"), Theme::Type::Body, "muted"), 0, 1);
    grid->addWidget(m_steps, 1, 0);
    grid->addWidget(m_guidance, 1, 1);

    connect(m_steps, &QSpinBox::valueChanged, this, &OverridesFold::choose);
    connect(m_guidance, &QDoubleSpinBox::valueChanged, this, &OverridesFold::choose);
}

void OverridesFold::showOverrides(story::Overrides const& overrides, presets::QualityStep const& preset)
{
    QSignalBlocker const quietSteps(m_steps);
    QSignalBlocker const quietGuidance(m_guidance);
    m_overrides = overrides;
    m_steps->setSpecialValueText(tr("Preset: %1").arg(preset.steps));
    m_guidance->setSpecialValueText(tr("Preset: %L1").arg(preset.guidance, 0, 'f', 1));
    m_steps->setValue(overrides.steps.value_or(0));
    m_guidance->setValue(overrides.guidance.value_or(0));
    bool const hasAny = overrides.steps || overrides.guidance;
    setName(hasAny ? tr("Steps and guidance (changed)") : tr("Steps and guidance"));
}

void OverridesFold::choose()
{
    m_overrides.steps = m_steps->value() > 0 ? std::optional(m_steps->value()) : std::nullopt;
    m_overrides.guidance = m_guidance->value() > 0 ? std::optional(m_guidance->value()) : std::nullopt;
    Q_EMIT overridesChosen(m_overrides);
}

} // namespace fw::ui
