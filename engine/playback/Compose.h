#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/plan/ExportPlan.h"

#include <filesystem>
#include <memory>

namespace fw::playback {

/// Draws frame n of the film: takes, fit or fill, grade, titles, transitions; missing takes as a card with
/// their prompt. The canvas and the export call this same class, so what plays is what is exported. Thread:
/// one owner (each thread makes its own).
class Composer {
public:
    struct Options {
        std::filesystem::path projectFolder;
        SizePx size; ///< empty: the project's size
        size_t cacheBytes = 256u << 20;
        /// Footage that is larger than the project's frame, and takes whose own clip is not there, are read
        /// from their proxies: for looking, never for a film.
        bool playsProxies = false;
    };

    Composer(plan::ExportPlan plan, Options options);
    ~Composer();
    Composer(Composer const&) = delete;
    Composer& operator=(Composer const&) = delete;

    plan::ExportPlan const& plan() const;
    /// Replaces the plan and keeps the decoded frames that still fit.
    void setPlan(plan::ExportPlan plan);

    /// Errors: MissingFile/BadInput naming the shot. Frame-exact.
    Result<Image> compose(TimelineFrame frame);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The card that stands in for a shot without a take: number, prompt and what is said, on a quiet ground.
Image posterCard(SizePx size, plan::CutItem const& item);

} // namespace fw::playback
