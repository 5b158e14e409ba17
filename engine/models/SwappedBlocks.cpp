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
          m_loras(std::move(loras))
    {
    }

    Block const& block(size_t index) override
    {
        return read(index, [&](nn::ParameterWalk const& visit) {
            WanTransformer::walkBlock(m_block, visit, index, m_config);
        });
    }
    Block const& vaceBlock(size_t index) override
    {
        return read(index + static_cast<size_t>(m_config.layers), [&](nn::ParameterWalk const& visit) {
            WanTransformer::walkVaceBlock(m_block, visit, index, m_config);
        });
    }

private:
    Block const& read(size_t place, std::function<void(nn::ParameterWalk const&)> const& walk)
    {
        if (place == m_place)
            return m_block;
        m_block = {}; // never two in memory
        m_place = static_cast<size_t>(-1);
        Status status = nn::fillPart(m_weights, walk, m_placement);
        if (status)
            status = nn::addLoras(m_weights, walk, m_loras);
        // loadSwapped has read every block once: the file is open, and what it holds fits
        TORCH_CHECK(status.isOk(), status ? "" : status.error().message());
        WanTransformer::prepareBlock(m_block);
        m_place = place;
        return m_block;
    }

    nn::Weights m_weights;
    WanTransformerConfig m_config;
    nn::Placement m_placement;
    std::vector<nn::LoraUse> m_loras;
    Block m_block;
    size_t m_place = static_cast<size_t>(-1); ///< which block m_block is
};

} // namespace

Result<WanTransformer> loadSwapped(nn::Weights weights, WanTransformerConfig const& config,
                                   nn::Placement placement, std::vector<nn::LoraUse> loras)
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
    network.block_source =
        std::make_shared<SwappedBlocks>(std::move(weights), config, placement, std::move(loras));
    return network;
}

} // namespace fw::models
