#include "engine/workflow/Workflow.h"

namespace fw::workflow {

Result<Toolbox> Toolbox::load()
{
    Toolbox tools;
    tools.presets = presets::PresetLibrary::loadDefault(&tools.problems);
    tools.models = library::ModelIndex::scanDefault(&tools.problems);
    FW_TRY(tools.policy, moderation::Policy::loadDefault()); // without rules nothing is rendered
    return tools;
}

plan::Context Toolbox::context() const
{
    return {presets, models, [](std::string const& file) {
                auto checksum = library::weightChecksum(file);
                return checksum ? std::move(checksum).value() : std::string();
            }};
}

} // namespace fw::workflow
