#include "engine/consent/Sqlite.h"

#include "engine/base/Files.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace fw::consent {

namespace fs = std::filesystem;

namespace {

constexpr int kBusyMilliseconds = 5000;

Error sqlError(sqlite3* database, std::string const& file)
{
    int const code = sqlite3_errcode(database);
    std::string const words = sqlite3_errmsg(database);
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return fail(Error::Kind::Conflict, "consent.logBusy", {file}, file);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: // a table or column that is not there
        return fail(Error::Kind::BadInput, "consent.logDamaged", {file, words}, file);
    default: return fail(Error::Kind::Io, "base.cannotWrite", {file, words}, file);
    }
}

} // namespace

void SqlRows::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void SqlDatabase::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

SqlRows& SqlRows::bind(int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), ++m_bound, value);
    return *this;
}

SqlRows& SqlRows::bind(std::string_view bytes)
{
    sqlite3_bind_blob64(m_statement.get(), ++m_bound, bytes.empty() ? "" : bytes.data(), bytes.size(),
                        SQLITE_TRANSIENT);
    return *this;
}

Result<bool> SqlRows::next()
{
    int const code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return sqlError(sqlite3_db_handle(m_statement.get()), m_file);
}

int64_t SqlRows::number(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

std::string SqlRows::bytes(int column) const
{
    void const* data = sqlite3_column_blob(m_statement.get(), column);
    int const count = sqlite3_column_bytes(m_statement.get(), column);
    return data ? std::string(static_cast<char const*>(data), static_cast<size_t>(count)) : std::string();
}

Result<SqlDatabase> SqlDatabase::open(fs::path const& file, bool isNew)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        if (!isNew)
            return fail(Error::Kind::MissingFile, "base.missingFile", {file.string()}, file.string());
        FW_CHECK(makeFolders(file.parent_path()));
        // Made here, so that it is private from its first byte; SQLite gives -wal and -shm the same mode.
        int const fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0)
            return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), systemReason(errno)},
                        file.string());
        ::close(fd);
    }
    sqlite3* raw = nullptr;
    int const code =
        sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, nullptr);
    SqlDatabase database(raw, file.string());
    if (!raw)
        return fail(Error::Kind::OutOfMemory, "base.cannotRead", {file.string(), "out of memory"},
                    file.string());
    if (code != SQLITE_OK)
        return sqlError(raw, file.string());
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, kBusyMilliseconds);
    FW_CHECK(database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;"));
    FW_TRY(SqlRows check, database.prepare("PRAGMA integrity_check(1)"));
    FW_TRY(bool const hasAnswer, check.next());
    if (!hasAnswer || check.bytes(0) != "ok")
        return fail(Error::Kind::BadInput, "consent.logDamaged", {file.string(), check.bytes(0)},
                    file.string());
    return database;
}

Status SqlDatabase::run(std::string const& sql)
{
    if (sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqlError(m_database.get(), m_file);
    return {};
}

Result<SqlRows> SqlDatabase::prepare(std::string const& sql) const
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        return sqlError(m_database.get(), m_file);
    return SqlRows(statement, m_file);
}

} // namespace fw::consent
