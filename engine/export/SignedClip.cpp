#include "engine/export/SignedClip.h"

#include "engine/base/Files.h"
#include "engine/media/ClipReader.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/VisibleMark.h"

#include <optional>
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
    std::string const format = provenance::c2paFormatOf(job.target);
    if (format != "video/mp4" && format != "video/quicktime")
        return fail(Error::Kind::BadInput, "export.format", {name}, name);
    std::error_code ignored;
    if (fs::is_directory(job.target, ignored))
        return fail(Error::Kind::BadInput, "base.isFolder", {name}, name);
    fs::path const folder = job.target.parent_path();
    if (!folder.empty() && !fs::is_directory(folder, ignored))
        return fail(Error::Kind::MissingFile, "export.noFolder", {name, folder.string()}, name);
    if (!job.overwrite && fs::exists(job.target, ignored))
        return fail(Error::Kind::Conflict, "export.exists", {name}, name);
    if (job.frames <= 0)
        return fail(Error::Kind::BadInput, "export.empty", {name}, name);
    return {};
}

/// Stamps each frame; one placement for the whole of a shot, so that the badge does not flicker.
class Stamper {
public:
    explicit Stamper(SizePx size) : m_mark(size) {}

    void stamp(SourceFrame& frame)
    {
        if (!m_placement || frame.markSeed != m_seed) {
            m_seed = frame.markSeed;
            m_placement = m_mark.place(m_seed, frame.image);
        }
        m_mark.stamp(frame.image, *m_placement);
    }

private:
    media::VisibleMark m_mark;
    std::optional<media::MarkPlacement> m_placement;
    uint64_t m_seed = 0;
};

Status encode(ClipJob const& job, fs::path const& file)
{
    media::ClipSettings settings;
    settings.size = job.size;
    settings.rate = job.rate;
    settings.crf = job.crf;
    settings.stop = job.stop;
    FW_TRY(auto const writer, media::ClipWriter::create(file, settings));
    Stamper stamper(job.size);
    for (int64_t n = 0; n < job.frames; ++n) {
        if (job.stop.stop_requested())
            return cancelled();
        FW_TRY(SourceFrame frame, job.frameAt(n));
        if (job.manifest.hasVisibleMark)
            stamper.stamp(frame);
        FW_CHECK(writer->add(frame.image));
        report(job, "encode", n + 1, job.frames);
    }
    return writer->finish();
}

Error wrongFile(std::string const& name, std::string const& what)
{
    return fail(Error::Kind::Internal, "export.notVerified", {name, what}, name);
}

Status checkFrames(fs::path const& file, Expected const& expected, std::string const& name)
{
    FW_TRY(auto const reader, media::ClipReader::open(file));
    int64_t const frames = reader->info().frameCount;
    if (frames != expected.frames)
        return wrongFile(name, std::to_string(frames) + " of " + std::to_string(expected.frames) + " frames");
    FW_CHECK(reader->frame({0}));
    FW_CHECK(reader->frame({frames - 1}));
    if (!expected.hasVisibleMark)
        return {};
    FW_TRY(media::MarkDetection const mark, media::detectMarkInClip(file));
    return mark.found ? Status() : Status(wrongFile(name, "the visible mark was not found"));
}

/// Where the clip is on its way to its name: two files in a folder that never outlives the export.
struct Stages {
    fs::path encoded, final;
};

Result<provenance::C2paReport> finish(ClipJob const& job, Stages const& stages,
                                      provenance::SigningIdentity const& identity)
{
    report(job, "sign", 0, 1);
    std::string const format = provenance::c2paFormatOf(job.target);
    FW_CHECK(provenance::sign(stages.encoded, stages.final, format, job.manifest, identity));
    ::unlink(stages.encoded.c_str());
    report(job, "sign", 1, 1);
    if (job.stop.stop_requested())
        return cancelled();
    report(job, "verify", 0, 1);
    Expected const expected{job.frames, job.manifest.hasVisibleMark};
    FW_TRY(auto credentials, checkWritten(stages.final, expected, job.target.string()));
    if (job.stop.stop_requested())
        return cancelled();
    FW_CHECK(commitFile(stages.final, job.target));
    report(job, "verify", 1, 1);
    return credentials;
}

} // namespace

Result<provenance::C2paReport> checkWritten(fs::path const& file, Expected const& expected,
                                            std::string const& name)
{
    FW_TRY(auto credentials, provenance::readCredentials(file));
    using State = provenance::C2paReport::State;
    if (credentials.state != State::Valid && credentials.state != State::Trusted)
        return wrongFile(name, std::string("its credentials are ") + stateName(credentials.state));
    FW_CHECK(checkFrames(file, expected, name));
    return credentials;
}

Result<provenance::C2paReport> writeVerified(ClipJob const& job)
{
    // What signing needs is made sure of before an hour of encoding, not after it.
    FW_CHECK(checkTarget(job));
    FW_CHECK(provenance::c2paAvailable());
    FW_TRY(auto const identity, provenance::SigningIdentity::loadOrCreate());
    FW_TRY(WorkingFolder const working, WorkingFolder::beside(job.target));
    std::string const ending = job.target.extension().string();
    Stages const stages{working.path() / ("encoded" + ending), working.path() / ("signed" + ending)};
    Status const encoded = encode(job, stages.encoded);
    if (!encoded)
        return aboutTarget(encoded.error(), stages.encoded, job.target);
    Result<provenance::C2paReport> done = finish(job, stages, identity);
    if (!done) {
        Error const error = aboutTarget(done.error(), stages.final, job.target);
        return aboutTarget(error, stages.encoded, job.target);
    }
    return done;
}

} // namespace fw::exporting
