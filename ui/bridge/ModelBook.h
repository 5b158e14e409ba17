#pragma once

#include "engine/base/Latest.h"
#include "engine/library/Verify.h"
#include "engine/workflow/ModelSurvey.h"
#include "ui/bridge/TaskWorker.h"

#include <QObject>

#include <functional>
#include <thread>

namespace fw::ui {

/// What is done with a model that takes its time.
enum class ModelWork { None, Fetch, Verify };

/// The work that is under way.
struct ModelActivity {
    ModelWork work = ModelWork::None;
    std::string id, name;
    uint64_t done = 0, of = 0; ///< bytes
};

/// How it ended.
struct ModelOutcome {
    ModelWork work = ModelWork::None;
    std::string id, name;
    std::optional<Error> error; ///< also of kind Cancelled
    library::Verified verified; ///< of Verify without an error
};

/// A folder or file that somebody pointed at.
struct ExaminedModel {
    library::ModelPlace place;
    bool isShown = false; ///< by one of the folders of models already
};

/// The models of this machine, for the window: what touches disk or network happens on a worker, and one
/// download or check at a time on a thread of its own, which asked to stop leaves what has arrived for the
/// next time. Thread: GUI.
class ModelBook : public QObject {
    Q_OBJECT

public:
    explicit ModelBook(QObject* parent = nullptr);
    ~ModelBook() override;

    void look(); ///< asks for a new survey; `surveyed` follows
    bool isLooking() const { return m_looks > 0; }
    bool hasLooked() const { return m_hasLooked; }
    workflow::ModelSurvey const& survey() const { return m_survey; }

    void examine(std::filesystem::path fileOrFolder, QObject* asker,
                 std::function<void(Result<ExaminedModel>)> then);
    /// Looks again by itself when the folder was added.
    void addFolder(std::filesystem::path folder, QObject* asker, std::function<void(Status)> then);

    /// A model of the newest survey, by its id. Ignored while other work is under way.
    void fetch(std::string const& id);
    void verify(std::string const& id);
    void cancel();
    ModelActivity const& activity() const { return m_activity; }

Q_SIGNALS:
    void surveyed();
    void activityChanged();
    void ended(fw::ui::ModelOutcome const& outcome);

private:
    void start(ModelWork work, std::string const& id);
    void finish(ModelOutcome const& outcome);

    struct Progress {
        uint64_t done = 0, of = 0;
    };

    workflow::ModelSurvey m_survey;
    int m_looks = 0;
    bool m_hasLooked = false;
    ModelActivity m_activity;
    std::stop_source m_stop; ///< of a survey that nobody waits for any more
    Latest<Progress> m_progress;
    TaskWorker m_worker;
    std::jthread m_thread; // last: joined before what it uses goes
};

} // namespace fw::ui
