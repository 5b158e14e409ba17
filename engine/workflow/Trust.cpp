#include "engine/workflow/Trust.h"

#include "engine/base/Paths.h"
#include "engine/consent/Ledger.h"

namespace fw::workflow {

std::vector<LogReport> verifyLogs()
{
    std::filesystem::path const review = paths::data() / "review";
    std::vector<LogReport> reports;
    for (auto const& [folder, name] :
         {std::pair(consent::defaultFolder(), "audit"), std::pair(consent::defaultFolder(), "ledger"),
          std::pair(review, "review")}) {
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

Result<moderation::ReviewItem> takeReviewStep(ReviewOrder const& order)
{
    FW_TRY(moderation::Accounts const accounts, moderation::Accounts::loadDefault());
    FW_TRY(moderation::Account const who, accounts.signIn(order.as, order.passphrase));
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
