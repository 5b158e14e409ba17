#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace fw::consent {

/// A statement that is bound from left to right and read row by row. Thread: that of its database.
class SqlRows {
public:
    SqlRows& bind(int64_t value);
    SqlRows& bind(std::string_view bytes); ///< as a BLOB: text with any byte
    /// True while there is a row. Errors: see SqlDatabase.
    Result<bool> next();
    int64_t number(int column) const;
    std::string bytes(int column) const;

private:
    friend class SqlDatabase;
    struct Close {
        void operator()(sqlite3_stmt* statement) const;
    };
    SqlRows(sqlite3_stmt* statement, std::string file) : m_statement(statement), m_file(std::move(file)) {}

    std::unique_ptr<sqlite3_stmt, Close> m_statement;
    std::string m_file;
    int m_bound = 0;
};

/// A database of mode 0600 in WAL mode with synchronous=FULL; integrity_check on open. Errors: BadInput with
/// consent.logDamaged (not a database, damaged), Conflict (another program holds it for long), Io.
class SqlDatabase {
public:
    /// `isNew`: may be created. Otherwise MissingFile when it is not there.
    static Result<SqlDatabase> open(std::filesystem::path const& file, bool isNew);

    Status run(std::string const& sql);
    Result<SqlRows> prepare(std::string const& sql) const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    SqlDatabase(sqlite3* database, std::string file) : m_database(database), m_file(std::move(file)) {}

    std::unique_ptr<sqlite3, Close> m_database;
    std::string m_file;
};

} // namespace fw::consent
