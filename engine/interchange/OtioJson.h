#pragma once

#include "engine/base/Json.h"

#include <optional>
#include <string>
#include <string_view>

// Defensive reading of OpenTimelineIO's objects: whatever is absent or of another type is empty. Internal to
// engine/interchange.

namespace fw::interchange {

/// "Clip" of "Clip.2"; empty for what is no object of the schema.
std::string schemaOf(Json const& object);
std::string stringIn(Json const& object, char const* key);
/// null when it is not there.
Json const& childOf(Json const& object, char const* key);
/// The elements; none when it is no array.
Json const& childrenOf(Json const& object);
/// metadata.framewright; null when it is not there.
Json const& ownMetadata(Json const& object);

/// Seconds of a RationalTime. Rates that programs round (23.98) count as what they mean (24000/1001). None
/// for what is no number or beyond measure.
std::optional<double> secondsOf(Json const& time);

struct OtioRange {
    double start = 0, length = 0; ///< seconds; the length is never below 0
};
/// Of a TimeRange; none when there is none.
std::optional<OtioRange> rangeOf(Json const& range);

/// The reference that a clip plays: of Clip.2 the active one, of Clip.1 the only one; null when there is
/// none.
Json const& mediaOf(Json const& clip);

/// JSON knows no NaN and no infinity, OpenTimelineIO writes them: they become null. Texts stay as they are.
std::string withoutNonNumbers(std::string_view text);

} // namespace fw::interchange
