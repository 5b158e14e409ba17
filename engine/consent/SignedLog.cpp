#include "engine/consent/SignedLog.h"

#include "engine/base/Files.h"
#include "engine/base/Ids.h"
#include "engine/base/Sha256.h"
#include "engine/consent/Sqlite.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

namespace fw::consent {

namespace fs = std::filesystem;

namespace {

constexpr char kTable[] =
    "CREATE TABLE IF NOT EXISTS entries (number INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
    " kind BLOB NOT NULL, body BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL)";
constexpr char kColumns[] = "SELECT number, time, kind, body, hash, signature FROM entries ";
constexpr size_t kHashDigits = 64;

/// One program appends at a time; the chain's end and the note of it outside change together.
class AppendLock {
public:
    explicit AppendLock(fs::path const& file) : m_fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
        while (m_fd >= 0 && ::flock(m_fd, LOCK_EX) != 0 && errno == EINTR) {
        }
    }
    AppendLock(AppendLock const&) = delete;
    AppendLock& operator=(AppendLock const&) = delete;
    ~AppendLock()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    bool isHeld() const { return m_fd >= 0; }

private:
    int m_fd;
};

struct Row {
    LogEntry entry;
    std::string signature;
};

Row rowOf(SqlRows const& rows)
{
    return {{rows.number(0), rows.number(1), rows.bytes(2), rows.bytes(3), rows.bytes(4)}, rows.bytes(5)};
}

/// Lengths are written out, so that no two entries read the same.
std::string hashOf(std::string const& log, LogEntry const& entry, std::string const& previous)
{
    std::string text = "framewright-log-1\n";
    for (std::string const& part :
         {log, previous, std::to_string(entry.number), std::to_string(entry.time), entry.kind, entry.body})
        text += std::to_string(part.size()) + ":" + part + "\n";
    return sha256Hex(text);
}

Result<bool> hasEntries(SqlDatabase const& database)
{
    FW_TRY(SqlRows tables, database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'entries'"));
    return tables.next(); // no table: killed while the file was made
}

} // namespace

int64_t systemTime() { return static_cast<int64_t>(std::time(nullptr)); }

std::string isoTime(int64_t seconds)
{
    std::time_t const time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

bool isLogDamage(Error const& error) { return error.messageId == "consent.logDamaged"; }

/// The signing key and what is noted outside the database about its end.
struct SignedLog::Keys {
    std::optional<Secret> signing;
    int64_t headNumber = 0;
    std::string headHash;

    std::string sign(std::string const& hash) const
    {
        std::string signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                             reinterpret_cast<unsigned char const*>(hash.data()), hash.size(),
                             signing->data());
        return signature;
    }
    /// libsodium's secret key ends with the public one.
    bool verifies(Row const& row) const
    {
        return signing && row.signature.size() == crypto_sign_BYTES &&
               crypto_sign_verify_detached(
                   reinterpret_cast<unsigned char const*>(row.signature.data()),
                   reinterpret_cast<unsigned char const*>(row.entry.hash.data()), row.entry.hash.size(),
                   signing->data() + crypto_sign_SECRETKEYBYTES - crypto_sign_PUBLICKEYBYTES) == 0;
    }
    Status noteHead(KeyStore& store, std::string const& name, LogEntry const& entry)
    {
        headNumber = entry.number;
        headHash = entry.hash;
        return store.put(name + "-head", Secret(std::to_string(entry.number) + " " + entry.hash));
    }
};

SignedLog::SignedLog(Place place, std::shared_ptr<KeyStore> keys)
    : m_place(std::move(place)), m_keys(std::move(keys))
{
    startSodium();
}

Error SignedLog::damaged(std::string const& what) const
{
    return fail(Error::Kind::BadInput, "consent.logDamaged", {file().string(), what}, file().string());
}

Result<SignedLog::Keys> SignedLog::keys(bool mayMake) const
{
    Keys keys;
    FW_TRY(keys.signing, m_keys->find(m_place.name + "-signing"));
    FW_TRY(auto const head, m_keys->find(m_place.name + "-head"));
    if (keys.signing && keys.signing->size() != crypto_sign_SECRETKEYBYTES)
        return damaged("its key has a wrong length");
    if (head) {
        std::string const text(head->bytes());
        size_t const space = text.find(' ');
        keys.headNumber = std::strtoll(text.c_str(), nullptr, 10);
        if (keys.headNumber < 1 || space == std::string::npos || text.size() != space + 1 + kHashDigits)
            return damaged("the note of its newest entry cannot be read");
        keys.headHash = text.substr(space + 1);
    }
    if (!keys.signing && mayMake) {
        Secret made(std::string(crypto_sign_SECRETKEYBYTES, '\0'));
        std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> publicKey{};
        crypto_sign_keypair(publicKey.data(), made.data());
        FW_CHECK(m_keys->put(m_place.name + "-signing", made));
        keys.signing = std::move(made);
    }
    return keys;
}

Result<bool> SignedLog::isStarted() const
{
    std::error_code ignored;
    if (fs::exists(file(), ignored))
        return true;
    FW_TRY(Keys const known, keys(false));
    return known.signing.has_value() || known.headNumber > 0;
}

Result<std::vector<LogEntry>> SignedLog::read() const
{
    FW_TRY(Keys const known, keys(false));
    std::error_code ignored;
    std::vector<LogEntry> entries;
    if (!fs::exists(file(), ignored)) {
        if (known.headNumber > 0)
            return damaged("the file is gone, but its newest entry is number " +
                           std::to_string(known.headNumber));
        return entries;
    }
    FW_TRY(SqlDatabase const database, SqlDatabase::open(file(), false));
    FW_TRY(bool const hasTable, hasEntries(database));
    std::string previous;
    if (hasTable) {
        FW_TRY(SqlRows rows, database.prepare(std::string(kColumns) + "ORDER BY number"));
        while (true) {
            FW_TRY(bool const isMore, rows.next());
            if (!isMore)
                break;
            Row row = rowOf(rows);
            std::string const number = std::to_string(entries.size() + 1);
            if (row.entry.number != static_cast<int64_t>(entries.size() + 1))
                return damaged("entry " + number + " is missing");
            if (row.entry.hash != hashOf(m_place.name, row.entry, previous) || !known.verifies(row))
                return damaged("entry " + number + " was changed");
            if (!entries.empty() && row.entry.time < entries.back().time)
                return damaged("entry " + number + " is older than the one before it");
            if (row.entry.number == known.headNumber && row.entry.hash != known.headHash)
                return damaged("entry " + number + " is not the one that was written");
            previous = row.entry.hash;
            entries.push_back(std::move(row.entry));
        }
    }
    // Readers hold no lock: the note is read before and after, because other programs may append meanwhile. A
    // kill between an entry and the note of it leaves the note one behind, never more.
    auto const count = static_cast<int64_t>(entries.size());
    if (count < known.headNumber)
        return damaged("entries after number " + std::to_string(count) + " are gone");
    FW_TRY(Keys const after, keys(false));
    if (count > after.headNumber + 1)
        return damaged("the note of its newest entry is older than the log");
    if (after.headNumber >= 1 && after.headNumber <= count &&
        entries[static_cast<size_t>(after.headNumber - 1)].hash != after.headHash)
        return damaged("entry " + std::to_string(after.headNumber) + " is not the one that was written");
    return entries;
}

Result<std::optional<LogEntry>> SignedLog::newest(std::string const& kind) const
{
    std::error_code ignored;
    if (!fs::exists(file(), ignored))
        return std::optional<LogEntry>();
    FW_TRY(Keys const known, keys(false));
    FW_TRY(SqlDatabase const database, SqlDatabase::open(file(), false));
    FW_TRY(bool const hasTable, hasEntries(database));
    return hasTable ? newestOf(database, known, kind) : std::optional<LogEntry>();
}

/// One entry, verified against the hash of the one before it.
Result<std::optional<LogEntry>> SignedLog::newestOf(SqlDatabase const& database, Keys const& known,
                                                    std::string const& kind) const
{
    FW_TRY(SqlRows rows, database.prepare(std::string(kColumns) + "WHERE length(?1) = 0 OR kind = ?1 "
                                                                  "ORDER BY number DESC LIMIT 1"));
    rows.bind(kind);
    FW_TRY(bool const isThere, rows.next());
    if (!isThere)
        return std::optional<LogEntry>();
    Row row = rowOf(rows);
    FW_TRY(SqlRows before, database.prepare("SELECT hash FROM entries WHERE number = ?1"));
    before.bind(row.entry.number - 1);
    FW_TRY(bool const isSecond, before.next());
    std::string const previous = isSecond ? before.bytes(0) : std::string();
    if (row.entry.hash != hashOf(m_place.name, row.entry, previous) || !known.verifies(row))
        return damaged("entry " + std::to_string(row.entry.number) + " was changed");
    return std::optional(std::move(row.entry));
}

/// What stands at the end of the log, with the note outside brought up to it after a kill.
Result<LogEntry> SignedLog::end(SqlDatabase const& database, Keys& known) const
{
    FW_TRY(auto const newest, newestOf(database, known, {}));
    LogEntry last = newest.value_or(LogEntry());
    if (last.number == known.headNumber && last.hash == known.headHash)
        return last;
    if (last.number != known.headNumber + 1)
        return damaged("its end is not the one that was noted");
    FW_CHECK(known.noteHead(*m_keys, m_place.name, last)); // a kill came between the two
    return last;
}

Result<LogEntry> SignedLog::append(std::string const& kind, OrderedJson const& body, int64_t time)
{
    FW_CHECK(makeFolders(m_place.folder));
    AppendLock const lock(m_place.folder / (m_place.name + ".lock"));
    if (!lock.isHeld())
        return fail(Error::Kind::Io, "base.cannotWrite", {file().string(), systemReason(errno)},
                    file().string());
    FW_TRY(Keys known, keys(false));
    std::error_code ignored;
    if (known.headNumber > 0 && !fs::exists(file(), ignored))
        return damaged("the file is gone");
    FW_TRY(SqlDatabase database, SqlDatabase::open(file(), true));
    FW_CHECK(database.run(kTable));
    FW_TRY(LogEntry const last, end(database, known));
    if (!known.signing) {
        FW_TRY(known, keys(true));
    }
    LogEntry entry{last.number + 1, std::max(time, last.time), kind, dumpJson(body), {}};
    entry.hash = hashOf(m_place.name, entry, last.hash);
    FW_CHECK(database.run("BEGIN IMMEDIATE"));
    FW_TRY(SqlRows insert, database.prepare("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)"));
    insert.bind(entry.number).bind(entry.time).bind(entry.kind).bind(entry.body).bind(entry.hash);
    insert.bind(known.sign(entry.hash));
    FW_CHECK(insert.next()); // an error closes the database, which takes the transaction back
    FW_CHECK(database.run("COMMIT"));
    FW_CHECK(known.noteHead(*m_keys, m_place.name, entry));
    return entry;
}

Result<fs::path> SignedLog::putAside(int64_t time)
{
    AppendLock const lock(m_place.folder / (m_place.name + ".lock"));
    std::string const aside = m_place.name + ".damaged-" + std::to_string(time) + "-" + randomHex16();
    fs::path const target = m_place.folder / (aside + ".db");
    for (char const* ending : {"", "-wal", "-shm"}) {
        std::error_code code;
        fs::path const from = file().string() + ending;
        if (fs::exists(from, code))
            fs::rename(from, target.string() + ending, code);
        if (code)
            return fail(Error::Kind::Io, "base.cannotWrite", {from.string(), code.message()}, from.string());
    }
    for (char const* key : {"-signing", "-head"}) {
        auto const known = m_keys->find(m_place.name + key);
        if (known && *known)
            FW_CHECK(m_keys->put(aside + key, **known));
        FW_CHECK(m_keys->erase(m_place.name + key));
    }
    FW_CHECK(syncFolder(m_place.folder));
    return target;
}

} // namespace fw::consent
