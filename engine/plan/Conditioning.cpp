#include "engine/plan/Conditioning.h"

namespace fw::plan {

namespace {

/// One list for readers and writers: `File` is FileRef or FileRef const.
template <class File, class Given>
std::vector<File*> clips(Given& conditioning)
{
    std::vector<File*> files;
    for (auto* each : {&conditioning.extend, &conditioning.prepend})
        if (*each)
            files.push_back(&(*each)->source);
    if (conditioning.video)
        files.push_back(&conditioning.video->source);
    if (conditioning.retake)
        files.push_back(&conditioning.retake->source);
    return files;
}

template <class File, class Given>
std::vector<File*> all(Given& conditioning)
{
    std::vector<File*> files;
    for (auto* each : {&conditioning.firstFrame, &conditioning.lastFrame})
        if (*each)
            files.push_back(&**each);
    for (auto& each : conditioning.timedFrames)
        files.push_back(&each.image);
    for (auto& each : conditioning.references)
        files.push_back(&each);
    for (File* each : clips<File>(conditioning))
        files.push_back(each);
    return files;
}

} // namespace

std::vector<FileRef const*> filesOf(Conditioning const& conditioning)
{
    return all<FileRef const>(conditioning);
}
std::vector<FileRef*> filesOf(Conditioning& conditioning) { return all<FileRef>(conditioning); }
std::vector<FileRef const*> clipsOf(Conditioning const& conditioning)
{
    return clips<FileRef const>(conditioning);
}
std::vector<FileRef*> clipsOf(Conditioning& conditioning) { return clips<FileRef>(conditioning); }

} // namespace fw::plan
