#include "engine/render/TrainingFolder.h"

#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/base/Utf8.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Stills.h"
#include "engine/plan/Clocks.h"

#include <algorithm>
#include <map>
#include <optional>

namespace fw::render {

namespace {

namespace fs = std::filesystem;

constexpr size_t kFewest = 4; ///< stills and clips together
constexpr size_t kMost = 5000;
constexpr double kMostEnlarged = 2; ///< beyond it a picture is mush, and mush is what would be learned
constexpr uint64_t kCaptionBytes = 64 << 10;
constexpr int kMostParts = 8; ///< of one clip

enum class Kind { Still, Clip, Caption, Other };

Kind kindOf(fs::path const& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    auto const isOneOf = [&](std::initializer_list<char const*> endings) {
        return std::find(endings.begin(), endings.end(), ending) != endings.end();
    };
    if (isOneOf({".png", ".jpg", ".jpeg", ".webp"}))
        return Kind::Still;
    if (isOneOf({".mp4", ".mov", ".mkv", ".webm", ".m4v"}))
        return Kind::Clip;
    return ending == ".txt" ? Kind::Caption : Kind::Other;
}

std::string trimmed(std::string const& text)
{
    char const* const blank = " \t\r\n";
    size_t const begin = text.find_first_not_of(blank);
    return begin == std::string::npos ? std::string()
                                      : text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

/// NAME.txt beside the file, else the caption for all.
Result<std::string> captionOf(fs::path const& file, TrainingNeeds const& needs)
{
    fs::path const beside = fs::path(file).replace_extension(".txt");
    std::error_code code;
    std::string caption = needs.caption;
    if (fs::exists(beside, code)) {
        FW_TRY(caption, readFile(beside, kCaptionBytes));
        if (!isValidUtf8(caption))
            return fail(Error::Kind::BadInput, "training.captionUtf8", {beside.string()}, beside.string());
    }
    caption = trimmed(caption);
    if (caption.empty())
        return fail(Error::Kind::BadInput, "training.noCaption", {file.string(), beside.filename().string()},
                    file.string());
    return caption;
}

Status checkSize(fs::path const& file, SizePx size, TrainingNeeds const& needs)
{
    double const enlarged = std::max(static_cast<double>(needs.size.widthPx) / size.widthPx,
                                     static_cast<double>(needs.size.heightPx) / size.heightPx);
    if (enlarged <= kMostEnlarged)
        return {};
    auto const text = [](int width, int height) {
        return std::to_string(width) + "x" + std::to_string(height);
    };
    return fail(Error::Kind::BadInput, "training.tiny",
                {file.string(), text(size.widthPx, size.heightPx),
                 text(needs.size.widthPx / 2, needs.size.heightPx / 2)},
                file.string());
}

Result<int64_t> checkStill(fs::path const& file, TrainingNeeds const& needs)
{
    FW_TRY(Image const image, media::readForeignImage(file));
    FW_CHECK(checkSize(file, image.size(), needs));
    return 1;
}

/// Frames at the model's rate; all that training may read has been decoded.
Result<int64_t> checkClip(fs::path const& file, TrainingNeeds const& needs, std::stop_token const& stop)
{
    FW_TRY(auto const clip, media::ClipReader::openForeign(file));
    media::ClipInfo const& info = clip->info();
    FW_CHECK(checkSize(file, info.size, needs));
    int64_t const frames = plan::toTimelineLength({info.frameCount}, info.rate, needs.fps).count;
    if (frames < needs.shortest)
        return fail(Error::Kind::BadInput, "training.shortClip",
                    {file.string(), std::to_string(frames), std::to_string(needs.shortest)}, file.string());
    for (int64_t at = 0; at < info.frameCount; ++at) {
        FW_CHECK(clip->frame({at}));
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
    }
    return frames;
}

/// The item, or what is wrong with its picture and with its caption.
std::optional<TrainingItem> readItem(fs::path const& file, TrainingNeeds const& needs,
                                     std::stop_token const& stop, std::vector<Error>& problems)
{
    bool const isClip = kindOf(file) == Kind::Clip;
    Result<int64_t> const frames = isClip ? checkClip(file, needs, stop) : checkStill(file, needs);
    Result<std::string> const caption = captionOf(file, needs);
    Result<std::string> const sha256 = sha256File(file, stop);
    if (frames && caption && sha256)
        return TrainingItem{file, *sha256, *caption, *frames};
    if (!frames)
        problems.push_back(frames.error());
    else if (!sha256)
        problems.push_back(sha256.error());
    if (!caption)
        problems.push_back(caption.error());
    return {};
}

/// The files to look at, by name; what is left out becomes a note.
Result<std::vector<fs::path>> listFolder(fs::path const& folder, std::vector<Error>& notes)
{
    std::error_code code;
    if (!fs::is_directory(folder, code))
        return fail(Error::Kind::MissingFile, "training.noFolder", {folder.string()}, folder.string());
    std::vector<fs::path> all, media;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        if (it->is_regular_file(code) && it->path().filename().string().front() != '.')
            all.push_back(it->path());
    if (code)
        return fail(Error::Kind::Io, "base.cannotRead", {folder.string(), code.message()}, folder.string());
    std::sort(all.begin(), all.end());
    std::copy_if(all.begin(), all.end(), std::back_inserter(media), [](fs::path const& file) {
        return kindOf(file) == Kind::Still || kindOf(file) == Kind::Clip;
    });
    for (fs::path const& file : all) {
        bool const isCaption = kindOf(file) == Kind::Caption;
        bool const hasPicture = std::any_of(media.begin(), media.end(),
                                            [&](fs::path const& each) { return each.stem() == file.stem(); });
        if (kindOf(file) == Kind::Other)
            notes.push_back(
                fail(Error::Kind::Unsupported, "training.leftOut", {file.string()}, file.string()));
        else if (isCaption && !hasPicture)
            notes.push_back(
                fail(Error::Kind::MissingFile, "training.loneCaption", {file.string()}, file.string()));
    }
    return media;
}

} // namespace

Result<TrainingFolder> readTrainingFolder(fs::path const& folder, TrainingNeeds const& needs,
                                          FolderHooks const& hooks)
{
    TrainingFolder read;
    FW_TRY(std::vector<fs::path> const files, listFolder(folder, read.notes));
    if (files.size() > kMost) {
        read.problems.push_back(fail(Error::Kind::BadInput, "training.tooMany",
                                     {folder.string(), std::to_string(files.size()), std::to_string(kMost)},
                                     folder.string()));
        return read;
    }
    std::map<std::string, fs::path> seen; // by checksum
    size_t broken = 0;                    // files that can be used once they are mended
    for (size_t i = 0; i < files.size(); ++i) {
        std::optional<TrainingItem> item = readItem(files[i], needs, hooks.stop, read.problems);
        if (hooks.stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        if (hooks.onFile)
            hooks.onFile(i + 1, files.size());
        if (!item) {
            ++broken;
            continue;
        }
        auto const [twin, isNew] = seen.emplace(item->sha256, files[i]);
        if (isNew)
            read.items.push_back(*std::move(item));
        else
            read.notes.push_back(fail(Error::Kind::BadInput, "training.twice",
                                      {files[i].string(), twin->second.filename().string()},
                                      files[i].string()));
    }
    if (seen.size() + broken < kFewest)
        read.problems.push_back(fail(
            Error::Kind::BadInput, "training.tooFew",
            {folder.string(), std::to_string(read.items.size()), std::to_string(kFewest)}, folder.string()));
    return read;
}

Error problemsOf(fs::path const& folder, TrainingFolder const& read)
{
    std::string lines;
    for (Error const& problem : read.problems)
        lines += "\n- " + problem.message();
    return fail(Error::Kind::BadInput, "training.problems", {folder.string(), lines}, folder.string());
}

std::vector<ClipPart> clipParts(int64_t frames, int clipFrames, int strideTime)
{
    int64_t const longest = std::min<int64_t>(frames, clipFrames);
    int const count = static_cast<int>((longest - 1) / strideTime * strideTime + 1);
    int64_t const parts = std::clamp<int64_t>(frames / count, 1, kMostParts);
    std::vector<ClipPart> all;
    for (int64_t i = 0; i < parts; ++i)
        all.push_back({parts == 1 ? 0 : i * (frames - count) / (parts - 1), count});
    return all;
}

} // namespace fw::render
