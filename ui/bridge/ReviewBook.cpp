#include "ui/bridge/ReviewBook.h"

#include <algorithm>

namespace fw::ui {

ReviewBook::ReviewBook(TaskWorker& worker, std::shared_ptr<workflow::Toolbox const> tools, QObject* parent)
    : QObject(parent), m_worker(worker), m_tools(std::move(tools))
{
}

void ReviewBook::confirm(std::string const& rule)
{
    if (m_confirmed.insert(rule).second)
        Q_EMIT confirmedChanged();
}

void ReviewBook::judge(std::string prompt, QObject* asker, std::function<void(moderation::Decision)> then)
{
    m_worker.ask(
        asker,
        [prompt = std::move(prompt), tools = m_tools, confirmed = m_confirmed] {
            return workflow::openQuestion(prompt, *tools, confirmed);
        },
        std::move(then));
}

ReviewBook::Inbox ReviewBook::readInbox()
{
    Inbox inbox;
    auto items = moderation::defaultInbox().items();
    auto accounts = moderation::Accounts::loadDefault();
    if (!items)
        inbox.problem = items.error();
    else
        inbox.items = std::move(items).value();
    if (!accounts)
        inbox.problem = accounts.error();
    else
        inbox.accounts = std::move(accounts).value();
    return inbox;
}

void ReviewBook::refresh()
{
    m_worker.ask(this, &ReviewBook::readInbox, [this](Inbox inbox) {
        m_inbox = std::move(inbox);
        Q_EMIT changed();
    });
}

int ReviewBook::waiting() const
{
    return static_cast<int>(
        std::count_if(m_inbox.items.begin(), m_inbox.items.end(), [](moderation::ReviewItem const& item) {
            return item.state == moderation::ReviewState::Held ||
                   item.state == moderation::ReviewState::Appealed;
        }));
}

void ReviewBook::decide(workflow::ReviewOrder order, QObject* asker,
                        std::function<void(Result<moderation::ReviewItem>)> then)
{
    m_worker.ask(
        asker, [order = std::move(order)] { return workflow::takeReviewStep(order); }, std::move(then));
    refresh();
}

} // namespace fw::ui
