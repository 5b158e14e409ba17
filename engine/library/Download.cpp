#include "engine/library/Download.h"

#include "engine/base/Files.h"
#include "engine/base/Sha256.h"

#include <curl/curl.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <unistd.h>

namespace fw::library {

namespace {

namespace fs = std::filesystem;

constexpr long kPatienceSeconds = 30; ///< without a byte, then the try has failed
constexpr long kMostRedirects = 10;

/// A running transfer as libcurl's callbacks see it.
struct Transfer {
    CURL* handle = nullptr;
    std::FILE* file = nullptr;
    uint64_t done = 0; ///< bytes in the file
    uint64_t of = 0;
    DownloadProgress const& onProgress;
    std::stop_token stop;
    bool isFull = false;   ///< the disk took no more
    bool hasBegun = false; ///< the first bytes have come
};

/// A server without ranges answers 200 to a request for the rest: then the file begins anew.
bool isWholeAnswer(Transfer const& transfer)
{
    long status = 0;
    curl_easy_getinfo(transfer.handle, CURLINFO_RESPONSE_CODE, &status);
    return status == 200;
}

size_t onBytes(char* bytes, size_t size, size_t count, void* user)
{
    Transfer& transfer = *static_cast<Transfer*>(user);
    if (transfer.done > 0 && !transfer.hasBegun && isWholeAnswer(transfer)) {
        if (std::fflush(transfer.file) != 0 || ::ftruncate(::fileno(transfer.file), 0) != 0)
            return 0;
        std::rewind(transfer.file);
        transfer.done = 0;
    }
    transfer.hasBegun = true;
    size_t const written = std::fwrite(bytes, size, count, transfer.file) * size;
    transfer.isFull = written != size * count;
    transfer.done += written;
    return written;
}

int onTick(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    Transfer const& transfer = *static_cast<Transfer const*>(user);
    if (transfer.onProgress)
        transfer.onProgress(transfer.done, transfer.of);
    return transfer.stop.stop_requested() ? 1 : 0;
}

void prepare(CURL* handle, Download const& download, Transfer& transfer, char* reason)
{
    curl_easy_setopt(handle, CURLOPT_URL, download.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, kMostRedirects);
    curl_easy_setopt(handle, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, kPatienceSeconds);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, onBytes);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, onTick);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &transfer);
    if (transfer.done > 0) // a range by hand: CURLOPT_RESUME_FROM refuses servers that send everything
        curl_easy_setopt(handle, CURLOPT_RANGE, (std::to_string(transfer.done) + "-").c_str());
}

Error failed(Download const& download, Transfer const& transfer, CURLcode code, char const* reason)
{
    if (transfer.stop.stop_requested())
        return fail(Error::Kind::Cancelled, "base.cancelled");
    if (transfer.isFull)
        return fail(Error::Kind::Io, "base.cannotWrite", {download.target.string(), systemReason(ENOSPC)},
                    download.target.string());
    std::string const why = *reason ? reason : curl_easy_strerror(code);
    return fail(Error::Kind::Unavailable, "library.download", {download.url, why}, download.target.string());
}

/// Asks for what is missing behind the part; a part that the server says is whole already is no error.
Status transferRest(Download const& download, DownloadProgress const& onProgress, std::stop_token stop)
{
    fs::path const part = partOf(download.target);
    std::error_code ignored;
    uint64_t const have = fs::exists(part, ignored) ? fs::file_size(part, ignored) : 0;
    if (download.bytes > 0 && have == download.bytes)
        return {};
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(part.c_str(), "ab"), std::fclose);
    if (!file)
        return fail(Error::Kind::Io, "base.cannotWrite", {part.string(), systemReason(errno)}, part.string());
    std::unique_ptr<CURL, void (*)(CURL*)> const handle(curl_easy_init(), curl_easy_cleanup);
    if (!handle)
        return fail(Error::Kind::Unavailable, "library.download", {download.url, "libcurl cannot start"});
    Transfer transfer{handle.get(), file.get(), have, download.bytes, onProgress, stop};
    char reason[CURL_ERROR_SIZE] = "";
    prepare(handle.get(), download, transfer, reason);
    CURLcode const code = curl_easy_perform(handle.get());
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    constexpr long kNothingBehind = 416;
    if (std::fflush(file.get()) != 0)
        return fail(Error::Kind::Io, "base.cannotWrite", {part.string(), systemReason(errno)}, part.string());
    if (code == CURLE_OK || (status == kNothingBehind && have > 0))
        return {};
    return failed(download, transfer, code, reason);
}

bool isWebAddress(std::string const& url)
{
    return url.rfind("http://", 0) == 0 || url.rfind("https://", 0) == 0;
}

} // namespace

fs::path partOf(fs::path const& target) { return target.string() + ".part"; }

Status fetch(Download const& download, DownloadProgress const& onProgress, std::stop_token stop)
{
    if (!isWebAddress(download.url))
        return fail(Error::Kind::BadInput, "library.badAddress", {download.url});
    std::error_code ignored;
    if (fs::exists(download.target, ignored)) {
        FW_TRY(std::string const have, sha256File(download.target, stop));
        if (have == download.sha256)
            return {};
    }
    FW_CHECK(makeFolders(download.target.parent_path()));
    FW_CHECK(transferRest(download, onProgress, stop));
    fs::path const part = partOf(download.target);
    FW_TRY(std::string const got, sha256File(part, stop));
    if (got != download.sha256) {
        fs::remove(part, ignored);
        return fail(Error::Kind::Conflict, "library.otherBytes", {download.url}, download.target.string());
    }
    return commitFile(part, download.target);
}

} // namespace fw::library
