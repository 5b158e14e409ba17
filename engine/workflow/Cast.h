#pragma once

#include "engine/base/Image.h"
#include "engine/consent/AuditLog.h"
#include "engine/consent/Consent.h"
#include "engine/consent/Vault.h"
#include "engine/provenance/Registry.h"

#include <functional>

namespace fw::workflow {

/// Ledger and vault of one installation. Tests give their own folder and keys.
struct CastTools {
    consent::Ledger ledger;
    std::function<Result<consent::Vault>()> openVault; ///< not before it is needed: a keyring may be slow
    consent::AuditSink audit;                          ///< empty: nowhere
};
CastTools defaultCast();

/// Ledger::add, noted in the audit log (ids, no names).
Result<consent::Consent> addConsent(CastTools& cast, consent::Consent asked, int months);

/// Decodes a picture file, writes it anew as PNG (so that no EXIF, GPS or XMP is left), puts it into the
/// vault and its checksum into the ledger. The file is not kept. Errors: those of the decoder, Refused (no
/// valid consent for rendering anywhere), Io.
Result<consent::Headshot> addHeadshot(CastTools& cast, SubjectId const& subject, std::string const& image,
                                      std::filesystem::path const& file);

/// The same with a picture that is in memory (a camera's).
Result<consent::Headshot> addHeadshot(CastTools& cast, SubjectId const& subject, std::string const& image,
                                      Image const& picture);

/// A picture out of the vault. `sha256` empty: whatever is there under the name. Errors: those of the vault,
/// BadInput (cameo.headshotChanged).
Result<Image> openHeadshot(CastTools const& cast, consent::Headshot const& headshot);
/// A film or clip that left the program and still lies, unchanged, where it was written.
struct ExportedFile {
    std::filesystem::path file;
    std::string what; ///< "film" | "clip" ...
    int64_t time = 0;
};

/// What shows a person in one project.
struct Dependents {
    std::filesystem::path project;
    std::vector<int> shots; ///< by number
    std::vector<TakeId> takes;
    std::vector<JobId> jobs;         ///< not ended; they will not start
    std::vector<int64_t> exported;   ///< when films with such a take left the program, by the audit log
    std::vector<ExportedFile> files; ///< those of them that are still there, by the registry

    bool isEmpty() const { return shots.empty() && takes.empty() && jobs.empty() && exported.empty(); }
};

/// By the board's cast, the recipes of takes, queue.json, the ledger and the entries of the audit log.
/// Errors: those of opening the project.
Result<Dependents> dependentsOf(SubjectId const& subject, std::filesystem::path const& project,
                                consent::LedgerState const& ledger,
                                std::vector<consent::LogEntry> const& audit = {});

/// Adds the exported files that hold one of `found.takes`, or a take that was continued from one. Hashes each
/// of them: for a worker. Errors: those of the registry.
Status addExportedFiles(Dependents& found, provenance::Registry const& registry);

/// What was deleted, and what could not be.
struct Deletion {
    std::vector<TakeId> takes;
    std::vector<std::filesystem::path> files;
    std::vector<Error> problems;
};

/// Deletes for good what a person was shown what it is first (`found`): the takes' folders, in the trash too,
/// the checkpoints of their jobs, and the exported files. Boards are the caller's: take the takes off them
/// first. An exported file that was changed since is left alone and named. Noted in the audit log, by ids.
/// Thread: worker.
Deletion deleteDependents(CastTools& cast, SubjectId const& subject, Dependents const& found);

/// The same for a project that is open nowhere: locks it, takes the takes off its board, then deletes.
/// Errors: those of opening the project (Conflict: a window has it).
Result<Deletion> deleteDependentsOfProject(CastTools& cast, SubjectId const& subject,
                                           Dependents const& found);

/// Tombstone first, then the key and the pictures. When shredding fails the revocation stands, and calling
/// this again shreds. Errors: MissingFile, Conflict (revoked and shredded already), Io, Unavailable.
Status revoke(CastTools& cast, SubjectId const& subject, std::string const& reason);

} // namespace fw::workflow
