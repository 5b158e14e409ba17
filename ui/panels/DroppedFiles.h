#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace fw::ui {

/// Files by what their names say they are; what is in them is looked at later.
QStringList picturesAmong(QStringList const& files);
QStringList clipsAmong(QStringList const& files);

/// Files dropped on the widget go to `then`; those that it does not `want` are left to what lies around it.
void takeDrops(QWidget* widget, std::function<QStringList(QStringList const&)> want,
               std::function<void(QStringList const&)> then);

} // namespace fw::ui
