#pragma once

#include "engine/base/Error.h"

#include <QString>

#include <string>

namespace fw::ui {

/// The sentence of an error in the language of the window, arguments included where they are words of the
/// engine.
QString sentenceOf(Error const& error);

/// A text that the engine wrote in English (a reason, a cost, the name of an edit), in the language of the
/// window: whole where it is known as a whole, else by the pattern that it follows; as it is where neither is
/// known. Texts of people never go through here. Thread: any.
QString engineText(std::string const& english);

} // namespace fw::ui
