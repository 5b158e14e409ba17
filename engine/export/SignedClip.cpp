#include "engine/export/SignedClip.h"

#include "engine/base/Files.h"
#include "engine/export/Marker.h"
#include "engine/export/PictureFolder.h"
#include "engine/media/ClipReader.h"
#include "engine/plan/Clocks.h"

#include <cstdlib>
#include <unistd.h>

namespace fw::exporting {

namespace fs = std::filesystem;

namespace {

/// Speaks of the file that the person asked for, not of our temporary one.
Error aboutTarget(Error error, fs::path const& temporary, fs::path const& target)
{
    for (std::string& argument : error.args)
        for (size_t at; (at = argument.find(temporary.string())) != std::string::npos;)
            argument.replace(at, temporary.string().size(), target.string());
    if (error.file == temporary.string())
        error.file = target.string();
    return error;
}

Error cancelled() { return fail(Error::Kind::Cancelled, "base.cancelled"); }

void report(ClipJob const& job, char const* phase, int64_t step, int64_t of)
{
    if (job.onProgress)
        job.onProgress({phase, step, of});
}

Status checkTarget(ClipJob const& job)
{
    std::string const name = job.target.string();
    std::error_code ignored;
    if (!job.format.isFolder() && fs::is_directory(job.target, ignored))
        return fail(Error::Kind::BadInput, "base.isFolder", {name}, name);
    fs::path const folder = job.target.parent_path();
    if (!folder.empty() && !fs::is_directory(folder, ignored))
        return fail(Error::Kind::MissingFile, "export.noFolder", {name, folder.string()}, name);
    if (!job.overwrite && fs::exists(job.target, ignored))
        return fail(Error::Kind::Conflict, "export.exists", {name}, name);
    if (job.frames <= 0)
        return fail(Error::Kind::BadInput, "export.empty", {name}, name);
    return checkEncoder(job.format);
}

int64_t sampleOf(ClipJob const& job, int64_t frame)
{
    return plan::toSamples({frame}, job.rate, media::kSoundHertz);
}

/// The sound of the n-th frame.
Status addSound(ClipJob const& job, media::ClipWriter& writer, int64_t n)
{
    int64_t const from = sampleOf(job, n);
    std::vector<float> stereo(static_cast<size_t>(2 * (sampleOf(job, n + 1) - from)));
    FW_CHECK(job.soundAt(from, stereo));
    return writer.addSound(stereo);
}

Status encode(ClipJob const& job, fs::path const& file, Marker& marker)
{
    media::ClipSettings settings;
    settings.codec = *job.format.codec;
    settings.size = job.size;
    settings.rate = job.rate;
    settings.crf = job.crf;
    settings.speed = job.speed;
    settings.keyFrameEvery = job.keyFrameEvery;
    settings.stop = job.stop;
    if (job.soundAt)
        settings.soundCodec = job.format.audioCodec;
    FW_TRY(auto const writer, media::ClipWriter::create(file, settings));
    for (int64_t n = 0; n < job.frames; ++n) {
        if (job.stop.stop_requested())
            return cancelled();
        FW_TRY(SourceFrame frame, job.frameAt(n));
        marker.mark(frame, job.manifest);
        FW_CHECK(writer->add(frame.image));
        if (job.soundAt)
            FW_CHECK(addSound(job, *writer, n));
        report(job, "encode", n + 1, job.frames);
    }
    return writer->finish();
}

Error wrongFile(std::string const& name, std::string const& what)
{
    return fail(Error::Kind::Internal, "export.notVerified", {name, what}, name);
}

std::string text(SizePx size) { return std::to_string(size.widthPx) + "x" + std::to_string(size.heightPx); }

Status checkFrames(fs::path const& file, Expected const& expected, std::string const& name)
{
    FW_TRY(auto const reader, media::ClipReader::open(file));
    int64_t const frames = reader->info().frameCount;
    if (frames != expected.frames)
        return wrongFile(name, std::to_string(frames) + " of " + std::to_string(expected.frames) + " frames");
    SizePx const size = reader->info().size;
    auto const isClose = [](int is, int wanted) { return is == wanted || (wanted % 2 && is == wanted + 1); };
    if (!expected.size.isEmpty() &&
        !(isClose(size.widthPx, expected.size.widthPx) && isClose(size.heightPx, expected.size.heightPx)))
        return wrongFile(name, "it is " + text(size) + " instead of " + text(expected.size));
    FW_CHECK(reader->frame({0}));
    FW_CHECK(reader->frame({frames - 1}));
    if (!expected.hasVisibleMark)
        return {};
    FW_TRY(media::MarkDetection const mark, media::detectMarkInClip(file));
    return mark.found ? Status() : Status(wrongFile(name, "the visible mark was not found"));
}

Result<std::optional<HeardSound>> checkSound(fs::path const& file, Expected const& expected,
                                             std::string const& name)
{
    constexpr int64_t kCodecFrame = 1024;
    if (!expected.samples)
        return std::optional<HeardSound>();
    FW_TRY(HeardSound heard, hearSound(file));
    if (std::abs(heard.samples - *expected.samples) > kCodecFrame)
        return wrongFile(name, std::to_string(heard.samples) + " of " + std::to_string(*expected.samples) +
                                   " samples of its sound");
    return std::optional(heard);
}

/// Where the clip is on its way to its name: files in a folder that never outlives the export. With
/// credentials beside it the encoded clip is the final one.
struct Stages {
    fs::path encoded, final;
    bool isBeside = false;
};

Stages stagesOf(ClipJob const& job, fs::path const& folder)
{
    std::string const ending = job.target.extension().string();
    Stages stages{folder / ("encoded" + ending), folder / ("signed" + ending)};
    stages.isBeside = !provenance::sidecarOf(stages.encoded).empty();
    if (stages.isBeside)
        stages.final = stages.encoded;
    return stages;
}

Status signStaged(ClipJob const& job, Stages const& stages, provenance::SigningIdentity const& identity)
{
    if (stages.isBeside) {
        FW_CHECK(provenance::signSidecar(stages.encoded, provenance::sidecarOf(stages.encoded), job.manifest,
                                         identity));
        return {};
    }
    std::string const format = provenance::c2paFormatOf(job.target);
    FW_CHECK(provenance::sign(stages.encoded, stages.final, format, job.manifest, identity));
    ::unlink(stages.encoded.c_str());
    return {};
}

Result<Written> finish(ClipJob const& job, Stages const& stages, Marker const& marker)
{
    constexpr int kHeard = 32; // frames, as verifyFile takes: what is said here is what is found later
    FW_TRY(auto const identity, provenance::SigningIdentity::loadOrCreate());
    report(job, "sign", 0, 1);
    FW_CHECK(signStaged(job, stages, identity));
    report(job, "sign", 1, 1);
    if (job.stop.stop_requested())
        return cancelled();
    report(job, "verify", 0, 1);
    Expected expected{job.frames, job.manifest.hasVisibleMark, job.size};
    if (job.soundAt)
        expected.samples = sampleOf(job, job.frames);
    Written written;
    FW_TRY(Checked checked, checkWritten(stages.final, expected, job.target.string()));
    written.credentials = std::move(checked.credentials);
    if (checked.sound) {
        written.lufs = checked.sound->lufs;
        written.truePeakDb = checked.sound->truePeakDb;
    }
    if (job.manifest.hasInvisibleMark) {
        FW_TRY(auto const heard, provenance::detectInvisibleMark(stages.final, marker.key(), false, kHeard));
        written.markId = marker.id().text();
        written.isInvisibleMarkFound = heard.found && heard.id == marker.id();
    }
    if (job.stop.stop_requested())
        return cancelled();
    if (stages.isBeside)
        FW_CHECK(commitFile(provenance::sidecarOf(stages.final), provenance::sidecarOf(job.target)));
    FW_CHECK(commitFile(stages.final, job.target));
    report(job, "verify", 1, 1);
    return written;
}

} // namespace

Result<Checked> checkWritten(fs::path const& file, Expected const& expected, std::string const& name)
{
    FW_TRY(auto credentials, provenance::readCredentials(file));
    using State = provenance::C2paReport::State;
    if (credentials.state != State::Valid && credentials.state != State::Trusted)
        return wrongFile(name, std::string("its credentials are ") + stateName(credentials.state));
    FW_CHECK(checkFrames(file, expected, name));
    FW_TRY(auto sound, checkSound(file, expected, name));
    return Checked{std::move(credentials), sound};
}

Result<Written> writeVerified(ClipJob const& job)
{
    // What signing needs is made sure of before an hour of encoding, not after it.
    FW_CHECK(checkTarget(job));
    FW_CHECK(provenance::c2paAvailable());
    FW_CHECK(provenance::SigningIdentity::loadOrCreate());
    FW_TRY(Marker marker, Marker::create(job.size));
    if (job.format.isFolder())
        return writePictures(job, marker);
    FW_TRY(WorkingFolder const working, WorkingFolder::beside(job.target));
    Stages const stages = stagesOf(job, working.path());
    Status const encoded = encode(job, stages.encoded, marker);
    if (!encoded)
        return aboutTarget(encoded.error(), stages.encoded, job.target);
    Result<Written> done = finish(job, stages, marker);
    if (!done) {
        Error const error = aboutTarget(done.error(), stages.final, job.target);
        return aboutTarget(error, stages.encoded, job.target);
    }
    return done;
}

} // namespace fw::exporting
