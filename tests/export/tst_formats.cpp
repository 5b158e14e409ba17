#include "engine/base/Files.h"
#include "engine/export/Export.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Stills.h"
#include "tests/export/SignedFilm.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

using namespace fw;
using namespace fw::exporting;
using State = provenance::C2paReport::State;

namespace {

/// Every way out: format and ending.
struct Way {
    char const* format;
    char const* file;
};
constexpr Way kWays[] = {{"h264", "film.mp4"},   {"h264", "film.mov"}, {"h265", "film.mp4"},
                         {"h265", "film.mov"},   {"av1", "film.mp4"},  {"vp9", "film.webm"},
                         {"prores", "film.mov"}, {"gif", "film.gif"},  {"webp", "film.webp"},
                         {"png", "pictures"}};

/// What a film of the starter might look like: soft shapes, and grain that moves.
Image livelyFrame(SizePx size, int clip, int n)
{
    Image image(size);
    uint32_t random = static_cast<uint32_t>(clip * 1000 + n) * 2654435761u + 1;
    for (int y = 0; y < size.heightPx; ++y) {
        uint8_t* pixel = image.mutableRow(y);
        for (int x = 0; x < size.widthPx; ++x, pixel += 3) {
            random = random * 1664525u + 1013904223u;
            double const wave = std::sin((x + 3 * n) / 17.0) * std::cos(y / (11.0 + clip)) * 40;
            int const grain = static_cast<int>(random >> 24) % 9 - 4;
            for (int c = 0; c < 3; ++c)
                pixel[c] = static_cast<uint8_t>(std::clamp(120.0 + 10 * c + wave + grain, 0.0, 255.0));
        }
    }
    return image;
}

/// A project with two shots at 640x360: 8 + 8 frames, a dissolve of 2 between them, so 14 frames.
class LivelyFilm {
public:
    explicit LivelyFilm(std::filesystem::path folder) : m_film(std::move(folder), {640, 360}) {}

    bool make()
    {
        for (int number = 1; number <= 2; ++number) {
            if (!m_film.add({0, 8, 0, number == 1 ? dissolve() : story::Transition{}}))
                return false;
            plan::CutItem& item = m_film.plan.items.back();
            std::string const id = "tk-" + std::to_string(number);
            item.take = TakeId{id};
            item.masterFile = "takes/" + id + "/master.mkv";
            item.proxyFile = "takes/" + id + "/proxy.mp4";
            item.takeLength = {8};
            if (!write(item, number))
                return false;
        }
        return true;
    }

    test::SignedFilm& film() { return m_film; }

private:
    static story::Transition dissolve() { return {story::TransitionKind::Dissolve, {2}}; }

    bool write(plan::CutItem const& item, int number)
    {
        std::vector<Image> frames;
        for (int n = 0; n < 8; ++n)
            frames.push_back(livelyFrame({640, 360}, number, n));
        media::ClipSettings settings;
        settings.codec = media::ClipCodec::Ffv1;
        settings.size = {640, 360};
        settings.rate = item.rate;
        if (!makeFolders(m_film.folder() / "takes" / item.take->value) ||
            !media::writeClip(m_film.folder() / item.masterFile, settings, frames))
            return false;
        ClipExport clip{frames, item.rate, m_film.folder() / item.proxyFile, {}, 1};
        clip.manifest.title = "take";
        return writeSignedClip(clip).isOk();
    }

    test::SignedFilm m_film;
};

/// What tools/read_c2pa.py says, a reader of credentials that shares no code with libc2pa.
QJsonObject secondOpinion(std::filesystem::path const& file, QString const& anchors)
{
    QProcess python;
    python.start("/usr/bin/python3", {FW_TEST_DIR "/../tools/read_c2pa.py",
                                      QString::fromStdString(file.string()), "--anchors", anchors});
    python.waitForFinished(120'000);
    QByteArray const complaint = python.readAllStandardError();
    if (!complaint.isEmpty())
        qWarning("%s", complaint.constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

QByteArray failuresOf(QJsonObject const& opinion)
{
    return QJsonDocument(opinion["failures"].toArray()).toJson(QJsonDocument::Compact);
}

QStringList filesIn(std::filesystem::path const& folder)
{
    return QDir(QString::fromStdString(folder.string()))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace

class TstFormats : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<LivelyFilm> m_film;

    std::filesystem::path at(std::string const& name) const
    {
        return m_dir.path().toStdString() + "/" + name;
    }
    /// An empty folder of the test's own.
    std::filesystem::path fresh(char const* name) const
    {
        QDir(m_dir.filePath(name)).removeRecursively();
        QDir(m_dir.path()).mkdir(name);
        return at(name);
    }
    ExportSettings settings(Way const& way, std::filesystem::path const& folder) const
    {
        ExportSettings made = m_film->film().settings(folder / way.file);
        made.format = way.format;
        return made;
    }
    Result<ExportResult> exported(ExportSettings const& settings) const
    {
        return run(m_film->film().plan, settings, {}, {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        m_film = std::make_unique<LivelyFilm>(at("film"));
        QVERIFY(m_film->make());
        QVERIFY(writeFileAtomically(at("root.pem"), provenance::SigningIdentity::loadOrCreate()->rootPem()));
        QVERIFY2(!QStandardPaths::findExecutable("openssl").isEmpty(),
                 "the openssl program is not installed");
    }

    void everyWayOutIsMarkedSignedAndWhole_data()
    {
        QTest::addColumn<int>("way");
        int index = 0;
        for (Way const& way : kWays)
            QTest::addRow("%s %s", way.format, way.file) << index++;
    }
    void everyWayOutIsMarkedSignedAndWhole()
    {
        QFETCH(int, way);
        Way const& chosen = kWays[way];
        auto const folder = fresh("out");
        auto const result = exported(settings(chosen, folder));
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QCOMPARE(result->frames, int64_t{14});
        std::filesystem::path const file = result->files.front();

        // What the program says of it: marks and credentials.
        auto const report = verifyFile(result->file);
        QVERIFY2(report, report ? "" : report.error().message().c_str());
        QCOMPARE(report->c2pa.state, State::Valid);
        QCOMPARE(report->c2pa.digitalSourceType, std::string("trainedAlgorithmicMedia"));
        QCOMPARE(report->c2pa.actions.front(), std::string("c2pa.created"));
        QCOMPARE(report->c2pa.actions.back(), std::string("c2pa.watermarked.unbound"));
        QVERIFY(report->visibleMark);
        QVERIFY2(report->invisible.found, std::to_string(report->invisible.score).c_str());
        QCOMPARE(report->invisible.id.text(), result->written.front().markId);
        QVERIFY(result->written.front().isInvisibleMarkFound);

        // What a reader of somebody else's says: the film and the takes in it.
        QJsonObject const opinion = secondOpinion(file, m_dir.filePath("root.pem"));
        QVERIFY2(opinion["state"] == "Valid", failuresOf(opinion));
        QCOMPARE(opinion["manifests"].toInt(), std::string(chosen.format) == "png" ? 2 : 3);
        QCOMPARE(opinion["digitalSourceType"].toArray(), QJsonArray{"trainedAlgorithmicMedia"});
        QCOMPARE(opinion["actions"].toArray().first().toString(), QString("c2pa.created"));

        // It decodes, frame by frame.
        if (std::string(chosen.format) == "png") {
            QCOMPARE(filesIn(result->file).size(), 14);
            QVERIFY(media::readImage(result->file / "frame-000014.png"));
        } else {
            auto const reader = media::ClipReader::open(file);
            QVERIFY(reader);
            QCOMPARE((*reader)->info().frameCount, int64_t{14});
            QCOMPARE((*reader)->info().size, (SizePx{640, 360}));
            for (int64_t n = 0; n < 14; ++n)
                QVERIFY((*reader)->frame({n}));
        }

        // Nothing else lies there, and nothing private is in it.
        std::filesystem::path const beside = provenance::sidecarOf(file);
        QCOMPARE(filesIn(folder).size(), beside.empty() ? 1 : 2);
        for (auto const& each : {file, beside})
            if (!each.empty()) {
                std::string const bytes = readFile(each, 1u << 30).value();
                for (std::string const trace : {"heron", "dusk", "master.mkv", "proxy.mp4", "tk-1", "fw-tmp"})
                    QVERIFY2(bytes.find(trace) == std::string::npos, trace.c_str());
                QVERIFY(bytes.find(m_dir.path().toStdString()) == std::string::npos);
            }
    }

    void aChangedByteIsFound_data() { everyWayOutIsMarkedSignedAndWhole_data(); }
    void aChangedByteIsFound()
    {
        QFETCH(int, way);
        auto const result = exported(settings(kWays[way], fresh("flip")));
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        std::filesystem::path const file = result->files.front();
        std::string bytes = readFile(file, 1u << 30).value();
        // In the last picture, not in what C2PA leaves out of its sum; a WebP ends with its credentials.
        bool const isWebp = bytes.rfind("RIFF", 0) == 0;
        bytes[(isWebp ? bytes.find("C2PA") : bytes.size()) - 40] ^= 1;
        QVERIFY(writeFileAtomically(file, bytes));
        auto const report = provenance::readCredentials(file);
        QVERIFY2(!report || report->state == State::Invalid, "still valid");
        QJsonObject const opinion = secondOpinion(file, m_dir.filePath("root.pem"));
        QCOMPARE(opinion["state"].toString(), QString("Invalid"));
        QVERIFY2(failuresOf(opinion).contains("Hash.mismatch"), failuresOf(opinion));
    }

    void whatTheSumLeavesOut()
    {
        // The boxes that C2PA itself leaves out of an MP4's sum, and no others: security.md says so.
        auto const result = exported(settings(kWays[0], fresh("sum")));
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QJsonObject const opinion = secondOpinion(result->file, m_dir.filePath("root.pem"));
        QCOMPARE(opinion["excluded"].toArray(), (QJsonArray{"/uuid", "/ftyp", "/mfra", "/free", "/skip"}));
    }

    void theSecondReaderTrustsNoOtherRoot()
    {
        auto const other = provenance::SigningIdentity::loadOrCreate(at("other"));
        QVERIFY(other && writeFileAtomically(at("other.pem"), other->rootPem()));
        auto const result = exported(settings(kWays[7], fresh("root")));
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QJsonObject const opinion = secondOpinion(result->files.front(), m_dir.filePath("other.pem"));
        QVERIFY2(failuresOf(opinion).contains("was not signed by"), failuresOf(opinion));
    }

    void theInvisibleMarkHoldsAtCrf28_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<int>("crf");
        for (int index : {0, 2, 4, 5})
            QTest::addRow("%s %s", kWays[index].format, kWays[index].file) << index << 28;
        for (int index : {6, 8}) // no crf: the smallest quality of the format
            QTest::addRow("%s %s", kWays[index].format, kWays[index].file) << index << -1;
    }
    void theInvisibleMarkHoldsAtCrf28()
    {
        QFETCH(int, way);
        QFETCH(int, crf);
        ExportSettings order = settings(kWays[way], fresh("small"));
        order.crf = crf;
        order.quality = Quality::Small;
        auto const result = exported(order);
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        auto const report = verifyFile(result->file);
        QVERIFY(report);
        QVERIFY2(report->invisible.found, std::to_string(report->invisible.score).c_str());
        QCOMPARE(report->invisible.id.text(), result->written.front().markId);
        QVERIFY(result->written.front().isInvisibleMarkFound);
    }

    void sizeRateAndRangeAreAsAsked_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("rate");
        QTest::addColumn<QList<int>>("range");
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("parts");
        QTest::newRow("as it is") << QSize() << 0 << QList<int>{} << 14 << 2;
        QTest::newRow("half the size") << QSize(320, 180) << 0 << QList<int>{} << 14 << 2;
        QTest::newRow("odd size") << QSize(321, 181) << 0 << QList<int>{} << 14 << 2;
        QTest::newRow("twice the rate") << QSize() << 16 << QList<int>{} << 28 << 2;
        QTest::newRow("half the rate") << QSize() << 4 << QList<int>{} << 7 << 2;
        QTest::newRow("first frames") << QSize() << 0 << QList<int>{0, 3} << 4 << 1;
        QTest::newRow("one frame of the dissolve") << QSize() << 0 << QList<int>{6, 6} << 1 << 2;
        QTest::newRow("the last frame, upright") << QSize(180, 320) << 24 << QList<int>{13, 13} << 3 << 1;
    }
    void sizeRateAndRangeAreAsAsked()
    {
        QFETCH(QSize, size);
        QFETCH(int, rate);
        QFETCH(QList<int>, range);
        QFETCH(int, frames);
        QFETCH(int, parts);
        ExportSettings order = settings(kWays[0], fresh("asked"));
        if (size.isValid())
            order.size = {size.width(), size.height()};
        order.rate = {rate, 1};
        if (!range.isEmpty())
            order.range = FrameRange{{range[0]}, {range[1]}};
        auto const result = exported(order);
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QCOMPARE(result->frames, int64_t{frames});
        QCOMPARE(result->credentials.ingredients.size(), size_t(parts));
        auto const reader = media::ClipReader::open(result->file);
        QVERIFY(reader);
        QCOMPARE((*reader)->info().frameCount, int64_t{frames});
        QCOMPARE((*reader)->info().rate.perSecond(), rate ? rate : 8.0);
        SizePx const wanted = size.isValid() ? SizePx{size.width(), size.height()} : SizePx{640, 360};
        QCOMPARE((*reader)->info().size,
                 (SizePx{(wanted.widthPx + 1) / 2 * 2, (wanted.heightPx + 1) / 2 * 2}));
    }

    void oneFileAShot()
    {
        auto const folder = fresh("shots");
        ExportSettings order = m_film->film().settings(folder / "each");
        order.isPerShot = true;
        auto const result = exported(order);
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QCOMPARE(filesIn(folder / "each"), (QStringList{"shot-001.mp4", "shot-002.mp4"}));
        for (std::filesystem::path const& file : result->files) {
            auto const report = verifyFile(file);
            QVERIFY(report);
            QCOMPARE(report->c2pa.state, State::Valid);
            QCOMPARE(report->c2pa.ingredients.size(), size_t{1});
            QCOMPARE(media::ClipReader::open(file).value()->info().frameCount, int64_t{8});
        }
        QVERIFY(result->written[0].markId != result->written[1].markId);
    }

    void aFolderOfOthersIsLeftAlone()
    {
        auto const folder = fresh("pictures");
        ExportSettings order = settings({"png", "again"}, folder);
        order.range = FrameRange{{0}, {1}};
        QVERIFY(exported(order));
        QCOMPARE(exported(order).error().kind, Error::Kind::Conflict);
        order.overwrite = true;
        order.range = FrameRange{{0}, {0}};
        QVERIFY(exported(order));
        QCOMPARE(filesIn(folder / "again"), QStringList{"frame-000001.png"});
        QVERIFY(writeFileAtomically(folder / "again" / "mine.txt", "mine"));
        QCOMPARE(exported(order).error().kind, Error::Kind::Conflict);
        QCOMPARE(readFile(folder / "again" / "mine.txt").value(), std::string("mine"));
        QCOMPARE(filesIn(folder), QStringList{"again"});
    }

    void stoppedNothingIsLeft_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<QString>("phase");
        QTest::newRow("pictures") << 9 << "encode";
        QTest::newRow("credentials beside") << 5 << "verify";
        QTest::newRow("gif") << 7 << "sign";
    }
    void stoppedNothingIsLeft()
    {
        QFETCH(int, way);
        QFETCH(QString, phase);
        auto const folder = fresh("stopped");
        std::stop_source stop;
        auto const onProgress = [&](ExportProgress const& progress) {
            if (phase == progress.phase)
                stop.request_stop();
        };
        auto const result =
            run(m_film->film().plan, settings(kWays[way], folder), onProgress, stop.get_token());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        QVERIFY(filesIn(folder).isEmpty());
    }

    void badOrdersSayWhatFits_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown") << "theora"
                                 << "a.mp4"
                                 << "h264, h265";
        QTest::newRow("ending") << "vp9"
                                << "a.mp4"
                                << ".webm";
        QTest::newRow("no ending") << "h264"
                                   << "a"
                                   << ".mp4 or .mov";
        QTest::newRow("file for pictures") << "png"
                                           << "a.png"
                                           << "folder";
        QTest::newRow("unknown ending") << ""
                                        << "a.avi"
                                        << ".webp";
    }
    void badOrdersSayWhatFits()
    {
        QFETCH(QString, format);
        QFETCH(QString, file);
        QFETCH(QString, says);
        auto const found = formatFor(format.toStdString(), file.toStdString());
        QVERIFY(!found);
        QCOMPARE(found.error().kind, Error::Kind::BadInput);
        QVERIFY2(QString::fromStdString(found.error().message()).contains(says),
                 found.error().message().c_str());
    }

    void badRangesAndRatesAreRefused()
    {
        ExportSettings order = settings(kWays[0], fresh("bad"));
        for (FrameRange const range : {FrameRange{{5}, {4}}, FrameRange{{0}, {14}}, FrameRange{{-1}, {3}}}) {
            order.range = range;
            QCOMPARE(exported(order).error().messageId, std::string("export.range"));
        }
        ExportSettings gif = settings(kWays[7], fresh("bad"));
        gif.rate = {60, 1};
        QCOMPARE(exported(gif).error().messageId, std::string("export.gifRate"));
        ExportSettings each = m_film->film().settings(at("bad/film.mp4"));
        each.isPerShot = true;
        QCOMPARE(exported(each).error().messageId, std::string("export.perShotFolder"));
        QVERIFY(filesIn(at("bad")).isEmpty());
    }

    void aMissingEncoderNamesOthers()
    {
        Format const h265 = formatFor("h265", "a.mp4").value();
        auto const onlyGif = [](media::ClipCodec codec) { return codec == media::ClipCodec::Gif; };
        Status const status = checkEncoder(h265, onlyGif);
        QVERIFY(!status);
        QCOMPARE(status.error().kind, Error::Kind::Unavailable);
        QVERIFY2(status.error().message().find("H.265. Choose gif or png instead") != std::string::npos,
                 status.error().message().c_str());
    }

    void namesAndEndingsAreTold()
    {
        for (Way const& way : kWays) {
            auto const found = formatFor(way.format, way.file);
            QVERIFY2(found, way.format);
            QVERIFY(found->isFolder() || media::hasEncoder(*found->codec));
            bool const isBeside = !provenance::sidecarOf(way.file).empty();
            QCOMPARE(found->credentials == CredentialsPlace::Beside, isBeside);
        }
        QCOMPARE(formatFor("", "a.mp4")->name, "h264");
        QCOMPARE(formatFor("", "a.webm")->name, "vp9");
        QCOMPARE(formatFor("", "a.gif")->name, "gif");
        QCOMPARE(formatFor("", "a")->name, "png");
        QCOMPARE(formatFor("", "Film v1.2")->name, "png");
    }
};

QTEST_GUILESS_MAIN(TstFormats)
#include "tst_formats.moc"
