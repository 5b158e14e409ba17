#pragma once

#include "engine/base/Time.h"

#include <string_view>

namespace fw::media {

enum class StillKind { None, Png, Jpeg, WebP };

/// By the first bytes.
StillKind stillKind(std::string_view bytes);

/// The size a picture file says it has, read before any decoder sees it; empty when it does not say.
SizePx declaredSize(std::string_view bytes, StillKind kind);

/// Whether the file's end is there: a cut-off file often decodes to a picture with a grey lower half.
bool isWhole(std::string_view bytes, StillKind kind);

} // namespace fw::media
