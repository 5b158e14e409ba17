#include "engine/text/Encoders.h"

#include "engine/text/Utf8.h"

#include <algorithm>
#include <limits>

namespace fw::text {

namespace {

constexpr float kUnknownPenalty = 10.0f;

bool isText(PieceType type)
{
    return type == PieceType::Normal || type == PieceType::UserDefined || type == PieceType::Unused;
}

} // namespace

/// The last piece of the best path that ends at a byte.
struct UnigramEncoder::Node {
    int id = -1;
    float score = 0;
    std::ptrdiff_t start = -1;

    void offer(int newId, double newScore, size_t newStart)
    {
        if (start != -1 && !(newScore > static_cast<double>(score)))
            return;
        id = newId;
        score = static_cast<float>(newScore);
        start = static_cast<std::ptrdiff_t>(newStart);
    }
};

UnigramEncoder::UnigramEncoder(PieceModel const& model) : m_table(model, isText)
{
    float lowest = std::numeric_limits<float>::max();
    m_maxScore = std::numeric_limits<float>::min(); // as sentencepiece has it: the smallest positive number
    for (Piece const& piece : model.pieces) {
        if (piece.type != PieceType::Normal)
            continue;
        lowest = std::min(lowest, piece.score);
        m_maxScore = std::max(m_maxScore, piece.score);
    }
    m_unkScore = lowest - kUnknownPenalty;
}

void UnigramEncoder::extend(PieceModel const& model, std::string_view normalized, size_t start,
                            std::vector<Node>& bestEndingAt) const
{
    float const soFar = bestEndingAt[start].score;
    size_t const oneChar = charLength(normalized.substr(start));
    bool hasSingleChar = false;
    m_table.prefixesOf(normalized.substr(start), [&](size_t length, int id) {
        Piece const& piece = model.pieces[static_cast<size_t>(id)];
        if (piece.type == PieceType::Unused)
            return;
        // float times length, then double: the same rounding as the original's.
        double const score = piece.type == PieceType::UserDefined
                                 ? static_cast<double>(static_cast<float>(length) * m_maxScore) - 0.1
                                 : static_cast<double>(piece.score);
        bestEndingAt[start + length].offer(id, score + static_cast<double>(soFar), start);
        hasSingleChar = hasSingleChar || length == oneChar;
    });
    if (!hasSingleChar)
        bestEndingAt[start + oneChar].offer(model.unkId, static_cast<double>(m_unkScore + soFar), start);
}

std::vector<Segment> UnigramEncoder::encode(PieceModel const& model, std::string_view normalized) const
{
    std::vector<Node> bestEndingAt(normalized.size() + 1);
    for (size_t start = 0; start < normalized.size(); start += charLength(normalized.substr(start)))
        extend(model, normalized, start, bestEndingAt);
    std::vector<Segment> path;
    for (size_t end = normalized.size(); end > 0;) {
        Node const& node = bestEndingAt[end];
        size_t const start = static_cast<size_t>(node.start);
        path.push_back({normalized.substr(start, end - start), node.id});
        end = start;
    }
    std::reverse(path.begin(), path.end());
    return path;
}

} // namespace fw::text
