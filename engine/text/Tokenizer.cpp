#include "engine/text/Tokenizer.h"

#include "engine/base/Files.h"
#include "engine/text/Encoders.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace fw::text {

namespace {

constexpr uint64_t kMaxModelBytes = 64u << 20; // umt5's has 4.5 MB

/// What follows `"key":` in a tokenizer.json; empty where there is none. No piece of its list is followed by
/// a colon, so that the list (17 MB in umt5's) need not be read.
std::string_view valueOf(std::string_view json, std::string const& key)
{
    std::string const quoted = "\"" + key + "\"";
    for (size_t at = json.find(quoted); at != std::string_view::npos; at = json.find(quoted, at + 1)) {
        size_t const colon = json.find_first_not_of(" \t\r\n", at + quoted.size());
        if (colon == std::string_view::npos || json[colon] != ':')
            continue;
        size_t const value = json.find_first_not_of(" \t\r\n", colon + 1);
        return value == std::string_view::npos ? std::string_view() : json.substr(value, 10);
    }
    return {};
}

/// What a tokenizer.json beside a spiece.model says of characters that no piece holds; its writers leave
/// byte_fallback out where it is false.
void applyJson(std::string_view json, PieceModel& model)
{
    model.hasByteFallback = model.hasByteFallback && valueOf(json, "byte_fallback").substr(0, 4) == "true";
    std::string_view const id = valueOf(json, "unk_id");
    size_t unknown = 0;
    bool const isNumber = std::from_chars(id.data(), id.data() + id.size(), unknown).ec == std::errc();
    if (isNumber && unknown < model.pieces.size())
        model.unkId = static_cast<int>(unknown);
}

} // namespace

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
    FW_TRY(Tokenizer tokenizer, parse(bytes, modelFile.string()));
    std::error_code code;
    std::filesystem::path const beside = modelFile.parent_path() / "tokenizer.json";
    if (beside != modelFile && std::filesystem::exists(beside, code)) {
        FW_TRY(std::string const json, readFile(beside, kMaxModelBytes));
        applyJson(json, tokenizer.m_parts->model);
    }
    return tokenizer;
}

Result<Tokenizer> Tokenizer::parse(std::string_view bytes, std::string const& name)
{
    bool const isJson = !bytes.empty() && bytes.front() == '{'; // no field of a spiece.model begins so
    FW_TRY(PieceModel model, isJson ? parsePieceJson(bytes, name) : parsePieceModel(bytes, name));
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
