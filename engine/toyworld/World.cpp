#include "engine/toyworld/World.h"

#include "engine/base/Paths.h"
#include "engine/toyworld/Painting.h"
#include "engine/toyworld/Sprites.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace fw::toyworld {

struct World::Parts {
    Sprites sprites;
    double scale;
};

World::World(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

Result<World> World::open(std::filesystem::path const& folder, double scale)
{
    FW_TRY(Sprites sprites, Sprites::open(folder, scale));
    return World(std::make_unique<Parts>(Parts{std::move(sprites), scale}));
}

std::filesystem::path World::defaultFolder() { return paths::resources() / "toyworld"; }

SizePx World::size() const { return pictureSize(m_parts->scale); }

DrawnClip World::draw(ClipSpec const& spec, FrameRange range) const
{
    return paintClip(spec, m_parts->sprites.of(spec), m_parts->scale, range);
}

std::vector<DrawnClip> World::drawAll(std::vector<ClipSpec> const& specs, FrameRange range) const
{
    std::vector<DrawnClip> clips(specs.size());
    std::atomic<size_t> next = 0;
    auto const work = [&] {
        for (size_t i = next++; i < specs.size(); i = next++)
            clips[i] = draw(specs[i], range);
    };
    size_t const cores = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> helpers;
    for (size_t i = 1; i < std::min(cores, specs.size()); ++i)
        helpers.emplace_back(work);
    work();
    helpers.clear(); // waits
    return clips;
}

Image World::reference(ClipSpec const& spec, uint64_t seed) const
{
    ClipSpec plain = spec;
    plain.style = Style::None;
    return paintReference(m_parts->sprites.of(plain), m_parts->scale, seed);
}

} // namespace fw::toyworld
