#pragma once

#include "engine/text/PieceModel.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fw::text {

/// sentencepiece's normaliser: the model's own character map (nmt_nfkc and the like, compiled into a
/// double-array trie), whitespace rules and the space symbol U+2581. Thread: any (const after construction).
class Normalizer {
public:
    /// Errors: BadInput (broken character map).
    static Result<Normalizer> make(PieceModel const& model, std::string const& name);

    std::string normalize(std::string_view text) const;

    /// Bytes of the longest user-defined piece that `text` starts with, 0 when there is none.
    size_t userDefinedPrefix(std::string_view text) const;

private:
    /// A stretch of input and what it turns into.
    struct Step {
        std::string_view output;
        size_t consumed = 0;
    };
    Step step(std::string_view text) const;
    Step longestRule(std::string_view text) const;

    std::vector<uint32_t> m_units; // darts-clone double array
    std::string m_replacements;    // NUL-terminated strings that leaves point at
    PieceTable m_userDefined;
    bool m_addsDummyPrefix = true;
    bool m_removesExtraSpaces = true;
    bool m_escapesSpaces = true;
    bool m_treatsSpaceAsSuffix = false;
};

} // namespace fw::text
