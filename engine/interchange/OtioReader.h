#pragma once

#include "engine/interchange/CutImport.h"
#include "engine/interchange/OtioJson.h"

#include <map>

// Internal to engine/interchange.

namespace fw::interchange {

/// What is said once for all that it concerns: "Effects were left out: Shot 2, Shot 5."
class Remarks {
public:
    /// `sentence` with {0} for the names.
    void add(std::string const& sentence, std::string const& name);
    /// In the order in which they first came up.
    std::vector<std::string> sentences() const;

private:
    std::vector<std::string> m_order;
    std::map<std::string, std::pair<std::vector<std::string>, size_t>> m_names; ///< the first, and how many
};

/// Turns one timeline into pieces.
class OtioReader {
public:
    explicit OtioReader(std::string name) { m_cut.name = std::move(name); }

    /// `root` may be anything that the format allows at the top level. Errors: BadInput.
    Result<ReadCut> read(Json const& root);

private:
    Json const* timelineIn(Json const& root);
    Status readStack(Json const& stack);
    void readPictures(Json const& track);
    void readSounds(Json const& track);
    void addClip(Json const& clip);
    void addStack(Json const& stack);
    void addGap(Json const& gap, std::optional<OtioRange> const& range);
    void addTransition(Json const& transition);
    void endTransitions();
    void noteEffects(Json const& item, std::string const& name);
    CutPiece& piece(Json const& item, OtioRange const& range);
    void addMarkers(Json const& item, double start, std::vector<CutMarker>& markers, std::string* note);
    double lengthOf(Json const& item) const;

    ReadCut m_cut;
    Remarks m_remarks;
};

} // namespace fw::interchange
