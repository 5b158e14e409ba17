#include "ui/theme/Settings.h"

#include <array>

namespace fw::ui {

namespace {

constexpr char kModeKey[] = "look/mode";
constexpr char kMotionKey[] = "look/reducedMotion";
constexpr char kZoomKey[] = "look/zoomPercent";
constexpr char kZoomVariable[] = "QT_SCALE_FACTOR";
constexpr int kLeastZoom = 100, kMostZoom = 300;

constexpr char kDoneKey[] = "whenDone";
constexpr std::array kDoneWords{"sound", "quiet", "none"};

/// In the order of Theme::Mode.
constexpr std::array kModeWords{"dark", "light", "highContrast"};

} // namespace

QSettings personalSettings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, "framewright", "framewright");
}

Look savedLook()
{
    QSettings const settings = personalSettings();
    Look look;
    QString const word = settings.value(kModeKey).toString();
    for (size_t i = 0; i < kModeWords.size(); ++i)
        if (word == QLatin1String(kModeWords[i]))
            look.mode = static_cast<Theme::Mode>(i);
    look.isMotionReduced = settings.value(kMotionKey, false).toBool();
    look.zoomPercent = qBound(kLeastZoom, settings.value(kZoomKey, kLeastZoom).toInt(), kMostZoom);
    return look;
}

void saveLook(Look const& look)
{
    QSettings settings = personalSettings();
    if (look.mode)
        settings.setValue(kModeKey, QLatin1String(kModeWords[static_cast<size_t>(*look.mode)]));
    else
        settings.remove(kModeKey);
    settings.setValue(kMotionKey, look.isMotionReduced);
    settings.setValue(kZoomKey, look.zoomPercent);
}

void applyLook(Look const& look)
{
    Theme& theme = Theme::instance();
    theme.setMotionReduced(look.isMotionReduced);
    Theme::Mode const mode = look.mode.value_or(Theme::systemMode());
    if (mode != theme.mode())
        theme.apply(mode);
}

DoneSign savedDoneSign()
{
    QString const word = personalSettings().value(kDoneKey).toString();
    for (size_t i = 0; i < kDoneWords.size(); ++i)
        if (word == QLatin1String(kDoneWords[i]))
            return static_cast<DoneSign>(i);
    return DoneSign::Sound;
}

void saveDoneSign(DoneSign sign)
{
    personalSettings().setValue(kDoneKey, QLatin1String(kDoneWords[static_cast<size_t>(sign)]));
}

void applySavedZoom()
{
    int const percent = savedLook().zoomPercent;
    if (percent > kLeastZoom && qEnvironmentVariableIsEmpty(kZoomVariable))
        qputenv(kZoomVariable, QByteArray::number(percent / 100.0));
}

} // namespace fw::ui
