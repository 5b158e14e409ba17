#include "engine/workflow/Import.h"

#include "engine/base/Files.h"
#include "engine/media/ClipReader.h"
#include "engine/media/ClipReader.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/Foreign.h"
#include "engine/media/Pictures.h"
#include "engine/media/Wav.h"
#include "engine/story/Project.h"

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

/// A file in the making that becomes an asset; gone when it does not.
class Draft {
public:
    Draft(fs::path const& project, char const* name) : m_file(temporaryBeside(project / "assets" / name)) {}
    ~Draft()
    {
        std::error_code ignored;
        fs::remove(m_file, ignored);
    }
    Draft(Draft const&) = delete;
    Draft& operator=(Draft const&) = delete;

    fs::path const& file() const { return m_file; }

private:
    fs::path m_file;
};

} // namespace

Result<story::AssetRef> importPicture(fs::path const& project, fs::path const& file)
{
    FW_TRY(Image const picture, media::readForeignImage(file));
    FW_CHECK(makeFolders(project / "assets"));
    Draft const draft(project, "picture.png");
    FW_CHECK(media::writePng(draft.file(), picture));
    return story::importAsset(project, draft.file());
}

Result<story::SourceClip> importClip(fs::path const& project, fs::path const& file, std::stop_token stop)
{
    constexpr int kCrf = 10; // to the eye as it was
    FW_TRY(auto const reader, media::ClipReader::openForeign(file, {}, {{}, true}));
    FW_CHECK(makeFolders(project / "assets"));
    Draft const draft(project, "clip.mkv");
    media::ClipInfo const& info = reader->info();
    media::ClipSettings settings;
    settings.size = {(info.size.widthPx + 1) / 2 * 2, (info.size.heightPx + 1) / 2 * 2};
    settings.rate = info.rate.num > 0 ? info.rate : FrameRate{};
    settings.crf = kCrf;
    settings.speed = media::EncodeSpeed::Fast;
    settings.stop = stop;
    FW_TRY(auto const writer, media::ClipWriter::create(draft.file(), settings));
    for (int64_t n = 0; n < info.frameCount; ++n) {
        FW_TRY(Image const picture, reader->frame({n}));
        FW_CHECK(writer->add(media::resize(picture, settings.size)));
    }
    FW_CHECK(writer->finish());
    story::SourceClip clip;
    clip.seconds = info.seconds();
    FW_TRY(clip.file, story::importAsset(project, draft.file()));
    return clip;
}

Result<ImportedSound> importSound(fs::path const& project, fs::path const& file, std::stop_token stop)
{
    FW_TRY(auto const pieces, media::SoundPieces::openForeign(file));
    FW_CHECK(makeFolders(project / "assets"));
    Draft const draft(project, "sound.wav");
    auto const written = media::writeWav(draft.file(), *pieces, stop);
    if (!written) {
        Error error = written.error();
        if (error.kind == Error::Kind::BadInput) { // of the file that was chosen, not of ours
            error.file = file.string();
            if (!error.args.empty())
                error.args.front() = file.string();
        }
        return error;
    }
    ImportedSound made;
    FW_TRY(made.file, story::importAsset(project, draft.file()));
    FW_TRY(made.peaks, media::soundPeaks(project / made.file.path, made.file.sha256));
    return made;
}

} // namespace fw::workflow
