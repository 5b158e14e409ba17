#include "ui/theme/IconCache.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QtMath>

namespace fw::ui {

QByteArray IconCache::svg(QString const& name, QColor const& colour)
{
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

QPixmap IconCache::pixmap(QString const& name, int px, QColor const& colour, qreal devicePixelRatio)
{
    QString const key =
        QStringLiteral("%1/%2/%3/%4").arg(name).arg(px).arg(colour.rgba()).arg(devicePixelRatio);
    if (auto const found = m_pixmaps.constFind(key); found != m_pixmaps.constEnd())
        return *found;

    QPixmap pixmap(QSize(px, px) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg(name, colour));
    if (renderer.isValid()) {
        QPainter painter(&pixmap);
        painter.setOpacity(colour.alphaF());
        renderer.render(&painter, QRectF(0, 0, px, px));
    }
    m_pixmaps.insert(key, pixmap);
    return pixmap;
}

} // namespace fw::ui
