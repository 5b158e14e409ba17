#pragma once

#include "engine/nn/Device.h"

#include <QString>

namespace fw::test {

/// What choosePlacement makes of the two words: "cuda:0 bf16", or the kind of its error.
inline QString placementText(QString const& device, QString const& dtype)
{
    auto const placement = nn::choosePlacement(device.toStdString(), dtype.toStdString());
    return QString::fromStdString(placement ? nn::deviceName(placement->device) + " " +
                                                  nn::dtypeName(placement->dtype)
                                            : kindName(placement.error().kind));
}

} // namespace fw::test
