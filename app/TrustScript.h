#pragma once

#include "app/Application.h"

#include <functional>

namespace fw {

/// Fills an installation of its own with invented people for scripted pictures: one of each status, with
/// faces that a painter drew. Nothing of the person who runs it is read or written. Thread: GUI.
class TrustScript {
public:
    using WaitFor = std::function<bool(std::function<bool()> const& isReached)>;

    TrustScript(Application& app, std::filesystem::path folder, WaitFor waitFor)
        : m_app(app), m_folder(std::move(folder)), m_waitFor(std::move(waitFor))
    {
    }

    /// Before the program reads anything: its data lies in a temporary folder from now on.
    static void useOwnInstallation();

    bool fillCast();
    bool castShots(std::vector<ShotId> const& shots); ///< valid, expired and withdrawn people
    QWidget* openStatement();                         ///< the second step, filled in
    QWidget* openReview(ShotId const& shot);          ///< after two prompts were held

private:
    bool record(char const* name, int hue, consent::SubjectKind kind);
    SubjectId idOf(char const* name) const;

    Application& m_app;
    std::filesystem::path m_folder;
    WaitFor m_waitFor;
};

} // namespace fw
