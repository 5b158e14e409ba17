#include "ui/models/PosterCache.h"

#include <QImageReader>

namespace fw::ui {

PosterCache& PosterCache::instance()
{
    static PosterCache cache;
    return cache;
}

PosterCache::PosterCache() : m_pixmaps(64 * 1024) {} // cost in KiB

QString PosterCache::file(std::filesystem::path const& projectFolder, TakeId const& take)
{
    return QString::fromStdString((projectFolder / "takes" / take.value / "poster.png").string());
}

QPixmap PosterCache::poster(std::filesystem::path const& projectFolder, TakeId const& take, QSize size)
{
    QString const path = file(projectFolder, take);
    QString const key = QStringLiteral("%1|%2x%3").arg(path).arg(size.width()).arg(size.height());
    if (QPixmap const* known = m_pixmaps.object(key))
        return *known;
    QImageReader reader(path);
    QImage const image = reader.read();
    if (image.isNull())
        return {}; // not kept: the poster may be on its way
    QPixmap const pixmap =
        QPixmap::fromImage(image.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    int const kibibytes = 1 + pixmap.width() * pixmap.height() * 4 / 1024;
    m_pixmaps.insert(key, new QPixmap(pixmap), kibibytes);
    return pixmap;
}

} // namespace fw::ui
