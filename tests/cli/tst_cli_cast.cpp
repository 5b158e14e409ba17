#include "engine/media/Stills.h"
#include "tests/cli/Program.h"

#include <QDirIterator>

using fw::test::Outcome;
using fw::test::Program;

/// `framewright-cli cast`, and that neither job files nor edited projects get round it.
class TstCliCast : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;

    static QStringList statement(QStringList more)
    {
        return QStringList{"cast",    "add",     "--name", "Anna",   "--typed-name", "Anna Beispiel",
                           "--adult", "--agree", "--use",  "render", "--json"} +
               more;
    }
    QString add(QStringList more)
    {
        Outcome const made = m_program->run(statement(more));
        return made.status == 0 ? made.last()["id"].toString() : QString::fromUtf8(made.errors);
    }
    QByteArray job(QString const& subject)
    {
        return QString(
                   R"({"prompt":"a person waves","size":{"width":64,"height":32},"frames":5,"steps":1,)"
                   R"("modelId":"starter","conditioning":{"cast":[{"subject":"%1","image":"","sha256":""}]}})")
            .arg(subject)
            .toUtf8();
    }
    Outcome renderJob(QString const& out)
    {
        return m_program->run({"render", "--job", "job.json", "--engine", "fake", "--out", out, "--json"});
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<Program>(); }

    void statements_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("everything") << statement({"--any-project"}) << 0;
        QTest::newRow("minor") << statement({"--any-project", "--kind", "minor"}) << 4;
        QTest::newRow("unknown kind") << statement({"--any-project", "--kind", "friend"}) << 3;
        QTest::newRow("no project") << statement({}) << 3;
        QTest::newRow("13 months") << statement({"--any-project", "--months", "13"}) << 2;
        QTest::newRow("release that is not there")
            << statement({"--any-project", "--release", "none.pdf"}) << 3;
        QTest::newRow("words without a clip") << statement({"--any-project", "--challenge", "a b c d"}) << 2;
        QTest::newRow("headshot without a name") << statement({"--any-project", "--headshot", "me.png"}) << 3;
        QStringList silent = statement({"--any-project"});
        silent.removeAll("--agree");
        QTest::newRow("nobody agreed") << silent << 4;
        QStringList young = statement({"--any-project"});
        young.removeAll("--adult");
        QTest::newRow("age not stated") << young << 4;
        QTest::newRow("revoke nobody") << QStringList{"cast", "revoke", "sb-1", "--json"} << 3;
        QTest::newRow("show nobody") << QStringList{"cast", "show", "sb-1", "--json"} << 3;
        QTest::newRow("list nobody") << QStringList{"cast", "list", "--json"} << 0;
        QTest::newRow("challenge") << QStringList{"cast", "challenge", "--json"} << 0;
    }
    void statements()
    {
        QFETCH(QStringList, arguments);
        Outcome const made = m_program->run(arguments);
        QTEST(made.status, "status");
        QVERIFY2(made.isClean, made.text);
        if (made.status == 4)
            QCOMPARE(made.last()["kind"].toString(), QString("Refused"));
        if (arguments.contains("add") && made.status != 0)
            QCOMPARE(m_program->run({"cast", "list", "--json"}).events.size(), 0);
    }

    void fromStatementToRevocation()
    {
        fw::Image const picture({64, 64});
        QVERIFY(fw::media::writePng(m_program->path("me.png").toStdString(), picture));
        QString const anna = add({"--any-project", "--headshot", "front=me.png"});
        QVERIFY2(anna.startsWith("sb-"), qPrintable(anna));
        Outcome const list = m_program->run({"cast", "list", "--json"});
        QCOMPARE(list.count("subject"), 1);
        QCOMPARE(list.last()["state"].toString(), QString("valid"));
        QCOMPARE(list.last()["headshots"].toArray().size(), 1);

        m_program->write("job.json", job(anna));
        Outcome const rendered = renderJob("take");
        QVERIFY2(rendered.status == 0, rendered.errors);
        QCOMPARE(renderJob("clip.mp4").status, 4); // the statement does not cover export
        QVERIFY(!QFile::exists(m_program->path("clip.mp4")));

        m_program->run({"project", "new", "film", "--sample"});
        Outcome const ended =
            m_program->run({"cast", "revoke", anna, "--reason", "asked to", "--project", "film", "--json"});
        QVERIFY2(ended.status == 0, ended.errors);
        QCOMPARE(ended.events.at(0)["state"].toString(), QString("revoked"));
        QCOMPARE(ended.last()["event"].toString(), QString("dependents"));
        QCOMPARE(renderJob("again").status, 4);
        QVERIFY(!QFile::exists(m_program->path("again")));
        QCOMPARE(m_program->run({"cast", "revoke", anna, "--json"}).last()["kind"].toString(),
                 QString("Conflict"));
        QDirIterator shots(m_program->path("XDG_DATA_HOME"), {"*.shot", "subject.key"}, QDir::Files,
                           QDirIterator::Subdirectories);
        QVERIFY(!shots.hasNext());
    }

    void jobFilesOfPeopleWhoDidNotAgree_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("scope");
        QTest::newRow("unknown") << "sb-1"
                                 << "--any-project";
        QTest::newRow("of a project") << ""
                                      << "film"; // a job file by itself lies in none
    }
    void jobFilesOfPeopleWhoDidNotAgree()
    {
        QFETCH(QString, subject);
        QFETCH(QString, scope);
        QString const anna = add(scope == "film" ? QStringList{"--project", "film"} : QStringList{scope});
        m_program->write("job.json", job(subject.isEmpty() ? anna : subject));
        Outcome const made = renderJob("take");
        QCOMPARE(made.status, 4);
        QCOMPARE(made.last()["kind"].toString(), QString("Refused"));
        QVERIFY(!QFile::exists(m_program->path("take")));
    }

    void anEditedProjectIsRefused()
    {
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
        QString const anna = add({"--project", "film"});
        QString const ben = add({"--project", "elsewhere"});
        auto const castShot = [&](QString const& subject) {
            QFile file(m_program->path("film/project.json"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QJsonObject project = QJsonDocument::fromJson(file.readAll()).object();
            file.close();
            QJsonObject board = project.contains("board") ? project["board"].toObject() : project;
            QJsonArray scenes = board["scenes"].toArray();
            QJsonObject scene = scenes[0].toObject();
            QJsonArray shots = scene["shots"].toArray();
            QJsonObject shot = shots[0].toObject();
            shot["cast"] = QJsonArray{subject};
            shots[0] = shot;
            scene["shots"] = shots;
            scenes[0] = scene;
            board["scenes"] = scenes;
            if (project.contains("board"))
                project["board"] = board;
            else
                project = board;
            m_program->write("film/project.json", QJsonDocument(project).toJson());
        };
        auto const render = [&] {
            return m_program->run({"project", "render", "film", "--shot", "1", "--engine", "fake", "--json"});
        };
        castShot(ben);
        Outcome const refused = render();
        QVERIFY2(refused.status == 4, refused.errors);
        QCOMPARE(refused.count("take"), 0);
        castShot(anna);
        Outcome const allowed = render();
        QVERIFY2(allowed.status == 0, allowed.errors);
        QCOMPARE(allowed.count("take"), 1);
        QCOMPARE(m_program->run({"project", "export", "film", "--out", "a.mp4", "--json"}).status, 4);
    }
};

QTEST_GUILESS_MAIN(TstCliCast)
#include "tst_cli_cast.moc"
