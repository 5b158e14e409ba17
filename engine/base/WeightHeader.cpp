#include "engine/base/WeightHeader.h"

#include "engine/base/GgufHeader.h"
#include "engine/base/SafetensorsHeader.h"

#include <algorithm>
#include <array>

namespace fw {

bool isWeightFile(std::filesystem::path const& path)
{
    return path.extension() == ".safetensors" || path.extension() == ".gguf";
}

bool isPickleFile(std::filesystem::path const& path)
{
    constexpr std::array<char const*, 5> kPickles{".pt", ".pth", ".ckpt", ".bin", ".pkl"};
    return std::find(kPickles.begin(), kPickles.end(), path.extension().string()) != kPickles.end();
}

Result<WeightHeader> readWeightHeader(std::filesystem::path const& path)
{
    WeightHeader header;
    if (path.extension() == ".gguf") {
        FW_TRY(GgufHeader gguf, readGgufHeader(path));
        for (GgufTensor& tensor : gguf.tensors)
            header.tensors.push_back(
                {tensor.name, ggufBlock(tensor.type).name, tensor.shape, tensor.elements()});
        header.metadata = std::move(gguf.facts);
        return header;
    }
    FW_TRY(SafetensorsHeader file, readSafetensorsHeader(path));
    for (TensorEntry& tensor : file.tensors)
        header.tensors.push_back({tensor.name, tensorTypeName(tensor.type), tensor.shape, tensor.elements()});
    header.metadata = std::move(file.metadata);
    return header;
}

} // namespace fw
