#include "engine/jobs/EtaBook.h"

#include "engine/base/Files.h"
#include "engine/base/Log.h"

#include <algorithm>

namespace fw::jobs {

EtaBook::EtaBook(std::filesystem::path file) : m_file(std::move(file))
{
    auto const json = readJsonFile(m_file);
    if (!json || !json->is_object())
        return;
    for (auto const& [key, value] : json->items()) {
        Entry entry;
        JsonReader in(value, m_file.string());
        in.required("step", entry.stepSeconds).required("tail", entry.tailSeconds);
        if (in.status() && entry.stepSeconds > 0 && entry.tailSeconds >= 0)
            m_guarded.entries[key] = entry;
    }
}

std::string EtaBook::keyFor(plan::RenderRequest const& request)
{
    return request.modelId + " " + std::to_string(request.size.widthPx) + "x" +
           std::to_string(request.size.heightPx) + " f" + std::to_string(request.frames) + " s" +
           std::to_string(request.steps) + (request.guidance > 1 ? " guided " : " ") + request.device + " " +
           request.dtype + (request.isNative ? " native" : "");
}

std::optional<EtaBook::Entry> EtaBook::find(plan::RenderRequest const& request) const
{
    std::scoped_lock lock(m_guarded.mutex);
    auto const found = m_guarded.entries.find(keyFor(request));
    return found == m_guarded.entries.end() ? std::nullopt : std::optional(found->second);
}

void EtaBook::learn(plan::RenderRequest const& request, Entry const& measured)
{
    std::scoped_lock lock(m_guarded.mutex);
    auto const [place, isNew] = m_guarded.entries.try_emplace(keyFor(request), measured);
    if (isNew)
        return;
    place->second.stepSeconds = (place->second.stepSeconds + 2 * measured.stepSeconds) / 3;
    place->second.tailSeconds = (place->second.tailSeconds + 2 * measured.tailSeconds) / 3;
}

double EtaBook::estimate(plan::RenderRequest const& request) const
{
    auto const entry = find(request);
    return entry ? entry->stepSeconds * request.steps + entry->tailSeconds : -1;
}

void EtaBook::save() const
{
    Json json = Json::object();
    {
        std::scoped_lock lock(m_guarded.mutex);
        for (auto const& [key, entry] : m_guarded.entries)
            json[key] = {{"step", entry.stepSeconds}, {"tail", entry.tailSeconds}};
    }
    Status status = makeFolders(m_file.parent_path());
    if (status)
        status = writeFileAtomically(m_file, dumpJson(json, 1));
    if (!status)
        log::warning("The learned rendering times could not be kept.");
}

void EtaClock::stepDone(int step, double now)
{
    if (m_firstStep < 0 ||
        step != m_lastStep + 1) { // resumed from a checkpoint: what came before took no time
        m_firstStep = step;
        m_firstTime = now;
    }
    m_lastStep = step;
    m_lastTime = now;
}

double EtaClock::stepSeconds() const
{
    int const timed = m_lastStep - m_firstStep;
    if (timed >= 2 || (timed == 1 && !m_learned))
        return (m_lastTime - m_firstTime) / timed;
    return m_learned ? m_learned->stepSeconds : -1;
}

double EtaClock::remaining(double now) const
{
    double const perStep = stepSeconds();
    if (perStep < 0)
        return -1;
    int const steps = std::max(0, m_steps - std::max(0, m_lastStep));
    double const tail = m_learned ? m_learned->tailSeconds : 0;
    return steps > 0 ? perStep * steps + tail : std::max(0.0, tail - (now - m_lastTime));
}

std::optional<EtaBook::Entry> EtaClock::measured() const
{
    int const timed = m_lastStep - m_firstStep;
    if (timed < 2 || m_end < m_lastTime)
        return std::nullopt;
    return EtaBook::Entry{(m_lastTime - m_firstTime) / timed, m_end - m_lastTime};
}

} // namespace fw::jobs
