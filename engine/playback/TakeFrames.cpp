#include "engine/playback/TakeFrames.h"

#include <algorithm>

namespace fw::playback {

namespace {

/// A transition needs two; two more make jumping between neighbours cheap.
constexpr size_t kOpenReaders = 4;

} // namespace

TakeFrames::TakeFrames(std::filesystem::path projectFolder, size_t maxBytes)
    : m_folder(std::move(projectFolder)), m_maxBytes(maxBytes)
{
}

Result<media::ClipReader*> TakeFrames::readerFor(std::string const& masterFile)
{
    auto const found = std::find_if(m_clips.begin(), m_clips.end(),
                                    [&](Clip const& clip) { return clip.file == masterFile; });
    if (found != m_clips.end()) {
        m_clips.splice(m_clips.begin(), m_clips, found);
        return m_clips.front().reader.get();
    }
    FW_TRY(auto reader, media::ClipReader::open(m_folder / masterFile));
    m_clips.push_front({masterFile, std::move(reader)});
    if (m_clips.size() > kOpenReaders)
        m_clips.pop_back();
    return m_clips.front().reader.get();
}

void TakeFrames::keep(Picture picture)
{
    m_bytes += picture.image.sizeBytes();
    m_pictures.push_front(std::move(picture));
    while (m_bytes > m_maxBytes && m_pictures.size() > 1) {
        m_bytes -= m_pictures.back().image.sizeBytes();
        m_pictures.pop_back();
    }
}

Result<Image> TakeFrames::frame(std::string const& masterFile, ClipFrame at)
{
    auto const found = std::find_if(m_pictures.begin(), m_pictures.end(), [&](Picture const& each) {
        return each.at == at && each.file == masterFile;
    });
    if (found != m_pictures.end()) {
        m_pictures.splice(m_pictures.begin(), m_pictures, found);
        return m_pictures.front().image;
    }
    FW_TRY(media::ClipReader* const reader, readerFor(masterFile));
    ClipFrame const held{
        std::clamp<int64_t>(at.count, 0, std::max<int64_t>(0, reader->info().frameCount - 1))};
    if (held != at)
        return frame(masterFile, held);
    FW_TRY(Image image, reader->frame(at));
    keep({masterFile, at, image});
    return image;
}

} // namespace fw::playback
