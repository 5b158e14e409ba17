#include "engine/workflow/Footage.h"

#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/base/Timecode.h"
#include "engine/export/SignedClip.h"
#include "engine/jobs/TakeRecipe.h"
#include "engine/media/Pictures.h"
#include "engine/media/Posters.h"
#include "engine/media/Stills.h"
#include "engine/media/VisibleMark.h"
#include "engine/media/Wav.h"
#include "engine/provenance/Manifest.h"
#include "engine/story/Footage.h"
#include "engine/story/Project.h"

#include <algorithm>
#include <cmath>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

using footage::Analysis;
using footage::FoundShot;

constexpr int kMasterCrf = 14; ///< as good as the source to the eye, a tenth of what lossless needs
constexpr int kProxyCrf = 16;
constexpr int kKeyFrameQuality = 95;
constexpr double kSureFootageFace = .85; ///< as for start pictures

Error stopped() { return fail(Error::Kind::Cancelled, "base.cancelled"); }

/// Frames come evenly, as they do from most cameras; phones and screen recorders vary.
bool isEven(Analysis const& analysis)
{
    int64_t const count = analysis.frameCount();
    double const mean = analysis.secondsOf(0, count) / static_cast<double>(std::max<int64_t>(1, count));
    for (int64_t n = 0; n + 1 < count; ++n)
        if (double const gap = analysis.secondsOf(n, n + 1); gap > 1.5 * mean || gap < .5 * mean)
            return false;
    return true;
}

FrameRate rateOf(FootageOrder const& order)
{
    FrameRate const rate = order.analysis.info.rate;
    bool const isUsable = rate.num > 0 && rate.den > 0 && rate.den <= 100'000 && rate.perSecond() >= 1 &&
                          rate.perSecond() <= 240;
    return isUsable && isEven(order.analysis) ? rate : order.format.rate;
}

/// Never larger, even sides.
SizePx scaledEvenly(SizePx from, double scale)
{
    auto const side = [scale](int px) {
        return std::max(2, static_cast<int>(std::lround(px * std::min(1.0, scale) / 2)) * 2);
    };
    return {side(from.widthPx), side(from.heightPx)};
}

/// As large as the project's frame needs, never larger than the source, even sides.
SizePx sizeOf(FootageOrder const& order)
{
    SizePx const from = order.analysis.info.size, frame = order.format.size;
    return scaledEvenly(from, std::max(static_cast<double>(frame.widthPx) / from.widthPx,
                                       static_cast<double>(frame.heightPx) / from.heightPx));
}

/// As it was filmed, within what every H.264 decoder takes.
SizePx fullSizeOf(FootageOrder const& order)
{
    constexpr double kMostWidth = 8192, kMostHeight = 4320;
    SizePx const from = order.analysis.info.size;
    return scaledEvenly(from, std::min(kMostWidth / from.widthPx, kMostHeight / from.heightPx));
}

/// Of the proxy: as the project's frame needs, or fewer lines.
SizePx proxySizeOf(FootageOrder const& order)
{
    SizePx const needed = sizeOf(order);
    int const lines = order.proxies.heightPx;
    return lines > 0 ? scaledEvenly(needed, static_cast<double>(lines) / needed.heightPx) : needed;
}

/// Frames of the video that make up a shot at an even rate, one for each frame of the take.
std::vector<int64_t> framesOf(Analysis const& analysis, FoundShot const& shot, FrameRate rate)
{
    std::vector<int64_t> frames;
    if (rate == analysis.info.rate && isEven(analysis)) {
        for (int64_t n = shot.first; n < shot.end; ++n)
            frames.push_back(n);
        return frames;
    }
    int64_t const count = std::max<int64_t>(1, std::llround(shot.seconds * rate.perSecond()));
    int64_t source = shot.first;
    for (int64_t n = 0; n < count; ++n) {
        double const at = (static_cast<double>(n) + .5) / rate.perSecond();
        while (source + 1 < shot.end && analysis.secondsOf(shot.first, source + 1) <= at)
            ++source;
        frames.push_back(source);
    }
    return frames;
}

/// Whether something in the video says that it was generated: its credentials, a mark of ours, a recipe of
/// ours beside it. Then it may not leave as filmed.
bool isGenerated(fs::path const& file)
{
    if (auto const recipe = jobs::recipeBeside(file); recipe && !recipe->footage)
        return true;
    auto const credentials = provenance::readCredentials(file);
    if (credentials && (credentials->digitalSourceType == "trainedAlgorithmicMedia" ||
                        credentials->digitalSourceType == "compositeWithTrainedAlgorithmicMedia"))
        return true;
    auto const clip = media::ClipReader::openForeign(file);
    if (!clip)
        return false;
    auto const mark = media::detectMarkInClip(**clip);
    if (mark && mark->found)
        return true;
    auto const key = provenance::loadOrCreateMarkKey();
    auto const heard = key ? provenance::detectInvisibleMark(**clip, *key, false)
                           : Result<provenance::InvisibleDetection>(key.error());
    return heard && heard->found;
}

/// What the proxies say: put together from footage; with generated media where the video has some.
provenance::ManifestSpec manifestOfFootage(fs::path const& file)
{
    provenance::ManifestSpec manifest;
    manifest.title = "take";
    manifest.hasVisibleMark = isGenerated(file);
    manifest.hasInvisibleMark = true;
    manifest.sourceType = manifest.hasVisibleMark
                              ? provenance::SourceType::CompositeWithTrainedAlgorithmicMedia
                              : provenance::SourceType::Composite;
    auto const credentials = provenance::readCredentials(file);
    std::string const format = provenance::c2paFormatOf(file);
    if (credentials && credentials->state != provenance::C2paReport::State::None && !format.empty()) {
        provenance::Ingredient source;
        source.id = "footage";
        source.title = "footage";
        source.relationship = "componentOf";
        source.file = file;
        source.format = format;
        manifest.ingredients.push_back(std::move(source));
    }
    return manifest;
}

/// Makes one shot after the other; the video is read once, forwards.
class Importer {
public:
    Importer(FootageOrder const& order, Toolbox const& tools, FootageHooks const& hooks)
        : m_order(order), m_tools(tools), m_hooks(hooks), m_store(order.project), m_rate(rateOf(order)),
          m_size(sizeOf(order)), m_proxySize(m_size)
    {
        for (FoundShot const& shot : order.shots)
            m_of += static_cast<int64_t>(framesOf(order.analysis, shot, m_rate).size()) *
                    (order.hasTakes ? 2 : 0);
        m_of = std::max<int64_t>(m_of, static_cast<int64_t>(order.shots.size()));
    }

    Result<FootageImport> run()
    {
        FW_CHECK(open());
        m_made.scene.id = newSceneId();
        m_made.scene.title = m_order.analysis.file.stem().string();
        for (FoundShot const& shot : m_order.shots) {
            Status const added = add(shot);
            if (!added) {
                discardFootage(m_made, m_order.project);
                return added.error();
            }
        }
        return std::move(m_made);
    }

private:
    Status open()
    {
        FW_TRY(m_reader, media::ClipReader::openForeign(m_order.analysis.file, {}, {{}, true}));
        if (m_reader->info().frameCount != m_order.analysis.frameCount())
            return fail(Error::Kind::BadInput, "base.cannotRead",
                        {m_order.analysis.file.string(), "it changed"}, m_order.analysis.file.string());
        if (m_order.hasTakes) {
            FW_TRY(m_sha256, sha256File(m_order.analysis.file, m_hooks.stop));
            m_manifest = manifestOfFootage(m_order.analysis.file);
            chooseSizes();
        }
        if (m_order.cameo.openFaces)
            if (auto finder = m_order.cameo.openFaces())
                m_faces = std::move(*finder);
        m_made.isLookedAt = m_faces != nullptr;
        m_made.name = m_order.analysis.file.filename().string();
        if (m_order.hasTakes && m_order.hasSound && m_order.analysis.info.hasAudio)
            if (auto sound =
                    media::SoundReader::openForeign(m_order.analysis.file)) // else it comes in silent
                m_sound = std::move(*sound);
        return {};
    }

    /// The proxy of what was generated carries the visible mark: nobody cuts by that, so it plays the master.
    void chooseSizes()
    {
        if (!m_order.proxies.areWanted || m_manifest.hasVisibleMark)
            return;
        m_size = fullSizeOf(m_order);
        m_proxySize = proxySizeOf(m_order);
    }

    Status step()
    {
        if (m_hooks.stop.stop_requested())
            return stopped();
        ++m_step;
        if (m_hooks.onProgress)
            m_hooks.onProgress(std::min(m_step, m_of), m_of);
        return {};
    }

    /// A frame that cannot be read shows as the one before.
    Result<Image> picture(int64_t frame)
    {
        if (frame == m_lastFrame)
            return m_last;
        auto read = m_reader->frame({frame});
        if (!read && (m_last.isEmpty() || read.error().kind != Error::Kind::BadInput))
            return read.error();
        if (read)
            m_last = media::resize(*read, m_size);
        m_lastFrame = frame;
        return m_last;
    }

    Status add(FoundShot const& found)
    {
        story::Shot shot;
        shot.id = newShotId();
        shot.presetId = m_order.presetId;
        double const length = found.seconds * m_order.format.rate.perSecond();
        constexpr double kRounding = 1e-6;
        shot.length = {std::max<int64_t>(1, m_order.isSummary
                                                ? static_cast<int64_t>(std::floor(length + kRounding))
                                                : std::llround(length))};
        shot.notes = footageNote(m_order.analysis, found);
        Image key;
        if (m_order.hasTakes) {
            FW_TRY(story::Take const take, takeOf(found, shot.id, key));
            shot.takes = {take};
            shot.acceptedKey = take.requestKey;
            m_made.takes.push_back(take.id);
        } else {
            FW_TRY(key, picture(found.key));
            FW_CHECK(step());
            (void)facesIn(key);
        }
        shot.start.kind = story::StartKind::Image;
        FW_TRY(shot.start.image, keep(key));
        if (m_sound)
            FW_CHECK(keepSound(found, shot.id));
        m_made.scene.shots.push_back(std::move(shot));
        return {};
    }

    Result<story::AssetRef> keep(Image const& key)
    {
        fs::path const assets = m_order.project / "assets";
        FW_CHECK(makeFolders(assets));
        fs::path const file = temporaryBeside(assets / "key.jpg");
        FW_CHECK(media::writeJpeg(file, key, kKeyFrameQuality));
        auto asset = story::importAsset(m_order.project, file);
        std::error_code ignored;
        fs::remove(file, ignored);
        return asset;
    }

    /// A sound that cannot be read is left out: the pictures are what was asked for.
    Status keepSound(FoundShot const& found, ShotId const& shot)
    {
        auto const sampleOf = [&](int64_t frame) {
            return std::llround(m_order.analysis.secondsOf(0, frame) * media::kSoundHertz);
        };
        fs::path const file = temporaryBeside(m_order.project / "assets" / "sound.wav");
        int64_t const from = sampleOf(found.first);
        auto const written = media::writeWav(file, *m_sound, from, sampleOf(found.end) - from);
        if (!written && written.error().kind != Error::Kind::BadInput)
            return written.error();
        if (!written || !*written)
            return {};
        auto asset = story::importAsset(m_order.project, file);
        std::error_code ignored;
        fs::remove(file, ignored);
        if (!asset)
            return asset.error();
        m_made.sounds.push_back({shot, std::move(*asset)});
        return {};
    }

    int facesIn(Image const& key)
    {
        auto const found = m_faces ? m_faces->detect(key) : Result<std::vector<cameo::Face>>(stopped());
        if (!found)
            return -1;
        int const faces =
            static_cast<int>(std::count_if(found->begin(), found->end(), [](cameo::Face const& face) {
                return face.confidence >= kSureFootageFace;
            }));
        m_made.shotsWithFaces += faces > 0;
        return faces;
    }

    Result<story::Take> takeOf(FoundShot const& found, ShotId const& shot, Image& key)
    {
        TakeId const id = newTakeId();
        FW_TRY(fs::path const working, m_store.begin(id));
        auto take = writeInto(working, {found, id, shot}, key);
        std::error_code ignored;
        fs::remove_all(working, ignored); // nothing is there any more when all went well
        return take;
    }

    struct Wanted {
        FoundShot const& found;
        TakeId id;
        ShotId shot;
    };

    Result<story::Take> writeInto(fs::path const& working, Wanted const& wanted, Image& key)
    {
        std::vector<int64_t> const frames = framesOf(m_order.analysis, wanted.found, m_rate);
        fs::path const master = working / "master.mkv";
        FW_CHECK(writeMaster(master, frames, wanted.found, key));
        FW_CHECK(media::writePng(working / "poster.png", media::posterOf({key})));
        FW_CHECK(writeProxy(master, working / "proxy.mp4", static_cast<int64_t>(frames.size())));
        FoundShot const& found = wanted.found;
        jobs::Recipe recipe;
        recipe.shot = wanted.shot;
        recipe.request.shot = wanted.shot;
        recipe.receipt.version = jobs::engineVersion();
        recipe.footage = jobs::FootageOrigin{m_order.analysis.file.filename().string(), m_sha256,
                                             m_order.analysis.secondsOf(0, found.first),
                                             m_order.analysis.secondsOf(0, found.end), facesIn(key)};
        story::Take& take = recipe.take;
        take.id = wanted.id;
        take.requestKey = {sha256Hex("footage " + m_sha256 + ' ' + std::to_string(found.first) + ' ' +
                                     std::to_string(found.end))};
        take.size = m_size;
        take.rate = m_rate;
        take.length = {static_cast<int64_t>(frames.size())};
        take.created = provenance::utcNow();
        take.quality = story::kFootageQuality;
        FW_TRY(story::Take made, m_store.adopt(working, std::move(recipe)));
        takeSink(m_tools, m_order.project)(m_store.files(made.id), made, wanted.shot);
        return made;
    }

    Status writeMaster(fs::path const& file, std::vector<int64_t> const& frames, FoundShot const& found,
                       Image& key)
    {
        media::ClipSettings settings;
        settings.codec = media::ClipCodec::H264;
        settings.size = m_size;
        settings.rate = m_rate;
        settings.crf = kMasterCrf;
        settings.speed = media::EncodeSpeed::Fast;
        settings.stop = m_hooks.stop;
        FW_TRY(auto const writer, media::ClipWriter::create(file, settings));
        for (int64_t const frame : frames) {
            FW_TRY(Image const image, picture(frame));
            if (key.isEmpty() || frame == found.key)
                key = image;
            FW_CHECK(writer->add(image));
            FW_CHECK(step());
        }
        return writer->finish();
    }

    Status writeProxy(fs::path const& master, fs::path const& proxy, int64_t frames)
    {
        FW_TRY(auto const reader, media::ClipReader::open(master, {}, {{}, true}));
        exporting::ClipJob job;
        FW_TRY(job.format, exporting::formatFor("h264", proxy));
        job.target = proxy;
        job.size = m_proxySize;
        job.keyFrameEvery = m_order.proxies.isQuickToScrub ? 1 : 0;
        job.rate = m_rate;
        job.frames = frames;
        job.crf = kProxyCrf;
        job.speed = media::EncodeSpeed::Fast;
        job.manifest = m_manifest;
        job.stop = m_hooks.stop;
        job.frameAt = [&](int64_t n) -> Result<exporting::SourceFrame> {
            FW_CHECK(step());
            FW_TRY(Image image, reader->frame({n}));
            return exporting::SourceFrame{media::resize(image, m_proxySize), 1};
        };
        FW_CHECK(exporting::writeVerified(job));
        return {};
    }

    FootageOrder const& m_order;
    Toolbox const& m_tools;
    FootageHooks const& m_hooks;
    jobs::TakeStore m_store;
    FrameRate m_rate;
    SizePx m_size;      ///< of the masters
    SizePx m_proxySize; ///< the same, or smaller
    std::unique_ptr<media::ClipReader> m_reader;
    std::unique_ptr<media::SoundReader> m_sound;
    std::unique_ptr<cameo::FaceBackend> m_faces;
    provenance::ManifestSpec m_manifest;
    std::string m_sha256;
    Image m_last;
    int64_t m_lastFrame = -1;
    int64_t m_step = 0, m_of = 0;
    FootageImport m_made;
};

/// Under their shots, on the first tracks that are free there; `board` has the shots already.
void addSounds(FootageImport const& made, story::Storyboard& board, std::vector<story::Edit>& edits)
{
    std::vector<TimelineFrame> const starts = story::shotStarts(board);
    for (FootageSound const& each : made.sounds) {
        int const number = story::shotNumber(board, each.shot);
        story::Shot const* const shot = story::findShot(board, each.shot);
        if (!shot)
            continue;
        story::NewSound wanted;
        wanted.file = each.file;
        wanted.name = made.name;
        wanted.at = starts[static_cast<size_t>(number) - 1];
        wanted.seconds = static_cast<double>(shot->length.count) / board.format.rate.perSecond();
        auto sound = story::placeSound(board, wanted);
        if (!sound)
            continue;
        sound->length = shot->length;
        story::Edit const edit = story::AddSound{*sound};
        if (story::apply(board, edit).isOk())
            edits.push_back(edit);
    }
}

} // namespace

std::string footageNote(Analysis const& analysis, FoundShot const& shot)
{
    FrameRate const rate = analysis.info.rate.num > 0 ? analysis.info.rate : FrameRate{};
    auto const code = [&](int64_t frame) {
        return timecode(std::llround(analysis.secondsOf(0, frame) * rate.perSecond()), rate);
    };
    return analysis.file.filename().string() + ", " + code(shot.first) + " to " + code(shot.end);
}

Result<FootageImport> importFootage(FootageOrder const& order, Toolbox const& tools,
                                    FootageHooks const& hooks)
{
    if (order.shots.empty())
        return fail(Error::Kind::BadInput, "workflow.noFootageShots");
    return Importer(order, tools, hooks).run();
}

story::Edit footageEdit(FootageImport const& made, story::Storyboard const& board)
{
    std::vector<story::Edit> edits{story::AddScene{board.scenes.size(), made.scene}};
    bool const isUntouched = board.scenes.size() == 1 && board.scenes[0].shots.empty();
    if (isUntouched) // the empty scene that a new project starts with
        edits.emplace_back(story::RemoveScene{board.scenes[0].id});
    story::Storyboard after = board; // where shots begin is known when they are there
    bool isGood = true;
    for (story::Edit const& edit : edits)
        isGood = isGood && story::apply(after, edit).isOk();
    if (isGood)
        addSounds(made, after, edits);
    return story::batch("Import footage", std::move(edits));
}

void discardFootage(FootageImport const& made, fs::path const& project)
{
    jobs::TakeStore const store(project);
    std::error_code ignored;
    for (TakeId const& take : made.takes)
        fs::remove_all(store.files(take).folder, ignored);
}

} // namespace fw::workflow
