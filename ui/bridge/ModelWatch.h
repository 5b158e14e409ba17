#pragma once

#include "engine/workflow/Workflow.h"
#include "ui/bridge/TaskWorker.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <string>

namespace fw::ui {

/// Notices models that come and go, and what engine.json says of device, memory and folders of models, while
/// the program runs. Looks at the disk on a worker, and waits until nothing changes any more: a model that is
/// still being copied is none. Thread: GUI.
class ModelWatch : public QObject {
    Q_OBJECT

public:
    explicit ModelWatch(std::shared_ptr<workflow::Toolbox const> tools, QObject* parent = nullptr);

    void look(); ///< soon; a watched folder's change asks for it

Q_SIGNALS:
    /// What is to be worked with from now on: the same presets and rules, other models or settings.
    void changed(std::shared_ptr<fw::workflow::Toolbox const> const& tools);

private:
    /// What the worker found.
    struct Seen {
        std::string state; ///< of folders and settings; the same: nothing changed
        std::vector<std::filesystem::path> folders;
        std::shared_ptr<workflow::Toolbox const> tools; ///< when something did, and stayed so
    };

    static Seen seeNow(workflow::Toolbox const& tools, std::string const& known, std::string const& last);
    void take(Seen const& seen);

    std::shared_ptr<workflow::Toolbox const> m_tools;
    std::string m_known;   ///< that m_tools is of
    std::string m_last;    ///< of the last look
    QStringList m_folders; ///< that are to be watched
    bool m_isLooking = false;
    bool m_looksAgain = false; ///< something changed meanwhile
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    TaskWorker m_worker; // last: joined before what it uses goes
};

} // namespace fw::ui
