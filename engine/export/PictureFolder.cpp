#include "engine/export/PictureFolder.h"

#include "engine/base/Files.h"
#include "engine/media/Stills.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <regex>

namespace fw::exporting {

namespace fs = std::filesystem;

namespace {

std::string pictureName(int64_t n)
{
    char name[32];
    std::snprintf(name, sizeof name, "frame-%06lld.png", static_cast<long long>(n) + 1);
    return name;
}

/// Somebody's folder is not ours to empty.
Status mayReplace(fs::path const& folder)
{
    static std::regex const ours("frame-[0-9]{6,}\\.png");
    std::error_code code;
    if (!fs::exists(folder, code))
        return {};
    bool isOurs = fs::is_directory(folder, code);
    for (fs::directory_iterator at(folder, code), end; isOurs && !code && at != end; at.increment(code))
        isOurs = at->is_regular_file(code) && std::regex_match(at->path().filename().string(), ours);
    if (isOurs && !code)
        return {};
    return fail(Error::Kind::Conflict, "export.foreignFolder", {folder.string()}, folder.string());
}

/// Only the shots that show in this picture are its parts.
provenance::ManifestSpec manifestOf(ClipJob const& job, SourceFrame const& frame)
{
    provenance::ManifestSpec spec = job.manifest;
    std::string const own = "shot-" + std::to_string(frame.markSeed);
    std::string const next = "shot-" + std::to_string(frame.nextShot);
    std::erase_if(spec.ingredients, [&](provenance::Ingredient const& each) {
        return each.relationship == "componentOf" && each.id != own && each.id != next;
    });
    spec.title = "frame";
    return spec;
}

Error wrongPicture(ClipJob const& job, int64_t n, std::string const& what)
{
    return fail(Error::Kind::Internal, "export.notVerified",
                {job.target.string(), pictureName(n) + ": " + what}, job.target.string());
}

Result<provenance::C2paReport> checkPicture(ClipJob const& job, fs::path const& file, int64_t n)
{
    using State = provenance::C2paReport::State;
    FW_TRY(auto credentials, provenance::readCredentials(file));
    if (credentials.state != State::Valid && credentials.state != State::Trusted)
        return wrongPicture(job, n, std::string("its credentials are ") + stateName(credentials.state));
    FW_TRY(Image const picture, media::readImage(file));
    if (picture.size() != job.size)
        return wrongPicture(job, n, "it has another size");
    if (job.manifest.hasVisibleMark && !media::detectMark(picture).found)
        return wrongPicture(job, n, "the visible mark was not found");
    return credentials;
}

/// Gives the finished folder its name; what was there goes with the working folder.
Status putInPlace(fs::path const& finished, fs::path const& target)
{
    FW_CHECK(syncFolder(finished));
    std::error_code ignored;
    bool const isThere = fs::exists(target, ignored);
    unsigned const flags = isThere ? RENAME_EXCHANGE : RENAME_NOREPLACE;
    if (::renameat2(AT_FDCWD, finished.c_str(), AT_FDCWD, target.c_str(), flags) != 0)
        return fail(Error::Kind::Io, "base.cannotWrite", {target.string(), systemReason(errno)},
                    target.string());
    fs::path const parent = target.parent_path();
    return syncFolder(parent.empty() ? fs::path(".") : parent);
}

} // namespace

Result<Written> writePictures(ClipJob const& job, Marker& marker)
{
    constexpr int64_t kHeard = 16; // pictures for the invisible mark: they are kept in memory
    FW_CHECK(mayReplace(job.target));
    FW_TRY(auto const identity, provenance::SigningIdentity::loadOrCreate());
    FW_TRY(WorkingFolder const working, WorkingFolder::beside(job.target));
    fs::path const folder = working.path() / "pictures", plain = working.path() / "plain.png";
    FW_CHECK(makeFolders(folder));
    provenance::InvisibleDetector detector(marker.key());
    Written written;
    for (int64_t n = 0; n < job.frames; ++n) {
        if (job.stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        FW_TRY(SourceFrame frame, job.frameAt(n));
        marker.mark(frame, job.manifest);
        FW_CHECK(media::writePng(plain, frame.image));
        fs::path const signedFile = working.path() / "signed.png", file = folder / pictureName(n);
        FW_CHECK(provenance::sign(plain, signedFile, "image/png", manifestOf(job, frame), identity));
        FW_TRY(auto credentials, checkPicture(job, signedFile, n));
        FW_CHECK(commitFile(signedFile, file));
        if (n % std::max<int64_t>(1, job.frames / kHeard) == 0)
            detector.add(frame.image);
        if (n == 0)
            written.credentials = std::move(credentials);
        if (job.onProgress)
            job.onProgress({"encode", n + 1, job.frames});
    }
    provenance::InvisibleDetection const heard = detector.detect(false);
    written.markId = marker.id().text();
    written.isInvisibleMarkFound = heard.found && heard.id == marker.id();
    FW_CHECK(putInPlace(folder, job.target));
    if (job.onProgress)
        job.onProgress({"verify", 1, 1});
    return written;
}

} // namespace fw::exporting
