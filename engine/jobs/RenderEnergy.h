#pragma once

#include "engine/base/Energy.h"
#include "engine/render/Renderer.h"

namespace fw::jobs {

/// What one rendering draws, for its cost: the graphics card that it runs on and, where Linux lets it be
/// read, the processor; both with all that other programs do meanwhile. Loading the model counts as little as
/// it does in Rendered::seconds. Thread: the GPU worker.
class RenderEnergy {
public:
    explicit RenderEnergy(EnergyMeter meter = EnergyMeter()) : m_meter(std::move(meter)) {}

    void begin();
    /// Whenever the renderer says where it stands.
    void progress(render::Progress const& progress);
    /// Fills in Rendered::wattHours and energyFrom, or leaves them unset. `visibleDevices`: as the
    /// environment variable CUDA_VISIBLE_DEVICES, may be null.
    void end(render::Rendered& rendered, char const* visibleDevices);

private:
    EnergyMeter m_meter;
};

} // namespace fw::jobs
