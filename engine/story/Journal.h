#pragma once

#include "engine/base/Json.h"
#include "engine/story/Storyboard.h"

#include <cstdint>
#include <filesystem>
#include <string>

// journal.jsonl: one line per change, {"n":7,"crc":"1a2b3c4d","edit":{...}}. `n` counts on through saves, the
// checksum covers n and the change; "take" and "forget" record takes outside undo. Internal to engine/story.

namespace fw::story {

/// CRC-32 (IEEE 802.3, as in zip) as 8 hex digits.
std::string crc32Hex(std::string_view bytes);

/// One line with its newline. `kind` is "edit", "take" or "forget".
std::string journalLine(uint64_t number, std::string const& kind, OrderedJson const& body);

/// What replaying found.
struct Replay {
    uint64_t lastNumber = 0; ///< of the last entry that is part of the board now
    int replayed = 0;        ///< entries that were newer than project.json
    uint64_t goodBytes = 0;  ///< the journal is sound up to here
    bool wasTorn = false;    ///< the last line was incomplete
    bool wasDamaged = false; ///< a line before the last could not be used
};

/// Applies the entries after `savedNumber` to the board. Never fails: it stops where the text is not sound.
Replay replayJournal(Storyboard& board, std::string_view text, uint64_t savedNumber);

/// The open journal. Thread: its project's owner.
class JournalFile {
public:
    JournalFile() = default;
    ~JournalFile();
    JournalFile(JournalFile const&) = delete;
    JournalFile& operator=(JournalFile const&) = delete;

    /// Opens or makes the file for appending and cuts it to `goodBytes`. Errors: Io.
    Status open(std::filesystem::path const& file, uint64_t goodBytes);
    /// One write() for the whole line; a short write is taken back. Errors: Io, then nothing was added.
    Status append(std::string const& line);
    /// fsync when something was appended since. After a failure the file is in doubt (isInDoubt) until it is
    /// replaced; a second fsync would prove nothing. Errors: Io.
    Status sync();
    /// An empty journal in place of this one. Errors: Io; then the old one goes on.
    Status restart();
    bool isInDoubt() const { return m_isInDoubt; }

private:
    void close();

    std::filesystem::path m_file;
    int m_fd = -1;
    uint64_t m_bytes = 0;
    bool m_hasUnsynced = false;
    bool m_isInDoubt = false;
};

} // namespace fw::story
