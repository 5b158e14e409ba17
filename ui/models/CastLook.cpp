#include "ui/models/CastLook.h"

#include "ui/theme/Language.h"
#include "ui/theme/Sentence.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace fw::ui {

namespace {

struct CastWords {
    Q_DECLARE_TR_FUNCTIONS(CastLook)
};

/// The end of the consent that lasts longest.
int64_t lastEnd(consent::Subject const& subject)
{
    int64_t end = 0;
    for (consent::Consent const& each : subject.consents)
        end = std::max(end, each.expires);
    return end;
}

} // namespace

CastLook refusedLook(consent::Answer const& answer)
{
    CastLook look;
    look.isAllowed = false;
    look.sentence = sentenceOf(answer.sentence);
    look.tone = ShotState::Stale;
    look.icon = QStringLiteral("alert-triangle");
    switch (answer.reason.value_or(consent::Reason::LogDamaged)) {
    case consent::Reason::Missing: look.word = CastWords::tr("No consent"); break;
    case consent::Reason::Expired:
        look.word = CastWords::tr("Expired");
        look.icon = QStringLiteral("clock");
        break;
    case consent::Reason::OutOfScope: look.word = CastWords::tr("Not for this project"); break;
    case consent::Reason::Revoked:
        look.word = CastWords::tr("Withdrawn");
        look.icon = QStringLiteral("ban");
        look.tone = ShotState::Failed;
        break;
    case consent::Reason::LogDamaged:
        look.word = CastWords::tr("Tampered");
        look.icon = QStringLiteral("lock-open");
        look.tone = ShotState::Failed;
        break;
    }
    look.shortWord = look.word;
    return look;
}

CastLook castLook(CastBook const& cast, SubjectId const& subject)
{
    consent::Answer const answer = cast.answer(subject);
    CastLook look = answer.isAllowed() ? CastLook{} : refusedLook(answer);
    look.name = QString::fromStdString(cast.nameOf(subject));
    consent::Subject const* known = cast.find(subject);
    if (answer.isAllowed()) {
        look.icon = QStringLiteral("circle-check");
        look.word = known ? CastWords::tr("Valid until %1").arg(dayText(lastEnd(*known))) : QString();
    } else if (answer.reason == consent::Reason::Expired && known) {
        look.word = CastWords::tr("Expired %1").arg(dayText(lastEnd(*known)));
    } else if (answer.reason == consent::Reason::Revoked && known && known->revoked) {
        look.word = CastWords::tr("Withdrawn %1").arg(dayText(*known->revoked));
    }
    return look;
}

QString kindWord(consent::SubjectKind kind)
{
    switch (kind) {
    case consent::SubjectKind::Self: return CastWords::tr("Yourself");
    case consent::SubjectKind::OtherAdult: return CastWords::tr("Another adult");
    case consent::SubjectKind::Synthetic: return CastWords::tr("Invented person");
    }
    return {};
}

QString initialsOf(QString const& name)
{
    QStringList const parts = name.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    QString initials = parts.first().left(1);
    if (parts.size() > 1)
        initials += parts.last().left(1);
    return initials.toUpper();
}

void paintPortrait(QPainter& painter, QRect const& circle, QImage const& picture, QString const& name)
{
    Colours const& c = Theme::instance().colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addEllipse(circle);
    painter.fillPath(outline, c.hover);
    if (picture.isNull()) {
        QFont font = Theme::instance().font(Theme::Type::Title);
        font.setPixelSize(qMax(8, circle.height() * 2 / 5));
        painter.setFont(font);
        painter.setPen(c.textSecondary);
        painter.drawText(circle, Qt::AlignCenter, initialsOf(name));
    } else {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setClipPath(outline);
        painter.drawImage(circle, picture);
    }
    painter.restore();
}

QString dayText(int64_t time)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(time).date(), dayFormat());
}

} // namespace fw::ui
