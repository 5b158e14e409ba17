#include "engine/base/CopyFile.h"

#include "engine/base/Files.h"

namespace fw {

Status copyFileAtomically(std::filesystem::path const& from, std::filesystem::path const& to)
{
    FW_CHECK(makeFolders(to.parent_path()));
    std::filesystem::path const temporary = temporaryBeside(to);
    std::error_code code;
    if (!std::filesystem::copy_file(from, temporary, code)) {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        return fail(Error::Kind::Io, "base.cannotWrite", {to.string(), code.message()}, to.string());
    }
    return commitFile(temporary, to);
}

} // namespace fw
