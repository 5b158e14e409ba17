#include "engine/interchange/Interchange.h"

#include "engine/base/Files.h"
#include "engine/interchange/CutList.h"
#include "engine/interchange/ScriptBuilder.h"

#include <algorithm>

namespace fw::interchange {

namespace {

struct FormatRow {
    char const* ending;
    Format format;
    std::string (*text)(Film const&);
};
constexpr FormatRow kFormats[] = {
    {".otio", Format::Otio, otioText}, {".otioz", Format::Otioz, bundledOtioText},
    {".edl", Format::Edl, edlText},    {".fcpxml", Format::FcpXml, fcpxmlText},
    {".srt", Format::Srt, srtText},    {".csv", Format::Csv, csvText},
};

} // namespace

Result<Format> formatOf(std::filesystem::path const& file)
{
    std::string const ending = lowerCase(file.extension().string());
    for (FormatRow const& row : kFormats)
        if (ending == row.ending)
            return row.format;
    return fail(Error::Kind::BadInput, "interchange.format", {file.filename().string()}, file.string());
}

Result<std::string> textOf(Film const& film, Format format)
{
    if (film.plan.items.empty())
        return fail(Error::Kind::BadInput, "interchange.empty");
    auto const row = std::find_if(std::begin(kFormats), std::end(kFormats),
                                  [&](FormatRow const& each) { return each.format == format; });
    std::string text = row->text(film);
    if (text.empty())
        return fail(Error::Kind::BadInput, "interchange.noDialogue");
    return text;
}

Status writeFile(Film const& film, std::filesystem::path const& target, bool overwrite, std::stop_token stop)
{
    FW_TRY(Format const format, formatOf(target));
    std::error_code ignored;
    if (!overwrite && std::filesystem::exists(target, ignored))
        return fail(Error::Kind::Conflict, "export.exists", {target.string()}, target.string());
    FW_TRY(std::string const text, textOf(film, format));
    return format == Format::Otioz ? writeBundle(film, text, target, std::move(stop))
                                   : writeFileAtomically(target, text);
}

} // namespace fw::interchange
