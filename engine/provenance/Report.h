#pragma once

#include "engine/provenance/C2pa.h"

namespace fw::provenance {

/// Reads what libc2pa's reader says about a file. Unknown codes and fields are passed over (media.md 1.11);
/// a missing or unknown validation_state counts as Invalid. Errors: none, the worst case is Invalid.
C2paReport reportFromJson(Json const& json);

} // namespace fw::provenance
