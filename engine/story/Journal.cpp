#include "engine/story/Journal.h"

#include "engine/base/JsonFields.h"
#include "engine/story/Project.h"

#include <array>
#include <cstdio>

namespace fw::story {

namespace {

constexpr std::array<uint32_t, 256> crcTable()
{
    std::array<uint32_t, 256> table{};
    for (uint32_t i = 0; i < 256; ++i) {
        uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}

std::string checksumOf(uint64_t number, std::string const& kind, Json const& body)
{
    return crc32Hex(dumpJson(Json::array({number, kind, body})));
}

constexpr char kName[] = "journal.jsonl";

struct Entry {
    uint64_t number = 0;
    std::string kind;
    Json body;
};

Result<Entry> readEntry(std::string_view line)
{
    FW_TRY(Json const json, parseJson(line, kName));
    Entry entry;
    std::string checksum;
    JsonReader in(json, kName);
    in.required("n", entry.number).required("crc", checksum);
    FW_CHECK(in.status());
    for (char const* kind : {"edit", "take", "forget"})
        if (Json const* body = in.child(kind)) {
            entry.kind = kind;
            entry.body = *body;
        }
    if (checksum != checksumOf(entry.number, entry.kind, entry.body))
        return fail(Error::Kind::BadInput, "base.jsonField", {kName, "crc", "does not fit"}, kName);
    return entry;
}

Status applyEntry(Storyboard& board, Entry const& entry)
{
    if (entry.kind == "edit") {
        FW_TRY(Edit const edit, editFromJson(entry.body, kName));
        FW_CHECK(story::apply(board, edit));
        return {};
    }
    ShotId shot;
    JsonReader in(entry.body, kName);
    in.required("shot", shot.value);
    if (entry.kind == "take") {
        Json const* body = in.child("take");
        FW_CHECK(in.status());
        FW_TRY(Take const take, takeFromJson(body ? *body : Json(), kName));
        recordTake(board, shot, take);
        return {};
    }
    TakeId take;
    in.required("take", take.value);
    FW_CHECK(in.status());
    forgetTake(board, shot, take);
    return {};
}

} // namespace

std::string crc32Hex(std::string_view bytes)
{
    static constexpr std::array<uint32_t, 256> table = crcTable();
    uint32_t crc = 0xFFFFFFFFu;
    for (char const c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
    char text[9];
    std::snprintf(text, sizeof text, "%08x", crc ^ 0xFFFFFFFFu);
    return text;
}

std::string journalLine(uint64_t number, std::string const& kind, OrderedJson const& body)
{
    OrderedJson line;
    line["n"] = number;
    line["crc"] = checksumOf(number, kind, Json(body));
    line[kind] = body;
    return dumpJson(line) + "\n";
}

Replay replayJournal(Storyboard& board, std::string_view text, uint64_t savedNumber)
{
    Replay replay;
    replay.lastNumber = savedNumber;
    for (size_t begin = 0; begin < text.size();) {
        size_t const newline = text.find('\n', begin);
        size_t const end = newline == std::string_view::npos ? text.size() : newline + 1;
        bool const isLast = end == text.size();
        Result<Entry> const entry = readEntry(text.substr(begin, end - begin));
        if (!entry || newline == std::string_view::npos) {
            (isLast ? replay.wasTorn : replay.wasDamaged) = true;
            return replay;
        }
        bool const isNew = entry->number > savedNumber;
        if (isNew && (entry->number != replay.lastNumber + 1 || !applyEntry(board, *entry))) {
            replay.wasDamaged = true;
            return replay;
        }
        replay.lastNumber = std::max(replay.lastNumber, entry->number);
        replay.replayed += isNew ? 1 : 0;
        replay.goodBytes = begin = end;
    }
    return replay;
}

} // namespace fw::story
