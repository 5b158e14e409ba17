#pragma once

#include "engine/story/Storyboard.h"
#include "engine/workflow/Cameo.h"
#include "ui/bridge/TaskWorker.h"

#include <QImage>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

namespace fw::ui {

/// The people of this installation as the window knows them. Ledger and vault are read and changed on the
/// worker, through the calls that the command line uses; here stands what was read last. Decisions about a
/// rendering are never made from this: the gate asks the ledger itself. Thread: GUI.
class CastBook : public QObject {
    Q_OBJECT

public:
    explicit CastBook(TaskWorker& worker, QObject* parent = nullptr);

    /// Scopes of consents are about projects; empty: none is open.
    void setProject(std::filesystem::path const& folder);
    std::filesystem::path const& project() const { return m_project; }

    /// Reads the ledger again; `changed` follows. Also done after every change from here.
    void refresh();

    std::vector<consent::Subject> const& subjects() const;
    consent::Subject const* find(SubjectId const& id) const;
    std::string nameOf(SubjectId const& id) const; ///< the id where the ledger does not know it
    /// Why nothing of the ledger counts; nullopt while it verifies.
    std::optional<Error> problem() const;

    /// What the gate would say now, from what was read last.
    consent::Answer answer(consent::Question question) const;
    consent::Answer answer(SubjectId const& subject) const;
    /// About a shot: its cast, and whoever its shown take shows.
    consent::Answer answer(story::Shot const& shot) const;

    /// A small picture of the person, from memory; null until it was opened (or when there is none).
    QImage portrait(SubjectId const& subject);

    /// A statement with the pictures that were picked: name in the vault and file.
    struct Statement {
        consent::Consent consent;
        int months = 12;
        std::vector<std::pair<std::string, std::filesystem::path>> pictures;
        std::filesystem::path release; ///< its checksum is kept; empty: none
        std::filesystem::path clip;    ///< that speaks `words`; the same
        std::string words;
    };
    /// A picture that was refused does not take the statement back.
    struct Recorded {
        SubjectId subject;
        Status pictures;
    };
    /// Answers are given to `then` while `asker` lives.
    void record(Statement statement, QObject* asker, std::function<void(Result<Recorded>)> then);
    void addPictures(SubjectId subject, std::vector<std::pair<std::string, std::filesystem::path>> pictures,
                     QObject* asker, std::function<void(Status)> then);
    /// The same with pictures that a camera took.
    void addPictures(SubjectId subject, std::vector<std::pair<std::string, Image>> pictures, QObject* asker,
                     std::function<void(Status)> then);
    /// A puppet of the person, with the points that the face finder sees (workflow::setUpPuppet).
    void setUpPuppet(SubjectId subject, QObject* asker, std::function<void(Result<story::Puppet>)> then);
    /// How many faces are in a picture file. Errors: those of the face finder.
    void countFaces(std::filesystem::path file, QObject* asker, std::function<void(Result<int>)> then);
    /// What the quality gate says of a picture file: sentences, none when it is good.
    void judge(std::filesystem::path file, QObject* asker, std::function<void(Result<QStringList>)> then);
    void revoke(SubjectId subject, std::string reason, QObject* asker, std::function<void(Status)> then);
    /// A small picture of a file that may become a headshot. Errors: those of the decoder.
    void preview(std::filesystem::path file, QObject* asker, std::function<void(Result<QImage>)> then);
    /// What shows the person in the open project, with the exported films that are still there.
    void listDependents(SubjectId subject, QObject* asker,
                        std::function<void(Result<workflow::Dependents>)> then);
    /// Deletes what was listed; the board's takes are the caller's to take off first.
    void deleteDependents(SubjectId subject, workflow::Dependents found, QObject* asker,
                          std::function<void(workflow::Deletion)> then);

Q_SIGNALS:
    void changed();

private:
    void take(Result<consent::LedgerState> state);
    void waitForNextEnd();

    TaskWorker& m_worker;
    std::filesystem::path m_project;
    Result<consent::LedgerState> m_ledger = consent::LedgerState{};
    std::map<SubjectId, QImage> m_portraits; ///< null: asked for
    QTimer m_end;                            ///< the next consent that ends
};

} // namespace fw::ui
