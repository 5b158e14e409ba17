#pragma once

#include "engine/text/Normalizer.h"

#include <string_view>
#include <vector>

namespace fw::text {

/// A stretch of normalised text and the piece that stands for it.
struct Segment {
    std::string_view text;
    int id = -1;
};

/// The most probable segmentation (Kudo 2018): Viterbi over the pieces, with sentencepiece's arithmetic and
/// tie rules (unigram_model.cc, EncodeOptimized). Thread: any.
class UnigramEncoder {
public:
    explicit UnigramEncoder(PieceModel const& model);
    std::vector<Segment> encode(PieceModel const& model, std::string_view normalized) const;

private:
    struct Node;
    void extend(PieceModel const& model, std::string_view normalized, size_t start,
                std::vector<Node>& bestEndingAt) const;

    PieceTable m_table;
    float m_unkScore = 0;
    float m_maxScore = 0;
};

/// Byte pair merges by score, left one first among equals (bpe_model.cc). Thread: any.
class BpeEncoder {
public:
    explicit BpeEncoder(PieceModel const& model);
    std::vector<Segment> encode(PieceModel const& model, Normalizer const& normalizer,
                                std::string_view normalized) const;

private:
    PieceTable m_table;
};

} // namespace fw::text
