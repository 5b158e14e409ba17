#include "engine/workflow/Prompts.h"

#include "engine/jobs/TakeRecipe.h"
#include "engine/presets/OwnWords.h"
#include "engine/story/Restore.h"

#include <algorithm>
#include <set>
#include <utility>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

constexpr size_t kDateLetters = 19; // "2026-11-21 11:30:55"

bool isBlank(std::string const& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

/// "2026-11-21T11:30:55Z" as backups write it.
std::string dateOf(std::string created)
{
    created.resize(std::min(created.size(), kDateLetters));
    std::replace(created.begin(), created.end(), 'T', ' ');
    return created;
}

void addBoard(std::vector<EarlierPrompt>& found, story::Storyboard const& board, std::string const& when)
{
    for (story::Shot const* shot : story::shotsInOrder(board))
        found.push_back({shot->id, shot->prompt, when});
}

/// Of the takes whose folders lie in `takes`.
void addTakes(std::vector<EarlierPrompt>& found, fs::path const& takes, presets::PresetLibrary const& presets,
              std::stop_token const& stop)
{
    std::error_code code;
    for (fs::directory_iterator it(takes, code), end; !code && it != end; it.increment(code)) {
        if (stop.stop_requested())
            return;
        auto const recipe = jobs::readRecipe(it->path() / jobs::kRecipeFile);
        if (!recipe || recipe->footage)
            continue;
        presets::Preset const* preset = presets.find(recipe->request.presetId);
        found.push_back({recipe->shot,
                         preset ? presets::ownWords(*preset, recipe->request.prompt) : recipe->request.prompt,
                         dateOf(recipe->take.created)});
    }
}

} // namespace

std::vector<EarlierPrompt> earlierPrompts(fs::path const& project, story::Storyboard const& board,
                                          presets::PresetLibrary const& presets, std::stop_token stop)
{
    std::vector<EarlierPrompt> found;
    addTakes(found, project / "takes", presets, stop);
    addTakes(found, project / "takes" / ".trash", presets, stop);
    for (story::BackupInfo const& backup : story::readBackups(project)) {
        if (stop.stop_requested())
            return {};
        addBoard(found, backup.board, backup.written);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](EarlierPrompt const& a, EarlierPrompt const& b) { return a.when > b.when; });
    std::vector<EarlierPrompt> prompts;
    addBoard(prompts, board, {});
    prompts.insert(prompts.end(), std::make_move_iterator(found.begin()),
                   std::make_move_iterator(found.end()));
    std::set<std::pair<ShotId, std::string>> seen;
    std::erase_if(prompts, [&](EarlierPrompt const& each) {
        return isBlank(each.prompt) || !seen.insert({each.shot, each.prompt}).second;
    });
    return prompts;
}

} // namespace fw::workflow
