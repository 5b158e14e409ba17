#include "ui/bridge/Waveforms.h"

#include "engine/story/Project.h"
#include "ui/bridge/TaskWorker.h"

#include <map>
#include <stop_token>

namespace fw::ui {

struct Waveforms::Impl {
    std::filesystem::path project;
    /// By path; null while it is on its way and when it cannot be read.
    std::map<std::string, std::shared_ptr<media::SoundPeaks const>> known;
    std::stop_source leaving;
    TaskWorker worker; // last
};

Waveforms::Waveforms(QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {}

Waveforms::~Waveforms() { m_impl->leaving.request_stop(); } // what waits is not worth waiting for

void Waveforms::setProject(std::filesystem::path const& folder)
{
    m_impl->project = folder;
    m_impl->known.clear();
}

std::shared_ptr<media::SoundPeaks const> Waveforms::peaks(story::AssetRef const& file)
{
    std::string const key = file.path + "\n" + file.sha256;
    auto const [found, isNew] = m_impl->known.try_emplace(key);
    if (!isNew)
        return found->second;
    auto const work = [project = m_impl->project, file,
                       stop = m_impl->leaving.get_token()]() -> std::shared_ptr<media::SoundPeaks const> {
        auto const path = story::insideProject(project, file.path);
        if (stop.stop_requested() || !path)
            return nullptr;
        auto peaks = media::soundPeaks(*path, file.sha256);
        return peaks ? std::make_shared<media::SoundPeaks const>(std::move(peaks).value()) : nullptr;
    };
    m_impl->worker.ask(this, work, [this, key, project = m_impl->project](auto peaks) {
        if (project != m_impl->project)
            return;
        m_impl->known[key] = std::move(peaks);
        Q_EMIT ready();
    });
    return nullptr;
}

void Waveforms::bringIn(std::filesystem::path const& file,
                        std::function<void(Result<workflow::ImportedSound> const&)> then)
{
    auto const work = [file, project = m_impl->project,
                       stop = m_impl->leaving.get_token()]() -> Result<workflow::ImportedSound> {
        return workflow::importSound(project, file, stop);
    };
    m_impl->worker.ask(this, work,
                       [then = std::move(then)](Result<workflow::ImportedSound> const& made) { then(made); });
}

} // namespace fw::ui
