#pragma once

#include "engine/provenance/C2pa.h"

#include <string>

namespace fw::provenance {

/// The claim as libc2pa's manifest definition (media.md 1.7). `when` is UTC in ISO 8601.
///   created(+source type, software, model) | opened, when an ingredient is the parent
///   placed(ingredient) for every componentOf
///   watermarked.unbound, only with an invisible mark
/// and framewright.receipt and framewright.cast beside them, when there are such.
OrderedJson manifestDefinition(ManifestSpec const& spec, std::string const& when);

/// What libc2pa wants beside an ingredient's stream.
OrderedJson ingredientDefinition(Ingredient const& ingredient);

/// Titles say nothing about people or files: no separator, no file name. Errors: BadInput.
Status checkSpec(ManifestSpec const& spec);

/// Conformance rules that 0.91.3 does not enforce, checked on the finished definition: the first action is
/// created or opened, created has a source type, opened has none, no bound or soft-binding mark is claimed.
/// Errors: Internal.
Status checkDefinition(Json const& definition);

/// Label of the assertion with ManifestSpec::receipt.
constexpr char kReceiptLabel[] = "framewright.receipt";
/// And of the one with ManifestSpec::cast.
constexpr char kCastLabel[] = "framewright.cast";

/// Now, as "2026-11-21T11:25:00Z".
std::string utcNow();

char const* sourceTypeName(SourceType type);

} // namespace fw::provenance
