#include "engine/media/SoundReader.h"
#include "engine/playback/SoundStream.h"
#include "tests/support/Tone.h"

#include <QtTest>

using namespace fw;
using namespace fw::playback;
namespace fs = std::filesystem;

namespace {

test::Wave ramp()
{
    return [](int, int64_t at) { return float(at % 8192 + 1) / 16384.f; };
}

} // namespace

class TstSoundStream : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<SoundStream> m_stream;
    fs::path folder() const { return m_dir.path().toStdString(); }
    static story::Sound sound(char const* file)
    {
        story::Sound made;
        made.id = {"s"};
        made.file.path = file;
        made.length = {240};
        return made;
    }
    /// What comes when the mixing thread has caught up.
    std::vector<float> heard()
    {
        std::vector<float> block(200);
        if (QTest::qWaitFor([this] { return m_stream->ahead() >= 100; }, 20'000))
            m_stream->take(block);
        return block;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::writeWav(folder() / "ramp.wav", 48000, 2, 480'000, ramp())); }
    void init() { m_stream = std::make_unique<SoundStream>(); }

    void givesTheMixFromWhereItStarts()
    {
        m_stream->setCut({sound("ramp.wav")}, {24, 1}, folder());
        for (int64_t const sample : {0, 96'000, 1000}) {
            m_stream->start(sample);
            std::vector<float> const block = heard();
            for (int64_t i = 0; i < 100; ++i)
                QCOMPARE(block[size_t(2 * i)], ramp()(0, sample + i));
            QCOMPARE(m_stream->position(), sample + 100);
        }
    }

    void goesOnWhereItWas()
    {
        m_stream->setCut({sound("ramp.wav")}, {24, 1}, folder());
        m_stream->start(500);
        for (int64_t at = 500; at < 60'000; at += 100)
            QCOMPARE(heard()[0], ramp()(0, at));
    }

    void silenceWhenStoppedAndWithoutSounds()
    {
        std::vector<float> block(200, 1.f);
        m_stream->take(block);
        QCOMPARE(block[0], 0.f);
        m_stream->setCut({}, {24, 1}, folder());
        m_stream->start(0);
        m_stream->take(block);
        QCOMPARE(m_stream->position(), int64_t{100}); // time goes on
        m_stream->setCut({sound("gone.wav")}, {24, 1}, folder());
        m_stream->take(block);
        QCOMPARE(block[199], 0.f);
        m_stream->stop();
        m_stream->take(block);
        QCOMPARE(m_stream->position(), int64_t{200});
    }

    void anotherCutIsHeardNext()
    {
        m_stream->setCut({sound("ramp.wav")}, {24, 1}, folder());
        m_stream->start(1000);
        QCOMPARE(heard()[0], ramp()(0, 1000));
        story::Sound later = sound("ramp.wav");
        later.sourceIn = 1;
        m_stream->setCut({later}, {24, 1}, folder());
        QCOMPARE(heard()[0], ramp()(0, 48'000 + 1100));
    }
};

QTEST_GUILESS_MAIN(TstSoundStream)
#include "tst_sound_stream.moc"
