#pragma once

#include "engine/base/Files.h"
#include "engine/media/ClipWriter.h"
#include "engine/plan/ExportPlan.h"
#include "tests/support/CodedFrames.h"

#include <filesystem>
#include <string>

namespace fw::test {

/// One shot of a made-up film.
struct TestShot {
    int takeFrames = 8; ///< 0: no take yet
    int length = 8;
    int trimIn = 0;
    story::Transition transition = {};
    bool isStale = false;
};

/// A project folder with lossless takes of coded frames (clip n is shot n) and the plan that plays them.
/// Takes have the project's rate, so that project frame and take frame are the same count.
class TestFilm {
public:
    explicit TestFilm(std::filesystem::path folder, SizePx size = {256, 144}) : m_folder(std::move(folder))
    {
        plan.format.size = size;
        plan.format.rate = {8, 1};
    }

    /// Appends a shot and writes its master, unless an earlier film in this folder has. False: it could not
    /// be written.
    bool add(TestShot const& shot, SizePx takeSize = {})
    {
        plan::CutItem item;
        item.number = static_cast<int>(plan.items.size()) + 1;
        item.shot = {"sh-" + std::to_string(item.number)};
        item.start = nextStart();
        item.length = {shot.length};
        item.trimIn = {shot.trimIn};
        item.transition = shot.transition;
        item.rate = plan.format.rate;
        item.prompt = "a secret heron at dusk, number " + std::to_string(item.number);
        item.isStale = shot.isStale;
        item.takeLength = {shot.takeFrames};
        bool isWritten = true;
        if (shot.takeFrames > 0) {
            std::string const id = "tk-" + std::to_string(item.number);
            item.take = TakeId{id};
            item.masterFile = "takes/" + id + "/master.mkv";
            item.proxyFile = "takes/" + id + "/proxy.mp4";
            media::ClipSettings settings;
            settings.codec = media::ClipCodec::Ffv1;
            settings.size = takeSize.isEmpty() ? plan.format.size : takeSize;
            settings.rate = item.rate;
            isWritten = std::filesystem::exists(m_folder / item.masterFile) ||
                        (makeFolders(m_folder / "takes" / id).isOk() &&
                         media::writeClip(m_folder / item.masterFile, settings,
                                          codedClip(settings.size, item.number, shot.takeFrames))
                             .isOk());
        }
        plan.items.push_back(item);
        plan.length = item.start + item.length;
        return isWritten;
    }

    std::filesystem::path const& folder() const { return m_folder; }

    plan::ExportPlan plan;

private:
    TimelineFrame nextStart() const
    {
        if (plan.items.empty())
            return {0};
        plan::CutItem const& last = plan.items.back();
        return last.start + last.length - last.transition.length;
    }

    std::filesystem::path m_folder;
};

} // namespace fw::test
