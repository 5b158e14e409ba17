#pragma once

#include "engine/base/Result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fw::text {

enum class PieceType { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };

struct Piece {
    std::string text;
    float score = 0;
    PieceType type = PieceType::Normal;
};

/// What a sentencepiece model file says (sentencepiece_model.proto, release 0.1.97): the part that encoding
/// needs.
struct PieceModel {
    enum class Kind { Unigram = 1, Bpe = 2 };

    std::vector<Piece> pieces; ///< the index is the id
    Kind kind = Kind::Unigram;
    bool hasByteFallback = false;
    bool treatsSpaceAsSuffix = false;
    std::string charsMap; ///< precompiled character map, empty = none
    bool addsDummyPrefix = true;
    bool removesExtraSpaces = true;
    bool escapesSpaces = true;

    int unkId = -1;
    int bosId = -1; ///< -1 where the file has none
    int eosId = -1;
    int padId = -1;
    std::array<int, 256> byteIds{}; ///< id of <0xNN>; filled in only with byte fallback
};

/// What the pieces without text are called.
struct PieceNames {
    std::string unk = "<unk>", bos = "<s>", eos = "</s>", pad = "<pad>";
};

/// The checks that sentencepiece makes when it loads; finds the ids of the pieces without text. Errors:
/// BadInput.
Status finishPieces(PieceModel& model, PieceNames const& names, std::string const& name);

/// The same from the tokenizer.json of Hugging Face's tokenizers (untrusted), of unigram models that take a
/// prompt as sentencepiece does: newer versions of transformers write nothing else. Errors: BadInput,
/// Unsupported (another kind of model, unknown steps before it).
Result<PieceModel> parsePieceJson(std::string_view text, std::string const& name);

/// Reads and checks the bytes of a spiece.model (untrusted). `name` is what sentences call it. Errors:
/// BadInput, Unsupported (word and character models). Thread: any.
Result<PieceModel> parsePieceModel(std::string_view bytes, std::string const& name);

/// Pieces in byte order: every piece that a text starts with is found by narrowing one range.
class PieceTable {
public:
    /// `type` picks the pieces: those for which `accepts(type)` is true.
    template <class Accepts>
    PieceTable(PieceModel const& model, Accepts accepts)
    {
        for (size_t id = 0; id < model.pieces.size(); ++id) {
            if (accepts(model.pieces[id].type))
                m_entries.push_back({model.pieces[id].text, static_cast<int>(id)});
        }
        sort();
    }
    PieceTable() = default;

    /// Calls visit(length, id) for every piece that `text` starts with, shortest first.
    template <class Visit>
    void prefixesOf(std::string_view text, Visit visit) const
    {
        size_t low = 0;
        size_t high = m_entries.size();
        for (size_t depth = 0; low < high; ++depth) {
            if (m_entries[low].text.size() == depth) {
                visit(depth, m_entries[low].id);
                ++low;
            }
            if (depth == text.size())
                return;
            narrow(low, high, depth, text[depth]);
        }
    }

    int find(std::string_view text) const; ///< id, or -1
    bool isEmpty() const { return m_entries.empty(); }

private:
    struct Entry {
        std::string text;
        int id = -1;
    };
    void sort();
    void narrow(size_t& low, size_t& high, size_t depth, char byte) const;

    std::vector<Entry> m_entries;
};

} // namespace fw::text
