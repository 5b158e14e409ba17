#include "engine/export/Formats.h"

#include <algorithm>

namespace fw::exporting {

namespace {

using media::ClipCodec;
using enum CredentialsPlace;

std::string listOf(std::vector<std::string> const& words)
{
    std::string text;
    for (size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

std::string endingsOf(Format const& format)
{
    std::vector<std::string> words;
    for (char const* ending : format.endings)
        if (ending)
            words.emplace_back(ending);
    return listOf(words);
}

std::string names()
{
    std::vector<std::string> words;
    for (Format const& each : formats())
        words.emplace_back(each.name);
    return listOf(words);
}

} // namespace

std::vector<Format> const& formats()
{
    static std::vector<Format> const all = {
        {"h264", "H.264", ClipCodec::H264, {".mp4", ".mov"}, "yuv420p", "aac", Inside, {14, 18, 24}},
        {"h265", "H.265", ClipCodec::H265, {".mp4", ".mov"}, "yuv420p", "aac", Inside, {16, 20, 26}},
        {"vp9", "VP9", ClipCodec::Vp9, {".webm", nullptr}, "yuv420p", "libopus", Beside, {20, 28, 36}},
        {"av1", "AV1", ClipCodec::Av1, {".mp4", nullptr}, "yuv420p", "libopus", Inside, {18, 24, 34}},
        {"prores",
         "ProRes",
         ClipCodec::ProRes,
         {".mov", nullptr},
         "yuv422p10le",
         "pcm_s16le",
         Inside,
         {3, 2, 1}},
        {"gif", "GIF", ClipCodec::Gif, {".gif", nullptr}, "pal8", nullptr, Inside, {0, 0, 0}},
        {"webp", "Animated WebP", ClipCodec::WebP, {".webp", nullptr}, "bgra", nullptr, Inside, {95, 85, 70}},
        {"png", "PNG pictures", std::nullopt, {nullptr, nullptr}, "rgb24", nullptr, Inside, {0, 0, 0}},
    };
    return all;
}

bool Format::fits(std::filesystem::path const& target) const
{
    std::string const ending = target.extension().string();
    if (isFolder())
        return ending.empty();
    return std::any_of(endings.begin(), endings.end(),
                       [&](char const* each) { return each && ending == each; });
}

Result<Format> formatFor(std::string const& name, std::filesystem::path const& target)
{
    std::string const file = target.string();
    auto const found = std::find_if(formats().begin(), formats().end(), [&](Format const& each) {
        return name.empty() ? each.fits(target) : name == each.name;
    });
    if (found == formats().end())
        return name.empty() ? fail(Error::Kind::BadInput, "export.format", {file}, file)
                            : fail(Error::Kind::BadInput, "export.unknownFormat", {name, names()});
    if (found->fits(target))
        return *found;
    return found->isFolder()
               ? fail(Error::Kind::BadInput, "export.wantsFolder", {file, found->title}, file)
               : fail(Error::Kind::BadInput, "export.ending", {file, found->title, endingsOf(*found)}, file);
}

Status checkEncoder(Format const& format, bool (*hasEncoder)(ClipCodec))
{
    if (format.isFolder() || hasEncoder(*format.codec))
        return {};
    std::vector<std::string> others;
    for (Format const& each : formats())
        if (each.isFolder() || hasEncoder(*each.codec))
            others.emplace_back(each.name);
    return fail(Error::Kind::Unavailable, "export.noEncoder", {format.title, listOf(others)});
}

} // namespace fw::exporting
