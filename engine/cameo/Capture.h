#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace fw::cameo {

/// Pictures that come one after the other. Thread: one owner.
class CaptureSource {
public:
    virtual ~CaptureSource() = default;

    /// The next picture, Rgb24; waits for it, for a camera about as long as one picture takes. Errors: Io
    /// (the camera is gone), BadInput (a damaged file).
    virtual Result<Image> next() = 0;
};

struct Camera {
    std::string device; ///< "/dev/video0"
    std::string name;   ///< what the driver calls it
};
/// Cameras of this machine that this user may open, in order.
std::vector<Camera> cameras();

/// A camera by V4L2, through FFmpeg's device library, which is opened when it is needed and not before.
/// Errors: Unavailable (no such library; cameo.noCameraLibrary), MissingFile, Io (busy, not allowed).
Result<std::unique_ptr<CaptureSource>> openCamera(std::string const& device);

/// Any input of FFmpeg's device library by its name: openCamera uses "video4linux2", tests "lavfi", whose
/// picture is computed.
Result<std::unique_ptr<CaptureSource>> openDevice(std::string const& format, std::string const& device);

/// A clip or still instead of a camera, over and over: for tests, and for a film of the person that is there
/// already.
Result<std::unique_ptr<CaptureSource>> openRecording(std::filesystem::path const& file);

} // namespace fw::cameo
