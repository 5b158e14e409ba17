#include "ui/board/ShotFilter.h"

#include <QStringList>

#include <algorithm>

namespace fw::ui {

bool ShotFilter::passes(story::Shot const& shot, int number, ShotState is) const
{
    if (state && is != *state)
        return false;
    if (!presetId.empty() && shot.presetId != presetId)
        return false;
    if (!person.isEmpty() && std::find(shot.cast.begin(), shot.cast.end(), person) == shot.cast.end())
        return false;
    QString const said = QString::fromStdString(shot.prompt + '\n' + shot.dialogue + '\n' + shot.notes);
    QStringList const wanted = words.simplified().split(' ', Qt::SkipEmptyParts);
    return std::all_of(wanted.begin(), wanted.end(), [&](QString const& word) {
        return word == QString::number(number) || said.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace fw::ui
