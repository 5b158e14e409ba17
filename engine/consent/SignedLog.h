#pragma once

#include "engine/base/Json.h"
#include "engine/base/Result.h"
#include "engine/consent/KeyStore.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fw::consent {

class SqlDatabase;

/// Seconds since 1970, UTC. A test gives its own.
using Clock = std::function<int64_t()>;
int64_t systemTime();
/// "2026-11-26T15:54:27Z".
std::string isoTime(int64_t seconds);

/// One line of a log. `hash` covers name of the log, number, time, kind, body and the hash before it.
struct LogEntry {
    int64_t number = 0; ///< from 1
    int64_t time = 0;   ///< never before the entry above it, whatever the clock says
    std::string kind;
    std::string body; ///< JSON text, kept byte for byte
    std::string hash; ///< SHA-256, hex
};

/// An append-only log in SQLite: every entry is chained to the one before and signed with Ed25519 under a key
/// of its own. The consent ledger, the audit log and the review inbox share this (docs/decisions/010).
/// Outside the database stand the key and the newest entry's number and hash, so that a log that was cut
/// short, replaced by an older copy or written by somebody else does not verify. Thread: any, one at a time;
/// several programs may append to one log.
class SignedLog {
public:
    struct Place {
        std::filesystem::path folder;
        std::string name; ///< file is <name>.db, keys are <name>-signing and <name>-head
    };

    SignedLog(Place place, std::shared_ptr<KeyStore> keys);

    std::filesystem::path file() const { return m_place.folder / (m_place.name + ".db"); }
    /// Whether anything was ever written here: a log that is gone while its key is there counts as written.
    Result<bool> isStarted() const;

    /// Verifies the whole log and returns it. Errors: BadInput with consent.logDamaged, naming what is wrong.
    Result<std::vector<LogEntry>> read() const;

    /// Adds an entry; on disk when this returns. Verifies the newest entry first and makes the log when there
    /// is none. `time` is raised to that of the newest entry.
    Result<LogEntry> append(std::string const& kind, OrderedJson const& body, int64_t time);

    /// The newest entry of this kind ("" = of any), its own signature verified; nullopt when there is none.
    Result<std::optional<LogEntry>> newest(std::string const& kind) const;

    /// Takes a log that does not verify out of the way, as <name>.damaged-<time>.db with its keys beside it.
    /// Gives the new name.
    Result<std::filesystem::path> putAside(int64_t time);

private:
    struct Keys;
    Result<Keys> keys(bool mayMake) const;
    Result<std::optional<LogEntry>> newestOf(SqlDatabase const& database, Keys const& known,
                                             std::string const& kind) const;
    Result<LogEntry> end(SqlDatabase const& database, Keys& known) const;
    Error damaged(std::string const& what) const;

    Place m_place;
    std::shared_ptr<KeyStore> m_keys;
};

/// Whether the error says that a log does not verify.
bool isLogDamage(Error const& error);

} // namespace fw::consent
