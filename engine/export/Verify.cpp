#include "engine/export/Export.h"

#include "engine/media/ClipReader.h"
#include "engine/media/Stills.h"
#include "engine/media/VisibleMark.h"

namespace fw::exporting {

namespace {

namespace fs = std::filesystem;

bool isStill(fs::path const& file)
{
    std::string const format = provenance::c2paFormatOf(file);
    return format == "image/png" || format == "image/jpeg";
}

/// The pictures of a file from anywhere, decoded in a process of its own: one of them, or a clip.
struct Looked {
    Image still;
    std::unique_ptr<media::ClipReader> clip;
};

Result<Looked> lookInto(fs::path const& file)
{
    Looked looked;
    if (isStill(file)) {
        FW_TRY(looked.still, media::readForeignImage(file));
    } else {
        FW_TRY(looked.clip, media::ClipReader::openForeign(file));
    }
    return looked;
}

Result<media::MarkDetection> detectIn(Looked const& file)
{
    return file.clip ? media::detectMarkInClip(*file.clip) : media::detectMark(file.still);
}

/// A file whose credentials hold is as it was exported: only elsewhere may something be cut off.
Result<provenance::InvisibleDetection> hearIn(Looked const& file, bool mayBeCut)
{
    FW_TRY(provenance::MarkKey const key, provenance::loadOrCreateMarkKey());
    if (file.clip)
        return provenance::detectInvisibleMark(*file.clip, key, mayBeCut);
    provenance::InvisibleDetector detector(key);
    detector.add(file.still);
    return detector.detect(mayBeCut);
}

/// A folder of exported pictures is looked at by its first one.
fs::path firstPicture(fs::path const& file)
{
    std::error_code ignored;
    return fs::is_directory(file, ignored) ? file / "frame-000001.png" : file;
}

} // namespace

Result<VerifyReport> verifyFile(fs::path const& given, std::string const& anchorsPem)
{
    using State = provenance::C2paReport::State;
    fs::path const file = firstPicture(given);
    VerifyReport report;
    FW_TRY(report.c2pa, provenance::readCredentials(file, anchorsPem));
    // A damaged clip still has credentials to tell about: that nothing decodes is no reason to keep them
    // back.
    auto const looked = lookInto(file);
    Result<media::MarkDetection> const mark =
        looked ? detectIn(*looked) : Result<media::MarkDetection>(looked.error());
    if (!mark && report.c2pa.state == State::None)
        return mark.error();
    if (!mark)
        return report;
    report.visibleMark = mark->found;
    report.visibleScore = mark->score;
    bool const isWhole = report.c2pa.state == State::Valid || report.c2pa.state == State::Trusted;
    if (auto const heard = hearIn(*looked, !isWhole)) // without the key nothing is heard, and that is all
        report.invisible = *heard;
    return report;
}

} // namespace fw::exporting
