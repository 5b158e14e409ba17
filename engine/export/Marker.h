#pragma once

#include "engine/export/SignedClip.h"
#include "engine/media/VisibleMark.h"
#include "engine/provenance/InvisibleMark.h"

#include <optional>

namespace fw::exporting {

/// Puts both marks into each frame: the badge stays where it is for the whole of a shot, so that it does not
/// flicker; the invisible one comes last. Thread: one owner.
class Marker {
public:
    /// Draws the id. Errors: those of loadOrCreateMarkKey.
    static Result<Marker> create(SizePx size);

    void mark(SourceFrame& frame, provenance::ManifestSpec const& spec);

    provenance::MarkKey const& key() const { return m_key; }
    provenance::MarkId id() const { return m_id; }

private:
    Marker(SizePx size, provenance::MarkKey const& key, provenance::MarkId id)
        : m_key(key), m_id(id), m_badge(size), m_invisible(key, id, size)
    {
    }

    provenance::MarkKey m_key;
    provenance::MarkId m_id;
    media::VisibleMark m_badge;
    provenance::InvisibleMark m_invisible;
    std::optional<media::MarkPlacement> m_placement;
    uint64_t m_seed = 0;
};

} // namespace fw::exporting
