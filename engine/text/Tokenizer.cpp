#include "engine/text/Tokenizer.h"

#include "engine/base/Files.h"
#include "engine/text/Encoders.h"

#include <algorithm>
#include <optional>

namespace fw::text {

namespace {
constexpr uint64_t kMaxModelBytes = 64u << 20; // umt5's has 4.5 MB
}

struct Tokenizer::Parts {
    Parts(PieceModel read, Normalizer made) : model(std::move(read)), normalizer(std::move(made))
    {
        if (model.kind == PieceModel::Kind::Bpe)
            bpe.emplace(model);
        else
            unigram.emplace(model);
    }

    PieceModel model;
    Normalizer normalizer;
    std::optional<UnigramEncoder> unigram; // one of the two
    std::optional<BpeEncoder> bpe;
};

Tokenizer::Tokenizer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::open(std::filesystem::path const& modelFile)
{
    FW_TRY(std::string const bytes, readFile(modelFile, kMaxModelBytes));
    return parse(bytes, modelFile.string());
}

Result<Tokenizer> Tokenizer::parse(std::string_view bytes, std::string const& name)
{
    FW_TRY(PieceModel model, parsePieceModel(bytes, name));
    FW_TRY(Normalizer normalizer, Normalizer::make(model, name));
    return Tokenizer(std::make_unique<Parts>(std::move(model), std::move(normalizer)));
}

std::vector<int32_t> Tokenizer::encode(std::string_view text) const
{
    PieceModel const& model = m_parts->model;
    std::string const normalized = m_parts->normalizer.normalize(text);
    auto const segments = m_parts->bpe ? m_parts->bpe->encode(model, m_parts->normalizer, normalized)
                                       : m_parts->unigram->encode(model, normalized);
    std::vector<int32_t> ids;
    bool isAfterUnknown = false;
    for (Segment const& segment : segments) {
        bool const isUnknown = segment.id == model.unkId;
        if (isUnknown && model.hasByteFallback) {
            for (char const byte : segment.text)
                ids.push_back(model.byteIds[static_cast<uint8_t>(byte)]);
        } else if (!isUnknown || !isAfterUnknown) { // a run of unknown pieces counts once
            ids.push_back(segment.id);
        }
        isAfterUnknown = isUnknown;
    }
    return ids;
}

Framed Tokenizer::frame(std::string_view text, int maxLength) const
{
    Framed framed;
    framed.ids = encode(text);
    int const room = std::max(maxLength - (eosId() >= 0 ? 1 : 0), 0);
    if (framed.ids.size() > static_cast<size_t>(room))
        framed.ids.resize(static_cast<size_t>(room));
    if (eosId() >= 0 && maxLength > 0)
        framed.ids.push_back(eosId());
    framed.length = static_cast<int>(framed.ids.size());
    framed.mask.assign(framed.ids.size(), 1);
    framed.mask.resize(static_cast<size_t>(std::max(maxLength, 0)), 0);
    framed.ids.resize(framed.mask.size(), std::max(padId(), 0));
    return framed;
}

int Tokenizer::vocabularySize() const { return static_cast<int>(m_parts->model.pieces.size()); }
int Tokenizer::unkId() const { return m_parts->model.unkId; }
int Tokenizer::bosId() const { return m_parts->model.bosId; }
int Tokenizer::eosId() const { return m_parts->model.eosId; }
int Tokenizer::padId() const { return m_parts->model.padId; }

} // namespace fw::text
