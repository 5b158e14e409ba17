#include "engine/interchange/CutPlanner.h"

#include "engine/interchange/ScriptBuilder.h"

#include <algorithm>
#include <cmath>

namespace fw::interchange {

namespace {

constexpr size_t kMostMarkers = 200; ///< that a shot may have
constexpr char kTooShort[] = "Clips shorter than a frame were left out: {0}.";

std::string clipName(CutPiece const& piece) { return piece.name.empty() ? "?" : piece.name; }

} // namespace

CutPlanner::CutPlanner(ReadCut const& cut, story::Storyboard const& board, CutSettings const& settings)
    : m_cut(cut), m_board(board), m_settings(settings)
{
    for (size_t k = 0; k < board.scenes.size(); ++k)
        for (story::Shot const& shot : board.scenes[k].shots) {
            m_known.emplace(shot.id, &shot);
            m_scene.emplace(shot.id, k);
            for (story::Take const& take : shot.takes)
                m_takes.emplace(take.id.value, &shot);
        }
}

TimelineFrame CutPlanner::frames(double seconds) const
{
    return {std::llround(seconds * m_board.format.rate.perSecond())};
}

/// By what this program wrote into the file; else by the address of the take, takes/<id>/proxy.mp4 or, in a
/// bundle, media/<id>.mp4. A take of several shots is that of the first that is not used yet.
story::Shot const* CutPlanner::shotOf(CutPiece const& piece, std::set<ShotId> const& used) const
{
    if (auto const known = m_known.find(piece.shot); known != m_known.end())
        return known->second;
    if (piece.isGap || piece.address.empty())
        return nullptr;
    std::filesystem::path const file = piece.address;
    for (std::string const& id : {file.stem().string(), file.parent_path().filename().string()}) {
        auto const [first, last] = m_takes.equal_range(id);
        for (auto each = first; each != last; ++each)
            if (used.count(each->second->id) == 0)
                return each->second;
        if (first != last)
            return first->second;
    }
    return nullptr;
}

/// Which shots the pieces show. The gap behind a clip in which its last frame holds is one with it again.
void CutPlanner::identify()
{
    std::set<ShotId> used;
    for (CutPiece const& piece : m_cut.pieces) {
        story::Shot const* const known = shotOf(piece, used);
        Span* const last = m_spans.empty() ? nullptr : &m_spans.back();
        bool const isHold = piece.isGap && !piece.shot.isEmpty() && last && !last->piece.isGap &&
                            last->piece.shot == piece.shot && last->piece.next == story::TransitionKind::Cut;
        if (!isHold) {
            m_spans.push_back({piece, known});
            if (known)
                used.insert(known->id);
            continue;
        }
        for (CutMarker marker : piece.markers) {
            marker.at += last->piece.seconds;
            last->piece.markers.push_back(std::move(marker));
        }
        last->piece.seconds += piece.seconds;
        last->piece.next = piece.next;
        last->piece.nextBefore = piece.nextBefore;
        last->piece.nextAfter = piece.nextAfter;
    }
    m_isReCut = !used.empty();
}

/// The first clip that shows a shot is that shot, the first gap only where no clip does; a further clip is a
/// copy, a further gap nothing but a gap.
void CutPlanner::claim()
{
    std::set<ShotId> taken;
    for (bool const isGap : {false, true})
        for (Span& span : m_spans) {
            if (!span.known || span.piece.isGap != isGap || taken.insert(span.known->id).second)
                continue;
            span.isCopy = !isGap;
            if (isGap)
                span.known = nullptr;
        }
}

/// Seconds become frames cut by cut, from the beginning, so that nothing adds up.
void CutPlanner::measure()
{
    double seconds = 0;
    std::vector<Span> kept;
    for (Span& span : m_spans) {
        span.begin = frames(seconds);
        seconds += span.piece.seconds;
        span.length = frames(seconds) - span.begin;
        span.source = frames(span.piece.sourceIn);
        if (span.piece.next != story::TransitionKind::Cut) {
            span.before = frames(span.piece.nextBefore);
            span.after = frames(span.piece.nextAfter);
        }
        if (span.length.count > 0)
            kept.push_back(std::move(span));
        else if (!span.piece.isGap)
            m_remarks.add(kTooShort, clipName(span.piece));
    }
    m_spans = std::move(kept);
    if (!m_spans.empty())
        m_spans.back().before = m_spans.back().after = {0};
}

/// A transition reaches no further than its clips do beside their other transitions.
void CutPlanner::fitTransitions()
{
    TimelineFrame taken{0}; // of the present piece by the transition before it
    for (size_t i = 0; i + 1 < m_spans.size(); ++i) {
        Span& span = m_spans[i];
        TimelineFrame const before = std::min(span.before, span.length - taken);
        TimelineFrame const after = std::min(span.after, m_spans[i + 1].length);
        if (before + after < span.before + span.after)
            m_remarks.add("Transitions were shortened to fit, behind: {0}.", clipName(span.piece));
        span.before = before;
        span.after = taken = after;
    }
}

story::Transition CutPlanner::transitionAfter(size_t index) const
{
    Span const& span = m_spans[index];
    TimelineFrame const length = span.before + span.after;
    if (length.count > 0)
        return {span.piece.next, length};
    bool const isKnown = span.known && !span.isCopy;
    bool const wasLast = isKnown && story::shotsInOrder(m_board).back() == span.known;
    bool const isLast = index + 1 == m_spans.size();
    if (isKnown && ((wasLast && isLast) || span.known->transition.length.count == 0))
        return span.known->transition; // what is not seen is not handed over
    return {};
}

story::Shot CutPlanner::knownShot(size_t index) const
{
    Span const& span = m_spans[index];
    story::Shot shot = *span.known;
    if (!span.piece.note.empty())
        shot.notes = span.piece.note;
    if (span.isCopy) {
        shot.id = newShotId();
        if (story::findTake(shot, span.piece.take))
            shot.chosenTake = span.piece.take;
    }
    return shot;
}

/// Here a transition is an overlap: the shot begins before its cut and ends behind the next one.
PlannedShot CutPlanner::planned(size_t index)
{
    Span const& span = m_spans[index];
    TimelineFrame const before = index > 0 ? m_spans[index - 1].before : TimelineFrame{0};
    PlannedShot result;
    story::Shot& shot = result.shot;
    if (span.known) {
        shot = knownShot(index);
        if (!span.piece.isGap)
            shot.trimIn = std::max(span.source - before, TimelineFrame{0});
    } else {
        shot.id = newShotId();
        shot.presetId = m_settings.presetId;
        shot.notes = span.piece.name.empty() && span.piece.isGap ? "Gap" : span.piece.name;
        if (!span.piece.note.empty())
            addLine(shot.notes, span.piece.note);
    }
    shot.length = span.length + before + span.after;
    shot.transition = transitionAfter(index);
    CutRow& row = result.row;
    row.change = span.isCopy        ? CutChange::Copy
                 : span.known       ? CutChange::Same
                 : span.piece.isGap ? CutChange::Gap
                                    : CutChange::New;
    row.shot = shot.id;
    row.number = span.known ? story::shotNumber(m_board, span.known->id) : 0;
    row.name = span.piece.name;
    row.length = shot.length;
    row.before = span.known ? span.known->length : TimelineFrame{0};
    if (row.change == CutChange::Gap)
        m_remarks.add("Gaps became empty shots, so that everything keeps its time: {0}.",
                      shot.notes.substr(0, shot.notes.find('\n')));
    return result;
}

/// `at` counts as the shot's markers do. A marker that is known moves; one that is not is added; none goes.
void CutPlanner::placeMarker(CutMarker const& marker, TimelineFrame at, size_t index,
                             std::vector<PlannedShot>& shots)
{
    Span const& span = m_spans[index];
    story::Shot* shot = &shots[index].shot;
    bool const isKnown = m_known.count(marker.shot) > 0;
    if (isKnown && !(span.known && span.known->id == marker.shot)) { // seen inside a transition
        at.count = marker.frame;
        auto const owner = std::find_if(shots.begin(), shots.end(),
                                        [&](PlannedShot const& each) { return each.shot.id == marker.shot; });
        if (owner == shots.end())
            return;
        shot = &owner->shot;
    }
    story::Marker const wanted{{std::max<int64_t>(0, at.count)}, marker.text, marker.colour};
    TimelineFrame const old = isKnown ? TimelineFrame{marker.frame} : wanted.at;
    auto const isOld = [&](story::Marker const& each) { return each.at == old && each.text == wanted.text; };
    auto found = std::find_if(shot->markers.begin(), shot->markers.end(), isOld);
    if (found == shot->markers.end() && isKnown) // its text changed
        found = std::find_if(shot->markers.begin(), shot->markers.end(),
                             [&](story::Marker const& each) { return each.at == old; });
    if (found != shot->markers.end())
        *found = wanted;
    else if (shot->markers.size() < kMostMarkers)
        shot->markers.push_back(wanted);
    else
        m_remarks.add("Markers beyond 200 of a shot were left out: {0}.", clipName(span.piece));
}

void CutPlanner::planMarkers(std::vector<PlannedShot>& shots)
{
    for (size_t i = 0; i < m_spans.size(); ++i) {
        TimelineFrame const before = i > 0 ? m_spans[i - 1].before : TimelineFrame{0};
        for (CutMarker const& marker : m_spans[i].piece.markers)
            placeMarker(marker, shots[i].shot.trimIn + before + frames(marker.at), i, shots);
    }
    for (CutMarker const& marker : m_cut.markers) {
        TimelineFrame const at = frames(marker.at);
        auto const after = std::upper_bound(m_spans.begin(), m_spans.end(), at,
                                            [](TimelineFrame t, Span const& s) { return t < s.begin; });
        if (after == m_spans.begin())
            continue;
        size_t const i = static_cast<size_t>(after - m_spans.begin()) - 1;
        TimelineFrame const before = i > 0 ? m_spans[i - 1].before : TimelineFrame{0};
        if (at < m_spans[i].begin + m_spans[i].length)
            placeMarker(marker, shots[i].shot.trimIn + before + at - m_spans[i].begin, i, shots);
    }
}

Result<CutImport> CutPlanner::run()
{
    identify();
    claim();
    measure();
    fitTransitions();
    if (m_spans.empty())
        return fail(Error::Kind::BadInput, "interchange.noClips", {m_cut.name}, m_cut.name);
    std::vector<PlannedShot> shots;
    for (size_t i = 0; i < m_spans.size(); ++i)
        shots.push_back(planned(i));
    planMarkers(shots);
    std::vector<PlannedScene> scenes = withTheRest(planScenes(std::move(shots)));
    CutImport import;
    import.isReCut = m_isReCut;
    import.remarks = m_cut.remarks;
    for (CutSound const& sound : m_cut.sounds)
        if (!story::findSound(m_board, sound.id))
            m_remarks.add("Sounds were left out; add them with Add sound: {0}.", sound.name);
    describe(import, scenes);
    auto edits = editsTowards(m_board, scenes);
    if (!edits)
        return fail(Error::Kind::BadInput, "script.unusable", {m_cut.name, edits.error().message()},
                    m_cut.name);
    for (story::Edit& each : soundEdits(m_board, m_cut.sounds))
        edits->push_back(std::move(each));
    import.isChange = !edits->empty();
    import.edit = story::batch("Import cut", std::move(*edits));
    for (std::string& each : m_remarks.sentences())
        import.remarks.push_back(std::move(each));
    return import;
}

Result<CutImport> importCut(ReadCut const& cut, story::Storyboard const& board, CutSettings const& settings)
{
    return CutPlanner(cut, board, settings).run();
}

size_t CutImport::count(CutChange change) const
{
    return static_cast<size_t>(
        std::count_if(rows.begin(), rows.end(), [&](CutRow const& row) { return row.change == change; }));
}

} // namespace fw::interchange
