#pragma once

#include "engine/base/Ids.h"
#include "engine/base/Time.h"
#include "engine/story/Storyboard.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::plan {

/// A file the rendering reads, named by what is in it.
struct FileRef {
    std::string path;   ///< absolute, or relative to the project folder
    std::string sha256; ///< of the bytes; part of the key, the path is not

    friend bool operator==(FileRef const&, FileRef const&) = default;
};

/// A headshot in the vault; never a path.
struct VaultRef {
    std::string subject, image, sha256;

    friend bool operator==(VaultRef const&, VaultRef const&) = default;
};

/// A clip that this one continues or leads up to: a take by its RequestKey, or a file given on the command
/// line.
struct Neighbour {
    RequestKey parentKey;   ///< empty when `source` is a plain file
    std::string parentTake; ///< TakeId once known; filled in at submit, not part of the key
    FileRef source;         ///< latents (.safetensors, preferred) or a clip; filled in at submit for a parent
    int overlapFrames = 9;  ///< 4n+1, shown by both clips; dropped from this one

    friend bool operator==(Neighbour const&, Neighbour const&) = default;
};

/// A picture that the clip shows at one of its frames.
struct TimedFrame {
    FileRef image;
    int frame = 0; ///< 0-based

    friend bool operator==(TimedFrame const&, TimedFrame const&) = default;
};

/// Video-to-video: the clip that the rendering begins from, of at least its length.
struct SourceVideo {
    FileRef source;        ///< latents (.safetensors) or a clip
    double strength = 0.7; ///< above 0, at most 1: the share of the steps that is walked; 1 keeps nothing

    friend bool operator==(SourceVideo const&, SourceVideo const&) = default;
};

using story::Region;

/// Frames [firstFrame, endFrame) of a clip of the request's length are made anew, in `region` alone where
/// there is one. All else stays as it is in the source.
struct Retake {
    FileRef source; ///< latents (.safetensors) or a clip
    int firstFrame = 0;
    int endFrame = 0;
    std::optional<Region> region;

    friend bool operator==(Retake const&, Retake const&) = default;
};

/// Everything that conditions a rendering besides text.
struct Conditioning {
    std::optional<FileRef> firstFrame, lastFrame;
    std::vector<TimedFrame> timedFrames;
    std::vector<FileRef> references;
    std::vector<VaultRef> cast;
    /// Animated headshots, drawn over the finished frames whatever made them; their subjects are in `cast`
    /// too.
    std::vector<story::Puppet> puppets;
    std::optional<Neighbour> extend;  ///< its end is this clip's beginning
    std::optional<Neighbour> prepend; ///< its beginning is this clip's end
    std::optional<SourceVideo> video;
    std::optional<Retake> retake;
    /// Whose faces the pictures show, as the maker says; not part of the key.
    story::FaceAnswer face = story::FaceAnswer::Unanswered;

    friend bool operator==(Conditioning const&, Conditioning const&) = default;
};

/// Every file that the rendering reads. The second one may change them.
std::vector<FileRef const*> filesOf(Conditioning const& conditioning);
std::vector<FileRef*> filesOf(Conditioning& conditioning);
/// Those of them that are clips or latents: what they show is seen again in the result.
std::vector<FileRef const*> clipsOf(Conditioning const& conditioning);
std::vector<FileRef*> clipsOf(Conditioning& conditioning);

} // namespace fw::plan
