#include "engine/workflow/Weights.h"

#include "engine/library/Checksums.h"

#include <numeric>
#include <set>

namespace fw::workflow {

std::vector<std::filesystem::path> unreadWeights(story::Storyboard const& board,
                                                 std::vector<ShotId> const& shots, Toolbox const& tools)
{
    std::set<std::filesystem::path> unread;
    uint64_t bytes = 0;
    plan::Context context = tools.context();
    context.checksum = [&](std::string const& file) {
        std::error_code missing;
        uint64_t const size = std::filesystem::file_size(file, missing);
        if (!missing && !library::isChecksumKnown(file) && unread.insert(file).second)
            bytes += size;
        return std::string();
    };
    (void)plan::batchOf(board, shots, context); // what is wrong with it is said by whoever renders it
    if (bytes <= kQuickBytes)
        return {};
    return {unread.begin(), unread.end()};
}

std::vector<std::filesystem::path> quickWeights(Toolbox const& tools)
{
    std::vector<std::filesystem::path> files;
    for (library::ModelInfo const& model : tools.models.all()) {
        uint64_t const bytes =
            std::accumulate(model.files.begin(), model.files.end(), uint64_t{0},
                            [](uint64_t sum, library::WeightFile const& file) { return sum + file.bytes; });
        if (bytes <= kQuickBytes)
            for (library::WeightFile const& file : model.files)
                files.push_back(file.path);
    }
    return files;
}

} // namespace fw::workflow
