#include "ui/models/SpokenShot.h"

#include "ui/models/CardLook.h"

#include <QCoreApplication>

namespace fw::ui {

namespace {

constexpr qsizetype kSpokenLetters = 80;

QString spokenWords(char const* text) { return QCoreApplication::translate("SpokenShot", text); }

} // namespace

QString firstWords(QString const& text)
{
    QString const line = text.simplified();
    if (line.size() <= kSpokenLetters)
        return line;
    qsizetype const space = line.lastIndexOf(' ', kSpokenLetters);
    return line.left(space > 0 ? space : kSpokenLetters) + QChar(0x2026);
}

QString spokenShot(Session const& session, EngineBridge const& bridge, story::Shot const& shot, int number)
{
    QString const prompt = firstWords(QString::fromStdString(shot.prompt));
    presets::Preset const* preset = session.tools().presets.find(shot.presetId);
    // The bare word of the state: how far it is changes all the time and is told on request.
    QStringList facts{Theme::instance().state(shotLook(session, bridge, shot.id).state).word};
    if (preset)
        facts << QString::fromStdString(preset->name);
    facts << lengthText(shot.length, session.board().format.rate);
    QString const said =
        prompt.isEmpty() ? spokenWords(QT_TRANSLATE_NOOP("SpokenShot", "not written yet")) : prompt;
    return spokenWords(QT_TRANSLATE_NOOP("SpokenShot", "Shot %1: %2. %3"))
        .arg(QString::number(number), said, facts.join(QStringLiteral(", ")));
}

QString spokenShotDetail(Session const& session, EngineBridge const& bridge, story::Shot const& shot)
{
    QStringList parts;
    ShotLook const look = shotLook(session, bridge, shot.id);
    if (!look.reason.isEmpty())
        parts << look.reason;
    if (look.state == ShotState::Forming || look.state == ShotState::Queued)
        parts << look.word;
    if (shot.start.kind == story::StartKind::ExtendShot)
        parts << spokenWords(QT_TRANSLATE_NOOP("SpokenShot", "Continues shot %1"))
                     .arg(story::shotNumber(session.board(), shot.start.parent));
    if (shot.start.following)
        parts << spokenWords(QT_TRANSLATE_NOOP("SpokenShot", "Leads up to shot %1"))
                     .arg(story::shotNumber(session.board(), *shot.start.following));
    if (shot.start.retake)
        parts << spokenWords(QT_TRANSLATE_NOOP("SpokenShot", "Part of a take is made anew"));
    QStringList people;
    for (SubjectId const& subject : shot.cast)
        people << QString::fromStdString(bridge.cast()->nameOf(subject));
    if (!people.isEmpty())
        parts
            << spokenWords(QT_TRANSLATE_NOOP("SpokenShot", "With %1")).arg(people.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(". "));
}

} // namespace fw::ui
