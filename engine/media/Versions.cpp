#include "engine/media/Versions.h"

#include <opencv2/core/version.hpp>

extern "C" {
#include <libavutil/avutil.h>
}

namespace fw::media {

std::map<std::string, std::string> libraryVersions()
{
    return {{"ffmpeg", av_version_info()}, {"opencv", CV_VERSION}};
}

} // namespace fw::media
