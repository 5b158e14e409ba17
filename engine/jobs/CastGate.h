#pragma once

#include "engine/consent/Consent.h"
#include "engine/plan/RenderRequest.h"

namespace fw::jobs {

/// Whom a request would show: its cast, and whoever is in the take that it continues, by the ledger and by
/// the recipe beside that take.
consent::Question castOf(plan::RenderRequest const& request, std::filesystem::path const& project);

/// Everybody in the request needs a valid consent: looked at when a job is submitted, when it starts and when
/// its frames are there. `project`: the project's folder, empty outside of projects. Errors: Refused.
Status checkConsent(plan::RenderRequest const& request, std::filesystem::path const& project,
                    consent::Use use = consent::Use::Render);

/// Writes into the ledger who is in the take; nothing where nobody is. Errors: Io, those of the ledger.
Status noteCast(plan::RenderRequest const& request, TakeId const& take, std::filesystem::path const& project);

} // namespace fw::jobs
