#pragma once

#include "engine/base/Result.h"
#include "engine/base/Time.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::render {

/// A still or a clip that something is learned from.
struct TrainingItem {
    std::filesystem::path file;
    std::string sha256;
    std::string caption;
    int64_t frames = 1; ///< at the model's rate; 1: a still
};

/// What a model can learn from.
struct TrainingNeeds {
    SizePx size;         ///< pictures are cut and scaled to it
    FrameRate fps;       ///< clips are read at this rate
    int shortest = 5;    ///< frames of a clip, at that rate
    std::string caption; ///< of everything that has none of its own; empty: each must have one
};

/// What a folder holds: either all of it can be used, or `problems` says what stands against that, one
/// sentence each. `notes` are about files that were left out.
struct TrainingFolder {
    std::vector<TrainingItem> items; ///< sorted by name
    std::vector<Error> problems;
    std::vector<Error> notes;
};

/// Called between two files; must return quickly.
struct FolderHooks {
    std::function<void(size_t done, size_t of)> onFile;
    std::stop_token stop;
};

/// Looks at every file of a folder (not at folders in it): stills and clips are decoded to their end,
/// captions are read from NAME.txt beside NAME.png, .jpg, .webp, .mp4, .mov, .mkv or .webm. Nothing is
/// changed. Errors: MissingFile (no such folder), Io, Cancelled. Thread: any.
Result<TrainingFolder> readTrainingFolder(std::filesystem::path const& folder, TrainingNeeds const& needs,
                                          FolderHooks const& hooks = {});

/// The problems as one error: one sentence, then a line for each. Call it when there are some.
Error problemsOf(std::filesystem::path const& folder, TrainingFolder const& read);

/// Frames of a clip that training reads, in one piece of it: frame `index` of `count`, at `fps`, beginning at
/// `first`. Used for looking and for encoding alike.
struct ClipPart {
    int64_t first = 0;
    int count = 1;
};
/// The pieces of a clip of `frames` frames that are learned from: at most eight, as long as the model makes
/// clips or else the longest 4n+1 that fits, spread evenly.
std::vector<ClipPart> clipParts(int64_t frames, int clipFrames, int strideTime);

} // namespace fw::render
