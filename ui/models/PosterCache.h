#pragma once

#include "engine/base/Ids.h"

#include <QCache>
#include <QPixmap>
#include <QString>

#include <filesystem>

namespace fw::ui {

/// Posters of takes as pixmaps, decoded at the asked size and kept (64 MB). Thread: GUI.
class PosterCache {
public:
    static PosterCache& instance();

    /// The take's poster scaled to fit `width` x `height` device pixels; null when there is none.
    QPixmap poster(std::filesystem::path const& projectFolder, TakeId const& take, QSize size);
    static QString file(std::filesystem::path const& projectFolder, TakeId const& take);

private:
    PosterCache();
    QCache<QString, QPixmap> m_pixmaps;
};

} // namespace fw::ui
