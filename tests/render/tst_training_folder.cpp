#include "engine/media/ClipWriter.h"
#include "engine/media/Stills.h"
#include "engine/render/TrainingFolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace fw;
using namespace fw::render;

/// What may stand in a folder that somebody wants to train on, and what is said about it.
class TstTrainingFolder : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path at(QString const& name) { return m_folder->filePath(name).toStdString(); }
    void write(QString const& name, QByteArray const& bytes)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static Image picture(SizePx size, int shade)
    {
        Image image(size);
        image.fill(static_cast<uint8_t>(shade), 80, 160);
        return image;
    }
    void still(QString const& stem, int shade, SizePx size = {160, 96}, char const* caption = "a zibbo")
    {
        QVERIFY(media::writePng(at(stem + ".png"), picture(size, shade)).isOk());
        if (caption)
            write(stem + ".txt", caption);
    }
    void clip(QString const& stem, int frames)
    {
        std::vector<Image> pictures;
        for (int i = 0; i < frames; ++i)
            pictures.push_back(picture({160, 96}, i * 5));
        QVERIFY(media::writeClip(at(stem + ".mp4"), {.size = {160, 96}, .rate = {16, 1}}, pictures).isOk());
        write(stem + ".txt", "a zibbo walks");
    }
    TrainingFolder read(std::string const& caption = {})
    {
        auto folder = readTrainingFolder(m_folder->path().toStdString(), {{160, 96}, {8, 1}, 5, caption});
        return folder ? *folder : TrainingFolder{};
    }
    static QStringList ids(std::vector<Error> const& errors)
    {
        QStringList found;
        for (Error const& error : errors)
            found << QString::fromStdString(error.messageId).section('.', 1) + " " +
                         QString::fromStdString(std::filesystem::path(error.file).filename().string());
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (int i = 0; i < 4; ++i)
            still(QString("good%1").arg(i), 40 * i);
    }

    void readsStillsAndClips()
    {
        clip("walk", 40);
        still("Capital", 250);
        QVERIFY(QFile::rename(m_folder->filePath("Capital.png"), m_folder->filePath("Capital.PNG")));
        write("Capital.txt", "  A zibbo,\nsmiling \n");
        write(".hidden", "x");
        QVERIFY(QDir(m_folder->path()).mkdir("folder.png"));
        TrainingFolder const folder = read();
        QVERIFY2(folder.problems.empty() && folder.notes.empty(),
                 qPrintable((ids(folder.problems) + ids(folder.notes)).join(", ")));
        QCOMPARE(folder.items.size(), size_t(6));
        QCOMPARE(folder.items[0].caption, std::string("A zibbo,\nsmiling"));
        QCOMPARE(folder.items[0].frames, int64_t(1));
        QCOMPARE(folder.items[5].frames, int64_t(20)); // 2.5 s at 8 fps
        QCOMPARE(folder.items[5].sha256.size(), size_t(64));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("note");
        QTest::newRow("tiny") << "tiny"
                              << "tiny tiny.png"
                              << "";
        QTest::newRow("no caption") << "lone"
                                    << "noCaption lone.png"
                                    << "";
        QTest::newRow("empty caption") << "empty"
                                       << "noCaption empty.png"
                                       << "";
        QTest::newRow("caption in Latin 1") << "latin"
                                            << "captionUtf8 latin.txt"
                                            << "";
        QTest::newRow("cut off") << "cut"
                                 << "* cut.png"
                                 << "";
        QTest::newRow("no picture at all") << "text"
                                           << "* text.jpg"
                                           << "";
        QTest::newRow("no clip at all") << "noclip"
                                        << "* noclip.mp4"
                                        << "";
        QTest::newRow("damaged clip") << "cutclip"
                                      << "* cutclip.mp4"
                                      << "";
        QTest::newRow("short clip") << "short"
                                    << "shortClip short.mp4"
                                    << "";
        QTest::newRow("another kind") << "notes.pdf"
                                      << ""
                                      << "leftOut notes.pdf";
        QTest::newRow("caption without a picture") << "orphan"
                                                   << ""
                                                   << "loneCaption orphan.txt";
        QTest::newRow("the same picture twice") << "twin"
                                                << ""
                                                << "twice twin.png";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, file);
        QFETCH(QString, problem);
        QFETCH(QString, note);
        if (file == "tiny")
            still("tiny", 9, {70, 60});
        else if (file == "lone" || file == "empty" || file == "latin" || file == "cut" || file == "twin")
            still(file, file == "twin" ? 40 : 9, {160, 96},
                  file == "lone"    ? nullptr
                  : file == "empty" ? " \n"
                  : file == "latin" ? "caf\xe9"
                                    : "a zibbo");
        else if (file == "short" || file == "cutclip")
            clip(file, file == "short" ? 8 : 40);
        else
            write(file == "text"     ? "text.jpg"
                  : file == "noclip" ? "noclip.mp4"
                  : file == "orphan" ? "orphan.txt"
                                     : file,
                  "some words");
        for (QString const& each : {QString("cut.png"), QString("cutclip.mp4")})
            if (file == each.section('.', 0, 0))
                QVERIFY(
                    QFile::resize(m_folder->filePath(each), QFileInfo(m_folder->filePath(each)).size() / 2));
        if (file == "text" || file == "noclip")
            write(file + ".txt", "a zibbo");

        TrainingFolder const folder = read();
        QStringList const problems = ids(folder.problems), notes = ids(folder.notes);
        QCOMPARE(problems.size(), problem.isEmpty() ? 0 : 1);
        QCOMPARE(notes.size(), note.isEmpty() ? 0 : 1);
        if (!problem.isEmpty())
            QVERIFY2(problem.startsWith('*') ? problems[0].endsWith(problem.mid(2)) : problems[0] == problem,
                     qPrintable(problems[0]));
        if (!note.isEmpty())
            QCOMPARE(notes[0], note);
        QCOMPARE(folder.items.size(), size_t(4)); // the rest can be used
    }

    void oneListOfEverything()
    {
        still("tiny", 9, {70, 60});
        still("lone", 11, {70, 60}, nullptr); // wrong in two ways
        TrainingFolder const folder = read();
        QString const text = QString::fromStdString(problemsOf("pictures", folder).message());
        QCOMPARE(text.count("\n- "), 3);
        QVERIFY2(text.contains("tiny.png") && text.contains("70x60") && text.contains("lone.png"),
                 qPrintable(text));
    }

    void oneCaptionForAll()
    {
        still("lone", 9, {160, 96}, nullptr);
        TrainingFolder const folder = read("a zibbo in a forest");
        QVERIFY(folder.problems.empty());
        QCOMPARE(folder.items.back().caption, std::string("a zibbo in a forest"));
        QCOMPARE(folder.items.front().caption, std::string("a zibbo")); // its own wins
    }

    void tooFew()
    {
        QVERIFY(QFile::remove(m_folder->filePath("good0.png")));
        QCOMPARE(ids(read().problems).join(""), "tooFew " + QFileInfo(m_folder->path()).fileName());
        auto const missing = readTrainingFolder(at("nowhere"), {{160, 96}, {8, 1}, 5, ""});
        QVERIFY(!missing.isOk());
        QCOMPARE(missing.error().messageId, std::string("training.noFolder"));
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        auto const read = readTrainingFolder(m_folder->path().toStdString(), {{160, 96}, {8, 1}, 5, ""},
                                             {{}, source.get_token()});
        QVERIFY(!read.isOk());
        QCOMPARE(read.error().kind, Error::Kind::Cancelled);
    }

    void clipsAreCutInParts_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<QList<int>>("firsts");
        QTest::addColumn<int>("count");
        QTest::newRow("one") << 17 << QList<int>{0} << 17;
        QTest::newRow("shorter") << 16 << QList<int>{0} << 13;
        QTest::newRow("a little longer") << 33 << QList<int>{0} << 17;
        QTest::newRow("three") << 60 << QList<int>{0, 21, 43} << 17;
        QTest::newRow("at most eight")
            << 10000 << QList<int>{0, 1426, 2852, 4278, 5704, 7130, 8556, 9983} << 17;
    }
    void clipsAreCutInParts()
    {
        QFETCH(int, frames);
        QFETCH(QList<int>, firsts);
        QFETCH(int, count);
        QList<int> found;
        for (ClipPart const& part : clipParts(frames, 17, 4)) {
            found << int(part.first);
            QCOMPARE(part.count, count);
        }
        QCOMPARE(found, firsts);
    }
};

QTEST_GUILESS_MAIN(TstTrainingFolder)
#include "tst_training_folder.moc"
