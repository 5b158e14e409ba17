#pragma once

#include "engine/export/Export.h"
#include "tests/support/TestFilm.h"

namespace fw::test {

/// A TestFilm whose takes have marked, signed proxies, as the take store writes them.
class SignedFilm : public TestFilm {
public:
    using TestFilm::TestFilm;

    bool addSigned(TestShot const& shot,
                   provenance::SourceType type = provenance::SourceType::TrainedAlgorithmicMedia)
    {
        if (!add(shot))
            return false;
        plan::CutItem const& item = plan.items.back();
        if (std::filesystem::exists(folder() / item.proxyFile))
            return true;
        std::vector<Image> const frames = codedClip(plan.format.size, item.number, shot.takeFrames);
        exporting::ClipExport clip{
            frames, item.rate, folder() / item.proxyFile, {}, static_cast<uint64_t>(item.number)};
        clip.manifest.title = "take";
        clip.manifest.modelId = "starter";
        clip.manifest.sourceType = type;
        return exporting::writeSignedClip(clip).isOk();
    }

    exporting::ExportSettings settings(std::filesystem::path const& target) const
    {
        exporting::ExportSettings made;
        made.projectFolder = folder();
        made.target = target;
        made.modelId = "starter";
        return made;
    }

    /// The film that most tests export: 5 + 6 frames with a dissolve of 2, so 9 frames.
    bool addUsualShots()
    {
        return addSigned({6, 5, 1, {story::TransitionKind::Dissolve, {2}}}) && addSigned({6, 6, 0});
    }
};

} // namespace fw::test
