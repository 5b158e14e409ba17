#pragma once

#include "ui/bridge/CastBook.h"
#include "ui/theme/Theme.h"

class QPainter;

namespace fw::ui {

/// How a cast member stands, as rows, chips and cards show it: never colour alone.
struct CastLook {
    QString name;
    ShotState tone = ShotState::Ready; ///< whose colours it has
    QString icon, word;                ///< "Valid until 3 Mar 2027", "Expired 3 Mar 2027", "Withdrawn ..."
    QString shortWord;                 ///< "Expired", where there is little room; empty while allowed
    QString sentence;                  ///< the gate's; empty while the person may be shown
    bool isAllowed = true;
};

/// In the open project, for renderings. Thread: GUI.
CastLook castLook(CastBook const& cast, SubjectId const& subject);

/// The same for an answer that was not allowed; `name` is empty.
CastLook refusedLook(consent::Answer const& answer);

/// "Yourself", "Another adult", "Invented person".
QString kindWord(consent::SubjectKind kind);

/// "AB" of "Anna Beispiel", for where no picture is.
QString initialsOf(QString const& name);

/// A round picture of a person, or the initials where there is none.
void paintPortrait(QPainter& painter, QRect const& circle, QImage const& picture, QString const& name);

/// "3 Mar 2027", in the local calendar.
QString dayText(int64_t time);

} // namespace fw::ui
