#include "engine/export/Marker.h"

namespace fw::exporting {

Result<Marker> Marker::create(SizePx size)
{
    FW_TRY(provenance::MarkKey const key, provenance::loadOrCreateMarkKey());
    return Marker(size, key, provenance::MarkId::random());
}

void Marker::mark(SourceFrame& frame, provenance::ManifestSpec const& spec)
{
    if (spec.hasVisibleMark) {
        if (!m_placement || frame.markSeed != m_seed) {
            m_seed = frame.markSeed;
            m_placement = m_badge.place(m_seed, frame.image);
        }
        m_badge.stamp(frame.image, *m_placement);
    }
    if (spec.hasInvisibleMark)
        m_invisible.stamp(frame.image);
}

} // namespace fw::exporting
