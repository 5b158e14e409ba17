#pragma once

#include <QWidget>

namespace fw {

/// Prints "cold start to a usable window | N | ms | ..." when the window has been painted and the event loop
/// is free, then quits. Counts from the start of the process, so that loading libraries is in it.
void printWhenUsable(QWidget& window);

} // namespace fw
