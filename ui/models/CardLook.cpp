#include "ui/models/CardLook.h"

namespace fw::ui {

CardLook cardLook(Session const& session, EngineBridge const& bridge, story::Shot const& shot, int number)
{
    CardLook look;
    look.shot = shot.id;
    look.number = number;
    look.prompt = QString::fromStdString(shot.prompt);
    look.length = lengthText(shot.length, session.board().format.rate);
    look.state = shotLook(session, bridge, shot.id);
    look.isExtension = shot.start.kind == story::StartKind::ExtendShot;
    for (SubjectId const& subject : shot.cast)
        look.cast.push_back({castLook(*bridge.cast(), subject), bridge.cast()->portrait(subject)});
    if (story::Take const* take = story::shownTake(shot))
        look.take = take->id;
    if (presets::Preset const* preset = session.tools().presets.find(shot.presetId)) {
        bool const isDark = Theme::instance().colours().isDark;
        look.presetMark = QColor(QString::fromStdString(isDark ? preset->colourDark : preset->colourLight));
        look.presetBody = QColor(QString::fromStdString(isDark ? preset->bodyDark : preset->bodyLight));
    }
    return look;
}

QString progressText(ShotLook const& look)
{
    if (look.state != ShotState::Forming)
        return {};
    if (look.of <= 0)
        return look.word;
    QString const steps = QStringLiteral("%1/%2").arg(look.step).arg(look.of);
    QString const left = clockText(look.etaSeconds);
    return left.isEmpty() ? steps : steps + QStringLiteral(", ") + left;
}

} // namespace fw::ui
