#include "engine/base/Files.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Stills.h"
#include "engine/workflow/Import.h"
#include "tests/media/MediaKit.h"
#include "tests/support/Tone.h"

using namespace fw;
namespace fs = std::filesystem;

/// What comes into a project is this program's own: the same pictures and sounds, and no byte of the
/// stranger's file.
class TstImport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path at(char const* name) const { return kit::in(m_folder, name); }
    fs::path project() const { return at("project"); }

    std::set<std::string> assets() const
    {
        std::set<std::string> names;
        std::error_code ignored;
        for (auto const& each : fs::directory_iterator(project() / "assets", ignored))
            names.insert(each.path().filename().string());
        return names;
    }

private Q_SLOTS:
    void init() { fs::remove_all(project()); }

    void picturesLoseTheirTags()
    {
        FW_OK(media::writeJpeg(at("plain.jpg"), kit::numbered(5)));
        std::string bytes = kit::bytesOf(at("plain.jpg"));
        std::string const tag("Exif\0\0MM\0*\0\0\0\x08\0\0 at home, 52.5 N", 33);
        std::string const segment =
            std::string("\xff\xe1", 2) + '\0' + static_cast<char>(tag.size() + 2) + tag;
        FW_OK(writeFileAtomically(at("tagged.jpg"), bytes.insert(2, segment)));
        auto const asset = workflow::importPicture(project(), at("tagged.jpg"));
        FW_OK(asset);
        QVERIFY(asset->path.ends_with(".png"));
        auto const was = media::readImage(at("plain.jpg")), is = media::readImage(project() / asset->path);
        QVERIFY(was && is && *was == *is);
        QVERIFY(kit::bytesOf(at("tagged.jpg")).find("at home") != std::string::npos);
        QVERIFY(kit::bytesOf(project() / asset->path).find("at home") == std::string::npos);
        QVERIFY(*workflow::importPicture(project(), at("plain.jpg")) == *asset); // once is enough
        QCOMPARE(assets().size(), size_t{1});
    }

    void clips()
    {
        FW_OK(media::writeClip(at("clip.mp4"), kit::settings(media::ClipCodec::H264, {161, 97}),
                               kit::numberedFrames(12, {161, 97})));
        auto const clip = workflow::importClip(project(), at("clip.mp4"));
        FW_OK(clip);
        QCOMPARE(clip->seconds, .5);
        auto const was = media::ClipReader::open(at("clip.mp4"));
        auto const is = media::ClipReader::open(project() / clip->file.path);
        FW_OK(is);
        QCOMPARE((*is)->info().frameCount, int64_t{12});
        for (int64_t n : {0, 7, 11}) {
            auto const a = (*was)->frame({n}), b = (*is)->frame({n});
            QVERIFY(a && b);
            QVERIFY(kit::worst(*a, *b) < 40);
            QCOMPARE(kit::numberIn(*b), int(n));
        }
    }

    void sounds()
    {
        QVERIFY(test::writeWav(at("tone.wav"), 44100, 1, 44100 * 2, test::sine(440, 44100)));
        auto const sound = workflow::importSound(project(), at("tone.wav"));
        FW_OK(sound);
        QVERIFY(std::abs(sound->peaks.seconds() - 2) < .01);
        auto const was = media::SoundReader::open(at("tone.wav"));
        auto const is = media::SoundReader::open(project() / sound->file.path);
        QVERIFY(was && is);
        std::vector<float> a(9600), b(9600);
        FW_OK((*was)->read(30'000, a));
        FW_OK((*is)->read(30'000, b));
        float worst = 0;
        for (size_t i = 0; i < a.size(); ++i)
            worst = std::max(worst, std::abs(a[i] - b[i]));
        QVERIFY2(worst < 1e-4F, qPrintable(QString::number(worst))); // 16 bits
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(workflow::importSound(project(), at("tone.wav"), stop.get_token()).error().kind,
                 Error::Kind::Cancelled);
        QCOMPARE(assets().size(), size_t{1});
    }

    void whatIsBrokenLeavesNothing()
    {
        FW_OK(writeFileAtomically(at("bad.bin"), "no picture, no clip, no sound"));
        auto const isAbout = [&](Error const& error) {
            return error.file == at("bad.bin").string() && kit::isGoodSentence(error, at("bad.bin"));
        };
        QVERIFY(isAbout(workflow::importPicture(project(), at("bad.bin")).error()));
        QVERIFY(isAbout(workflow::importClip(project(), at("bad.bin")).error()));
        QVERIFY(isAbout(workflow::importSound(project(), at("bad.bin")).error()));
        FW_OK(media::writeClip(at("silent.mp4"), kit::settings(media::ClipCodec::H264),
                               kit::numberedFrames(4)));
        auto const silent = workflow::importSound(project(), at("silent.mp4"));
        QCOMPARE(silent.error().messageId, std::string("media.noSound"));
        // A clip that breaks off after it was opened.
        std::string bytes = kit::bytesOf(at("silent.mp4"));
        size_t const data = bytes.find("mdat");
        std::fill(bytes.begin() + std::ptrdiff_t(data) + 8, bytes.end(), '\xff');
        FW_OK(writeFileAtomically(at("broken.mp4"), bytes));
        QVERIFY(!workflow::importClip(project(), at("broken.mp4")));
        QVERIFY(assets().empty());
        QCOMPARE(workflow::importPicture(project(), at("nowhere.png")).error().kind,
                 Error::Kind::MissingFile);
    }
};

QTEST_GUILESS_MAIN(TstImport)
#include "tst_import.moc"
