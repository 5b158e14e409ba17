#pragma once

#include "engine/export/Marker.h"

namespace fw::exporting {

/// The job's frames as frame-000001.png and so on, each marked, signed and read back, in a folder that gets
/// its name as a whole. A folder that is there is only replaced when the job says so and nothing but such
/// pictures is in it. Errors: as writeVerified.
Result<Written> writePictures(ClipJob const& job, Marker& marker);

} // namespace fw::exporting
