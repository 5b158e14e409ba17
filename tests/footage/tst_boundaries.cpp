#include "Reels.h"

#include <QProcess>

using namespace fw;
using namespace fw::footage;

/// Films whose cuts are known to the frame, encoded and read back.
class BoundariesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Analysis seen(std::vector<Image> const& film, FrameRate rate = {24, 1}, int crf = 23)
    {
        auto const file = kit::in(m_folder, "film.mp4");
        reels::write(file, film, rate, crf);
        auto analysis = analyse(file);
        if (!analysis)
            qFatal("%s", analysis.error().message().c_str());
        return std::move(analysis).value();
    }

    static std::vector<Image> flashed(std::vector<Image> film, std::vector<int> at, int length)
    {
        for (int const first : at)
            for (int i = 0; i < length; ++i) {
                Image& image = film[static_cast<size_t>(first + i)];
                image = media::blend(image, kit::plain(reels::kSize, 255, 255, 250), .9);
            }
        return film;
    }

    static std::vector<Image> lit(std::vector<Image> film) // from dusk to noon
    {
        Image const black = kit::plain(reels::kSize, 0, 0, 0);
        for (size_t i = 0; i < film.size(); ++i)
            film[i] = media::blend(black, film[i], .25 + .75 * double(i) / double(film.size() - 1));
        return film;
    }

    static QString spansOf(std::vector<FoundShot> const& shots)
    {
        QStringList spans;
        for (FoundShot const& shot : shots)
            spans << QStringLiteral("%1 to %2 (%3)")
                         .arg(shot.first)
                         .arg(shot.end)
                         .arg(boundaryName(shot.begins));
        return spans.join(QStringLiteral(", "));
    }

private Q_SLOTS:
    void findsHardCutsToTheFrame_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<int>("crf");
        QTest::newRow("calm") << .5 << 23;
        QTest::newRow("moving") << 3. << 23;
        QTest::newRow("fast") << 9. << 23;
        QTest::newRow("poor picture") << .5 << 38;
    }
    void findsHardCutsToTheFrame()
    {
        QFETCH(double, speed);
        QFETCH(int, crf);
        std::vector<Image> film;
        std::vector<int64_t> expected;
        int const lengths[] = {31, 12, 40, 25, 60, 9, 33};
        for (uint32_t i = 0; i < 7; ++i) {
            if (!film.empty())
                expected.push_back(static_cast<int64_t>(film.size()));
            reels::append(film, reels::takeOf(100 + i, lengths[i], {i % 2 ? speed : -speed, speed / 4}));
        }
        QCOMPARE(reels::textOf(reels::cutsIn(seen(film, {24, 1}, crf))), reels::textOf(expected));
    }

    void findsNothingInOneShot_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("a calm shot") << 0;
        QTest::newRow("a fast pan") << 1;
        QTest::newRow("a whip pan in the middle") << 2;
        QTest::newRow("photographers' flashes") << 3;
        QTest::newRow("lightning") << 4;
        QTest::newRow("the sun comes out") << 5;
        QTest::newRow("a zoom") << 6;
    }
    void findsNothingInOneShot()
    {
        QFETCH(int, kind);
        auto const calm = [] { return reels::takeOf(5, 96); };
        std::vector<Image> film;
        if (kind == 0)
            film = calm();
        if (kind == 1)
            film = reels::takeOf(6, 96, {22, 0});
        if (kind == 2) {
            reels::Place const place(7);
            for (int i = 0; i < 96; ++i) {
                double const t = std::clamp((i - 40) / 14., 0., 1.);
                film.push_back(place.shot(20 + 260 * t * t * (3 - 2 * t), 10, i));
            }
        }
        if (kind == 3)
            film = flashed(calm(), {20, 47, 71}, 1);
        if (kind == 4)
            film = flashed(calm(), {20, 25, 60}, 3);
        if (kind == 5)
            film = lit(calm());
        if (kind == 6) {
            Image const still = reels::Place(8).shot(30, 20);
            for (int i = 0; i < 96; ++i) {
                int const side = 320 - i * 2;
                Image crop({side / 2 * 2, side * 9 / 16 / 2 * 2});
                for (int y = 0; y < crop.heightPx(); ++y)
                    std::copy_n(still.row((180 - crop.heightPx()) / 2 + y) + 3 * ((320 - crop.widthPx()) / 2),
                                3 * crop.widthPx(), crop.mutableRow(y));
                film.push_back(media::resize(crop, reels::kSize));
            }
        }
        QCOMPARE(reels::textOf(reels::cutsIn(seen(film))), QString());
    }

    void findsDissolvesNearTheirMiddle_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<double>("speed");
        for (int const length : {8, 12, 24, 40})
            for (double const speed : {0., 1.})
                QTest::addRow("%d frames, speed %g", length, speed) << length << speed;
    }
    void findsDissolvesNearTheirMiddle()
    {
        QFETCH(int, length);
        QFETCH(double, speed);
        std::vector<Image> film = reels::takeOf(21, 90, {speed, 0});
        int64_t const middle = 90 - length / 2;
        reels::dissolveInto(film, reels::takeOf(33, 90, {-speed, 0}), length);
        Analysis const analysis = seen(film);
        auto const shots = shotsOf(analysis);
        QCOMPARE(shots.size(), size_t(2));
        QVERIFY2(std::abs(shots[1].first - middle) <= 3, qPrintable(QString::number(shots[1].first)));
        QCOMPARE(shots[1].begins, BoundaryKind::Dissolve);
        QCOMPARE(shots[0].end, shots[1].first);
        // Nothing of the other shot is in the clean part, as far as a few frames go.
        QVERIFY(shots[0].cleanEnd <= 90 - length + length / 5 + 2 &&
                shots[1].cleanFirst >= 90 - length / 5 - 2);
        QVERIFY(shots[0].key < shots[0].cleanEnd && shots[1].key >= shots[1].cleanFirst);
    }

    void blackBelongsToNoShot_data()
    {
        QTest::addColumn<bool>("isFaded");
        QTest::newRow("cut to black") << false;
        QTest::newRow("fades") << true;
    }
    void blackBelongsToNoShot()
    {
        QFETCH(bool, isFaded);
        std::vector<Image> const black(14, kit::plain(reels::kSize, 0, 0, 0));
        std::vector<Image> one = reels::takeOf(41, 50), other = reels::takeOf(42, 50);
        if (isFaded) {
            reels::fade(one, 16, false);
            reels::fade(other, 16, true);
        }
        std::vector<Image> film = black;
        reels::append(film, one);
        reels::append(film, black);
        reels::append(film, other);
        reels::append(film, black);
        auto const shots = shotsOf(seen(film));
        QVERIFY2(shots.size() == 2, qPrintable(spansOf(shots)));
        int const slack = isFaded ? 3 : 0;
        int64_t const expected[2][2] = {{14, 64}, {78, 128}};
        for (size_t i = 0; i < 2; ++i)
            QVERIFY2(std::abs(shots[i].first - expected[i][0]) <= slack &&
                         std::abs(shots[i].end - expected[i][1]) <= slack,
                     qPrintable(QStringLiteral("%1 to %2").arg(shots[i].first).arg(shots[i].end)));
    }

    /// Random films; what is asked is set below what this version reaches.
    void holdsUpOnACorpus()
    {
        int right = 0, wrong = 0, missed = 0, soft = 0, softMissed = 0;
        for (uint32_t number = 0; number < 10; ++number) {
            std::mt19937 random(900 + number);
            auto const upTo = [&random](int end) { return int(random() % uint32_t(end)); };
            std::vector<Image> film = reels::takeOf(1000 + 50 * number, 40);
            struct Wanted {
                int64_t frame;
                int slack;
            };
            std::vector<Wanted> wanted;
            for (uint32_t i = 1; i < 8; ++i) {
                double const speed = upTo(5) * 2.;
                double const drift = upTo(3) / 2.; // one after the other: the films are the same under every
                int const frames = 36 + upTo(40);  // compiler
                auto const next = reels::takeOf(1000 + 50 * number + i, frames, {speed, drift});
                int const length = upTo(3) == 0 ? 10 + upTo(18) : 0;
                wanted.push_back({int64_t(film.size()) - length / 2, length ? 5 : 0});
                reels::dissolveInto(film, next, length);
            }
            if (number % 2)
                film = flashed(film, {15}, 2);
            auto found = reels::cutsIn(seen(film));
            for (Wanted const& each : wanted) {
                auto const hit = std::find_if(found.begin(), found.end(), [&each](int64_t frame) {
                    return std::abs(frame - each.frame) <= each.slack;
                });
                soft += each.slack > 0;
                if (hit == found.end()) {
                    ++missed;
                    softMissed += each.slack > 0;
                    qInfo("film %u: missed %lld (%s)", number, static_cast<long long>(each.frame),
                          each.slack ? "dissolve" : "cut");
                } else {
                    ++right;
                    found.erase(hit);
                }
            }
            for (int64_t const each : found)
                qInfo("film %u: wrong %lld", number, static_cast<long long>(each));
            wrong += int(found.size());
        }
        double const precision = double(right) / (right + wrong), recall = double(right) / (right + missed);
        qInfo("corpus: %d of %d found (%d dissolves, %d of them missed), %d wrong; precision %.3f, recall "
              "%.3f",
              right, right + missed, soft, softMissed, wrong, precision, recall);
        QVERIFY(precision >= .95);
        QVERIFY(recall >= .92);
    }

    void sensitivityTradesMissesForMore()
    {
        // The same place from a step aside: less of a cut.
        reels::Place const place(61);
        std::vector<Image> film;
        for (int i = 0; i < 48; ++i)
            film.push_back(place.shot(20, 10, i));
        for (int i = 0; i < 48; ++i)
            film.push_back(media::blend(place.shot(20, 10, i), reels::Place(62).shot(20, 10, i), .32));
        Analysis const analysis = seen(film);
        size_t before = 0;
        for (double const sensitivity : {0., .5, 1.}) {
            size_t const found = reels::cutsIn(analysis, sensitivity).size();
            QVERIFY(found >= before);
            before = found;
        }
        QCOMPARE(reels::cutsIn(analysis, 0).size(), size_t(0));
        QCOMPARE(reels::textOf(reels::cutsIn(analysis, 1)), QStringLiteral("48"));
    }

    void followsTheClockOfAVariableRate()
    {
        std::vector<Image> film = reels::takeOf(71, 48);
        reels::append(film, reels::takeOf(72, 48));
        reels::write(kit::in(m_folder, "even.mp4"), film);
        auto const file = kit::in(m_folder, "uneven.mkv");
        QString const half = "setpts='if(lt(N,48),N,48+(N-48)*2)/24/TB'"; // the second shot at 12 a second
        QCOMPARE(QProcess::execute("ffmpeg", {"-v", "error", "-y", "-i", m_folder.filePath("even.mp4"), "-vf",
                                              half, "-fps_mode", "vfr", "-c:v", "libx264", "-preset",
                                              "veryfast", m_folder.filePath("uneven.mkv")}),
                 0);
        auto const analysis = analyse(file);
        FW_OK(analysis);
        QCOMPARE(reels::textOf(reels::cutsIn(*analysis)), QStringLiteral("48"));
        auto const shots = shotsOf(*analysis);
        QVERIFY(std::fabs(shots[0].seconds - 2) < .05 && std::fabs(shots[1].seconds - 4) < .1);
    }
};

QTEST_APPLESS_MAIN(BoundariesTest)
#include "tst_boundaries.moc"
