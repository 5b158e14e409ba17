#include "ui/panels/ExportOptions.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSpinBox>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kHeights[] = {1080, 720, 480, 360};
constexpr FrameRate kExportOptionsRates[] = {{24, 1}, {25, 1}, {30, 1}, {12, 1}};

QComboBox* combo(char const* name)
{
    auto* box = new QComboBox;
    box->setAccessibleName(ExportOptions::tr(name));
    return box;
}

QString titleOf(exporting::Format const& format)
{
    QString title = engineText(format.title);
    if (format.isFolder())
        return ExportOptions::tr("%1, one a frame").arg(title);
    QStringList endings;
    for (char const* ending : format.endings)
        if (ending)
            endings << QString::fromUtf8(ending);
    return ExportOptions::tr("%1 (%2)").arg(title, endings.join(", "));
}

QString sizeText(SizePx size) { return QStringLiteral("%1 x %2").arg(size.widthPx).arg(size.heightPx); }

} // namespace

ExportOptions::ExportOptions(QWidget* parent)
    : QWidget(parent), m_format(combo(QT_TR_NOOP("Format"))), m_quality(combo(QT_TR_NOOP("Quality"))),
      m_size(combo(QT_TR_NOOP("Size"))), m_rate(combo(QT_TR_NOOP("Frame rate"))),
      m_isPart(new QCheckBox(tr("Only frames"))), m_first(new QSpinBox), m_last(new QSpinBox),
      m_subtitles(combo(QT_TR_NOOP("Subtitles"))), m_isPerShot(new QCheckBox(tr("One file for every shot"))),
      m_isLevelled(new QCheckBox(tr("Bring the sound to -14 LUFS, peaks below -1 dB")))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::kPanel);
    form->setVerticalSpacing(space::kCard);
    for (exporting::Format const& each : exporting::formats())
        if (exporting::checkEncoder(each))
            m_format->addItem(titleOf(each), QString::fromUtf8(each.name));
    m_quality->addItem(tr("High (large file)"), static_cast<int>(exporting::Quality::High));
    m_quality->addItem(tr("Standard"), static_cast<int>(exporting::Quality::Standard));
    m_quality->addItem(tr("Small file"), static_cast<int>(exporting::Quality::Small));
    m_quality->setCurrentIndex(1);
    m_first->setAccessibleName(tr("First frame"));
    m_last->setAccessibleName(tr("Last frame"));
    auto* part = new QHBoxLayout;
    part->setSpacing(space::kCard);
    part->addWidget(m_isPart);
    part->addWidget(m_first);
    part->addWidget(makeLabel(tr("to"), Theme::Type::Form, "secondary"));
    part->addWidget(m_last);
    part->addStretch();
    auto const row = [form](QString const& name, auto* field) {
        form->addRow(makeLabel(name, Theme::Type::Form, "secondary"), field);
    };
    row(tr("Format"), m_format);
    row(tr("Quality"), m_quality);
    row(tr("Size"), m_size);
    row(tr("Frame rate"), m_rate);
    row(tr("Part"), part);
    m_subtitles->addItems({tr("In the picture"), tr("In an SRT file beside the film"),
                           tr("In the picture and in an SRT file"), tr("None")}); // as exporting::Subtitles
    m_subtitlesName = makeLabel(tr("Subtitles"), Theme::Type::Form, "secondary");
    form->addRow(m_subtitlesName, m_subtitles);
    setSubtitled(false);
    form->addRow(QString(), m_isPerShot);
    m_isLevelled->setChecked(true);
    form->addRow(QString(), m_isLevelled);
    m_note = makeLabel({}, Theme::Type::Body, "muted");
    m_note->setWordWrap(true);
    form->addRow(m_note);
    for (QWidget* box : {static_cast<QWidget*>(m_first), static_cast<QWidget*>(m_last)})
        box->setEnabled(false);
    connect(m_isPart, &QCheckBox::toggled, m_first, &QWidget::setEnabled);
    connect(m_isPart, &QCheckBox::toggled, m_last, &QWidget::setEnabled);
    connect(m_first, &QSpinBox::valueChanged, m_last, &QSpinBox::setMinimum);
    for (QComboBox* box : {m_format, m_size, m_rate})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportOptions::showNotes);
    connect(m_isPerShot, &QCheckBox::toggled, this, &ExportOptions::showNotes);
    showNotes();
}

int ExportOptions::namesWidth() const
{
    auto const* form = static_cast<QFormLayout const*>(layout());
    int width = 0;
    for (int row = 0; row < form->rowCount(); ++row)
        if (QLayoutItem const* name = form->itemAt(row, QFormLayout::LabelRole); name && name->widget())
            width = std::max(width, name->widget()->sizeHint().width());
    return width;
}

void ExportOptions::fillSizes(SizePx film)
{
    m_size->clear();
    m_size->addItem(tr("As the film: %1").arg(sizeText(film)), QSize());
    for (int const height : kHeights) {
        int const width = (height * film.widthPx / std::max(1, film.heightPx) + 1) / 2 * 2;
        if (height != film.heightPx)
            m_size->addItem(sizeText({width, height}), QSize(width, height));
    }
}

void ExportOptions::setFilm(SizePx size, FrameRate rate, int64_t frames)
{
    int const chosenSize = m_size->currentIndex(), chosenRate = m_rate->currentIndex();
    fillSizes(size);
    m_size->setCurrentIndex(std::clamp(chosenSize, 0, m_size->count() - 1));
    m_rate->clear();
    m_rate->addItem(tr("As the film: %1").arg(rate.perSecond(), 0, 'g', 5), QSize());
    for (FrameRate const each : kExportOptionsRates)
        if (!(each == rate))
            m_rate->addItem(QString::number(each.perSecond()), QSize(each.num, each.den));
    m_rate->setCurrentIndex(std::clamp(chosenRate, 0, m_rate->count() - 1));
    int const last = static_cast<int>(std::max<int64_t>(1, frames));
    m_first->setRange(1, last);
    m_last->setRange(m_first->value(), last);
    if (!m_isPart->isChecked())
        m_last->setValue(last);
}

void ExportOptions::setPart(int64_t first, int64_t last)
{
    m_isPart->setChecked(true);
    m_first->setValue(static_cast<int>(first));
    m_last->setValue(static_cast<int>(last));
}

void ExportOptions::setWhole() { m_isPart->setChecked(false); }

void ExportOptions::setSubtitled(bool hasSubtitles)
{
    m_subtitles->setVisible(hasSubtitles);
    m_subtitlesName->setVisible(hasSubtitles);
}

void ExportOptions::setHasSound(bool hasSound)
{
    if (hasSound == m_hasSound)
        return;
    m_hasSound = hasSound;
    showNotes();
}

exporting::Format const& ExportOptions::format() const
{
    std::string const name = m_format->currentData().toString().toStdString();
    auto const& all = exporting::formats();
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](exporting::Format const& each) { return name == each.name; });
    return found == all.end() ? all.front() : *found;
}

bool ExportOptions::isPerShot() const { return m_isPerShot->isChecked(); }

exporting::ExportSettings ExportOptions::settings() const
{
    exporting::ExportSettings made;
    made.format = format().name;
    made.quality = static_cast<exporting::Quality>(m_quality->currentData().toInt());
    QSize const size = m_size->currentData().toSize(), rate = m_rate->currentData().toSize();
    if (size.isValid())
        made.size = {size.width(), size.height()};
    if (rate.isValid())
        made.rate = {rate.width(), rate.height()};
    if (m_isPart->isChecked())
        made.range = exporting::FrameRange{{m_first->value() - 1}, {m_last->value() - 1}};
    made.isPerShot = isPerShot();
    if (m_subtitles->isVisibleTo(this))
        made.subtitles = static_cast<exporting::Subtitles>(m_subtitles->currentIndex());
    made.normalisesLoudness = m_isLevelled->isChecked();
    return made;
}

void ExportOptions::setTarget(std::filesystem::path const& file)
{
    if (isPerShot() || format().fits(file))
        return;
    if (auto const meant = exporting::formatFor({}, file))
        m_format->setCurrentIndex(std::max(0, m_format->findData(QString::fromUtf8(meant->name))));
}

std::filesystem::path ExportOptions::named(std::filesystem::path const& file) const
{
    std::filesystem::path bare = file;
    if (exporting::hasFileEnding(file))
        bare.replace_extension();
    if (isPerShot() || format().isFolder())
        return bare;
    return format().fits(file) ? file : bare += format().endings[0];
}

void ExportOptions::showNotes()
{
    bool const hasQuality = format().crf[0] != format().crf[2];
    m_quality->setEnabled(hasQuality);
    bool const isBeside = format().credentials == exporting::CredentialsPlace::Beside;
    bool const isMute = m_hasSound && !format().audioCodec;
    m_isLevelled->setVisible(m_hasSound && format().audioCodec);
    m_note->setText(
        isMute ? tr("This format holds no sound: the film's is left out.")
               : tr("This format cannot hold content credentials: they are written beside it, into a "
                    "file ending in .c2pa. Pass both files on together."));
    m_note->setVisible(isBeside || isMute);
    Q_EMIT changed();
}

} // namespace fw::ui
