#include "ui/panels/FormatDialog.h"

#include "ui/panels/Widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QRadioButton>
#include <QSpinBox>

#include <array>
#include <cmath>

namespace fw::ui {

namespace {

struct Aspect {
    char const* name;
    double ratio;
};
constexpr std::array<Aspect, 5> kAspects{
    {{QT_TRANSLATE_NOOP("fw::ui::FormatDialog", "16:9 wide"), 16.0 / 9},
     {QT_TRANSLATE_NOOP("fw::ui::FormatDialog", "9:16 upright"), 9.0 / 16},
     {QT_TRANSLATE_NOOP("fw::ui::FormatDialog", "1:1 square"), 1.0},
     {QT_TRANSLATE_NOOP("fw::ui::FormatDialog", "4:3 classic"), 4.0 / 3},
     {QT_TRANSLATE_NOOP("fw::ui::FormatDialog", "2.39:1 scope"), 2.39}}};

struct Rate {
    char const* name;
    FrameRate rate;
};
constexpr std::array<Rate, 8> kFormatRates{{{"8", {8, 1}},
                                            {"16", {16, 1}},
                                            {"23.976", {24000, 1001}},
                                            {"24", {24, 1}},
                                            {"25", {25, 1}},
                                            {"29.97", {30000, 1001}},
                                            {"30", {30, 1}},
                                            {"60", {60, 1}}}};

constexpr int kSmallestSide = 64;
constexpr int kLargestSide = 4096;

int even(double value)
{
    return std::clamp(2 * static_cast<int>(std::lround(value / 2)), kSmallestSide, kLargestSide);
}

} // namespace

QHBoxLayout* FormatDialog::makeSizeRow()
{
    m_width = new QSpinBox;
    m_height = new QSpinBox;
    for (QSpinBox* box : {m_width, m_height}) {
        box->setRange(kSmallestSide, kLargestSide);
        box->setSingleStep(2); // encoders want even sides
        box->setKeyboardTracking(false);
    }
    m_width->setAccessibleName(tr("Width"));
    m_height->setAccessibleName(tr("Height"));
    auto* size = new QHBoxLayout;
    size->setSpacing(space::kCard);
    size->addWidget(m_width, 1);
    size->addWidget(makeLabel(QStringLiteral("x"), Theme::Type::Form, "muted"));
    size->addWidget(m_height, 1);
    return size;
}

FormatDialog::FormatDialog(story::ProjectFormat const& format, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Project format"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kPanel);
    grid->setVerticalSpacing(space::kCard);
    grid->setColumnStretch(1, 1);
    m_aspect = new QComboBox;
    for (Aspect const& aspect : kAspects)
        m_aspect->addItem(tr(aspect.name));
    m_aspect->addItem(tr("Free"));
    m_rate = new QComboBox;
    for (Rate const& rate : kFormatRates)
        m_rate->addItem(tr("%1 frames a second").arg(rate.name));
    grid->addWidget(makeLabel(tr("Aspect"), Theme::Type::Form, "secondary"), 0, 0);
    grid->addWidget(m_aspect, 0, 1);
    grid->addWidget(makeLabel(tr("Size"), Theme::Type::Form, "secondary"), 1, 0);
    grid->addLayout(makeSizeRow(), 1, 1);
    grid->addWidget(makeLabel(tr("Rate"), Theme::Type::Form, "secondary"), 2, 0);
    grid->addWidget(m_rate, 2, 1);
    m_fit = new QRadioButton(tr("Fit: the whole picture, with bars"));
    m_fill = new QRadioButton(tr("Fill: no bars, edges are cut"));
    grid->addWidget(makeLabel(tr("Takes"), Theme::Type::Form, "secondary"), 3, 0);
    grid->addWidget(m_fit, 3, 1);
    grid->addWidget(m_fill, 4, 1);
    m_receipts = new QCheckBox(tr("Publish how it was made: seed, settings, checksums"));
    m_receipts->setToolTip(
        tr("Takes made from now on carry a short form of their receipt in their content credentials. No "
           "prompt, no names, no paths."));
    grid->addWidget(makeLabel(tr("Receipt"), Theme::Type::Form, "secondary"), 5, 0);
    grid->addWidget(m_receipts, 5, 1);
    column->addLayout(grid);
    auto* fact =
        makeLabel(tr("Shots keep their seconds when the rate changes. Takes are fitted, never stretched."),
                  Theme::Type::Body, "muted");
    fact->setWordWrap(true);
    column->addWidget(fact);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setProperty("primary", true);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use this format"));
    column->addWidget(buttons);

    showFormat(format);
    connect(m_aspect, &QComboBox::activated, this, &FormatDialog::applyAspect);
    connect(m_width, &QSpinBox::valueChanged, this, &FormatDialog::applyAspect);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void FormatDialog::showFormat(story::ProjectFormat const& format)
{
    showSize(format.size);
    int rate = 3;
    for (size_t i = 0; i < kFormatRates.size(); ++i)
        if (kFormatRates[i].rate == format.rate)
            rate = static_cast<int>(i);
    m_rate->setCurrentIndex(rate);
    (format.fit == story::FitMode::Fit ? m_fit : m_fill)->setChecked(true);
    m_receipts->setChecked(format.publishesReceipts);
}

void FormatDialog::showSize(SizePx size)
{
    m_width->setValue(size.widthPx);
    m_height->setValue(size.heightPx);
    double const ratio = static_cast<double>(size.widthPx) / size.heightPx;
    int index = static_cast<int>(kAspects.size()); // free
    for (size_t i = 0; i < kAspects.size(); ++i)
        if (std::abs(kAspects[i].ratio - ratio) < 0.01 * ratio)
            index = static_cast<int>(i);
    m_aspect->setCurrentIndex(index);
    m_height->setEnabled(index == static_cast<int>(kAspects.size()));
}

void FormatDialog::applyAspect()
{
    auto const index = static_cast<size_t>(m_aspect->currentIndex());
    bool const isFree = index >= kAspects.size();
    m_height->setEnabled(isFree);
    if (!isFree)
        m_height->setValue(even(m_width->value() / kAspects[index].ratio));
}

story::ProjectFormat FormatDialog::format() const
{
    story::ProjectFormat format;
    format.size = {even(m_width->value()), even(m_height->value())};
    format.rate = kFormatRates[static_cast<size_t>(m_rate->currentIndex())].rate;
    format.fit = m_fill->isChecked() ? story::FitMode::Fill : story::FitMode::Fit;
    format.publishesReceipts = m_receipts->isChecked();
    return format;
}

} // namespace fw::ui
