#include "engine/story/ZipFile.h"

#include "engine/base/Files.h"
#include "engine/story/ZipArchive.h"

namespace fw::story {

namespace fs = std::filesystem;

namespace {

Error notWritten(fs::path const& file, std::string const& why)
{
    return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), why}, file.string());
}

Error badZip(fs::path const& file, std::string const& why)
{
    return fail(Error::Kind::BadInput, "story.badZip", {file.string(), why}, file.string());
}

/// The disk is only touched when the archive is closed.
Status add(zip_t* archive, ZipEntry const& entry)
{
    zip_source_t* const source = entry.file.empty()
                                     ? zip_source_buffer(archive, entry.text.data(), entry.text.size(), 0)
                                     : zip_source_file(archive, entry.file.c_str(), 0, -1);
    zip_int64_t const index =
        source ? zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) : zip_int64_t{-1};
    if (index < 0) {
        if (source)
            zip_source_free(source);
        return notWritten(entry.name, zip_strerror(archive));
    }
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index),
                             entry.isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
    return {};
}

int asksToStop(zip_t*, void* stop) { return static_cast<std::stop_token*>(stop)->stop_requested() ? 1 : 0; }

Status writeUnder(fs::path const& temporary, std::vector<ZipEntry> const& entries, std::stop_token stop)
{
    std::string why;
    Zip archive = openZip(temporary, ZIP_CREATE | ZIP_TRUNCATE, why);
    if (!archive)
        return notWritten(temporary, why);
    for (ZipEntry const& each : entries)
        FW_CHECK(add(archive.get(), each));
    zip_register_cancel_callback_with_state(archive.get(), asksToStop, nullptr, &stop);
    if (zip_close(archive.get()) != 0)
        return stop.stop_requested() ? Status(fail(Error::Kind::Cancelled, "base.cancelled"))
                                     : notWritten(temporary, zip_strerror(archive.get()));
    (void)archive.release(); // closed
    return {};
}

} // namespace

Zip openZip(fs::path const& file, int flags, std::string& why)
{
    int code = 0;
    Zip archive(zip_open(file.c_str(), flags, &code));
    if (archive)
        return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return nullptr;
}

Status writeZip(fs::path const& target, std::vector<ZipEntry> const& entries, std::stop_token stop)
{
    fs::path const temporary = temporaryBeside(target);
    Status const written = writeUnder(temporary, entries, std::move(stop));
    if (!written) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return written.error();
    }
    return commitFile(temporary, target);
}

Result<std::string> readZipEntry(fs::path const& file, std::string const& name, uint64_t maxBytes)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return fail(Error::Kind::MissingFile, "base.missingFile", {file.string()}, file.string());
    std::string why;
    Zip const archive = openZip(file, ZIP_RDONLY, why);
    if (!archive)
        return badZip(file, why);
    zip_stat_t stat;
    if (zip_stat(archive.get(), name.c_str(), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE))
        return badZip(file, "it holds no " + name);
    if (stat.size > maxBytes)
        return badZip(file, name + " in it is larger than " + std::to_string(maxBytes >> 20) + " MB");
    ZipFile const entry(zip_fopen_index(archive.get(), stat.index, 0));
    if (!entry)
        return badZip(file, zip_strerror(archive.get()));
    std::string text(stat.size, '\0');
    uint64_t have = 0;
    while (have < stat.size) {
        zip_int64_t const got = zip_fread(entry.get(), text.data() + have, stat.size - have);
        if (got <= 0)
            return badZip(file, name + " in it is damaged");
        have += static_cast<uint64_t>(got);
    }
    char more = 0;
    if (zip_fread(entry.get(), &more, 1) != 0) // also where the checksum is compared
        return badZip(file, name + " in it is damaged");
    return text;
}

} // namespace fw::story
