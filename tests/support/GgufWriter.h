#pragma once

#include "engine/base/GgufHeader.h"

#include <cstring>
#include <string>
#include <vector>

namespace fw::test {

/// Builds small GGUF files byte by byte, good ones and broken ones.
class GgufWriter {
public:
    uint32_t version = 3;
    uint64_t alignment = 32;
    std::string values; ///< the key-value part so far
    uint64_t valueCount = 0;

    static std::string number(uint64_t value, int bytes)
    {
        std::string out;
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>(value >> (8 * i));
        return out;
    }
    static std::string text(std::string const& words) { return number(words.size(), 8) + words; }

    /// A value of the key-value part; `raw` is what stands after its kind.
    void addValue(std::string const& key, uint32_t kind, std::string const& raw)
    {
        values += text(key) + number(kind, 4) + raw;
        ++valueCount;
    }
    void addTensor(std::string const& name, uint32_t type, std::vector<int64_t> const& shape,
                   std::string const& data)
    {
        m_tensors.push_back({name, type, shape, m_data.size(), data.size()});
        m_data += data;
        m_data.resize((m_data.size() + alignment - 1) / alignment * alignment, '\0');
    }
    /// Moves a tensor's region without moving its bytes.
    void setOffset(size_t tensor, uint64_t offset) { m_tensors[tensor].offset = offset; }

    std::string header() const
    {
        std::string out = "GGUF" + number(version, 4) + number(m_tensors.size(), 8) + number(valueCount, 8);
        out += values;
        for (Tensor const& each : m_tensors) {
            out += text(each.name) + number(each.shape.size(), 4);
            for (size_t i = each.shape.size(); i-- > 0;)
                out += number(static_cast<uint64_t>(each.shape[i]), 8);
            out += number(each.type, 4) + number(each.offset, 8);
        }
        return out;
    }
    std::string file() const
    {
        std::string out = header();
        out.resize((out.size() + alignment - 1) / alignment * alignment, '\0');
        return out + m_data;
    }

private:
    struct Tensor {
        std::string name;
        uint32_t type;
        std::vector<int64_t> shape;
        uint64_t offset, bytes;
    };
    std::vector<Tensor> m_tensors;
    std::string m_data;
};

/// Blocks of a quantised type for so many elements, random, with values about as large as weights are.
inline std::string randomBlocks(GgufType type, int64_t elements, uint32_t seed)
{
    struct Scale {
        size_t at;
        uint16_t half;
    };
    std::vector<Scale> scales{{0, 0x0c00}};
    if (type == GgufType::Q4_0)
        scales = {{0, 0x1c00}};
    if (type == GgufType::Q4_K)
        scales = {{0, 0x0800}, {2, 0x1400}};
    if (type == GgufType::Q6_K)
        scales = {{208, 0x0200}};
    GgufBlock const block = ggufBlock(type);
    std::string out(static_cast<size_t>(elements) / block.elements * block.bytes, '\0');
    for (char& byte : out) {
        seed = seed * 1664525u + 1013904223u;
        byte = static_cast<char>(seed >> 24);
    }
    for (size_t begin = 0; begin < out.size(); begin += block.bytes)
        for (Scale const& scale : scales)
            for (size_t i = 0; i < 2; ++i)
                out[begin + scale.at + i] = static_cast<char>(scale.half >> (8 * i));
    return out;
}

} // namespace fw::test
