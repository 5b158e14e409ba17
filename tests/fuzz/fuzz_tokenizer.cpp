// A model file is refused, or it encodes any text to ids of its own vocabulary.
#include "engine/text/Tokenizer.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, size_t size)
{
    // The last 64 bytes are the text, what comes before is the model.
    size_t const cut = size > 64 ? size - 64 : size / 2;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const tokenizer = fw::text::Tokenizer::parse(bytes.substr(0, cut), "fuzz");
    if (!tokenizer.isOk())
        return 0;
    for (int32_t const id : tokenizer.value().encode(bytes.substr(cut)))
        if (id < 0 || id >= tokenizer.value().vocabularySize())
            std::abort();
    return 0;
}
