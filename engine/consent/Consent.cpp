#include "engine/consent/Consent.h"

namespace fw::consent {

Ledger defaultLedger() { return {defaultFolder(), fileKeyStore(defaultFolder() / "keys")}; }

Status check(Question const& question)
{
    if (question.isAboutNobody())
        return {};
    Answer answer = defaultLedger().check(question);
    return answer.isAllowed() ? Status() : Status(std::move(answer.sentence));
}

std::optional<Reason> reasonOf(Error const& error)
{
    static constexpr std::pair<char const*, Reason> kReasons[] = {
        {"consent.missing", Reason::Missing},       {"consent.unknownHeadshot", Reason::Missing},
        {"consent.expired", Reason::Expired},       {"consent.revoked", Reason::Revoked},
        {"consent.outOfScope", Reason::OutOfScope}, {"consent.damaged", Reason::LogDamaged}};
    for (auto const& [id, reason] : kReasons)
        if (error.messageId == id)
            return reason;
    return std::nullopt;
}

} // namespace fw::consent
