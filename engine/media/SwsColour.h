#pragma once

#include "engine/media/Av.h"

namespace fw::media::av {

/// swscale flags: exact rounding, full chroma, the same result on every processor.
extern int const kExactScaling;

/// The YUV side is the scaler's source (decoding) or its target (encoding).
void setSourceColour(SwsContext* scaler, YuvColour colour);
void setTargetColour(SwsContext* scaler, YuvColour colour);

} // namespace fw::media::av
