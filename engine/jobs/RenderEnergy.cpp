#include "engine/jobs/RenderEnergy.h"

#include <chrono>

namespace fw::jobs {

namespace {

double evenSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// The card that the rendering ran on; its name is compared, because CUDA may count cards in another order
/// than the driver.
EnergyUsed::Card const* cardOf(render::Rendered const& rendered, EnergyUsed const& used,
                               char const* visibleDevices)
{
    auto const index = driversCard(rendered.device, visibleDevices);
    if (!index || *index >= used.gpus.size())
        return nullptr;
    EnergyUsed::Card const& card = used.gpus[*index];
    bool const isIt = rendered.deviceClass.empty() || rendered.deviceClass.starts_with(card.name);
    return isIt && card.joules ? &card : nullptr;
}

} // namespace

void RenderEnergy::begin() { m_meter.start(evenSeconds()); }

void RenderEnergy::progress(render::Progress const& progress)
{
    if (progress.phase == render::Phase::Load)
        m_meter.start(evenSeconds());
    else
        m_meter.sample(evenSeconds());
}

void RenderEnergy::end(render::Rendered& rendered, char const* visibleDevices)
{
    constexpr double kJoulesPerWattHour = 3600;
    m_meter.sample(evenSeconds());
    EnergyUsed const& used = m_meter.used();
    bool const isOnCard = rendered.device.starts_with("cuda");
    EnergyUsed::Card const* const card = isOnCard ? cardOf(rendered, used, visibleDevices) : nullptr;
    // The processor alone is not what a rendering on a card took, and a drawn one takes nothing.
    if (isOnCard ? !card : rendered.device != "cpu" || !used.processor)
        return;
    double const joules = (card ? *card->joules : 0) + used.processor.value_or(0);
    rendered.wattHours = joules / kJoulesPerWattHour;
    rendered.energyFrom = !card ? "rapl" : used.processor ? "nvml+rapl" : "nvml";
}

} // namespace fw::jobs
