#include "engine/export/Export.h"

#include "engine/media/Stills.h"
#include "engine/media/VisibleMark.h"

namespace fw::exporting {

namespace {

Result<media::MarkDetection> detectIn(std::filesystem::path const& file)
{
    if (provenance::c2paFormatOf(file).rfind("image/", 0) != 0)
        return media::detectMarkInClip(file);
    FW_TRY(Image const image, media::readImage(file));
    return media::detectMark(image);
}

} // namespace

Result<VerifyReport> verifyFile(std::filesystem::path const& file, std::string const& anchorsPem)
{
    VerifyReport report;
    FW_TRY(report.c2pa, provenance::readCredentials(file, anchorsPem));
    // A damaged clip still has credentials to tell about: that nothing decodes is no reason to keep them
    // back.
    Result<media::MarkDetection> const mark = detectIn(file);
    if (!mark && report.c2pa.state == provenance::C2paReport::State::None)
        return mark.error();
    if (mark) {
        report.visibleMark = mark->found;
        report.visibleScore = mark->score;
    }
    return report;
}

} // namespace fw::exporting
