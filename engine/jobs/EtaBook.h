#pragma once

#include "engine/plan/RenderRequest.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace fw::jobs {

/// What renderings took on this machine: seconds per denoise step and for everything after it, without queue
/// wait and model load. Learned per model, size, frames, steps, guidance and device; kept in
/// paths::cache()/eta.json. Thread: any.
class EtaBook {
public:
    struct Entry {
        double stepSeconds = 0;
        double tailSeconds = 0; ///< decode, upscale, encode
    };

    /// Reads what earlier sessions learned; a missing or broken file is an empty book.
    explicit EtaBook(std::filesystem::path file);

    std::optional<Entry> find(plan::RenderRequest const& request) const;
    /// Newer measurements count twice as much as all before.
    void learn(plan::RenderRequest const& request, Entry const& measured);
    /// Whole rendering, -1 when nothing is known.
    double estimate(plan::RenderRequest const& request) const;
    /// Writes the file; a cache that cannot be written is not worth a message.
    void save() const;

private:
    static std::string keyFor(plan::RenderRequest const& request);

    std::filesystem::path m_file;
    struct {
        mutable std::mutex mutex;
        std::map<std::string, Entry> entries;
    } m_guarded;
};

/// Measures one rendering and predicts its rest. Thread: GPU worker.
class EtaClock {
public:
    EtaClock(plan::RenderRequest const& request, std::optional<EtaBook::Entry> learned)
        : m_steps(request.steps), m_learned(learned)
    {
    }

    /// A denoise step is done (1-based) at `now` seconds of any steady clock; the first call starts the
    /// clock, and so does a jump (a resumed rendering).
    void stepDone(int step, double now);
    void ended(double now) { m_end = now; }
    /// Seconds to go at `now`; -1 while nothing is known. After the last step what is learned of the tail
    /// runs down and stays at 0.
    double remaining(double now) const;
    /// What to learn; nullopt when fewer than two steps were timed.
    std::optional<EtaBook::Entry> measured() const;

private:
    double stepSeconds() const;

    int m_steps = 0;
    std::optional<EtaBook::Entry> m_learned;
    int m_firstStep = -1, m_lastStep = -1;
    double m_firstTime = 0, m_lastTime = 0, m_end = -1;
};

} // namespace fw::jobs
