#pragma once

#include "engine/plan/RenderRequest.h"
#include "engine/workflow/Cast.h"

namespace fw::workflow {

/// What a model that takes reference pictures sees of a request's cast. Every member whose picture the
/// request does not name gets some of the newest of each pose, front first; together at most four where there
/// are no more people than that: each costs the model as much as four frames. Errors: MissingFile (somebody
/// has no headshots), Refused (a withdrawn consent).
Result<std::vector<consent::Headshot>> castPictures(std::vector<plan::VaultRef> const& cast,
                                                    consent::LedgerState const& ledger);

/// The same, opened from the vault into memory; `names` says which. Errors: those of ledger and vault.
Result<std::vector<Image>> openCastPictures(CastTools const& cast, std::vector<plan::VaultRef> const& members,
                                            std::vector<plan::VaultRef>& names);

/// What the credentials of a take say about the people in it: for each the id of the consent, by which nobody
/// else can find out who it is, and the checksums of the headshots that were used; no picture, no name. Null
/// when nobody is in it.
OrderedJson castStatement(plan::Conditioning const& given, std::vector<plan::VaultRef> const& headshots,
                          consent::LedgerState const& ledger);

} // namespace fw::workflow
