#pragma once

#include "engine/base/Ids.h"
#include "engine/base/Result.h"

#include <vector>

namespace fw::consent {

/// Whether every subject has a valid consent entry now. No subjects: always fine. The ledger has no entries
/// yet (cameo is a later part of the program), so any real subject is refused: the gate fails closed.
/// Checked when a job is submitted, when it starts, and at export. Errors: Refused. Thread: any.
Status check(std::vector<SubjectId> const& subjects);

} // namespace fw::consent
