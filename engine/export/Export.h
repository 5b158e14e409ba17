#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/plan/ExportPlan.h"
#include "engine/provenance/C2pa.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace fw::exporting {

struct ExportSettings {
    std::filesystem::path projectFolder;
    std::filesystem::path target; ///< .mp4 or .mov
    int crf = 18;
    bool overwrite = false;
    std::string modelId; ///< for the manifest
};

struct ExportProgress {
    char const* phase = "encode"; ///< encode | sign | verify
    int64_t step = 0;
    int64_t of = 0;
};

using ProgressHook = std::function<void(ExportProgress const&)>;

struct ExportResult {
    std::filesystem::path file;
    int64_t frames = 0;
    provenance::C2paReport credentials;
    std::vector<int> staleShots; ///< warnings: exported although out of date
};

/// compose -> visible mark -> encode -> mux -> sign (last write) -> read back and verify -> rename.
/// The target is absent or complete and verified. Errors: BadInput (missing takes: lists the shots), Io,
/// Unavailable (cannot be signed), Cancelled. Thread: IO worker.
Result<ExportResult> run(plan::ExportPlan const& plan, ExportSettings const& settings,
                         std::function<void(ExportProgress const&)> onProgress, std::stop_token stop);

/// Frames of one take as a marked, signed clip (proxy, `render --out clip.mp4`).
struct ClipExport {
    std::vector<Image> const& frames;
    FrameRate rate;
    std::filesystem::path target;
    provenance::ManifestSpec manifest;
    uint64_t markSeed = 0; ///< moves the visible mark from shot to shot
    int crf = 18;
    ProgressHook onProgress{}; ///< may be empty
    std::stop_token stop{};
};
Result<provenance::C2paReport> writeSignedClip(ClipExport const& clip);

/// Everything `framewright-cli verify` prints about a file.
struct VerifyReport {
    provenance::C2paReport c2pa;
    bool visibleMark = false;
    double visibleScore = 0;
};
Result<VerifyReport> verifyFile(std::filesystem::path const& file, std::string const& anchorsPem = {});

} // namespace fw::exporting
