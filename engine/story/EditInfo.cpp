#include "engine/story/EditInfo.h"

namespace fw::story {

namespace {

void collect(ChangeSet& changes, Edit const& edit);

struct Collector {
    ChangeSet& changes;

    void structure(ShotId const& shot)
    {
        changes.isStructure = true;
        changes.shots.insert(shot);
    }
    void operator()(AddShot const& edit) { structure(edit.shot.id); }
    void operator()(RemoveShot const& edit) { structure(edit.shot); }
    void operator()(MoveShot const& edit) { structure(edit.shot); }
    void operator()(DuplicateShot const& edit) { structure(edit.newId); }
    void operator()(SplitShot const& edit)
    {
        structure(edit.shot);
        structure(edit.newId);
    }
    void operator()(JoinShots const& edit)
    {
        structure(edit.first);
        structure(edit.second);
    }
    void operator()(AddScene const& edit)
    {
        changes.isStructure = true;
        for (Shot const& shot : edit.scene.shots)
            changes.shots.insert(shot.id);
    }
    void operator()(RemoveScene const&) { changes.isStructure = true; }
    void operator()(MoveScene const&) { changes.isStructure = true; }
    void operator()(SetSceneTitle const&) { changes.isStructure = true; }
    void operator()(SetProjectFormat const&) { changes.isFormat = true; }
    void operator()(SetTitle const&) { changes.isFormat = true; }
    void operator()(AddSound const&) {} // no shot looks different
    void operator()(RemoveSound const&) {}
    void operator()(SetSound const&) {}
    void operator()(SetBudget const&) { changes.isFormat = true; }
    void operator()(std::shared_ptr<EditBatch const> const& edit)
    {
        if (edit)
            for (Edit const& each : edit->edits)
                collect(changes, each);
    }
    template <class E>
    void operator()(E const& edit)
    {
        changes.shots.insert(edit.shot); // every other edit sets a value of one shot
    }
};

void collect(ChangeSet& changes, Edit const& edit) { std::visit(Collector{changes}, edit); }

} // namespace

std::array<EditNames, std::variant_size_v<Edit>> const& editNames()
{
    static std::array<EditNames, std::variant_size_v<Edit>> const names{{
        {"addShot", "Add shot"},
        {"removeShot", "Remove shot"},
        {"moveShot", "Move shot"},
        {"duplicateShot", "Duplicate shot"},
        {"splitShot", "Split shot"},
        {"joinShots", "Join shots"},
        {"setPrompt", "Change prompt"},
        {"setNegative", "Change negative prompt"},
        {"setPreset", "Change preset"},
        {"setLength", "Change length"},
        {"setTrimIn", "Trim start"},
        {"setSeed", "Change seed"},
        {"setTransition", "Change transition"},
        {"setStart", "Change start"},
        {"setQuality", "Change quality"},
        {"setOverrides", "Change settings"},
        {"setNotes", "Change notes"},
        {"setCast", "Change cast"},
        {"setPuppets", "Change puppets"},
        {"setTitles", "Change titles"},
        {"setMarkers", "Change markers"},
        {"chooseTake", "Choose take"},
        {"keepTake", "Keep take"},
        {"addScene", "Add scene"},
        {"removeScene", "Remove scene"},
        {"moveScene", "Move scene"},
        {"setSceneTitle", "Rename scene"},
        {"setProjectFormat", "Change format"},
        {"setTitle", "Rename project"},
        {"addSound", "Add sound"},
        {"removeSound", "Remove sound"},
        {"setSound", "Change sound"},
        {"setBudget", "Change budget"},
        {"batch", "Several changes"},
    }};
    return names;
}

ChangeSet changesOf(Edit const& edit)
{
    ChangeSet changes;
    collect(changes, edit);
    return changes;
}

std::string editName(Edit const& edit)
{
    if (auto const* several = std::get_if<std::shared_ptr<EditBatch const>>(&edit);
        several && *several && !(*several)->name.empty())
        return (*several)->name;
    return editNames()[edit.index()].forPeople;
}

} // namespace fw::story
