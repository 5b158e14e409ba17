#pragma once

#include "engine/interchange/CutPlan.h"
#include "engine/interchange/OtioReader.h"

#include <map>
#include <set>

// Internal to engine/interchange.

namespace fw::interchange {

/// Joins a cut that was read with the board that it comes to.
class CutPlanner {
public:
    CutPlanner(ReadCut const& cut, story::Storyboard const& board, CutSettings const& settings);

    Result<CutImport> run();

private:
    /// A piece that becomes a shot, in frames of the project.
    struct Span {
        CutPiece piece;
        story::Shot const* known = nullptr;    ///< the shot of the board that it shows
        bool isCopy = false;                   ///< another piece is that shot already
        TimelineFrame begin = {}, length = {}; ///< from cut to cut
        TimelineFrame before = {}, after = {}; ///< of the transition at its end
        TimelineFrame source = {};             ///< of the take, at the cut in front
    };

    story::Shot const* shotOf(CutPiece const& piece, std::set<ShotId> const& used) const;
    void identify();
    void claim();
    void measure();
    void fitTransitions();
    PlannedShot planned(size_t index);
    story::Shot knownShot(size_t index) const;
    story::Transition transitionAfter(size_t index) const;
    void planMarkers(std::vector<PlannedShot>& shots);
    void placeMarker(CutMarker const& marker, TimelineFrame at, size_t index,
                     std::vector<PlannedShot>& shots);
    std::vector<PlannedScene> planScenes(std::vector<PlannedShot> shots);
    size_t homeOf(Span const& span, std::vector<PlannedScene>& homes) const;
    std::vector<PlannedScene> withTheRest(std::vector<PlannedScene> scenes) const;
    void addEmptyScenes(std::vector<PlannedScene>& scenes) const;
    void addMissing(std::vector<PlannedScene>& scenes) const;
    void describe(CutImport& import, std::vector<PlannedScene>& scenes) const;
    void describeMissing(CutImport& import, std::vector<PlannedScene> const& scenes) const;
    TimelineFrame frames(double seconds) const;
    bool isUntouched() const;

    ReadCut const& m_cut;
    story::Storyboard const& m_board;
    CutSettings const& m_settings;
    std::map<ShotId, story::Shot const*> m_known;
    std::map<ShotId, size_t> m_scene; ///< of the board
    std::multimap<std::string, story::Shot const*> m_takes;
    std::vector<Span> m_spans;
    bool m_isReCut = false;
    Remarks m_remarks;
};

} // namespace fw::interchange
