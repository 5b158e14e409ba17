#pragma once

#include "engine/workflow/Trust.h"
#include "engine/workflow/Workflow.h"
#include "ui/bridge/TaskWorker.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace fw::ui {

/// What the rules ask, and what people answered: the maker's confirmations of this session, and the review
/// inbox of this installation. Rules are applied and signed logs are read on the worker. Thread: GUI.
class ReviewBook : public QObject {
    Q_OBJECT

public:
    ReviewBook(TaskWorker& worker, std::shared_ptr<workflow::Toolbox const> tools, QObject* parent = nullptr);

    // The maker
    /// "Yes, I mean it": this rule is not asked about again until the program ends.
    void confirm(std::string const& rule);
    workflow::Confirmed const& confirmed() const { return m_confirmed; }
    /// What still stands between the text and a rendering; Allow when nothing does.
    void judge(std::string prompt, QObject* asker, std::function<void(moderation::Decision)> then);

    // The reviewer
    void refresh(); ///< reads inbox and accounts again; `changed` follows
    std::vector<moderation::ReviewItem> const& items() const { return m_inbox.items; } ///< oldest first
    int waiting() const;                                                               ///< held or appealed
    moderation::Accounts const& accounts() const { return m_inbox.accounts; }
    std::optional<Error> const& problem() const { return m_inbox.problem; }
    void decide(workflow::ReviewOrder order, QObject* asker,
                std::function<void(Result<moderation::ReviewItem>)> then);

Q_SIGNALS:
    void changed();
    void confirmedChanged();

private:
    struct Inbox {
        std::vector<moderation::ReviewItem> items;
        moderation::Accounts accounts;
        std::optional<Error> problem;
    };
    static Inbox readInbox();

    TaskWorker& m_worker;
    std::shared_ptr<workflow::Toolbox const> m_tools;
    workflow::Confirmed m_confirmed;
    Inbox m_inbox;
};

} // namespace fw::ui
