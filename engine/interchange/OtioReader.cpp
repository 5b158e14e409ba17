#include "engine/interchange/OtioReader.h"

#include "engine/base/Files.h"
#include "engine/interchange/ScriptBuilder.h"
#include "engine/story/ZipFile.h"

#include <algorithm>

namespace fw::interchange {

namespace {

constexpr size_t kMaxCutBytes = 32u << 20;
constexpr int kMaxCutDepth = 200;
constexpr size_t kNamedInRemarks = 4;
constexpr size_t kMostNameBytes = 60;

std::string nameOr(Json const& object, char const* otherwise)
{
    std::string name = trimmed(stringIn(object, "name"));
    return name.empty() ? otherwise : name;
}

bool isTrack(std::string const& schema) { return schema == "Track" || schema == "Sequence"; }

/// Something that is seen, or a shot of this program that has no take yet.
bool isPicture(Json const& item)
{
    std::string const schema = schemaOf(item);
    return schema == "Clip" || schema == "Stack" || isTrack(schema) ||
           !stringIn(ownMetadata(item), "shot").empty();
}

bool isDisabled(Json const& item)
{
    Json const& enabled = childOf(item, "enabled");
    return enabled.is_boolean() && !enabled.get<bool>();
}

/// Never half a character.
std::string shortened(std::string const& name)
{
    size_t length = std::min(name.size(), kMostNameBytes);
    while (length < name.size() && length > 0 && (static_cast<unsigned char>(name[length]) & 0xC0) == 0x80)
        --length;
    return length < name.size() ? name.substr(0, length) + "..." : name;
}

struct NamedColour {
    char const* name;
    story::MarkerColour colour;
};
/// What has no row is blue.
constexpr NamedColour kColours[] = {
    {"GREEN", story::MarkerColour::Green},   {"ORANGE", story::MarkerColour::Amber},
    {"YELLOW", story::MarkerColour::Amber},  {"RED", story::MarkerColour::Red},
    {"PURPLE", story::MarkerColour::Violet}, {"MAGENTA", story::MarkerColour::Violet},
    {"PINK", story::MarkerColour::Violet},
};

story::MarkerColour colourIn(Json const& marker)
{
    std::string const name = stringIn(marker, "color");
    for (NamedColour const& each : kColours)
        if (name == each.name)
            return each.colour;
    return story::MarkerColour::Blue;
}

/// Programs write the text as a name, as a comment, or as both.
std::string textOf(Json const& marker)
{
    std::string const name = trimmed(stringIn(marker, "name")), comment = stringIn(marker, "comment");
    if (comment.empty())
        return name == "Marker" ? std::string() : name;
    bool const saysNothing = name.empty() || lowerCase(name).rfind("marker", 0) == 0 || name == comment;
    return saysNothing ? comment : name + ": " + comment;
}

struct NearestKind {
    char const* part; ///< of the transition's type and name, in lower case
    story::TransitionKind kind;
    bool isExact;
};
constexpr NearestKind kNearest[] = {
    {"dip to black", story::TransitionKind::DipBlack, true},
    {"dip to white", story::TransitionKind::DipWhite, true},
    {"black", story::TransitionKind::DipBlack, false},
    {"white", story::TransitionKind::DipWhite, false},
    {"dip to color", story::TransitionKind::DipBlack, false},
    {"smpte_dissolve", story::TransitionKind::Dissolve, true},
    {"dissolve", story::TransitionKind::Dissolve, true},
    {"wipe", story::TransitionKind::Wipe, true},
};

NearestKind nearestKind(Json const& transition)
{
    std::string const words =
        lowerCase(stringIn(transition, "name") + ' ' + stringIn(transition, "transition_type"));
    for (NearestKind const& each : kNearest)
        if (words.find(each.part) != std::string::npos)
            return each;
    return {"", story::TransitionKind::Dissolve, false};
}

} // namespace

void Remarks::add(std::string const& sentence, std::string const& name)
{
    auto const [entry, isNew] = m_names.try_emplace(sentence);
    if (isNew)
        m_order.push_back(sentence);
    if (++entry->second.second <= kNamedInRemarks)
        entry->second.first.push_back(shortened(name));
}

std::vector<std::string> Remarks::sentences() const
{
    std::vector<std::string> all;
    for (std::string const& sentence : m_order) {
        auto const& [names, count] = m_names.at(sentence);
        std::string list;
        for (std::string const& name : names)
            list += (list.empty() ? "" : ", ") + name;
        if (count > names.size())
            list += ", ...";
        std::string filled = sentence;
        if (size_t const gap = filled.find("{0}"); gap != std::string::npos)
            filled.replace(gap, 3, list);
        all.push_back(std::move(filled));
    }
    return all;
}

Result<ReadCut> OtioReader::read(Json const& root)
{
    Json const* const timeline = timelineIn(root);
    if (!timeline)
        return fail(Error::Kind::BadInput, "interchange.noTimeline", {m_cut.name}, m_cut.name);
    m_cut.title = trimmed(stringIn(*timeline, "name"));
    bool const isWhole = schemaOf(*timeline) == "Timeline";
    FW_CHECK(readStack(isWhole ? childOf(*timeline, "tracks") : *timeline));
    for (std::string& each : m_remarks.sentences())
        m_cut.remarks.push_back(std::move(each));
    return std::move(m_cut);
}

/// A timeline, a stack or a track; of a collection the first.
Json const* OtioReader::timelineIn(Json const& root)
{
    std::string const schema = schemaOf(root);
    if (schema == "Timeline" || schema == "Stack" || isTrack(schema))
        return &root;
    if (schema != "SerializableCollection")
        return nullptr;
    Json const* first = nullptr;
    for (Json const& child : childrenOf(root)) {
        if (schemaOf(child) != "Timeline")
            continue;
        if (first)
            m_remarks.add("It holds several timelines; the first was read. Left out: {0}.",
                          nameOr(child, "?"));
        else
            first = &child;
    }
    return first;
}

Status OtioReader::readStack(Json const& stack)
{
    Json const* pictures = isTrack(schemaOf(stack)) ? &stack : nullptr;
    if (!pictures)
        addMarkers(stack, 0, m_cut.markers, nullptr);
    static Json const none;
    for (Json const& track : childrenOf(pictures ? none : stack)) {
        if (!isTrack(schemaOf(track))) {
            m_remarks.add("Only rows of clips are read; left out: {0}.", nameOr(track, "?"));
            continue;
        }
        Json const& children = childrenOf(track);
        if (stringIn(track, "kind") == "Audio") {
            readSounds(track);
        } else if (std::any_of(children.begin(), children.end(), isPicture)) {
            if (pictures)
                m_remarks.add("A film here has one row of pictures; left out: {0}.", nameOr(track, "Video"));
            else
                pictures = &track;
        }
    }
    if (!pictures || childrenOf(*pictures).empty())
        return fail(Error::Kind::BadInput, "interchange.noClips", {m_cut.name}, m_cut.name);
    if (childrenOf(*pictures).size() > 2 * kMaxScriptShots) // half of them may be transitions
        return fail(
            Error::Kind::BadInput, "script.tooManyShots",
            {m_cut.name, std::to_string(childrenOf(*pictures).size()), std::to_string(kMaxScriptShots)},
            m_cut.name);
    readPictures(*pictures);
    if (m_cut.pieces.size() > kMaxScriptShots)
        return fail(Error::Kind::BadInput, "script.tooManyShots",
                    {m_cut.name, std::to_string(m_cut.pieces.size()), std::to_string(kMaxScriptShots)},
                    m_cut.name);
    return {};
}

void OtioReader::readPictures(Json const& track)
{
    addMarkers(track, 0, m_cut.markers, nullptr);
    for (Json const& item : childrenOf(track)) {
        std::string const schema = schemaOf(item);
        if (schema == "Clip")
            addClip(item);
        else if (schema == "Gap" || schema == "Filler")
            addGap(item, rangeOf(childOf(item, "source_range")));
        else if (schema == "Stack" || isTrack(schema))
            addStack(item);
        else if (schema == "Transition")
            addTransition(item);
        else
            m_remarks.add("What it is was not understood; left out: {0}.", nameOr(item, "?"));
    }
    endTransitions();
}

CutPiece& OtioReader::piece(Json const& item, OtioRange const& range)
{
    CutPiece& piece = m_cut.pieces.emplace_back();
    piece.name = trimmed(stringIn(item, "name"));
    piece.seconds = range.length;
    Json const& own = ownMetadata(item);
    piece.shot.value = stringIn(own, "shot");
    piece.take.value = stringIn(own, "take");
    piece.scene.value = stringIn(own, "scene");
    piece.sceneTitle = stringIn(own, "sceneTitle");
    addMarkers(item, range.start, piece.markers, own.is_null() ? nullptr : &piece.note);
    return piece;
}

void OtioReader::addClip(Json const& clip)
{
    Json const& media = mediaOf(clip);
    auto const available = rangeOf(childOf(media, "available_range"));
    auto range = rangeOf(childOf(clip, "source_range"));
    if (!range)
        range = available;
    std::string const name = nameOr(clip, "?");
    if (!range) {
        m_remarks.add("Clips that say no length were left out: {0}.", name);
        return;
    }
    CutPiece& added = piece(clip, *range);
    added.sourceIn = std::max(0.0, range->start - (available ? available->start : 0));
    added.address = stringIn(media, "target_url");
    if (isDisabled(clip)) {
        added.isGap = true;
        added.shot = {};
        m_remarks.add("Clips that are switched off there became empty shots: {0}.", name);
    }
    noteEffects(clip, name);
}

void OtioReader::addGap(Json const& gap, std::optional<OtioRange> const& range)
{
    if (range)
        piece(gap, *range).isGap = true;
}

void OtioReader::addStack(Json const& stack)
{
    auto const range = rangeOf(childOf(stack, "source_range"));
    piece(stack, range.value_or(OtioRange{0, lengthOf(stack)}));
    m_remarks.add("Clips that hold a cut of their own became one empty shot each: {0}.", nameOr(stack, "?"));
    noteEffects(stack, nameOr(stack, "?"));
}

void OtioReader::noteEffects(Json const& item, std::string const& name)
{
    Json const& effects = childOf(item, "effects");
    if (!effects.is_array())
        return;
    for (Json const& effect : effects) {
        std::string const schema = schemaOf(effect);
        bool const isTime = schema == "LinearTimeWarp" || schema == "FreezeFrame" || schema == "TimeEffect";
        m_remarks.add(isTime ? "Changes of speed were left out: {0}." : "Effects were left out: {0}.", name);
    }
}

void OtioReader::addTransition(Json const& transition)
{
    double const before = std::max(0.0, secondsOf(childOf(transition, "in_offset")).value_or(0));
    double const after = std::max(0.0, secondsOf(childOf(transition, "out_offset")).value_or(0));
    std::string const name = nameOr(transition, "transition");
    if (m_cut.pieces.empty()) {
        m_remarks.add("Transitions from or to nothing were left out: {0}.", name);
        return;
    }
    if (before + after <= 0)
        return;
    NearestKind const nearest = nearestKind(transition);
    CutPiece& last = m_cut.pieces.back();
    last.next = nearest.kind;
    last.nextBefore = before;
    last.nextAfter = after;
    if (!nearest.isExact)
        m_remarks.add("Transitions that are not known here became the nearest that is: {0}.", name);
}

void OtioReader::endTransitions()
{
    if (m_cut.pieces.empty() || m_cut.pieces.back().next == story::TransitionKind::Cut)
        return;
    m_cut.pieces.back().next = story::TransitionKind::Cut;
    m_remarks.add("Transitions from or to nothing were left out: {0}.", "transition");
}

void OtioReader::addMarkers(Json const& item, double start, std::vector<CutMarker>& markers,
                            std::string* note)
{
    Json const& all = childOf(item, "markers");
    if (!all.is_array())
        return;
    for (Json const& marker : all) {
        if (note && stringIn(marker, "name") == "Note" && stringIn(marker, "color") == "CYAN") {
            *note = stringIn(marker, "comment");
            continue;
        }
        Json const& range = childOf(marker, "marked_range");
        auto const at = secondsOf(childOf(range.is_null() ? childOf(marker, "range") : range, "start_time"));
        CutMarker read{at.value_or(start) - start, textOf(marker), colourIn(marker), {}, 0};
        Json const& own = ownMetadata(marker);
        if (JsonReader::assign(childOf(own, "at"), read.frame))
            read.shot.value = stringIn(own, "shot");
        markers.push_back(std::move(read));
    }
}

void OtioReader::readSounds(Json const& track)
{
    double at = 0;
    for (Json const& item : childrenOf(track)) {
        if (schemaOf(item) == "Transition")
            continue;
        Json const& media = mediaOf(item);
        auto const available = rangeOf(childOf(media, "available_range"));
        auto range = rangeOf(childOf(item, "source_range"));
        if (!range)
            range = available;
        double const length = range ? range->length : lengthOf(item);
        if (schemaOf(item) == "Clip") {
            double const skipped = range ? range->start - (available ? available->start : 0) : 0;
            m_cut.sounds.push_back({SoundId{stringIn(ownMetadata(item), "sound")}, nameOr(item, "?"), at,
                                    length, std::max(0.0, skipped)});
        }
        at += length;
    }
}

/// Of something without a range of its own. As deep as the text may be.
double OtioReader::lengthOf(Json const& item) const
{
    if (auto const range = rangeOf(childOf(item, "source_range")))
        return range->length;
    std::string const schema = schemaOf(item);
    if (schema == "Transition")
        return 0;
    if (schema == "Clip") {
        auto const available = rangeOf(childOf(mediaOf(item), "available_range"));
        return available ? available->length : 0;
    }
    double length = 0;
    for (Json const& child : childrenOf(item))
        length = schema == "Stack" ? std::max(length, lengthOf(child)) : length + lengthOf(child);
    return length;
}

bool isCutFile(std::filesystem::path const& file)
{
    std::string const ending = lowerCase(file.extension().string());
    return ending == ".otio" || ending == ".otioz";
}

Result<ReadCut> cutFrom(std::string_view text, std::string const& name)
{
    if (text.size() > kMaxCutBytes)
        return fail(Error::Kind::BadInput, "interchange.cutTooLarge",
                    {name, std::to_string(kMaxCutBytes >> 20)}, name);
    FW_TRY(Json const root, parseJson(withoutNonNumbers(text), name, {kMaxCutDepth, kMaxCutBytes}));
    return OtioReader(name).read(root);
}

Result<ReadCut> readCut(std::filesystem::path const& file)
{
    std::string const name = file.filename().string();
    if (lowerCase(file.extension().string()) == ".otioz") {
        FW_TRY(std::string const text, story::readZipEntry(file, "content.otio", kMaxCutBytes));
        return cutFrom(text, name);
    }
    FW_TRY(std::string const text, readFile(file, kMaxCutBytes));
    return cutFrom(text, name);
}

} // namespace fw::interchange
