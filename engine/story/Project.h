#pragma once

#include "engine/base/Json.h"
#include "engine/base/Result.h"
#include "engine/story/Edit.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace fw::story {

constexpr int kSchemaVersion = 1;

/// project.json and back. Stable key order; unknown fields of the same schema are an error, a newer schema is
/// Error::Kind::NewerSchema. `name` is what sentences call the text.
OrderedJson toJson(Storyboard const& board);
Result<Storyboard> storyboardFromJson(Json const& json, std::string const& name);
OrderedJson toJson(Shot const& shot);
OrderedJson toJson(Edit const& edit);
Result<Edit> editFromJson(Json const& json, std::string const& name);
OrderedJson toJson(Take const& take);
Result<Take> takeFromJson(Json const& json, std::string const& name);

/// An open project folder (Name.framewright): project.json, journal.jsonl, takes/, assets/, backups/,
/// queue.json, lock. Holds the lock from open to destruction. Every change goes through `journal...`, so that
/// a kill loses at most the edit in flight. Thread: one owner (GUI or CLI), not shared.
class Project {
public:
    /// What opening or reading found, for one honest sentence to the person.
    struct OpenReport {
        int replayedEdits = 0;
        bool journalWasTorn = false;    ///< the last record was incomplete and was dropped
        bool journalWasDamaged = false; ///< a record in the middle was bad; replay stopped there
        bool usedBackup = false;        ///< project.json was unreadable; the newest good backup was taken
        std::string backupName;
    };

    /// Makes a new folder. Errors: Conflict (exists), Io.
    static Result<std::unique_ptr<Project>> create(std::filesystem::path const& folder, Storyboard board);
    /// Locks, removes stale temporary files, loads, replays the journal. Errors: MissingFile, BadInput,
    /// NewerSchema, Conflict (another program has it open: names its process), Io.
    static Result<std::unique_ptr<Project>> open(std::filesystem::path const& folder);
    /// Reads without a lock and without writing anything (project info, verify).
    static Result<Storyboard> read(std::filesystem::path const& folder, OpenReport* report = nullptr);

    ~Project();
    Project(Project const&) = delete;
    Project& operator=(Project const&) = delete;

    std::filesystem::path const& folder() const { return m_folder; }
    Storyboard const& board() const { return m_board; }
    OpenReport const& openReport() const { return m_report; }

    /// Applies and journals one edit; returns the inverse. On error nothing changed (a failed journal write
    /// takes the edit back). fsync follows within a second (`sync`).
    Result<Edit> perform(Edit const& edit);
    /// Journals and records a take outside undo.
    Status recordTake(ShotId const& shot, Take const& take);
    Status forgetTake(ShotId const& shot, TakeId const& take);

    /// fsyncs the journal when something was written since; call from a one-second timer and at quit.
    Status sync();
    /// Writes project.json atomically and starts an empty journal; keeps dated backups (20 hours, 20 days, 20
    /// weeks).
    Status save();
    bool hasUnsavedEdits() const; ///< journaled but not yet in project.json

    /// Copies a picture or clip into assets/ (by checksum) and gives the reference.
    Result<AssetRef> importAsset(std::filesystem::path const& file);

private:
    struct Journal;
    Project(std::filesystem::path folder, Storyboard board);
    Status record(std::string const& kind, OrderedJson const& body);

    std::filesystem::path m_folder;
    Storyboard m_board;
    OpenReport m_report;
    std::unique_ptr<Journal> m_journal;
    int m_lockFd = -1;
};

/// Project::importAsset by itself, for a worker of the program that has the project open.
Result<AssetRef> importAsset(std::filesystem::path const& projectFolder, std::filesystem::path const& file);

/// What a person must hear about a project that could be read, but not as it was left: one sentence each.
std::vector<Error> problemsOf(Project::OpenReport const& report, std::filesystem::path const& folder);

/// True for a relative path without "..", that therefore stays below where it starts (links aside).
bool isSafeRelativePath(std::string const& path);

/// Resolves a relative project path; refuses absolute paths, "..", and links that lead out of the folder.
Result<std::filesystem::path> insideProject(std::filesystem::path const& folder, std::string const& relative);

} // namespace fw::story
