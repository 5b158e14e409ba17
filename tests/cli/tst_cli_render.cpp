#include "tests/cli/Program.h"

#include <QDir>

using fw::test::Outcome;
using fw::test::Program;

namespace {

QStringList fake(QStringList more)
{
    return QStringList{"render", "--engine", "fake",   "--prompt", "a red car drives to the right",
                       "--seed", "7",        "--json", "--out",    "take"} +
           more;
}

} // namespace

/// What `render` makes of its options: the request in the take's recipe.
class TstCliRender : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;

    QJsonObject recipe() const
    {
        QFile file(m_program->path("take/recipe.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }
    QJsonObject requestOf(QStringList const& more)
    {
        QDir(m_program->path("take")).removeRecursively();
        Outcome const outcome = m_program->run(fake(more));
        return outcome.status == 0 ? recipe()["request"].toObject() : QJsonObject{{"failed", outcome.status}};
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<Program>(); }

    void whatConditionsAClip_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("says");
        auto const row = [](char const* options, int status, char const* says) {
            QTest::newRow(options) << QString(options).split(' ') << status << says;
        };
        row("--frame-at 3:a.png --last-frame a.png", 0, "");
        row("--frame-at 9:a.png", 3, "no frame 9");
        row("--frame-at three:a.png", 3, "24:picture.png");
        row("--frame-at 3:none.png", 3, "none.png");
        row("--prepend-to c.mp4 --overlap 5", 0, "");
        row("--prepend-to c.mp4 --extend-from c.mp4 --overlap 5", 3, "cannot share");
        row("--overlap 5", 3, "--prepend-to");
        row("--video c.mp4 --strength 0.5", 0, "");
        row("--video c.mp4 --strength 0", 3, "strength");
        row("--strength 0.5", 3, "--video");
        row("--retake c.mp4 --range 0:4 --region 0,0,0.5,1", 0, "");
        row("--retake c.mp4 --range 4", 3, "0:8");
        row("--retake c.mp4 --range 5:10", 3, "cannot be made anew");
        row("--retake c.mp4 --region 0.5,0,0.6,1", 3, "region");
        row("--range 0:4", 3, "--retake");
        row("--retake c.mp4 --video c.mp4", 3, "Leave out the video");
        row("--memory tiled", 0, "");
        row("--memory small", 2, "memory");
    }
    void whatConditionsAClip()
    {
        QFETCH(QStringList, options);
        QFETCH(int, status);
        QFETCH(QString, says);
        m_program->write("a.png", fw::test::onePixel());
        QStringList const plain{"render", "--model",  "starter", "--prompt", "a cat", "--frames",
                                "9",      "--size",   "160x96",  "--steps",  "1",     "--seed",
                                "1",      "--engine", "fake",    "--out",    "o.mp4", "--json"};
        if (options.contains("c.mp4") && status == 0) { // clips are looked into for faces
            QStringList first = plain;
            first[first.indexOf("o.mp4")] = "c.mp4";
            QCOMPARE(m_program->run(first).status, 0);
        } else {
            m_program->write("c.mp4", "some bytes");
        }
        Outcome const outcome = m_program->run(plain + options);
        QCOMPARE(outcome.status, status);
        if (status == 3)
            QVERIFY2(outcome.last()["message"].toString().contains(says),
                     qPrintable(outcome.last()["message"].toString()));
    }

    void levelsOfItsOwn()
    {
        m_program->write("few.json",
                         R"({"schema":1,"id":"few","name":"Few","model":"starter","promptTemplate":"{prompt}",
            "sampler":"few-step","guidanceInterval":{"low":0.25,"high":0.75},"draft":{"steps":4},
            "preview":{"steps":4},"final":{"steps":3,"guidance":1,"sigmas":[1,0.75,0.5]}})");
        QJsonObject request = requestOf({"--preset", "few.json"});
        QCOMPARE(request["sigmas"].toArray(), (QJsonArray{1, 0.75, 0.5}));
        QCOMPARE(request["steps"].toInt(), 3);
        QCOMPARE(request["guidanceInterval"].toObject(), (QJsonObject{{"low", 0.25}, {"high", 0.75}}));

        request = requestOf({"--preset", "few.json", "--sigmas", "0.9,0.4"});
        QCOMPARE(request["sigmas"].toArray(), (QJsonArray{0.9, 0.4}));
        QCOMPARE(request["steps"].toInt(), 2);
        request = requestOf({"--preset", "few.json", "--steps", "8"}); // other levels than the preset's
        QVERIFY(request["sigmas"].toArray().isEmpty());
        QCOMPARE(request["steps"].toInt(), 8);
        request = requestOf({"--preset", "few.json", "--guidance-interval", "0.1,0.9"});
        QCOMPARE(request["guidanceInterval"].toObject(), (QJsonObject{{"low", 0.1}, {"high", 0.9}}));
    }

    void fewStepsAreNotSilent()
    {
        Outcome const plain = m_program->run(fake({"--preset", "cinematic", "--sampler", "few-step"}));
        QCOMPARE(plain.status, 0);
        QVERIFY2(plain.isClean, plain.text);
        QCOMPARE(plain.count("notice"), 1);
        QVERIFY(plain.errors.contains("few-step sampling"));
        QCOMPARE(recipe()["receipt"].toObject()["notices"].toArray().size(), 1);
        QDir(m_program->path("take")).removeRecursively();
        QCOMPARE(m_program->run(fake({"--preset", "cinematic"})).count("notice"), 0);
    }

    void mistakes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("rising levels") << QStringList{"--sigmas", "0.5,0.9"} << 3;
        QTest::newRow("level 0") << QStringList{"--sigmas", "1,0"} << 3;
        QTest::newRow("no number") << QStringList{"--sigmas", "1,half"} << 2;
        QTest::newRow("levels and other steps") << QStringList{"--sigmas", "1,0.5", "--steps", "3"} << 3;
        QTest::newRow("levels and shift") << QStringList{"--sigmas", "1,0.5", "--shift", "3"} << 2;
        QTest::newRow("half an interval") << QStringList{"--guidance-interval", "0.5"} << 2;
        QTest::newRow("interval upside down") << QStringList{"--guidance-interval", "0.9,0.1"} << 3;
    }
    void mistakes()
    {
        QFETCH(QStringList, arguments);
        Outcome const outcome = m_program->run(fake(QStringList{"--preset", "cinematic"} + arguments));
        QTEST(outcome.status, "status");
        QVERIFY2(outcome.isClean, outcome.text);
        QVERIFY(!QFile::exists(m_program->path("take")));
    }
};

QTEST_GUILESS_MAIN(TstCliRender)
#include "tst_cli_render.moc"
