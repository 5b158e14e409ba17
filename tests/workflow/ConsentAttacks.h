#pragma once

#include "engine/base/Files.h"
#include "engine/media/Stills.h"
#include "engine/story/Edit.h"
#include "engine/story/Project.h"
#include "tests/consent/Sql.h"
#include "tests/workflow/CastFixture.h"

#include <QProcess>

// The attempts to get round the consent gate, as one table (reliability.md, test 16).
namespace fw::test {

using consent::Reason;
namespace fs = std::filesystem;

constexpr int64_t kMonth = 31 * 24 * 3600;

/// One attempt to get round the gate: `prepare` leaves board, ledger and keys as the attacker wants them.
/// Then the four ways of the window are tried (generate, a forged job, the gate itself, export), or only
/// `ask`, where the attempt is a way of its own.
struct Attack {
    char const* name;
    Reason reason;
    std::function<void(CastFixture&)> prepare;
    std::function<Status(CastFixture&, workflow::Toolbox const&)> ask = {};
};

/// framewright-cli with this installation. What it refused is an error with the reason that it gave.
inline Status commandLine(QStringList const& arguments)
{
    QProcess program;
    program.start(FW_BIN_DIR "/framewright-cli", arguments + QStringList{"--json"});
    program.waitForFinished(60'000);
    QByteArray const errors = program.readAllStandardError();
    if (program.exitStatus() != QProcess::NormalExit || program.exitCode() != 4)
        return program.exitCode() == 0
                   ? Status()
                   : Status(fail(Error::Kind::Internal, "base.internal", {errors.toStdString()}));
    // The sentence tells the reason; the ids of sentences do not leave the program.
    for (auto const& [words, id] :
         {std::pair("withdrew", "consent.revoked"), std::pair("ended on", "consent.expired"),
          std::pair("does not verify", "consent.damaged"), std::pair("does not cover", "consent.outOfScope"),
          std::pair("no valid consent", "consent.missing")})
        if (errors.contains(words))
            return Error{Error::Kind::Refused, id, {"", "", ""}, {}};
    return fail(Error::Kind::Internal, "base.internal", {errors.toStdString()});
}

/// The board as a project on disk.
inline void makeProject(CastFixture& on)
{
    fs::remove_all(on.project);
    QVERIFY(story::Project::create(on.project, on.board));
}

/// A take of a person who had agreed, as every program would make it.
inline SubjectId rendered(CastFixture& on, workflow::Toolbox const& tools)
{
    SubjectId const who = on.add();
    on.cast(who);
    {
        auto const queue = on.queue();
        if (!workflow::generate(on.board, {on.shot().id}, tools, {}, *queue))
            return SubjectId{"not-rendered"};
        queue->waitUntilIdle();
    }
    on.record();
    on.watch->renderings = 0;
    return who;
}

inline Status submitted(CastFixture& on, plan::RenderRequest const& request)
{
    auto const queue = on.queue();
    auto const id = queue->submit(request);
    if (!id)
        return id.error();
    queue->waitUntilIdle();
    jobs::JobInfo const job = queue->jobs().at(0);
    return job.error ? Status(*job.error) : Status();
}

/// A job that continues the only take there is.
inline plan::RenderRequest continuing(CastFixture& on, fs::path const& folder)
{
    plan::RenderRequest made = on.forged(SubjectId{});
    made.conditioning.cast.clear();
    plan::Neighbour extend;
    extend.source.path = (folder / "master.mkv").string();
    extend.overlapFrames = 1;
    made.conditioning.extend = extend;
    return made;
}

inline fs::path onlyTake(CastFixture& on)
{
    return jobs::TakeStore(on.project).files(on.shot().takes.at(0).id).folder;
}

inline void copyOver(fs::path const& from, fs::path const& to)
{
    fs::create_directories(to.parent_path());
    fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

inline void putBack(CastFixture& on, fs::path const& copy)
{
    for (char const* ending : {"-wal", "-shm"})
        fs::remove(on.ledgerFile().string() + ending);
    copyOver(copy, on.ledgerFile());
}

inline void revoke(SubjectId const& who)
{
    auto tools = workflow::defaultCast();
    QVERIFY(workflow::revoke(tools, who, "asked to"));
}

/// A consent, then a revocation; the board wants the person all the same.
inline SubjectId revoked(CastFixture& on)
{
    SubjectId const who = on.add();
    on.cast(who);
    revoke(who);
    return who;
}

inline std::function<void(CastFixture&)> statement(char const* sql)
{
    return [sql](CastFixture& on) {
        revoked(on);
        QVERIFY(test::sql(on.ledgerFile(), sql));
    };
}

inline std::function<void(CastFixture&)> subject(char const* id)
{
    return [id](CastFixture& on) {
        on.add();
        on.cast(SubjectId{id});
    };
}

/// A ledger made by another installation, put in place of ours.
inline void anothersLedger(CastFixture& on, std::vector<char const*> const& keys)
{
    CastFixture other;
    SubjectId const who = other.add({consent::Use::Render, consent::Use::Export}, on.project);
    fs::path const ledger = other.ledgerFile(), keyFolder = consent::defaultFolder() / "keys";
    for (char const* name : {"XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, on.home.filePath(name).toUtf8());
    on.add();
    putBack(on, ledger);
    for (char const* each : keys)
        copyOver(keyFolder / (std::string(each) + ".key"), on.key(each));
    on.cast(who);
}

inline std::vector<Attack> attacks()
{
    using consent::Use;
    return {
        // Nobody ever agreed
        {"no ledger", Reason::Missing, [](CastFixture& on) { on.cast(SubjectId{"sb-1"}); }},
        {"unknown subject", Reason::Missing, subject("sb-0000000000000000")},
        {"subject id of nothing", Reason::Missing, subject("")},
        {"subject id as a path", Reason::Missing, subject("../ledger")},
        {"subject id with an end", Reason::Missing,
         [](CastFixture& on) { on.cast(SubjectId{on.add().value + " "}); }},
        {"subject id in capitals", Reason::Missing,
         [](CastFixture& on) {
             SubjectId who = on.add();
             who.value[0] = 'S';
             on.cast(who);
         }},
        {"a second person beside one who agreed", Reason::Missing,
         [](CastFixture& on) {
             on.shot().cast = {on.add(), SubjectId{"sb-2"}};
         }},
        // Time
        {"expired", Reason::Expired,
         [](CastFixture& on) {
             on.cast(on.add({Use::Render}, {}, [] { return consent::systemTime() - 2 * kMonth; }));
         }},
        {"expired, and the clock was set back after it was noticed", Reason::Expired,
         [](CastFixture& on) {
             SubjectId const who = on.add();
             consent::Ledger later(consent::defaultFolder(),
                                   consent::fileKeyStore(consent::defaultFolder() / "keys"),
                                   [] { return consent::systemTime() + 2 * kMonth; });
             QVERIFY(later.check({{who}, {}, {}, on.project, Use::Render}).reason == Reason::Expired);
             on.cast(who);
         }},
        {"expired, and the clock was set back after other use", Reason::Expired,
         [](CastFixture& on) {
             on.cast(on.add());
             on.add({Use::Render}, {}, [] { return consent::systemTime() + 2 * kMonth; });
         }},
        {"the noted time was taken out again", Reason::LogDamaged,
         [](CastFixture& on) {
             on.cast(on.add());
             on.add({Use::Render}, {}, [] { return consent::systemTime() + 2 * kMonth; });
             QVERIFY(test::sql(on.ledgerFile(), "DELETE FROM entries WHERE number = 2"));
         }},
        // Revocation
        {"revoked", Reason::Revoked, [](CastFixture& on) { revoked(on); }},
        {"revoked, then agreed to by somebody of the same name", Reason::Revoked,
         [](CastFixture& on) {
             revoked(on);
             on.add();
         }},
        {"the revocation was deleted", Reason::LogDamaged, statement("DELETE FROM entries WHERE number = 2")},
        {"the revocation became something else", Reason::LogDamaged,
         statement("UPDATE entries SET kind = CAST('time' AS BLOB) WHERE number = 2")},
        {"the revocation names somebody else", Reason::LogDamaged,
         statement("UPDATE entries SET body = CAST('{\"subject\":\"sb-2\",\"reason\":\"\"}' AS BLOB) "
                   "WHERE number = 2")},
        {"revocation and consent swapped", Reason::LogDamaged,
         statement("UPDATE entries SET number = 9 WHERE number = 1;"
                   "UPDATE entries SET number = 1 WHERE number = 2;"
                   "UPDATE entries SET number = 2 WHERE number = 9")},
        {"the consent was doubled behind the revocation", Reason::LogDamaged,
         statement("INSERT INTO entries SELECT 3, time, kind, body, hash, signature FROM entries "
                   "WHERE number = 1")},
        {"the ledger from before the revocation was put back", Reason::LogDamaged,
         [](CastFixture& on) {
             SubjectId const who = on.add();
             on.cast(who);
             copyOver(on.ledgerFile(), on.path("old.db"));
             revoke(who);
             putBack(on, on.path("old.db"));
         }},
        // Rows
        {"a later end was written into the consent", Reason::LogDamaged,
         [](CastFixture& on) {
             on.cast(on.add({Use::Render}, {}, [] { return consent::systemTime() - 2 * kMonth; }));
             QVERIFY(test::sql(on.ledgerFile(),
                               "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), '\"expires\":1', "
                               "'\"expires\":9') AS BLOB)"));
         }},
        {"another project was written into the consent", Reason::LogDamaged,
         [](CastFixture& on) {
             on.cast(on.add({Use::Render}, "/elsewhere"));
             QVERIFY(test::sql(on.ledgerFile(), "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), "
                                                "'/elsewhere', '" +
                                                    on.project.string() + "') AS BLOB)"));
         }},
        {"every project was written into the consent", Reason::LogDamaged,
         [](CastFixture& on) {
             on.cast(on.add({Use::Render}, "/elsewhere"));
             QVERIFY(test::sql(on.ledgerFile(), "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), "
                                                "'\"anyProject\":false', '\"anyProject\":true') AS BLOB)"));
         }},
        {"a consent was written by hand", Reason::LogDamaged,
         statement("INSERT INTO entries SELECT 3, time, kind, body, lower(hex(randomblob(32))), "
                   "randomblob(64) FROM entries WHERE number = 1")},
        // Files
        {"the ledger is gone", Reason::LogDamaged,
         [](CastFixture& on) {
             revoked(on);
             fs::remove(on.ledgerFile());
         }},
        {"the ledger is noise", Reason::LogDamaged,
         [](CastFixture& on) {
             revoked(on);
             QVERIFY(writeFileAtomically(on.ledgerFile(), std::string(8192, 'x')));
         }},
        {"the ledger was cut off", Reason::LogDamaged,
         [](CastFixture& on) {
             on.cast(on.add());
             fs::resize_file(on.ledgerFile(), fs::file_size(on.ledgerFile()) / 2);
         }},
        {"the key is gone", Reason::LogDamaged,
         [](CastFixture& on) {
             on.cast(on.add());
             fs::remove(on.key("ledger-signing"));
         }},
        {"the key is open to everybody", Reason::LogDamaged,
         [](CastFixture& on) {
             on.cast(on.add());
             fs::permissions(on.key("ledger-signing"), fs::perms::others_read, fs::perm_options::add);
         }},
        {"the note of the newest entry is gone", Reason::LogDamaged,
         [](CastFixture& on) {
             revoked(on);
             fs::remove(on.key("ledger-head"));
         }},
        {"another installation's ledger", Reason::LogDamaged,
         [](CastFixture& on) { anothersLedger(on, {}); }},
        {"another installation's ledger and note", Reason::LogDamaged,
         [](CastFixture& on) { anothersLedger(on, {"ledger-head"}); }},
        {"another installation's ledger and key", Reason::LogDamaged,
         [](CastFixture& on) { anothersLedger(on, {"ledger-signing"}); }},
        // Scope
        {"consent for another project", Reason::OutOfScope,
         [](CastFixture& on) {
             on.cast(on.add({Use::Render, Use::Export}, on.path("other")));
         }},
        {"consent for training alone", Reason::OutOfScope,
         [](CastFixture& on) { on.cast(on.add({Use::Train})); }},
        {"a link with the name of the agreed project", Reason::OutOfScope,
         [](CastFixture& on) {
             fs::create_directories(on.path("agreed"));
             on.cast(on.add({Use::Render}, on.path("agreed")));
             fs::remove(on.path("agreed"));
             fs::create_symlink(on.project, on.path("agreed"));
             on.project = on.path("agreed"); // opened under that name
         }},
        {"the project was moved", Reason::OutOfScope,
         [](CastFixture& on) {
             on.cast(on.add());
             fs::rename(on.project, on.path("moved"));
             on.project = on.path("moved");
         }},
        // Ways of their own
        {"command line: the whole project", Reason::Revoked,
         [](CastFixture& on) {
             revoked(on);
             makeProject(on);
         },
         [](CastFixture& on, workflow::Toolbox const&) {
             return commandLine(
                 {"project", "render", QString::fromStdString(on.project.string()), "--engine", "fake"});
         }},
        {"command line: a job file that names the person", Reason::Revoked,
         [](CastFixture& on) {
             plan::RenderRequest forged = on.forged(revoked(on));
             forged.modelId = "starter";
             QVERIFY(writeFileAtomically(on.path("job.json"), dumpJson(plan::toJson(forged))));
         },
         [](CastFixture& on, workflow::Toolbox const&) {
             return commandLine({"render", "--job", QString::fromStdString(on.path("job.json").string()),
                                 "--engine", "fake", "--out",
                                 QString::fromStdString(on.path("film/takes/tk-forged").string())});
         }},
        {"command line: a person who agreed, outside of the agreed project", Reason::OutOfScope,
         [](CastFixture& on) {
             plan::RenderRequest forged = on.forged(on.add());
             forged.modelId = "starter";
             QVERIFY(writeFileAtomically(on.path("job.json"), dumpJson(plan::toJson(forged))));
         },
         [](CastFixture& on, workflow::Toolbox const&) {
             return commandLine({"render", "--job", QString::fromStdString(on.path("job.json").string()),
                                 "--engine", "fake", "--out",
                                 QString::fromStdString(on.path("film/takes/tk-forged").string())});
         }},
        {"the project file was edited by hand", Reason::Revoked,
         [](CastFixture& on) {
             SubjectId const who = revoked(on);
             on.shot().cast.clear();
             makeProject(on);
             Json json = *readJsonFile(on.project / "project.json");
             json["scenes"][0]["shots"][0]["cast"] = {who.value};
             if (!json["scenes"][0]["shots"][0].contains("prompt"))
                 QFAIL("project.json has another shape");
             QVERIFY(writeFileAtomically(on.project / "project.json", dumpJson(json)));
         },
         [](CastFixture& on, workflow::Toolbox const& tools) -> Status {
             FW_TRY(on.board, story::Project::read(on.project));
             auto const queue = on.queue();
             FW_CHECK(workflow::generate(on.board, {on.shot().id}, tools, {}, *queue));
             return {};
         }},
        {"the queue file was edited by hand", Reason::Revoked,
         [](CastFixture& on) {
             SubjectId const who = revoked(on);
             {
                 auto const queue = on.queue();
                 queue->pause();
                 plan::RenderRequest harmless = on.forged({});
                 harmless.conditioning.cast.clear();
                 QVERIFY(queue->submit(harmless));
             }
             Json json = *readJsonFile(on.project / "queue.json");
             for (Json& each : json["jobs"])
                 each["request"]["conditioning"]["cast"] = {
                     {{"subject", who.value}, {"image", ""}, {"sha256", ""}}};
             QVERIFY(writeFileAtomically(on.project / "queue.json", dumpJson(json)));
         },
         [](CastFixture& on, workflow::Toolbox const&) -> Status {
             auto const queue = on.queue();
             if (queue->jobs().size() != 1)
                 return {};
             queue->release(queue->jobs()[0].id);
             queue->waitUntilIdle();
             return queue->jobs()[0].error ? Status(*queue->jobs()[0].error) : Status();
         }},
        {"another person's picture under a good name", Reason::Missing,
         [](CastFixture& on) {
             on.cast(on.add());
             QVERIFY(consent::defaultLedger().addHeadshot({on.add(), "front", std::string(64, 'a')}));
         },
         [](CastFixture& on, workflow::Toolbox const&) {
             plan::RenderRequest forged = on.forged({});
             forged.conditioning.cast = {{on.shot().cast.front().value, "front", std::string(64, 'a')}};
             return submitted(on, forged);
         }},
        {"the vault from before the withdrawal was put back", Reason::Revoked,
         [](CastFixture& on) {
             SubjectId const who = on.add();
             on.cast(who);
             auto tools = workflow::defaultCast();
             auto vault = tools.openVault();
             QVERIFY(vault.isOk());
             Image face({64, 64});
             face.fill(200, 160, 140);
             auto const sum = vault->put(who, "front", *media::encodePng(face));
             QVERIFY(sum.isOk() && tools.ledger.addHeadshot({who, "front", *sum}).isOk());
             fs::path const folder = consent::defaultFolder() / "vault";
             fs::copy(folder, on.path("old-vault"), fs::copy_options::recursive);
             revoke(who);
             fs::remove_all(folder);
             fs::copy(on.path("old-vault"), folder, fs::copy_options::recursive);
             // Neither the picture nor the permission comes back with it.
             QVERIFY(!consent::defaultVault()->get(who, "front"));
         },
         [](CastFixture& on, workflow::Toolbox const&) {
             auto const known = consent::defaultLedger().read();
             plan::RenderRequest forged = on.forged({});
             consent::Headshot const shot = known->find(on.shot().cast.front())->headshots.at(0);
             forged.conditioning.cast = {{shot.subject.value, shot.image, shot.sha256}};
             return submitted(on, forged);
         }},
        {"the withdrawn person agrees again under the old id", Reason::Revoked,
         [](CastFixture& on) {
             SubjectId const who = revoked(on);
             consent::Consent again;
             again.subject = who;
             again.name = "Anna";
             again.typedName = "Anna Beispiel";
             again.isAdultStated = true;
             again.scope = {true, {}, {Use::Render, Use::Export}};
             QVERIFY(!consent::defaultLedger().add(again, 12));
         }},
        {"the withdrawn person renamed", Reason::LogDamaged,
         statement("UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'Anna', 'Anne') AS BLOB)")},
        {"the clock of this computer was set back before the withdrawal", Reason::Revoked,
         [](CastFixture& on) { revoked(on); },
         [](CastFixture& on, workflow::Toolbox const&) -> Status {
             consent::Ledger early(consent::defaultFolder(),
                                   consent::fileKeyStore(consent::defaultFolder() / "keys"),
                                   [] { return consent::systemTime() - kMonth; });
             consent::Question question;
             question.subjects = on.shot().cast;
             question.project = on.project;
             consent::Answer answer = early.check(question);
             return answer.isAllowed() ? Status() : Status(std::move(answer.sentence));
         }},
    };
}

/// What can only be tried with a take that was made while the person agreed.
inline std::vector<Attack> attacksOnTakes(workflow::Toolbox const& tools)
{
    auto const withTake = [&tools](std::function<void(CastFixture&)> change) {
        return [&tools, change = std::move(change)](CastFixture& on) {
            SubjectId const who = rendered(on, tools);
            QCOMPARE(on.takes(), 1);
            revoke(who);
            if (change)
                change(on);
        };
    };
    auto const reproduce = [](CastFixture& on, workflow::Toolbox const&) {
        return commandLine({"reproduce", QString::fromStdString(on.project.string()),
                            QString::fromStdString(on.shot().takes.at(0).id.value), "--engine", "fake"});
    };
    auto const continueTake = [](CastFixture& on, workflow::Toolbox const&) {
        return submitted(on, continuing(on, onlyTake(on)));
    };
    auto const exportFilm = [](CastFixture& on, workflow::Toolbox const& with) -> Status {
        exporting::ExportSettings settings;
        settings.projectFolder = on.project;
        settings.target = on.path("film.mp4");
        FW_CHECK(workflow::exportFilm(on.board, settings, with, {}, {}));
        return {};
    };
    auto const withoutCast = [](CastFixture& on) {
        fs::path const recipe = onlyTake(on) / "recipe.json";
        Json json = *readJsonFile(recipe);
        json["request"]["conditioning"].erase("cast");
        QVERIFY(writeFileAtomically(recipe, dumpJson(json)));
    };
    return {
        {"a take rendered again", Reason::Revoked, withTake({}), reproduce},
        {"a take rendered again, its recipe without the cast", Reason::Revoked, withTake(withoutCast),
         reproduce},
        {"a take continued", Reason::Revoked, withTake({}), continueTake},
        {"a take continued, its recipe without the cast", Reason::Revoked, withTake(withoutCast),
         continueTake},
        {"a take continued from a copy of its folder", Reason::Revoked, withTake({}),
         [](CastFixture& on, workflow::Toolbox const&) {
             fs::copy(onlyTake(on), on.path("copy"), fs::copy_options::recursive);
             return submitted(on, continuing(on, on.path("copy")));
         }},
        {"a take exported", Reason::Revoked, withTake({}), exportFilm},
        {"a take exported, the cast taken off the shot", Reason::Revoked,
         withTake([](CastFixture& on) { on.shot().cast.clear(); }), exportFilm},
        {"a take exported, the cast taken off shot and recipe", Reason::Revoked,
         withTake([withoutCast](CastFixture& on) {
             on.shot().cast.clear();
             withoutCast(on);
         }),
         exportFilm},
        {"a take put under another shot and exported", Reason::Revoked, withTake([](CastFixture& on) {
             story::Shot other = on.shot();
             other.id = ShotId{"sh-other"};
             other.cast.clear();
             on.board.scenes[0].shots = {other};
         }),
         exportFilm},
    };
}

} // namespace fw::test
