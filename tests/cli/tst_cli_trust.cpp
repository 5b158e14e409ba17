#include "tests/cli/Program.h"

using fw::test::Outcome;
using fw::test::Program;

/// `framewright-cli audit` and `review`: a studio's day with a held prompt.
class TstCliTrust : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;

    Outcome render(QString const& prompt, QString const& out)
    {
        return m_program->run({"render", "--preset", "cinematic", "--engine", "fake", "--prompt", prompt,
                               "--steps", "1", "--size", "64x32", "--frames", "5", "--seed", "7", "--out",
                               out, "--json"});
    }
    Outcome review(QString const& step, QString const& id, QStringList more = {})
    {
        return m_program->run(QStringList{"review", step, id, "--reason", "because", "--json"} + more);
    }
    QString held()
    {
        Outcome const list = m_program->run({"review", "list", "--json"});
        return list.count("review") == 1 ? list.last()["id"].toString() : QString();
    }
    QStringList kinds()
    {
        QStringList found;
        for (QJsonObject const& each : m_program->run({"audit", "list", "--json"}).events)
            found << each["kind"].toString();
        return found;
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<Program>(); }

    void aHeldPromptWaitsForAPerson()
    {
        Outcome const refused = render("a porn set", "a");
        QCOMPARE(refused.status, 4);
        QString const id = held();
        QVERIFY2(!id.isEmpty() && refused.last()["message"].toString().contains(id), refused.errors);
        QCOMPARE(review("reject", id).last()["state"].toString(), QString("rejected"));
        QCOMPARE(held(), QString());
        QCOMPARE(render("a porn set", "a").status, 4);
        QCOMPARE(review("appeal", id).status, 0);
        Outcome const approved = review("approve", id);
        QCOMPARE(approved.status, 0);
        QVERIFY(approved.last()["own"].toBool()); // one person: allowed, and written down
        QCOMPARE(review("approve", id).last()["kind"].toString(), QString("Conflict"));
        Outcome const made = render("a porn set", "a");
        QVERIFY2(made.status == 0, made.errors);
        QVERIFY(QFile::exists(m_program->path("a/master.mkv")));
        QCOMPARE(render("a porn set at night", "b").status, 4); // another word is another request
        // The approval that came too late is written down as well.
        QCOMPARE(kinds(), QStringList({"policy", "refusal", "review", "refusal", "review", "review", "review",
                                       "generation", "refusal"}));
    }

    void accountsAndFourEyes()
    {
        m_program->write("pass", "open sesame\n");
        m_program->write("wrong", "open\n");
        QCOMPARE(render("a porn set", "a").status, 4);
        QString const asker = m_program->run({"review", "list", "--json"}).last()["askedBy"].toString();
        QVERIFY(!asker.isEmpty());
        QCOMPARE(
            m_program->run({"review", "account", asker, "--role", "creator", "--role", "reviewer", "--json"})
                .status,
            0);
        QCOMPARE(m_program
                     ->run({"review", "account", "rolf", "--role", "reviewer", "--passphrase-file", "pass",
                            "--four-eyes", "--json"})
                     .status,
                 0);
        QString const id = held();
        QCOMPARE(review("approve", id).status, 4); // two accounts: say who
        QCOMPARE(review("approve", id, {"--as", asker}).status, 4);
        QCOMPARE(review("approve", id, {"--as", "rolf"}).status, 4);
        QCOMPARE(review("approve", id, {"--as", "rolf", "--passphrase-file", "wrong"}).status, 4);
        Outcome const approved = review("approve", id, {"--as", "rolf", "--passphrase-file", "pass"});
        QVERIFY2(approved.status == 0, approved.errors);
        QCOMPARE(approved.last()["decidedBy"].toString(), QString("rolf"));
        QVERIFY(!approved.last()["own"].toBool());
        QCOMPARE(render("a porn set", "a").status, 0);
    }

    void theAuditLogHoldsNoWords()
    {
        QCOMPARE(render("a zebra walks", "a.mp4").status, 0);
        Outcome const list = m_program->run({"audit", "list"});
        QCOMPARE(list.status, 0);
        QVERIFY2(list.text.contains("export") && !list.text.contains("zebra") && !list.text.contains("a.mp4"),
                 list.text);
        QCOMPARE(kinds(), QStringList({"policy", "generation", "export"}));
        QCOMPARE(m_program->run({"audit", "list", "--kind", "export", "--json"}).events.size(), 1);
        QCOMPARE(m_program->run({"audit", "list", "--newest", "2", "--json"}).events.size(), 2);
    }

    void verifyingNamesTheDamagedLog()
    {
        QCOMPARE(render("a zebra walks", "a").status, 0);
        Outcome const whole = m_program->run({"audit", "verify", "--json"});
        QVERIFY2(whole.status == 0, whole.errors);
        QCOMPARE(whole.last()["logs"].toArray().size(), 4);
        QFile::remove(m_program->path("XDG_DATA_HOME/framewright/consent/keys/audit-head.key"));
        Outcome const damaged = m_program->run({"audit", "verify", "--json"});
        QCOMPARE(damaged.status, 3);
        QVERIFY(!damaged.last()["logs"].toArray()[0].toObject()["whole"].toBool());
        QCOMPARE(m_program->run({"audit", "list", "--json"}).status, 3);
        QCOMPARE(render("a zebra walks", "b").status, 0); // work goes on, and the damage stays visible
        Outcome const after = m_program->run({"audit", "verify", "--json"});
        QCOMPARE(after.status, 0);
        QCOMPARE(after.last()["logs"].toArray()[0].toObject()["putAside"].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TstCliTrust)
#include "tst_cli_trust.moc"
