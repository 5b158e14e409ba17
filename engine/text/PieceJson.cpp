#include "engine/base/Json.h"
#include "engine/text/PieceModel.h"

#include <cmath>
#include <string>

namespace fw::text {

namespace {

constexpr char kMetaspace[] = "\u2581";
constexpr size_t kMostPieces = 2'000'000;
constexpr size_t kLongestPiece = 4096;

/// The model while it is read.
struct JsonPieces {
    std::string const& name;
    PieceModel model = {};

    Error refuse(std::string reason) const
    {
        return fail(Error::Kind::BadInput, "text.badModel", {name, std::move(reason)}, name);
    }
    Error unknown(std::string const& what) const
    {
        return fail(Error::Kind::Unsupported, "text.unknownStep", {name, what}, name);
    }
};

std::string stringOf(Json const& json, char const* key)
{
    auto const found = json.is_object() ? json.find(key) : json.end();
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json const& childOf(Json const& json, char const* key)
{
    static Json const none;
    auto const found = json.is_object() ? json.find(key) : json.end();
    return found != json.end() ? *found : none;
}

bool isTrue(Json const& json) { return json.is_boolean() && json.get<bool>(); }

/// RFC 4648, with padding. False when it is anything else.
bool decodeBase64(std::string const& text, std::string& out)
{
    auto const valueOf = [](char c) {
        return c >= 'A' && c <= 'Z'   ? c - 'A'
               : c >= 'a' && c <= 'z' ? c - 'a' + 26
               : c >= '0' && c <= '9' ? c - '0' + 52
               : c == '+'             ? 62
               : c == '/'             ? 63
                                      : -1;
    };
    uint32_t bits = 0;
    int count = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '=')
            return i + 2 >= text.size() && text.size() % 4 == 0;
        int const value = valueOf(text[i]);
        if (value < 0)
            return false;
        bits = bits << 6 | static_cast<uint32_t>(value);
        if ((count += 6) >= 8) {
            count -= 8;
            out += static_cast<char>(bits >> count & 0xff);
        }
    }
    return text.size() % 4 == 0;
}

Status readPieces(JsonPieces& in, Json const& model)
{
    Json const& pieces = childOf(model, "vocab");
    if (!pieces.is_array() || pieces.empty() || pieces.size() > kMostPieces)
        return in.refuse("it has no list of pieces");
    in.model.hasByteFallback = isTrue(childOf(model, "byte_fallback"));
    for (Json const& each : pieces) {
        bool const isGood = each.is_array() && each.size() == 2 && each[0].is_string() && each[1].is_number();
        if (!isGood)
            return in.refuse("a piece is no pair of text and score");
        Piece piece{each[0].get<std::string>(), each[1].get<float>(), PieceType::Normal};
        if (piece.text.empty() || piece.text.size() > kLongestPiece || !std::isfinite(piece.score))
            return in.refuse("a piece is empty or too long, or has no finite score");
        if (in.model.hasByteFallback && piece.text.size() == 6 && piece.text.rfind("<0x", 0) == 0)
            piece.type = PieceType::Byte;
        in.model.pieces.push_back(std::move(piece));
    }
    Json const& unknown = childOf(model, "unk_id");
    if (!unknown.is_number_unsigned() || unknown.get<size_t>() >= in.model.pieces.size())
        return in.refuse("it has no unknown piece");
    in.model.pieces[unknown.get<size_t>()].type = PieceType::Unknown;
    return {};
}

/// "</s>" and the like, which no prompt may spell. Those behind the list of pieces are never written.
Status readSpecial(JsonPieces& in, Json const& added)
{
    if (!added.is_array())
        return {};
    for (Json const& each : added) {
        Json const& id = childOf(each, "id");
        if (!id.is_number_unsigned())
            return in.refuse("an added token has no number");
        if (id.get<size_t>() >= in.model.pieces.size())
            continue;
        Piece& piece = in.model.pieces[id.get<size_t>()];
        if (piece.text != stringOf(each, "content"))
            return in.refuse("an added token is another one in the list of pieces");
        if (piece.type == PieceType::Normal)
            piece.type = isTrue(childOf(each, "special")) ? PieceType::Control : PieceType::UserDefined;
    }
    return {};
}

/// What happens to the text before it is cut up.
Status readNormalizer(JsonPieces& in, Json const& step, int depth = 0)
{
    if (step.is_null())
        return {};
    std::string const type = stringOf(step, "type");
    if (type == "Sequence" && depth == 0) {
        for (Json const& each : childOf(step, "normalizers"))
            FW_CHECK(readNormalizer(in, each, 1));
        return {};
    }
    if (type == "Precompiled") {
        Json const& map = childOf(step, "precompiled_charsmap");
        bool const isGood = map.is_null() || (map.is_string() && decodeBase64(map, in.model.charsMap));
        return isGood ? Status() : in.refuse("its character map is no base64");
    }
    bool const isCollapse = type == "Replace" && stringOf(childOf(step, "pattern"), "Regex") == " {2,}";
    if (isCollapse || type == "Strip") // both are what sentencepiece calls removing extra spaces
        return {};
    return in.unknown(type);
}

/// How it is cut into words: at spaces, which then belong to the word behind them.
Status readCutting(JsonPieces& in, Json const& step, int depth = 0)
{
    std::string const type = stringOf(step, "type");
    if (type == "Sequence" && depth == 0) {
        for (Json const& each : childOf(step, "pretokenizers"))
            FW_CHECK(readCutting(in, each, 1));
        return {};
    }
    if (type == "WhitespaceSplit")
        return {};
    if (type != "Metaspace" || stringOf(step, "replacement") != kMetaspace)
        return in.unknown(type);
    std::string const scheme = stringOf(step, "prepend_scheme"); // older files: add_prefix_space
    in.model.addsDummyPrefix = scheme.empty() ? isTrue(childOf(step, "add_prefix_space")) : scheme != "never";
    return {};
}

} // namespace

Result<PieceModel> parsePieceJson(std::string_view text, std::string const& name)
{
    FW_TRY(Json const json, parseJson(text, name));
    JsonPieces in{name};
    Json const& model = childOf(json, "model");
    std::string const type = stringOf(model, "type");
    if (type != "Unigram")
        return in.unknown(type);
    FW_CHECK(readPieces(in, model));
    FW_CHECK(readSpecial(in, childOf(json, "added_tokens")));
    FW_CHECK(readNormalizer(in, childOf(json, "normalizer")));
    FW_CHECK(readCutting(in, childOf(json, "pre_tokenizer")));
    FW_CHECK(finishPieces(in.model, {}, name));
    return std::move(in.model);
}

} // namespace fw::text
