#pragma once

#include <filesystem>
#include <sqlite3.h>
#include <string>

namespace fw::test {

/// Changes a database behind the program's back; true when the statement worked.
inline bool sql(std::filesystem::path const& file, std::string const& statement)
{
    sqlite3* database = nullptr;
    bool const isOpen = sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK;
    bool const isDone =
        isOpen && sqlite3_exec(database, statement.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return isDone;
}

} // namespace fw::test
