// A header is refused, or it describes tensors that lie inside the file.
#include "engine/base/SafetensorsHeader.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const header = fw::parseSafetensorsHeader(bytes, size, "fuzz");
    if (!header.isOk())
        return header.error().message().empty() ? (std::abort(), 0) : 0;
    uint64_t end = 0;
    for (fw::TensorEntry const& tensor : header.value().tensors) {
        if (tensor.begin != end || tensor.bytes() != tensor.elements() * fw::elementBytes(tensor.type))
            std::abort();
        end = tensor.end;
    }
    if (header.value().dataBegin + end != size)
        std::abort();
    return 0;
}
