#include "ui/timeline/SoundSettings.h"

#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace fw::ui {

SoundSettings::SoundSettings(Session* session, SoundId sound, QWidget* parent)
    : QDialog(parent), m_session(session), m_sound(std::move(sound)), m_name(new QLabel),
      m_mute(new QCheckBox(tr("Muted")))
{
    setWindowTitle(tr("Sound"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    m_name->setFont(Theme::instance().font(Theme::Type::Title));
    m_name->setTextFormat(Qt::PlainText);
    column->addWidget(m_name);
    m_gain = box(tr("Loudness"), -60, 12, 1, tr(" dB"));
    m_fadeIn = box(tr("Fade in"), 0, 0, .1, tr(" s"));
    m_fadeOut = box(tr("Fade out"), 0, 0, .1, tr(" s"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kPanel);
    form->setVerticalSpacing(space::kCard);
    for (QDoubleSpinBox* field : {m_gain, m_fadeIn, m_fadeOut})
        form->addRow(field->accessibleName(), field);
    form->addRow(QString(), m_mute);
    column->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_mute, &QCheckBox::toggled, this, &SoundSettings::apply);
    connect(session, &Session::changed, this, &SoundSettings::showSound);
    connect(session, &Session::opened, this, &SoundSettings::showSound);
    showSound();
}

QDoubleSpinBox* SoundSettings::box(QString const& name, double low, double high, double step,
                                   QString const& unit)
{
    auto* field = new QDoubleSpinBox;
    field->setAccessibleName(name);
    field->setRange(low, high);
    field->setDecimals(step < 1 ? 2 : 1);
    field->setSingleStep(step);
    field->setSuffix(unit);
    field->setKeyboardTracking(false); // one edit a number, not one a digit
    connect(field, &QDoubleSpinBox::valueChanged, this, &SoundSettings::apply);
    return field;
}

void SoundSettings::showSound()
{
    story::Sound const* sound = story::findSound(m_session->board(), m_sound);
    if (!sound) {
        close();
        return;
    }
    m_isShowing = true;
    double const perSecond = m_session->board().format.rate.perSecond();
    auto const seconds = [perSecond](TimelineFrame frames) { return double(frames.count) / perSecond; };
    m_name->setText(fontMetrics().elidedText(QString::fromStdString(sound->name), Qt::ElideMiddle, 320));
    m_gain->setValue(sound->gainDb);
    m_fadeIn->setMaximum(seconds(sound->length - sound->fadeOut));
    m_fadeOut->setMaximum(seconds(sound->length - sound->fadeIn));
    m_fadeIn->setValue(seconds(sound->fadeIn));
    m_fadeOut->setValue(seconds(sound->fadeOut));
    m_mute->setChecked(sound->isMuted);
    m_isShowing = false;
}

void SoundSettings::apply()
{
    story::Sound const* sound = story::findSound(m_session->board(), m_sound);
    if (!sound || m_isShowing)
        return;
    double const perSecond = m_session->board().format.rate.perSecond();
    story::Sound changed = *sound;
    changed.gainDb = m_gain->value();
    changed.isMuted = m_mute->isChecked();
    // Fields that nobody touched keep their frames: seconds with two digits would move them.
    auto const frames = [perSecond](QDoubleSpinBox const& field, TimelineFrame before) {
        double const shown = double(before.count) / perSecond;
        bool const isSame = std::abs(field.value() - shown) < .0051;
        return isSame ? before : TimelineFrame{std::llround(field.value() * perSecond)};
    };
    changed.fadeIn = std::min(frames(*m_fadeIn, sound->fadeIn), sound->length);
    changed.fadeOut = std::min(frames(*m_fadeOut, sound->fadeOut), sound->length - changed.fadeIn);
    if (changed != *sound)
        (void)m_session->perform(story::SetSound{changed}); // errors go to Session::failed
}

} // namespace fw::ui
