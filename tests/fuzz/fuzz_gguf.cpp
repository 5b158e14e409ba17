// A header is refused, or it describes tensors that lie inside the file.
#include "engine/base/GgufHeader.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, size_t size)
{
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    bool isCutOff = false;
    auto const header = fw::parseGgufHeader(bytes, size, "fuzz", isCutOff);
    if (!header.isOk())
        return header.error().message().empty() ? (std::abort(), 0) : 0;
    uint64_t free = 0;
    for (fw::GgufTensor const& tensor : header.value().tensors) {
        uint64_t elements = 1;
        for (int64_t const dim : tensor.shape)
            elements *= static_cast<uint64_t>(dim);
        if (tensor.begin < free || tensor.end < tensor.begin || tensor.elements() != elements ||
            header.value().dataBegin + tensor.end > size)
            std::abort();
        free = tensor.end;
    }
    return 0;
}
