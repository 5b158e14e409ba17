#pragma once

#include "engine/cameo/Faces.h"
#include "engine/cameo/Puppet.h"
#include "engine/render/Renderer.h"
#include "engine/story/Storyboard.h"
#include "engine/workflow/Cast.h"

#include <functional>

namespace fw::workflow {

/// What cameos need besides frames. Tests give a detector and a vault of their own.
struct CameoTools {
    std::function<Result<std::unique_ptr<cameo::FaceBackend>>()> openFaces; ///< not before it is needed
    std::function<CastTools()> cast;
};
/// MTCNN of libframewright_torch.so and the vault of this installation.
CameoTools defaultCameo();

/// A renderer that does what belongs to faces around any other: before, a picture with a face that nobody
/// answered for is refused (Refused: workflow.faceUnanswered, workflow.faceWithoutCast); after, the request's
/// puppets are drawn over frames and previews, and their likeness is measured and told as a notice. Errors:
/// those of the inner one, the vault and cameo::Puppet.
render::RendererFactory withCameo(render::RendererFactory inner, CameoTools tools = defaultCameo());

/// A puppet for the first time: the newest front picture of a person (else the first one) with the points
/// that the detector finds, in the middle of the frame. Errors: MissingFile (no headshots:
/// workflow.noHeadshot), BadInput (no face found: workflow.noFaceInHeadshot), those of detector and vault.
/// Thread: a worker.
Result<story::Puppet> setUpPuppet(SubjectId const& subject, CameoTools const& tools);

/// How many faces are in a picture file, or at most in one of three frames of a clip. Errors: those of
/// detector and decoder.
Result<int> countFaces(std::filesystem::path const& picture, CameoTools const& tools);

} // namespace fw::workflow
