#include "engine/models/SwappedBlocks.h"

#include <ATen/ATen.h>

#include <functional>

namespace fw::models {

namespace {

using Block = WanTransformer::Block;

class SwappedBlocks final : public WanTransformer::BlockSource {
public:
    SwappedBlocks(nn::Weights weights, WanTransformerConfig config, nn::Placement placement,
                  std::vector<nn::LoraUse> loras)
        : m_weights(std::move(weights)), m_config(std::move(config)), m_placement(placement),
          m_loras(std::move(loras)),
          m_after(static_cast<size_t>(m_config.layers) + m_config.vaceLayers.size())
    {
        for (size_t i = 0; i < m_after.size(); ++i)
            m_after[i] = (i + 1) % m_after.size();
    }

    Block const& block(size_t index) override { return read(index); }
    Block const& vaceBlock(size_t index) override
    {
        return read(index + static_cast<size_t>(m_config.layers));
    }

private:
    /// Blocks first, then VACE blocks.
    void walk(Block& block, nn::ParameterWalk const& visit, size_t place) const
    {
        auto const layers = static_cast<size_t>(m_config.layers);
        if (place < layers)
            WanTransformer::walkBlock(block, visit, place, m_config);
        else
            WanTransformer::walkVaceBlock(block, visit, place - layers, m_config);
    }

    Block const& read(size_t place)
    {
        if (place == m_place)
            return m_block;
        if (m_place < m_after.size())
            m_after[m_place] = place;
        m_block = {}; // never two in memory
        m_place = kNone;
        Status const status = make(place);
        // loadSwapped has looked for every key
        TORCH_CHECK(status.isOk(), status ? "" : status.error().message());
        m_place = place;
        Block shapes; // names alone
        walk(
            shapes, [&](nn::Parameter const& parameter) { m_weights.prefetch(parameter.name); },
            m_after[place]);
        return m_block;
    }

    Status make(size_t place)
    {
        auto const parameters = [&](nn::ParameterWalk const& visit) { walk(m_block, visit, place); };
        // To a GPU from page-locked memory: all of it is ready before the first copy, which would wait for
        // the block that computes, and no copy is waited for. Not run on a GPU yet.
        bool const isSent = m_placement.device.is_cuda() && !m_weights.isHeld();
        at::Device const made = isSent ? at::Device(at::kCPU) : m_placement.device;
        FW_CHECK(nn::fillPart(m_weights, parameters, {made, m_placement.dtype}));
        FW_CHECK(nn::addLoras(m_weights, parameters, m_loras));
        if (isSent) {
            parameters([](nn::Parameter const& each) { each.tensor = each.tensor.pin_memory(); });
            parameters([&](nn::Parameter const& each) {
                each.tensor = each.tensor.to(m_placement.device, each.tensor.scalar_type(), true);
            });
        }
        WanTransformer::prepareBlock(m_block);
        return {};
    }

    static constexpr size_t kNone = static_cast<size_t>(-1);
    nn::Weights m_weights;
    WanTransformerConfig m_config;
    nn::Placement m_placement;
    std::vector<nn::LoraUse> m_loras;
    Block m_block;
    size_t m_place = kNone;      ///< which block m_block is
    std::vector<size_t> m_after; ///< the block that was asked for after each one when it was last asked for
};

} // namespace

Result<WanTransformer> loadSwapped(nn::Weights weights, WanTransformerConfig const& config,
                                   nn::Placement placement, std::vector<nn::LoraUse> loras, BlocksLie lie)
{
    WanTransformer network;
    network.config = config;
    auto const outside = [&](nn::ParameterWalk const& visit) { network.walkOutside(visit); };
    auto const all = [&](nn::ParameterWalk const& visit) {
        WanTransformer shapes; // names and shapes alone
        shapes.config = config;
        shapes.walk(visit);
    };
    FW_CHECK(nn::checkKeys(weights, all));
    FW_CHECK(nn::checkLoras(all, loras));
    FW_CHECK(nn::fillPart(weights, outside, placement));
    FW_CHECK(nn::addLoras(weights, outside, loras));
    if (lie == BlocksLie::InMemory)
        for (char const* start : {"blocks.", "vace_blocks."})
            FW_CHECK(weights.hold(start, placement));
    network.block_source =
        std::make_shared<SwappedBlocks>(std::move(weights), config, placement, std::move(loras));
    return network;
}

} // namespace fw::models
