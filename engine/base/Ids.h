#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace fw {

/// A name that cannot be mixed up with another kind of name. Empty means
/// "none".
template <class Tag>
struct Id {
    std::string value;

    bool isEmpty() const { return value.empty(); }
    friend bool operator==(Id const& a, Id const& b) { return a.value == b.value; }
    friend bool operator!=(Id const& a, Id const& b) { return a.value != b.value; }
    friend bool operator<(Id const& a, Id const& b) { return a.value < b.value; }
};

using SceneId = Id<struct SceneTag>;
using ShotId = Id<struct ShotTag>;
using TakeId = Id<struct TakeTag>;
using JobId = Id<struct JobTag>;
using SubjectId = Id<struct SubjectTag>;

/// SHA-256 (lower-case hex) over what decides the picture of a request: see
/// plan/RenderRequest.h.
using RequestKey = Id<struct RequestKeyTag>;

/// 16 random lower-case hex digits from the system's generator. Thread: any.
std::string randomHex16();

template <class AnyId>
AnyId newId(char const* prefix)
{
    return AnyId{std::string(prefix) + randomHex16()};
}

inline SceneId newSceneId() { return newId<SceneId>("sc-"); }
inline ShotId newShotId() { return newId<ShotId>("sh-"); }
inline TakeId newTakeId() { return newId<TakeId>("tk-"); }
inline JobId newJobId() { return newId<JobId>("jb-"); }

} // namespace fw

template <class Tag>
struct std::hash<fw::Id<Tag>> {
    size_t operator()(fw::Id<Tag> const& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
