#include "engine/text/Encoders.h"

#include "engine/text/Utf8.h"

#include <queue>
#include <unordered_map>

namespace fw::text {

namespace {

/// A stretch of text in a doubly linked list; merged-away ones are empty.
struct Symbol {
    std::string_view text;
    int previous = -1;
    int next = -1;
    bool isFrozen = false; ///< a user-defined piece is never merged
};

struct Merge {
    int left = -1;
    int right = -1;
    float score = 0;
    size_t size = 0; ///< of both, to notice that a side has changed meanwhile

    friend bool operator<(Merge const& a, Merge const& b)
    {
        return a.score < b.score || (a.score == b.score && a.left > b.left);
    }
};

/// One encoding in progress.
struct Run {
    PieceModel const& model;
    PieceTable const& table;
    std::vector<Symbol> symbols;
    std::priority_queue<Merge> agenda;
    std::unordered_map<std::string_view, std::pair<std::string_view, std::string_view>> unmerge;

    Symbol& at(int index) { return symbols[static_cast<size_t>(index)]; }
    Piece const& piece(int id) const { return model.pieces[static_cast<size_t>(id)]; }

    void split(Normalizer const& normalizer, std::string_view text)
    {
        while (!text.empty()) {
            size_t const userDefined = normalizer.userDefinedPrefix(text);
            size_t const length = userDefined ? userDefined : charLength(text);
            int const index = static_cast<int>(symbols.size());
            int const next = length == text.size() ? -1 : index + 1;
            symbols.push_back({text.substr(0, length), index - 1, next, userDefined > 0});
            text.remove_prefix(length);
        }
    }

    void consider(int left, int right)
    {
        if (left < 0 || right < 0 || at(left).isFrozen || at(right).isFrozen)
            return;
        std::string_view const a = at(left).text;
        std::string_view const both(a.data(), a.size() + at(right).text.size());
        int const id = table.find(both);
        if (id < 0)
            return;
        agenda.push({left, right, piece(id).score, both.size()});
        if (piece(id).type == PieceType::Unused)
            unmerge[both] = {a, at(right).text};
    }

    void mergeAll()
    {
        for (int i = 1; i < static_cast<int>(symbols.size()); ++i)
            consider(i - 1, i);
        while (!agenda.empty()) {
            Merge const top = agenda.top();
            agenda.pop();
            Symbol& left = at(top.left);
            Symbol& right = at(top.right);
            if (left.text.empty() || right.text.empty() || left.text.size() + right.text.size() != top.size)
                continue;
            left.text = std::string_view(left.text.data(), top.size);
            left.next = right.next;
            if (right.next >= 0)
                at(right.next).previous = top.left;
            right.text = {};
            consider(left.previous, top.left);
            consider(top.left, left.next);
        }
    }

    /// An unused piece may only be passed through: it is taken apart again into what it was merged from.
    void emit(std::string_view whole, std::vector<Segment>& out) const
    {
        std::vector<std::string_view> pending{whole};
        while (!pending.empty()) {
            std::string_view const text = pending.back();
            pending.pop_back();
            int const id = table.find(text);
            auto const parts = unmerge.find(text);
            if (id >= 0 && piece(id).type == PieceType::Unused && parts != unmerge.end()) {
                pending.push_back(parts->second.second);
                pending.push_back(parts->second.first);
            } else {
                out.push_back({text, id >= 0 ? id : model.unkId});
            }
        }
    }
};

} // namespace

BpeEncoder::BpeEncoder(PieceModel const& model)
    : m_table(model, [](PieceType type) {
          return type == PieceType::Normal || type == PieceType::UserDefined || type == PieceType::Unused;
      })
{
}

std::vector<Segment> BpeEncoder::encode(PieceModel const& model, Normalizer const& normalizer,
                                        std::string_view normalized) const
{
    Run run{model, m_table, {}, {}, {}};
    run.split(normalizer, normalized);
    run.mergeAll();
    std::vector<Segment> out;
    for (int i = run.symbols.empty() ? -1 : 0; i != -1; i = run.at(i).next)
        run.emit(run.at(i).text, out);
    return out;
}

} // namespace fw::text
