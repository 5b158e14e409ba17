#include "engine/consent/Consent.h"

namespace fw::consent {

Status check(std::vector<SubjectId> const& subjects)
{
    if (subjects.empty())
        return {};
    return fail(Error::Kind::Refused, "consent.missing", {subjects.front().value});
}

} // namespace fw::consent
