#include "Reels.h"

using namespace fw;
using namespace fw::footage;

/// Key frames, measures and the summary, and what is no film at all.
class FootageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Analysis seen(std::vector<Image> const& film)
    {
        auto const file = kit::in(m_folder, "film.mp4");
        reels::write(file, film);
        auto analysis = analyse(file);
        if (!analysis)
            qFatal("%s", analysis.error().message().c_str());
        return std::move(analysis).value();
    }

    static Image blurred(Image const& image, double by = 4)
    {
        SizePx const small{int(image.widthPx() / by), int(image.heightPx() / by)};
        return media::resize(media::resize(image, small), image.size(), media::Filter::Bicubic);
    }

    /// Ten shots of a second and a half; the third is blurred, the sixth nearly black.
    Analysis tenShots()
    {
        std::vector<Image> film;
        for (uint32_t i = 0; i < 10; ++i) {
            auto take = reels::takeOf(300 + i, 36, {1. + i % 3, 0});
            for (Image& image : take) {
                if (i == 2)
                    image = blurred(image);
                if (i == 5)
                    image = media::blend(kit::plain(reels::kSize, 0, 0, 0), image, .25);
            }
            reels::append(film, take);
        }
        return seen(film);
    }

private Q_SLOTS:
    void keyFrameIsSharpAndLit()
    {
        std::vector<Image> film = reels::takeOf(201, 96);
        for (size_t i = 0; i < film.size(); ++i) {
            if (i < 40) // comes into focus
                film[i] = blurred(film[i], 1 + double(40 - i) / 13);
            else if (i >= 66) // and the light goes
                film[i] = media::blend(kit::plain(reels::kSize, 0, 0, 0), film[i], 1 - double(i - 65) / 40);
        }
        auto const shots = shotsOf(seen(film));
        QCOMPARE(shots.size(), size_t(1));
        QVERIFY2(shots[0].key >= 40 && shots[0].key < 66, qPrintable(QString::number(shots[0].key)));
    }

    void measuresMotion()
    {
        std::vector<Image> film = reels::takeOf(211, 48, {0, 0});
        reels::append(film, reels::takeOf(212, 48, {8, 0}));
        auto const shots = shotsOf(seen(film));
        QCOMPARE(shots.size(), size_t(2));
        // 8 pixels of 320 a frame, 24 a second: .6 widths a second, in cells of 1/64.
        QVERIFY2(shots[1].motion > .4 && shots[1].motion < .9, qPrintable(QString::number(shots[1].motion)));
        QVERIFY(shots[0].motion < shots[1].motion / 2);
        QCOMPARE(shots[0].seconds, 2.0);
    }

    void summaryFits_data()
    {
        QTest::addColumn<double>("seconds");
        for (double const seconds : {1., 3., 6.5, 10., 40.})
            QTest::addRow("%g s", seconds) << seconds;
    }
    void summaryFits()
    {
        QFETCH(double, seconds);
        Analysis const analysis = tenShots();
        auto const shots = shotsOf(analysis);
        QCOMPARE(shots.size(), size_t(10));
        auto const pieces = summaryCut(analysis, shots, seconds);
        QVERIFY(!pieces.empty());
        double sum = 0;
        int64_t before = 0;
        for (FoundShot const& piece : pieces) {
            QVERIFY(piece.first >= before && piece.end > piece.first);
            before = piece.end;
            QVERIFY(piece.key >= piece.first && piece.key < piece.end);
            QVERIFY(std::any_of(shots.begin(), shots.end(), [&piece](FoundShot const& shot) {
                return shot.first <= piece.first && piece.end <= shot.end;
            }));
            sum += piece.seconds;
        }
        double const there = std::min(seconds, analysis.secondsOf(0, analysis.frameCount()));
        QVERIFY2(sum <= seconds + 1e-6, qPrintable(QString::number(sum)));
        QVERIFY2(sum >= there - 2.0 / 24 || pieces.size() < shots.size(), qPrintable(QString::number(sum)));
        QVERIFY2(sum >= .8 * there, qPrintable(QString::number(sum)));
    }

    void summaryLeavesOutThePoorest()
    {
        Analysis const analysis = tenShots();
        auto const pieces = summaryCut(analysis, shotsOf(analysis), 9);
        for (FoundShot const& piece : pieces)
            QVERIFY2(piece.first / 36 != 2 && piece.first / 36 != 5,
                     qPrintable(QString::number(piece.first)));
    }

    void smallAndStraightOnIsTheSameFilm()
    {
        auto const file = kit::in(m_folder, "view.mp4");
        reels::write(file, reels::takeOf(261, 40, {3, 0}));
        auto const whole = media::ClipReader::open(file);
        auto const small = media::ClipReader::open(file, {}, {{100, 100}, true});
        QVERIFY(whole && small);
        for (int64_t const n : {0, 1, 2, 17, 39, 5}) { // also back
            auto const one = (*whole)->frame({n}), other = (*small)->frame({n});
            QVERIFY(one && other);
            QCOMPARE(other->widthPx() % 8, 0);
            QVERIFY(other->widthPx() <= 100 && other->heightPx() <= 100);
            QVERIFY(tinyDistance(lookOf(*one).tiny, lookOf(*other).tiny) < 3);
            QCOMPARE((*small)->secondsOf({n}), double(n) / 24);
        }
        QVERIFY((*small)->info().size == reels::kSize); // of the clip, not of the pictures
    }

    void oneFrameIsOneShot()
    {
        Analysis const analysis = seen(reels::takeOf(221, 1));
        auto const shots = shotsOf(analysis);
        QCOMPARE(shots.size(), size_t(1));
        QCOMPARE(shots[0].length(), int64_t(1));
        QCOMPARE(shots[0].key, int64_t(0));
        QCOMPARE(summaryCut(analysis, shots, 5).size(), size_t(1));
    }

    void blackFilmIsOneShot()
    {
        auto const shots = shotsOf(seen(std::vector<Image>(30, kit::plain(reels::kSize, 0, 0, 0))));
        QCOMPARE(shots.size(), size_t(1));
        QCOMPARE(shots[0].length(), int64_t(30));
    }

    void unusableFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("id");
        auto const whole = kit::in(m_folder, "whole.mkv");
        reels::write(whole, reels::takeOf(231, 60));
        std::string const mkv = kit::bytesOf(whole);
        QTest::newRow("text") << QByteArray("a.mp4") << QByteArray("no film") << QByteArray("media.notAClip");
        QTest::newRow("cut off") << QByteArray("b.mkv") << QByteArray(mkv.data(), int(mkv.size() / 2))
                                 << QByteArray("media.cutOff");
        QTest::newRow("empty") << QByteArray("c.mov") << QByteArray() << QByteArray("media.notAClip");
        QTest::newRow("a list in disguise")
            << QByteArray("d.mp4") << QByteArray("ffconcat version 1.0\nfile '/etc/passwd'\n")
            << QByteArray("media.notAClip");
    }
    void unusableFilesAreRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, id);
        auto const file = kit::in(m_folder, name.constData());
        QVERIFY(writeFileAtomically(file, std::string_view(bytes.data(), size_t(bytes.size()))));
        auto const analysis = analyse(file);
        QVERIFY(!analysis);
        QCOMPARE(analysis.error().messageId, std::string(id));
        QVERIFY(kit::isGoodSentence(analysis.error(), file));
    }

    void damageIsPassedOverOrNamed()
    {
        auto const whole = kit::in(m_folder, "damaged.mp4");
        std::vector<Image> film = reels::takeOf(241, 60);
        reels::append(film, reels::takeOf(242, 60));
        reels::write(whole, film);
        std::string const good = kit::bytesOf(whole);
        std::mt19937 random(3);
        for (int round = 0; round < 40; ++round) {
            std::string bytes = good;
            for (int i = 0; i < (round % 2 ? 12 : 400); ++i)
                bytes[random() % bytes.size()] = char(random());
            QVERIFY(writeFileAtomically(whole, bytes));
            auto const analysis = analyse(whole);
            if (analysis) {
                QVERIFY(!shotsOf(*analysis).empty());
            } else {
                bool const isMemory =
                    analysis.error().kind == Error::Kind::OutOfMemory; // a length of terabytes
                QVERIFY2(isMemory || kit::isGoodSentence(analysis.error(), whole),
                         analysis.error().message().c_str());
            }
        }
    }

    void stopsWhenAsked()
    {
        auto const file = kit::in(m_folder, "stopped.mp4");
        reels::write(file, reels::takeOf(251, 60));
        std::stop_source stop;
        AnalysisHooks hooks;
        hooks.stop = stop.get_token();
        int64_t last = 0;
        hooks.onProgress = [&](int64_t frame, int64_t of) {
            QCOMPARE(of, int64_t(60));
            QCOMPARE(frame, last + 1);
            last = frame;
            if (frame == 10)
                stop.request_stop();
        };
        auto const analysis = analyse(file, hooks);
        QVERIFY(!analysis && analysis.error().kind == Error::Kind::Cancelled);
        QCOMPARE(last, int64_t(10));
    }
};

QTEST_APPLESS_MAIN(FootageTest)
#include "tst_footage.moc"
