// OpenTimelineIO's file bundle, version 1.0.0: content.otio and version.txt at the root, every file under
// media/, addresses relative to the root.
#include "engine/interchange/CutList.h"
#include "engine/story/Project.h"
#include "engine/story/ZipFile.h"

#include <map>

namespace fw::interchange {

namespace {

namespace fs = std::filesystem;

constexpr char kBundleVersion[] = "1.0.0";

/// takes/tk-1/proxy.mp4 -> media/tk-1.mp4 (all proxies have one name), assets/ab12.wav -> media/ab12.wav.
/// Takes and assets are never called the same: the ids of takes begin with tk-, the names of assets are
/// checksums.
std::string placeInBundle(std::string const& relative)
{
    fs::path const file = relative;
    bool const isProxy = relative.rfind("takes/", 0) == 0;
    return "media/" + (isProxy ? file.parent_path().filename().string() + file.extension().string()
                               : file.filename().string());
}

/// The files that the text names, by their place in the bundle, and whose they are in a sentence.
std::map<std::string, std::pair<std::string, std::string>> filesOf(Film const& film)
{
    std::map<std::string, std::pair<std::string, std::string>> files;
    for (CutClip const& clip : cutListOf(film))
        if (clip.covered.count > 0)
            files.try_emplace(placeInBundle(clip.item->proxyFile), clip.item->proxyFile, clip.name);
    for (story::Sound const& sound : film.board.sounds)
        if (sound.start < film.plan.length)
            files.try_emplace(placeInBundle(sound.file.path), sound.file.path, sound.name);
    return files;
}

} // namespace

std::string bundledOtioText(Film const& film)
{
    return otioText(film, [](Film const&, std::string const& relative) { return placeInBundle(relative); });
}

Status writeBundle(Film const& film, std::string const& text, fs::path const& target, std::stop_token stop)
{
    std::vector<story::ZipEntry> entries{{"version.txt", kBundleVersion, {}, true},
                                         {"content.otio", text, {}, true}};
    for (auto const& [place, source] : filesOf(film)) {
        auto const& [relative, name] = source;
        FW_TRY(fs::path const file, story::insideProject(film.projectFolder, relative));
        std::error_code ignored;
        if (!fs::is_regular_file(file, ignored))
            return fail(Error::Kind::MissingFile, "interchange.missingMedia", {name, file.string()},
                        file.string());
        entries.push_back({place, {}, file, false});
    }
    return story::writeZip(target, entries, std::move(stop));
}

} // namespace fw::interchange
