#include "engine/workflow/Trust.h"

#include "engine/base/Paths.h"
#include "engine/consent/Ledger.h"

namespace fw::workflow {

std::vector<LogReport> verifyLogs()
{
    std::filesystem::path const review = paths::data() / "review", registry = paths::data() / "registry";
    std::vector<LogReport> reports;
    for (auto const& [folder, name] :
         {std::pair(consent::defaultFolder(), "audit"), std::pair(consent::defaultFolder(), "ledger"),
          std::pair(review, "review"), std::pair(registry, "registry")}) {
        consent::SignedLog const log({folder, name}, consent::fileKeyStore(folder / "keys"));
        LogReport report;
        report.name = name;
        auto const entries = log.read();
        if (entries)
            report.entries = static_cast<int64_t>(entries->size());
        else
            report.problem = entries.error();
        if (report.name == "audit")
            for (std::filesystem::path const& each : consent::defaultAuditLog().putAside())
                report.putAside.push_back(each.filename().string());
        reports.push_back(std::move(report));
    }
    return reports;
}

Result<moderation::Account> signIn(moderation::Accounts const& accounts, std::string const& name,
                                   std::string const& passphrase)
{
    auto who = accounts.signIn(name, passphrase);
    bool const isOnePerson = accounts.all.size() == 1 && accounts.all.front().passphraseHash.empty();
    if (!isOnePerson) // one person who is asked for nothing does not sign in
        FW_CHECK(consent::defaultAuditLog().record(
            {"signin",
             {{"by", who ? who->name : name}, {"refused", who ? std::string() : who.error().messageId}}}));
    return who;
}

Status saveAccount(moderation::Account const& account, bool needsFourEyes, std::string const& by)
{
    std::filesystem::path const file = paths::config() / "accounts.json";
    std::error_code ignored;
    moderation::Accounts accounts;
    if (std::filesystem::exists(file, ignored)) {
        FW_TRY(accounts, moderation::Accounts::load(file));
    }
    std::erase_if(accounts.all, [&](moderation::Account const& each) { return each.name == account.name; });
    accounts.all.push_back(account);
    accounts.needsFourEyes = accounts.needsFourEyes || needsFourEyes;
    FW_CHECK(accounts.save(file));
    OrderedJson roles = OrderedJson::array();
    for (moderation::Role const role : account.roles)
        roles.push_back(moderation::roleName(role));
    return consent::defaultAuditLog().record({"account",
                                              {{"account", account.name},
                                               {"roles", std::move(roles)},
                                               {"fourEyes", accounts.needsFourEyes},
                                               {"by", by}}});
}

Result<moderation::ReviewItem> takeReviewStep(ReviewOrder const& order)
{
    FW_TRY(moderation::Accounts const accounts, moderation::Accounts::loadDefault());
    FW_TRY(moderation::Account const who, signIn(accounts, order.as, order.passphrase));
    moderation::ReviewInbox inbox = moderation::defaultInbox();
    bool const isAppeal = order.step == ReviewStep::Appeal;
    auto item = isAppeal ? inbox.appeal(order.id, who, order.reason)
                         : inbox.decide(order.id, order.step == ReviewStep::Approve, who, order.reason,
                                        accounts.needsFourEyes);
    OrderedJson json = {{"review", order.id}, {"by", who.name}};
    json["step"] = isAppeal ? "appeal" : order.step == ReviewStep::Approve ? "approve" : "reject";
    json["refused"] = item ? std::string() : item.error().messageId;
    if (item) {
        json["rule"] = item->rule;
        json["own"] = item->isOwn;
    }
    FW_CHECK(consent::defaultAuditLog().record({"review", std::move(json)}));
    return item;
}

} // namespace fw::workflow
