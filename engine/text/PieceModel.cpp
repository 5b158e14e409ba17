#include "engine/text/PieceModel.h"

#include "engine/text/Wire.h"

#include <charconv>
#include <cmath>
#include <unordered_set>

namespace fw::text {

namespace {

constexpr size_t kMaxPieces = 2'000'000;   // umt5 has 256,384
constexpr size_t kMaxPieceBytes = 4096;    // the longest real ones are under 100
constexpr size_t kMaxCharsMap = 16u << 20; // nmt_nfkc is 0.24 MB

Error refusePieces(std::string const& name, std::string reason)
{
    return fail(Error::Kind::BadInput, "text.badModel", {name, std::move(reason)}, name);
}

/// The model and what is only needed while it is read.
struct Reading {
    std::string const& name;
    PieceModel model;
    uint64_t kind = 1;
    PieceNames names = {};

    Error refuse(std::string reason) const { return refusePieces(name, std::move(reason)); }
};

Status readPiece(Reading& in, std::string_view bytes)
{
    Piece piece;
    uint64_t type = 1;
    WireReader wire(bytes);
    for (WireField field; wire.next(field);) {
        if (field.number == 1 && field.isBytes)
            piece.text = field.bytes;
        else if (field.number == 2 && !field.isBytes)
            piece.score = field.asFloat();
        else if (field.number == 3 && !field.isBytes)
            type = field.number64;
    }
    if (wire.isBroken())
        return in.refuse("a piece is cut off");
    if (piece.text.empty() || piece.text.size() > kMaxPieceBytes)
        return in.refuse("a piece is empty or too long");
    if (!std::isfinite(piece.score))
        return in.refuse("a piece has no finite score");
    if (type < 1 || type > 6)
        return in.refuse("a piece has an unknown type");
    if (in.model.pieces.size() >= kMaxPieces)
        return in.refuse("it holds too many pieces");
    piece.type = static_cast<PieceType>(type);
    in.model.pieces.push_back(std::move(piece));
    return {};
}

Status readTrainer(Reading& in, std::string_view bytes)
{
    WireReader wire(bytes);
    for (WireField field; wire.next(field);) {
        if (field.isBytes) {
            std::string* const names[] = {&in.names.unk, &in.names.bos, &in.names.eos, &in.names.pad};
            if (field.number >= 45 && field.number <= 48)
                *names[field.number - 45] = field.bytes;
            continue;
        }
        switch (field.number) {
        case 3: in.kind = field.number64; break;
        case 24: in.model.treatsSpaceAsSuffix = field.number64 != 0; break;
        case 35: in.model.hasByteFallback = field.number64 != 0; break;
        default: break;
        }
    }
    return wire.isBroken() ? Status(in.refuse("the trainer's part is cut off")) : Status();
}

Status readNormalizer(Reading& in, std::string_view bytes)
{
    WireReader wire(bytes);
    for (WireField field; wire.next(field);) {
        if (field.number == 2 && field.isBytes)
            in.model.charsMap = field.bytes;
        else if (field.number == 3 && !field.isBytes)
            in.model.addsDummyPrefix = field.number64 != 0;
        else if (field.number == 4 && !field.isBytes)
            in.model.removesExtraSpaces = field.number64 != 0;
        else if (field.number == 5 && !field.isBytes)
            in.model.escapesSpaces = field.number64 != 0;
    }
    if (wire.isBroken())
        return in.refuse("the normaliser's part is cut off");
    if (in.model.charsMap.size() > kMaxCharsMap)
        return in.refuse("the character map is too large");
    return {};
}

/// "<0x41>" -> 65, anything else -> -1.
int byteOf(std::string const& piece)
{
    int value = -1;
    if (piece.size() != 6 || piece.compare(0, 3, "<0x") != 0 || piece[5] != '>')
        return -1;
    auto const parsed = std::from_chars(piece.data() + 3, piece.data() + 5, value, 16);
    return parsed.ec == std::errc() && parsed.ptr == piece.data() + 5 ? value : -1;
}

Status checkPiece(PieceModel& model, size_t id, PieceNames const& names,
                  std::unordered_set<std::string_view> (&seen)[2], std::string const& name)
{
    Piece const& piece = model.pieces[id];
    bool const isText = piece.type == PieceType::Normal || piece.type == PieceType::UserDefined ||
                        piece.type == PieceType::Unused;
    if (!seen[isText ? 0 : 1].insert(piece.text).second)
        return refusePieces(name, "a piece is there twice");
    if (piece.type == PieceType::Unknown) {
        if (model.unkId >= 0)
            return refusePieces(name, "it has two unknown pieces");
        model.unkId = static_cast<int>(id);
    }
    if (piece.type == PieceType::Byte) {
        int const byte = byteOf(piece.text);
        if (byte < 0 || !model.hasByteFallback)
            return refusePieces(name, "a byte piece is out of place");
        model.byteIds[static_cast<size_t>(byte)] = static_cast<int>(id);
    }
    if (piece.type == PieceType::Control) {
        model.bosId = piece.text == names.bos ? static_cast<int>(id) : model.bosId;
        model.eosId = piece.text == names.eos ? static_cast<int>(id) : model.eosId;
        model.padId = piece.text == names.pad ? static_cast<int>(id) : model.padId;
    }
    return {};
}

Status check(Reading& in)
{
    if (in.kind == 3 || in.kind == 4)
        return fail(Error::Kind::Unsupported, "text.modelKind", {in.name}, in.name);
    if (in.kind != 1 && in.kind != 2)
        return in.refuse("its model type is unknown");
    in.model.kind = static_cast<PieceModel::Kind>(in.kind);
    return finishPieces(in.model, in.names, in.name);
}

} // namespace

/// sentencepiece: ModelInterface::InitializePieces.
Status finishPieces(PieceModel& model, PieceNames const& names, std::string const& name)
{
    model.byteIds.fill(-1);
    std::unordered_set<std::string_view> seen[2];
    for (size_t id = 0; id < model.pieces.size(); ++id)
        FW_CHECK(checkPiece(model, id, names, seen, name));
    if (model.unkId < 0)
        return refusePieces(name, "it has no unknown piece");
    for (int const id : model.byteIds) {
        if (model.hasByteFallback && id < 0)
            return refusePieces(name, "a byte piece is missing");
    }
    return {};
}

Result<PieceModel> parsePieceModel(std::string_view bytes, std::string const& name)
{
    Reading in{name, {}};
    WireReader wire(bytes);
    for (WireField field; wire.next(field);) {
        if (!field.isBytes)
            continue;
        if (field.number == 1)
            FW_CHECK(readPiece(in, field.bytes));
        else if (field.number == 2)
            FW_CHECK(readTrainer(in, field.bytes));
        else if (field.number == 3)
            FW_CHECK(readNormalizer(in, field.bytes));
    }
    if (wire.isBroken())
        return in.refuse("it is cut off or is not a sentencepiece model");
    FW_CHECK(check(in));
    return std::move(in.model);
}

} // namespace fw::text
