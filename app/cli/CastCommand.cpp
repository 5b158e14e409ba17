#include "app/cli/Commands.h"

#include "engine/base/Sha256.h"
#include "engine/consent/Challenge.h"
#include "engine/workflow/Cast.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;

struct CastOptions {
    std::string subject, kind = "self", name, typedName, release, clip, challenge, reason;
    std::vector<std::string> projects, uses, headshots;
    bool isAnyProject = false, isAdult = false, isAgreed = false, isSure = false;
    int months = 12;
};

OrderedJson statementJson(consent::Consent const& consent)
{
    OrderedJson uses = OrderedJson::array();
    for (consent::Use const use : consent.scope.uses)
        uses.push_back(consent::useName(use));
    return {{"id", consent.id.value},
            {"given", consent::isoTime(consent.given)},
            {"expires", consent::isoTime(consent.expires)},
            {"statementVersion", consent.statementVersion},
            {"typedName", consent.typedName},
            {"anyProject", consent.scope.isAnyProject},
            {"projects", consent.scope.projects},
            {"uses", std::move(uses)},
            {"proofs", consent.proofs.size()}};
}

OrderedJson subjectJson(consent::Subject const& subject, consent::LedgerState const& state)
{
    OrderedJson consents = OrderedJson::array();
    for (consent::Consent const& each : subject.consents)
        consents.push_back(statementJson(each));
    OrderedJson images = OrderedJson::array();
    for (consent::Headshot const& each : subject.headshots)
        images.push_back(each.image);
    char const* word = "over";
    int64_t const now = std::max(consent::systemTime(), state.newestTime);
    for (consent::Consent const& each : subject.consents)
        if (now < each.expires)
            word = "valid";
    OrderedJson json = {{"event", "subject"},
                        {"id", subject.id.value},
                        {"name", subject.name},
                        {"kind", consent::subjectKindName(subject.kind)},
                        {"state", subject.revoked ? "revoked" : word},
                        {"headshots", std::move(images)},
                        {"consents", std::move(consents)}};
    json["revoked"] = subject.revoked ? OrderedJson(consent::isoTime(*subject.revoked)) : OrderedJson();
    return json;
}

void show(Session& session, consent::Subject const& subject, consent::LedgerState const& state)
{
    OrderedJson const json = subjectJson(subject, state);
    session.console.event(json);
    session.console.print(subject.id.value + "  " + subject.name + "  " +
                          consent::subjectKindName(subject.kind) + "  " + json["state"].get<std::string>());
}

Result<consent::Consent> consentFrom(CastOptions const& options)
{
    consent::Consent consent;
    FW_TRY(consent.kind, consent::subjectKindFrom(options.kind));
    consent.subject = SubjectId{options.subject};
    consent.name = options.name;
    consent.typedName = options.typedName;
    consent.isAdultStated = options.isAdult;
    consent.scope.isAnyProject = options.isAnyProject;
    consent.scope.projects = options.projects;
    for (std::string const& word : options.uses)
        for (consent::Use const use : {consent::Use::Render, consent::Use::Export, consent::Use::Train})
            if (word == consent::useName(use))
                consent.scope.uses.push_back(use);
    if (!options.release.empty()) {
        FW_TRY(std::string sha256, sha256File(options.release));
        consent.proofs.push_back({consent::Proof::Kind::Release, std::move(sha256), {}});
    }
    if (!options.clip.empty()) {
        FW_TRY(std::string sha256, sha256File(options.clip));
        consent.proofs.push_back({consent::Proof::Kind::Clip, std::move(sha256), options.challenge});
    }
    return consent;
}

/// "front=me.png" of --headshot.
Result<std::pair<std::string, fs::path>> headshotFrom(std::string const& text)
{
    size_t const equals = text.find('=');
    if (equals == std::string::npos)
        return fail(Error::Kind::BadInput, "consent.badHeadshot", {text});
    return std::pair(text.substr(0, equals), fs::path(text.substr(equals + 1)));
}

Status addHeadshots(Session& session, workflow::CastTools& cast, SubjectId const& subject,
                    std::vector<std::string> const& headshots)
{
    for (std::string const& each : headshots) {
        FW_TRY(auto const named, headshotFrom(each));
        FW_TRY(consent::Headshot const made, workflow::addHeadshot(cast, subject, named.first, named.second));
        session.console.event({{"event", "headshot"}, {"subject", subject.value}, {"image", made.image}});
    }
    return {};
}

Status add(Session& session, CastOptions const& options)
{
    FW_TRY(consent::Consent const asked, consentFrom(options));
    for (std::string const& each : options.headshots)
        FW_CHECK(headshotFrom(each));
    session.console.say(consent::statementText(asked.kind));
    if (!options.isAgreed)
        return fail(Error::Kind::Refused, "consent.notAgreed");
    workflow::CastTools cast = workflow::defaultCast();
    FW_TRY(consent::Consent const made, workflow::addConsent(cast, asked, options.months));
    FW_CHECK(addHeadshots(session, cast, made.subject, options.headshots));
    FW_TRY(consent::LedgerState const state, cast.ledger.read());
    show(session, *state.find(made.subject), state);
    return {};
}

Status list(Session& session, std::string const& subject)
{
    FW_TRY(consent::LedgerState const state, workflow::defaultCast().ledger.read());
    if (!subject.empty() && !state.find(SubjectId{subject}))
        return fail(Error::Kind::MissingFile, "consent.noSubject", {subject});
    for (consent::Subject const& each : state.subjects)
        if (subject.empty() || each.id.value == subject) {
            show(session, each, state);
            for (consent::Consent const& one : each.consents)
                if (!subject.empty())
                    session.console.print(dumpJson(statementJson(one), 2));
        }
    return {};
}

/// Everything of one project that shows the person, with the films that still lie where they were written.
Result<workflow::Dependents> dependents(SubjectId const& subject, std::string const& project,
                                        consent::LedgerState const& state)
{
    FW_TRY(std::vector<consent::LogEntry> const audit, consent::defaultAuditLog().read());
    FW_TRY(workflow::Dependents found, workflow::dependentsOf(subject, project, state, audit));
    FW_CHECK(workflow::addExportedFiles(found, provenance::defaultRegistry()));
    return found;
}

Result<workflow::Dependents> showDependents(Session& session, SubjectId const& subject,
                                            std::string const& project, consent::LedgerState const& state)
{
    FW_TRY(workflow::Dependents found, dependents(subject, project, state));
    OrderedJson takes = OrderedJson::array(), jobs = OrderedJson::array(), files = OrderedJson::array();
    for (TakeId const& take : found.takes)
        takes.push_back(take.value);
    for (JobId const& job : found.jobs)
        jobs.push_back(job.value);
    for (workflow::ExportedFile const& each : found.files)
        files.push_back(each.file.string());
    session.console.event({{"event", "dependents"},
                           {"project", project},
                           {"shots", found.shots},
                           {"takes", takes},
                           {"jobs", jobs},
                           {"exports", found.exported.size()},
                           {"files", files}});
    session.console.print(project + ": " + std::to_string(found.shots.size()) + " shots, " +
                          std::to_string(takes.size()) + " takes and " + std::to_string(jobs.size()) +
                          " waiting jobs show this person and are blocked.");
    for (TakeId const& take : found.takes)
        session.console.print("  take " + take.value);
    for (workflow::ExportedFile const& each : found.files)
        session.console.print("  " + each.what + " " + each.file.string());
    return found;
}

Status listDependents(Session& session, CastOptions const& options)
{
    FW_TRY(consent::LedgerState const state, workflow::defaultCast().ledger.read());
    SubjectId const subject{options.subject};
    if (!state.find(subject))
        return fail(Error::Kind::MissingFile, "consent.noSubject", {options.subject});
    for (std::string const& project : options.projects)
        FW_CHECK(showDependents(session, subject, project, state));
    return {};
}

/// The list comes first, always; without --yes it is all there is.
Status deleteDependents(Session& session, CastOptions const& options)
{
    workflow::CastTools cast = workflow::defaultCast();
    FW_TRY(consent::LedgerState const state, cast.ledger.read());
    SubjectId const subject{options.subject};
    if (!state.find(subject))
        return fail(Error::Kind::MissingFile, "consent.noSubject", {options.subject});
    std::vector<workflow::Dependents> all;
    for (std::string const& project : options.projects) {
        FW_TRY(workflow::Dependents found, showDependents(session, subject, project, state));
        all.push_back(std::move(found));
    }
    if (!options.isSure)
        return fail(Error::Kind::Refused, "workflow.notConfirmed");
    for (workflow::Dependents const& each : all) {
        FW_TRY(workflow::Deletion const made, workflow::deleteDependentsOfProject(cast, subject, each));
        session.console.event({{"event", "deleted"},
                               {"project", each.project.string()},
                               {"takes", made.takes.size()},
                               {"files", made.files.size()}});
        session.console.print(each.project.string() + ": " + std::to_string(made.takes.size()) +
                              " takes and " + std::to_string(made.files.size()) + " films deleted.");
        if (!made.problems.empty())
            return made.problems.front();
    }
    session.console.say("Copies that left this machine cannot be called back.");
    return {};
}

Status revoke(Session& session, CastOptions const& options)
{
    workflow::CastTools cast = workflow::defaultCast();
    SubjectId const subject{options.subject};
    FW_CHECK(workflow::revoke(cast, subject, options.reason));
    FW_TRY(consent::LedgerState const state, cast.ledger.read());
    show(session, *state.find(subject), state);
    for (std::string const& project : options.projects)
        FW_CHECK(showDependents(session, subject, project, state));
    session.console.say("Films that were exported before cannot be called back.");
    return {};
}

void addCastAdd(CLI::App& cast, Session& session)
{
    CLI::App* command = cast.add_subcommand("add", "Record a statement of consent; prints what is agreed to");
    addJsonOption(*command, session);
    auto options = std::make_shared<CastOptions>();
    command->add_option("--kind", options->kind, "self, other (adult) or synthetic");
    command->add_option("--name", options->name, "Name in the cast list")->required();
    command->add_option("--typed-name", options->typedName, "Name of who makes the statement, as a signature")
        ->required();
    command->add_flag("--adult", options->isAdult, "The person is 18 or older");
    command->add_flag("--agree", options->isAgreed, "The statement is agreed to");
    command->add_option("--project", options->projects, "Project folder it is for; may be given again");
    command->add_flag("--any-project", options->isAnyProject, "It is for every project");
    command->add_option("--use", options->uses, "render, export or train; may be given again")
        ->check(CLI::IsMember({"render", "export", "train"}))
        ->required();
    command->add_option("--months", options->months, "How long it lasts, 1 to 12")->check(CLI::Range(1, 12));
    command->add_option("--subject", options->subject, "A new statement of this cast member");
    command->add_option("--release", options->release, "Signed release; its checksum is kept");
    CLI::Option* clip =
        command->add_option("--clip", options->clip, "Clip that speaks the words of --challenge");
    command->add_option("--challenge", options->challenge, "Words from: cast challenge")->needs(clip);
    command->add_option("--headshot", options->headshots, "NAME=FILE (PNG, JPEG, WebP); may be given again");
    command->callback([&session, options] { session.finish(add(session, *options)); });
}

void addDependents(CLI::App& cast, Session& session, std::shared_ptr<CastOptions> const& options)
{
    CLI::App* all = cast.add_subcommand("dependents", "What shows a person, in these projects");
    CLI::App* away = cast.add_subcommand("delete-dependents",
                                         "Delete takes and films that show a person; lists them first");
    for (CLI::App* command : {all, away}) {
        addJsonOption(*command, session);
        command->add_option("SUBJECT", options->subject, "Id, as list prints it")->required();
        command->add_option("--project", options->projects, "Project folder; may be given again")->required();
    }
    away->add_flag("--yes", options->isSure, "The list was looked through");
    all->callback([&session, options] { session.finish(listDependents(session, *options)); });
    away->callback([&session, options] { session.finish(deleteDependents(session, *options)); });
}

} // namespace

void addCastCommands(CLI::App& program, Session& session)
{
    CLI::App* cast = program.add_subcommand("cast", "People in shots: consent, headshots, revocation");
    cast->require_subcommand(1);
    addCastAdd(*cast, session);

    CLI::App* all = cast->add_subcommand("list", "Everybody in the ledger");
    addJsonOption(*all, session);
    all->callback([&session] { session.finish(list(session, std::string())); });

    auto options = std::make_shared<CastOptions>();
    CLI::App* one = cast->add_subcommand("show", "One cast member with all statements");
    addJsonOption(*one, session);
    one->add_option("SUBJECT", options->subject, "Id, as list prints it")->required();
    one->callback([&session, options] { session.finish(list(session, options->subject)); });

    CLI::App* headshot = cast->add_subcommand("headshot", "Put pictures into the encrypted vault");
    addJsonOption(*headshot, session);
    headshot->add_option("SUBJECT", options->subject, "Id, as list prints it")->required();
    headshot->add_option("PICTURES", options->headshots, "NAME=FILE (PNG, JPEG, WebP)")->required();
    headshot->callback([&session, options] {
        workflow::CastTools tools = workflow::defaultCast();
        session.finish(addHeadshots(session, tools, SubjectId{options->subject}, options->headshots));
    });

    CLI::App* end = cast->add_subcommand("revoke", "Withdraw a consent for good; destroys the pictures' key");
    addJsonOption(*end, session);
    end->add_option("SUBJECT", options->subject, "Id, as list prints it")->required();
    end->add_option("--reason", options->reason, "Why, for the log");
    end->add_option("--project", options->projects, "List what shows the person in this project");
    end->callback([&session, options] { session.finish(revoke(session, *options)); });

    addCameoCommands(*cast, session);
    addDependents(*cast, session, options);

    CLI::App* words = cast->add_subcommand("challenge", "Four random words to speak in a clip");
    addJsonOption(*words, session);
    words->callback([&session] {
        std::string const text = consent::challengeWords();
        session.console.event({{"event", "challenge"}, {"words", text}});
        session.console.print(text);
    });
}

} // namespace fw::cli
