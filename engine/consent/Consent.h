#pragma once

#include "engine/consent/Ledger.h"

namespace fw::consent {

/// The gate on this installation's ledger: whether everybody in the question may be shown now. Nobody: always
/// fine. Asked when a job is submitted, when it starts, when its frames are there, and at export. Errors:
/// Refused, with the sentence of the reason (reasonOf tells which). Thread: any.
Status check(Question const& question);

/// The typed reason behind a refusal of `check`; nullopt for other errors.
std::optional<Reason> reasonOf(Error const& error);

/// The ledger of this installation; its signing key is a 0600 file, because the gate is asked on worker
/// threads and without a desktop, where a keyring would ask or block.
Ledger defaultLedger();

} // namespace fw::consent
