#include "engine/export/Export.h"

#include "engine/export/SignedClip.h"
#include "engine/base/Files.h"
#include "engine/plan/Clocks.h"
#include "engine/playback/Compose.h"

#include <algorithm>
#include <string_view>

namespace fw::exporting {

namespace fs = std::filesystem;

namespace {

std::string joined(std::vector<int> const& numbers)
{
    std::string text;
    for (int const number : numbers)
        text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

/// The signed proxy of every shot, with its own manifest.
std::vector<provenance::Ingredient> partsOf(std::vector<plan::CutItem> const& items,
                                            fs::path const& projectFolder)
{
    std::vector<provenance::Ingredient> parts;
    for (plan::CutItem const& item : items) {
        if (!item.take)
            continue; // a card of an animatic
        std::string const number = std::to_string(item.number);
        provenance::Ingredient part;
        part.id = "shot-" + number;
        part.title = "shot " + number;
        part.relationship = "componentOf";
        part.file = projectFolder / item.proxyFile;
        parts.push_back(std::move(part));
    }
    return parts;
}

/// Composite with generated media as soon as one shot is (media.md 1.7) or one is a card, and without where
/// all were filmed; a shot without credentials has lost its origin, and the film may not claim one for it.
Result<provenance::SourceType> sourceTypeOf(std::vector<provenance::Ingredient> const& parts, bool hasCards)
{
    using provenance::SourceType;
    if (parts.empty())
        return SourceType::DigitalCreation;
    bool isOnlyFootage = !hasCards;
    auto type =
        hasCards ? SourceType::CompositeWithTrainedAlgorithmicMedia : SourceType::TrainedAlgorithmicMedia;
    for (provenance::Ingredient const& part : parts) {
        auto const credentials = provenance::readCredentials(part.file);
        if (!credentials && credentials.error().kind == Error::Kind::Unavailable)
            return credentials.error();
        if (!credentials || credentials->state == provenance::C2paReport::State::None)
            return fail(Error::Kind::BadInput, "export.shotUnsigned", {part.title}, part.file.string());
        if (credentials->digitalSourceType != "trainedAlgorithmicMedia")
            type = SourceType::CompositeWithTrainedAlgorithmicMedia;
        isOnlyFootage = isOnlyFootage && credentials->digitalSourceType == "composite";
    }
    return isOnlyFootage ? SourceType::Composite : type;
}

/// One file to write: which frames of which cut.
struct Piece {
    plan::ExportPlan plan; ///< the film, or one shot alone
    FrameRange range;
    std::vector<plan::CutItem> shown;
    fs::path target;
    FrameRange heard; ///< in the film: where its sound comes from
};

/// What all pieces of an export share.
struct Order {
    ExportSettings const& settings;
    Format format;
    SizePx size;
    FrameRate rate;
    FilmSound* sound = nullptr; ///< none: the files are silent
};

Result<provenance::ManifestSpec> manifestOf(Piece const& piece, Order const& order)
{
    ExportSettings const& settings = order.settings;
    provenance::ManifestSpec spec;
    spec.title = settings.isPerShot ? "shot" : "film";
    spec.modelId = settings.modelId;
    spec.hasInvisibleMark = true;
    spec.ingredients = partsOf(piece.shown, settings.projectFolder);
    FW_TRY(spec.sourceType, sourceTypeOf(spec.ingredients, spec.ingredients.size() < piece.shown.size()));
    if (order.sound) // where it was recorded nobody knows; no model of ours made it
        spec.sourceType = spec.ingredients.empty() || spec.sourceType == provenance::SourceType::Composite
                              ? provenance::SourceType::Composite
                              : provenance::SourceType::CompositeWithTrainedAlgorithmicMedia;
    return spec;
}

std::vector<plan::CutItem> shownIn(plan::ExportPlan const& plan, FrameRange const& range)
{
    std::vector<plan::CutItem> shown;
    for (plan::CutItem const& item : plan.items)
        if (item.start <= range.last && range.first < item.start + item.length)
            shown.push_back(item);
    return shown;
}

Status checkPlan(plan::ExportPlan const& plan, ExportSettings const& settings)
{
    std::string const name = settings.target.string();
    if (plan.items.empty() || plan.length.count <= 0)
        return fail(Error::Kind::BadInput, "export.empty", {name}, name);
    FW_TRY(FrameRange const range, shownRange(plan, settings));
    if (settings.showsCards)
        return {};
    std::vector<int> missing;
    for (plan::CutItem const& item : shownIn(plan, range))
        if (!item.take)
            missing.push_back(item.number);
    if (!missing.empty())
        return fail(Error::Kind::BadInput, missing.size() == 1 ? "export.missingTake" : "export.missingTakes",
                    {joined(missing)});
    return {};
}

std::string shotName(int number, Format const& format)
{
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return "shot-" + digits + (format.endings[0] ? format.endings[0] : "");
}

/// The shot as if it were the whole film.
Piece pieceOf(plan::ExportPlan const& plan, plan::CutItem item, fs::path target)
{
    FrameRange const heard{item.start, item.start + item.length - TimelineFrame{1}};
    item.start = {0};
    item.transition = {};
    plan::ExportPlan alone{plan.format, item.length, {item}, plan.showsSubtitles};
    return {alone, {{0}, {item.length.count - 1}}, {item}, std::move(target), heard};
}

std::vector<Piece> piecesOf(plan::ExportPlan const& plan, FrameRange const& range, Order const& order)
{
    ExportSettings const& settings = order.settings;
    std::vector<plan::CutItem> const shown = shownIn(plan, range);
    if (!settings.isPerShot)
        return {{plan, range, shown, settings.target, range}};
    std::vector<Piece> pieces;
    pieces.reserve(shown.size());
    for (plan::CutItem const& item : shown)
        pieces.push_back(pieceOf(plan, item, settings.target / shotName(item.number, order.format)));
    return pieces;
}

/// The film's frame that the n-th written one shows.
TimelineFrame filmFrame(Piece const& piece, FrameRate written, int64_t n)
{
    int64_t const offset = plan::toClipFrame({n}, written, piece.plan.format.rate).count;
    return std::min(piece.range.first + TimelineFrame{offset}, piece.range.last);
}

/// The picture and the numbers of the shots in it; inside a transition the one that leaves comes first.
Result<SourceFrame> sourceFrame(playback::Composer& composer, Piece const& piece, TimelineFrame at)
{
    plan::FramePlan const shown = plan::framePlan(piece.plan, at);
    auto const numberOf = [&piece](int item) {
        return item < 0 ? 0 : static_cast<uint64_t>(piece.plan.items[static_cast<size_t>(item)].number);
    };
    FW_TRY(Image image, composer.compose(at));
    return SourceFrame{std::move(image), numberOf(shown.from.item), numberOf(shown.to.item)};
}

/// The piece's sound, counted from its start.
std::function<Status(int64_t, std::span<float>)> soundOf(Piece const& piece, FilmSound& sound)
{
    FrameRate const rate = piece.plan.format.rate;
    int64_t const first = plan::toSamples(piece.heard.first, rate, media::kSoundHertz);
    int64_t const end = plan::toSamples(piece.heard.last + TimelineFrame{1}, rate, media::kSoundHertz);
    return [&sound, first, end](int64_t from, std::span<float> stereo) {
        return sound.read(first + from, end, stereo);
    };
}

Result<Written> writePiece(Piece const& piece, Order const& order, ClipJob job)
{
    constexpr size_t kKeptBytes = 32u << 20;
    ExportSettings const& settings = order.settings;
    job.target = piece.target;
    job.format = order.format;
    job.size = order.size;
    job.rate = order.rate;
    job.overwrite = settings.overwrite;
    job.crf = settings.crf >= 0 ? settings.crf : order.format.crf[static_cast<size_t>(settings.quality)];
    FW_TRY(job.manifest, manifestOf(piece, order));
    if (order.sound)
        job.soundAt = soundOf(piece, *order.sound);
    // Frames are asked for one after the other: what was shown stays only for the next one or two.
    playback::Composer composer(piece.plan, {settings.projectFolder, order.size, kKeptBytes});
    job.frameAt = [&](int64_t n) { return sourceFrame(composer, piece, filmFrame(piece, order.rate, n)); };
    return writeVerified(job);
}

int64_t writtenFrames(Piece const& piece, FrameRate rate)
{
    int64_t const frames = piece.range.last.count - piece.range.first.count + 1;
    return plan::toTimelineLength({frames}, piece.plan.format.rate, rate).count;
}

/// With a file for every shot the target is a folder, whatever the format.
Result<Format> formatOf(ExportSettings const& settings)
{
    if (!settings.isPerShot)
        return formatFor(settings.format, settings.target);
    if (hasFileEnding(settings.target))
        return fail(Error::Kind::BadInput, "export.perShotFolder", {settings.target.string()},
                    settings.target.string());
    std::string const name = settings.format.empty() ? formats().front().name : settings.format;
    for (Format const& each : formats())
        if (name == each.name)
            return each;
    return formatFor(name, settings.target); // says which names there are
}

Result<Order> orderOf(plan::ExportPlan const& plan, ExportSettings const& settings)
{
    constexpr double kMostGifRate = 50; // its clock counts hundredths, and players take 1 for 10
    FW_TRY(Format const format, formatOf(settings));
    FrameRate const rate = settings.rate.num > 0 ? settings.rate : plan.format.rate;
    if (format.codec == media::ClipCodec::Gif && rate.perSecond() > kMostGifRate)
        return fail(Error::Kind::BadInput, "export.gifRate",
                    {std::to_string(static_cast<int>(rate.perSecond()))});
    return Order{settings, format, settings.size.isEmpty() ? plan.format.size : settings.size, rate};
}

/// One gain for all files of an export, so that shots fit together again.
Result<SoundReport> reportOn(FilmSound& sound, std::vector<Piece> const& pieces, Order const& order,
                             ClipJob const& job)
{
    constexpr double kPeakDb = -1, kCodecRoomDb = .5; // lossy codecs overshoot a little
    if (!order.settings.normalisesLoudness)
        return SoundReport{};
    bool const isLossless = std::string_view(order.format.audioCodec).substr(0, 4) == "pcm_";
    return sound.normalise({pieces.front().heard.first, pieces.back().heard.last + TimelineFrame{1},
                            isLossless ? kPeakDb : kPeakDb - kCodecRoomDb},
                           job.onProgress, job.stop);
}

fs::path fileOf(Piece const& piece, Format const& format)
{
    return format.isFolder() ? piece.target / "frame-000001.png" : piece.target;
}

} // namespace

Result<FrameRange> shownRange(plan::ExportPlan const& plan, ExportSettings const& settings)
{
    TimelineFrame const last{plan.length.count - 1};
    FrameRange const range = settings.range.value_or(FrameRange{{0}, last});
    if (range.first.count < 0 || range.first > range.last || range.last > last)
        return fail(Error::Kind::BadInput, "export.range",
                    {std::to_string(range.first.count + 1), std::to_string(range.last.count + 1),
                     std::to_string(plan.length.count)});
    return range;
}

Result<ExportResult> run(plan::ExportPlan plan, ExportSettings const& settings,
                         std::function<void(ExportProgress const&)> onProgress, std::stop_token stop)
{
    plan.showsSubtitles = settings.subtitles == Subtitles::InPicture || settings.subtitles == Subtitles::Both;
    FW_CHECK(checkPlan(plan, settings));
    FW_TRY(FrameRange const range, shownRange(plan, settings));
    FW_TRY(Order order, orderOf(plan, settings));
    FilmSound sound(plan, settings.projectFolder);
    ExportResult result;
    result.isSoundLeftOut = !sound.isSilent() && !order.format.audioCodec;
    ClipJob common;
    common.onProgress = std::move(onProgress);
    common.stop = std::move(stop);
    std::vector<Piece> const pieces = piecesOf(plan, range, order);
    if (!sound.isSilent() && order.format.audioCodec) {
        FW_TRY(result.sound, reportOn(sound, pieces, order, common));
        order.sound = &sound;
    }
    if (settings.isPerShot)
        FW_CHECK(makeFolders(settings.target));
    result.file = settings.target;
    for (Piece const& piece : pieces) {
        ClipJob job = common;
        job.frames = writtenFrames(piece, order.rate);
        FW_TRY(Written written, writePiece(piece, order, job));
        result.frames += job.frames;
        result.files.push_back(fileOf(piece, order.format));
        result.written.push_back(std::move(written));
        for (plan::CutItem const& item : piece.shown) {
            if (item.isStale)
                result.staleShots.push_back(item.number);
            if (!item.take)
                result.cardShots.push_back(item.number);
        }
    }
    result.credentials = result.written.front().credentials;
    return result;
}

Result<Written> writeSignedClip(ClipExport const& clip)
{
    ClipJob job;
    FW_TRY(job.format, formatFor("h264", clip.target));
    job.target = clip.target;
    job.size = clip.frames.empty() ? SizePx{} : clip.frames.front().size();
    job.rate = clip.rate;
    job.frames = static_cast<int64_t>(clip.frames.size());
    job.crf = clip.crf;
    job.overwrite = true;
    job.manifest = clip.manifest;
    job.manifest.hasInvisibleMark = true;
    job.onProgress = clip.onProgress;
    job.stop = clip.stop;
    job.frameAt = [&](int64_t n) -> Result<SourceFrame> {
        return SourceFrame{clip.frames[static_cast<size_t>(n)], clip.markSeed};
    };
    return writeVerified(job);
}

} // namespace fw::exporting
