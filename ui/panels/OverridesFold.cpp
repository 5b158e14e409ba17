#include "ui/panels/OverridesFold.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kMaxSteps = 200;
constexpr double kMaxGuidance = 30;
constexpr double kMaxShift = 30;
constexpr int kOverrideNameWidth = 64; // as above it in the panel
constexpr char const* kSamplers[] = {"unipc", "euler", "dpmpp", "few-step"};

QString qualityWord(story::Quality quality)
{
    switch (quality) {
    case story::Quality::Draft: return OverridesFold::tr("Draft");
    case story::Quality::Preview: return OverridesFold::tr("Preview");
    case story::Quality::Final: break;
    }
    return OverridesFold::tr("Final");
}

QString sizeWord(SizePx size) { return QStringLiteral("%1 \u00d7 %2").arg(size.widthPx).arg(size.heightPx); }

/// Sizes that a model of this native size can draw: other shapes of about as many pixels, and half of it.
std::vector<SizePx> sizesFor(library::ModelInfo const& model)
{
    auto const step = std::max(1, model.sizeStep);
    auto const fitted = [step](double px) {
        return std::max(step, static_cast<int>(std::lround(px / step)) * step);
    };
    double const w = model.nativeSize.widthPx, h = model.nativeSize.heightPx, side = std::sqrt(w * h);
    std::vector<SizePx> sizes;
    for (SizePx const size : {model.nativeSize, SizePx{fitted(h), fitted(w)},
                              SizePx{fitted(side), fitted(side)}, SizePx{fitted(w / 2), fitted(h / 2)}})
        if (std::find(sizes.begin(), sizes.end(), size) == sizes.end())
            sizes.push_back(size);
    return sizes;
}

template <class Box>
void showNumber(Box* box, QString const& preset, double value)
{
    QSignalBlocker const quiet(box);
    box->setSpecialValueText(preset);
    box->setValue(static_cast<decltype(box->value())>(value));
}

} // namespace

OverridesFold::OverridesFold(QWidget* parent)
    : Fold(tr("Steps and guidance"), parent), m_steps(new QSpinBox), m_guidance(new QDoubleSpinBox),
      m_shift(new QDoubleSpinBox), m_sampler(new QComboBox), m_size(new QComboBox)
{
    auto* grid = new QGridLayout(body());
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kCard);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, kOverrideNameWidth);
    // The lowest value is not a number of steps: it reads "as the preset says".
    m_steps->setRange(0, kMaxSteps);
    m_guidance->setRange(0, kMaxGuidance);
    m_shift->setRange(0, kMaxShift);
    for (QDoubleSpinBox* box : {m_guidance, m_shift}) {
        box->setSingleStep(0.5);
        box->setDecimals(1);
    }
    for (QAbstractSpinBox* box : std::initializer_list<QAbstractSpinBox*>{m_steps, m_guidance, m_shift})
        box->setKeyboardTracking(false);
    for (QComboBox* box : {m_sampler, m_size})
        tellWhole(box);
    m_why.steps = addRow(grid, tr("Steps"), m_steps);
    m_why.guidance = addRow(grid, tr("Guidance"), m_guidance);
    m_why.size = addRow(grid, tr("Size"), m_size);
    m_why.sampler = addRow(grid, tr("Sampler"), m_sampler);
    m_why.shift = addRow(grid, tr("Shift"), m_shift);
    m_reset = makeButton(QStringLiteral("arrow-back-up"), tr("All as the preset says"));
    grid->addWidget(m_reset, grid->rowCount(), 0, 1, 2);

    connect(m_steps, &QSpinBox::valueChanged, this, &OverridesFold::choose);
    connect(m_guidance, &QDoubleSpinBox::valueChanged, this, &OverridesFold::choose);
    connect(m_shift, &QDoubleSpinBox::valueChanged, this, &OverridesFold::choose);
    connect(m_sampler, &QComboBox::activated, this, &OverridesFold::choose);
    connect(m_size, &QComboBox::activated, this, &OverridesFold::choose);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_overrides = {};
        Q_EMIT overridesChosen(m_overrides);
    });
}

/// Returns the line below it that says why it is what it is.
QLabel* OverridesFold::addRow(QGridLayout* grid, QString const& name, QWidget* control)
{
    int const row = grid->rowCount();
    auto* label = makeLabel(name, Theme::Type::Body, "muted");
    label->setMinimumHeight(space::kControl);
    label->setBuddy(control);
    control->setAccessibleName(name);
    auto* why = makeLabel({}, Theme::Type::Meta, "muted");
    why->setWordWrap(true);
    why->setContentsMargins(0, 2, 0, space::kCard);
    keepWhole(why);
    grid->addWidget(label, row, 0);
    grid->addWidget(control, row, 1);
    grid->addWidget(why, row + 1, 1);
    return why;
}

void OverridesFold::showOverrides(story::Overrides const& overrides, Sources const& sources)
{
    m_overrides = overrides;
    presets::QualityStep const step =
        sources.preset ? sources.preset->step(sources.quality) : presets::QualityStep{};
    double const shift = sources.preset ? sources.preset->shift : 0;
    SizePx const size = step.size.isEmpty() && sources.model ? sources.model->nativeSize : step.size;
    showNumber(m_steps, tr("Preset: %1").arg(step.steps), overrides.steps.value_or(0));
    showNumber(m_guidance, tr("Preset: %L1").arg(step.guidance, 0, 'f', 1), overrides.guidance.value_or(0));
    showNumber(m_shift, tr("Preset: %L1").arg(shift, 0, 'f', 1), overrides.shift.value_or(0));
    fillSamplers(sources);
    fillSizes(sources, size);
    showReasons(sources, size);
    bool const hasAny = !(overrides == story::Overrides{});
    m_reset->setEnabled(hasAny);
    setName(hasAny ? tr("Steps and guidance (changed)") : tr("Steps and guidance"));
}

void OverridesFold::fillSamplers(Sources const& sources)
{
    m_sampler->clear();
    QString const preset = sources.preset ? QString::fromStdString(sources.preset->sampler) : QString();
    m_sampler->addItem(tr("Preset: %1").arg(preset), QString());
    for (char const* each : kSamplers)
        m_sampler->addItem(QString::fromLatin1(each), QString::fromLatin1(each));
    QString const chosen = QString::fromStdString(m_overrides.sampler.value_or(std::string()));
    m_sampler->setCurrentIndex(std::max(0, m_sampler->findData(chosen)));
}

void OverridesFold::fillSizes(Sources const& sources, SizePx preset)
{
    m_size->clear();
    m_size->addItem(tr("Preset: %1").arg(sizeWord(preset)), QSize());
    std::vector<SizePx> sizes = sources.model ? sizesFor(*sources.model) : std::vector<SizePx>();
    if (m_overrides.size && std::find(sizes.begin(), sizes.end(), *m_overrides.size) == sizes.end())
        sizes.push_back(*m_overrides.size);
    for (SizePx const& each : sizes) {
        m_size->addItem(sizeWord(each), QSize(each.widthPx, each.heightPx));
        if (m_overrides.size == each)
            m_size->setCurrentIndex(m_size->count() - 1);
    }
}

void OverridesFold::showReasons(Sources const& sources, SizePx preset)
{
    QString const name = sources.preset ? engineText(sources.preset->name) : tr("none");
    QString const fromStep = tr("From the preset %1, %2.").arg(name, qualityWord(sources.quality));
    QString const fromPreset = tr("From the preset %1.").arg(name);
    auto const set = [&](QLabel* why, bool isSet, QString const& source, QString const& presetValue) {
        why->setText(isSet ? tr("Set for this shot; the preset says %1.").arg(presetValue) : source);
        setRole(why, isSet ? "secondary" : "muted");
    };
    presets::QualityStep const step =
        sources.preset ? sources.preset->step(sources.quality) : presets::QualityStep{};
    set(m_why.steps, m_overrides.steps.has_value(), fromStep, QString::number(step.steps));
    set(m_why.guidance, m_overrides.guidance.has_value(), fromStep, tr("%L1").arg(step.guidance, 0, 'f', 1));
    set(m_why.sampler, m_overrides.sampler.has_value(), fromPreset,
        sources.preset ? QString::fromStdString(sources.preset->sampler) : QString());
    set(m_why.shift, m_overrides.shift.has_value(), fromPreset,
        tr("%L1").arg(sources.preset ? sources.preset->shift : 0.0, 0, 'f', 1));
    QString const native =
        step.size.isEmpty() && sources.model
            ? tr("The size that %1 was made for.").arg(QString::fromStdString(sources.model->name))
            : fromStep;
    set(m_why.size, m_overrides.size.has_value(), native, sizeWord(preset));
    SizePx const drawn = m_overrides.size.value_or(preset);
    if (!(drawn == sources.film) && !sources.film.isEmpty())
        m_why.size->setText(m_why.size->text() + ' ' +
                            tr("Fitted into the film's %1.").arg(sizeWord(sources.film)));
}

void OverridesFold::choose()
{
    m_overrides.steps = m_steps->value() > 0 ? std::optional(m_steps->value()) : std::nullopt;
    m_overrides.guidance = m_guidance->value() > 0 ? std::optional(m_guidance->value()) : std::nullopt;
    m_overrides.shift = m_shift->value() > 0 ? std::optional(m_shift->value()) : std::nullopt;
    std::string const sampler = m_sampler->currentData().toString().toStdString();
    m_overrides.sampler = sampler.empty() ? std::nullopt : std::optional(sampler);
    QSize const size = m_size->currentData().toSize();
    m_overrides.size = size.isEmpty() ? std::nullopt : std::optional(SizePx{size.width(), size.height()});
    Q_EMIT overridesChosen(m_overrides);
}

} // namespace fw::ui
