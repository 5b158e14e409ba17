#include "engine/export/SignedClip.h"
#include "engine/media/Stills.h"
#include "engine/media/VisibleMark.h"
#include "engine/playback/Compose.h"
#include "tests/export/SignedFilm.h"
#include "tests/provenance/MarkScenes.h"
#include "tests/support/Bench.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <sys/resource.h>

using namespace fw;
using namespace fw::exporting;

namespace {

constexpr SizePx kSize{1280, 720};
constexpr FrameRate kRate{24, 1};
constexpr int kTakeFrames = 36, kDissolve = 12, kTakes = 3, kRuns = 3;
constexpr int kFilmFrames = kTakes * kTakeFrames - (kTakes - 1) * kDissolve;

double median(std::vector<double> of)
{
    std::sort(of.begin(), of.end());
    return of[of.size() / 2];
}

double processorMs(int who)
{
    rusage used{};
    getrusage(who, &used);
    auto const ms = [](timeval const& time) {
        return 1e3 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_usec);
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

/// What one way of writing the film takes.
struct Times {
    std::vector<double> wall, processor; ///< ms
};

} // namespace

/// The export of three takes with two dissolves and the visible mark, against the ffmpeg program doing the
/// same: decode, colours, crossfade, overlay, the same encoder, preset, quality, key frames and number of
/// threads.
class BenchExport : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    std::string at(std::string const& name) const
    {
        return (std::filesystem::path(m_dir.path().toStdString()) / name).string();
    }

    bool writeTakes(test::SignedFilm& film, kit::MarkScene const& scene)
    {
        for (int take = 0; take < kTakes; ++take) {
            std::string const folder = (film.folder() / "takes/tk-").string() + std::to_string(take + 1);
            std::vector<Image> frames, small;
            for (int n = 0; n < kTakeFrames; ++n)
                frames.push_back(scene.frame(take * kTakeFrames + n));
            for (Image const& each : frames)
                small.push_back(media::resize(each, {320, 180}));
            media::ClipSettings lossless;
            lossless.codec = media::ClipCodec::Ffv1;
            lossless.size = kSize;
            lossless.rate = kRate;
            ClipExport proxy{small, kRate, folder + "/proxy.mp4", {}, static_cast<uint64_t>(take + 1)};
            proxy.manifest.title = "take";
            if (!makeFolders(folder) || !media::writeClip(folder + "/master.mkv", lossless, frames) ||
                !writeSignedClip(proxy))
                return false;
            story::Transition const last{story::TransitionKind::Dissolve, {kDissolve}};
            if (!film.addSigned(
                    {kTakeFrames, kTakeFrames, 0, take + 1 < kTakes ? last : story::Transition{}}))
                return false;
        }
        return film.plan.length.count == kFilmFrames;
    }

    /// Badge as the ffmpeg program lays it over: a picture with alpha, in one corner.
    bool writeBadge(media::RectPx& place)
    {
        media::VisibleMark const mark(kSize);
        Image whole(kSize, Image::Format::Rgba32);
        mark.stamp(whole, {});
        place = mark.rect({});
        Image badge({place.widthPx, place.heightPx}, Image::Format::Rgba32);
        for (int y = 0; y < place.heightPx; ++y)
            std::copy_n(whole.row(place.y + y) + 4 * place.x, 4 * place.widthPx, badge.mutableRow(y));
        return media::writePng(at("badge.png"), badge).isOk();
    }

    QStringList programArguments(test::SignedFilm const& film, media::RectPx place) const
    {
        QStringList arguments{"-nostdin", "-v", "error", "-y"};
        // Colours as ours: BT.709, every chroma sample counted. FFmpeg's own way is coarser, and a film of
        // BT.601 numbers 8 % smaller.
        QString graph = "sws_flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact;";
        for (int take = 0; take < kTakes; ++take) {
            arguments << "-i"
                      << QString::fromStdString(
                             (film.folder() / film.plan.items[size_t(take)].masterFile).string());
            graph +=
                QString("[%1:v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[t%1];").arg(take);
        }
        arguments << "-i" << QString::fromStdString(at("badge.png"));
        double const fade = double(kDissolve) / kRate.perSecond();
        QString last = "t0";
        for (int take = 1; take < kTakes; ++take) {
            double const offset = double(take * (kTakeFrames - kDissolve)) / kRate.perSecond();
            graph += QString("[%1][t%2]xfade=transition=fade:duration=%3:offset=%4[f%2];")
                         .arg(last)
                         .arg(take)
                         .arg(fade)
                         .arg(offset);
            last = QString("f%1").arg(take);
        }
        graph += QString("[%1][%2:v]overlay=x=%3:y=%4[out]").arg(last).arg(kTakes).arg(place.x).arg(place.y);
        return arguments << "-filter_complex" << graph << "-map"
                         << "[out]"
                         << "-c:v"
                         << "libx264"
                         << "-preset"
                         << "medium"
                         << "-crf"
                         << "18"
                         << "-threads"
                         << "4"
                         << "-g"
                         << "24"
                         << "-pix_fmt"
                         << "yuv420p"
                         << "-colorspace"
                         << "bt709"
                         << "-color_primaries"
                         << "bt709"
                         << "-color_trc"
                         << "bt709"
                         << "-color_range"
                         << "tv"
                         << "-movflags"
                         << "+faststart" << QString::fromStdString(at("program.mp4"));
    }

    void runProgram(QStringList const& arguments, Times& times)
    {
        double const before = processorMs(RUSAGE_CHILDREN);
        times.wall.push_back(test::wallMs([&] {
            QProcess program;
            program.start("ffmpeg", arguments);
            program.waitForFinished(-1);
            if (program.exitCode() != 0)
                QFAIL(program.readAllStandardError().constData());
        }));
        times.processor.push_back(processorMs(RUSAGE_CHILDREN) - before);
    }

    /// One export; the time of each phase.
    void runExport(test::SignedFilm const& film, bool isInvisible, std::map<std::string, Times>& phases)
    {
        playback::Composer composer(film.plan, {film.folder(), kSize, 32u << 20}); // as Export.cpp
        ClipJob job;
        job.target = at("ours.mp4");
        auto const format = formatFor("h264", job.target);
        QVERIFY(format.isOk());
        job.format = *format;
        job.size = kSize;
        job.rate = kRate;
        job.frames = kFilmFrames;
        job.overwrite = true;
        job.manifest.title = "film";
        job.manifest.hasInvisibleMark = isInvisible;
        job.frameAt = [&](int64_t n) -> Result<SourceFrame> {
            plan::FramePlan const shown = plan::framePlan(film.plan, {n});
            FW_TRY(Image image, composer.compose({n}));
            return SourceFrame{std::move(image), static_cast<uint64_t>(shown.from.item + 1)};
        };
        std::string phase = "encode";
        QElapsedTimer clock;
        clock.start();
        double cpu = processorMs(RUSAGE_SELF);
        double wall = 0;
        auto const next = [&](std::string const& name) {
            double const now = static_cast<double>(clock.nsecsElapsed()) * 1e-6,
                         used = processorMs(RUSAGE_SELF);
            phases[phase].wall.push_back(now - wall);
            phases[phase].processor.push_back(used - cpu);
            wall = now;
            cpu = used;
            phase = name;
        };
        job.onProgress = [&](ExportProgress const& progress) {
            if (progress.phase != phase && progress.step == 0)
                next(progress.phase);
        };
        auto const written = writeVerified(job);
        next("done");
        QVERIFY2(written.isOk(), written ? "" : written.error().message().c_str());
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        if (QStandardPaths::findExecutable("ffmpeg").isEmpty())
            QSKIP("the ffmpeg program is not installed");
    }

    void speed_data()
    {
        QTest::addColumn<int>("scene");
        int index = 0;
        for (kit::MarkScene const& each : kit::markScenes({64, 36})) {
            std::string const name = each.name;
            if (name == "clouds drifting" || name == "cartoon shapes moving")
                QTest::newRow(each.name) << index;
            ++index;
        }
    }
    void speed()
    {
        QFETCH(int, scene);
        std::string const name = QTest::currentDataTag();
        test::SignedFilm film(at("film-" + std::to_string(scene)), kSize);
        film.plan.format.rate = kRate;
        QVERIFY(writeTakes(film, kit::markScenes(kSize)[static_cast<size_t>(scene)]));
        media::RectPx place;
        QVERIFY(writeBadge(place));
        QStringList const arguments = programArguments(film, place);
        Times program;
        std::map<std::string, Times> plain, marked;
        double size = 0, markedSize = 0;
        auto const bytes = [this](char const* name) {
            return static_cast<double>(QFile(m_dir.filePath(name)).size());
        };
        for (int run = 0; run < kRuns; ++run) { // in turn, so that what else the machine does meets all alike
            runProgram(arguments, program);
            runExport(film, false, plain);
            double const bare = bytes("ours.mp4");
            runExport(film, true, marked);
            if (QTest::currentTestFailed())
                return;
            size = bare / bytes("program.mp4");
            markedSize = bytes("ours.mp4") / bare;
        }
        auto const row = [&](char const* what, double value, char const* unit, char const* note = "") {
            test::benchRow((name + ": " + what).c_str(), value, unit, note);
        };
        auto const perFrame = [](std::vector<double> const& ms) { return median(ms) / kFilmFrames; };
        row("ffmpeg program", perFrame(program.wall), "ms a frame", "wall, median of 3");
        row("ffmpeg program", perFrame(program.processor), "ms a frame", "processor");
        row("export, as far", perFrame(plain["encode"].wall), "ms a frame",
            "wall: decode, dissolve, badge, encode");
        row("export, as far", perFrame(plain["encode"].processor), "ms a frame", "processor");
        row("speed against ffmpeg", median(program.wall) / median(plain["encode"].wall), "x", "aim 0.95");
        row("the same", median(program.processor) / median(plain["encode"].processor), "x",
            "by processor time");
        row("with the invisible mark", perFrame(marked["encode"].wall), "ms a frame",
            "wall; it is stamped, and there is more to encode");
        row("with the invisible mark", perFrame(marked["encode"].processor), "ms a frame", "processor");
        row("signing", median(plain["sign"].processor), "ms", "processor");
        row("verification", median(plain["verify"].processor), "ms", "processor; 720p, 84 frames");
        row("verification with the invisible mark", median(marked["verify"].processor), "ms", "processor");
        row("size against ffmpeg's", size, "x", "without the invisible mark");
        row("size with the invisible mark", markedSize, "x", "of that without");
    }
};

QTEST_GUILESS_MAIN(BenchExport)
#include "bench_export.moc"
