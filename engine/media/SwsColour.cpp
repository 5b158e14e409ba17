#include "engine/media/SwsColour.h"

extern "C" {
#include <libswscale/swscale.h>
}

namespace fw::media::av {

int const kExactScaling =
    SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP | SWS_BITEXACT;

namespace {

constexpr int kUnit = 1 << 16; // neutral contrast and saturation in swscale's 16.16 numbers

int const* matrix(YuvColour colour)
{
    return sws_getCoefficients(colour.isBt709 ? SWS_CS_ITU709 : SWS_CS_ITU601);
}

} // namespace

void setSourceColour(SwsContext* scaler, YuvColour colour)
{
    sws_setColorspaceDetails(scaler, matrix(colour), colour.isFullRange, matrix(colour), 1, 0, kUnit, kUnit);
}

void setTargetColour(SwsContext* scaler, YuvColour colour)
{
    sws_setColorspaceDetails(scaler, matrix(colour), 1, matrix(colour), colour.isFullRange, 0, kUnit, kUnit);
}

} // namespace fw::media::av
