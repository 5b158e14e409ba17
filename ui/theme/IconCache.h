#pragma once

#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QString>

namespace fw::ui {

/// Draws the Tabler outlines of :/icons in a colour and keeps what it drew. Thread: GUI.
class IconCache {
public:
    /// A transparent pixmap when there is no such icon.
    QPixmap pixmap(QString const& name, int px, QColor const& colour, qreal devicePixelRatio);

    /// The icon's SVG text with `currentColor` replaced; empty when there is no such icon.
    static QByteArray svg(QString const& name, QColor const& colour);

private:
    QHash<QString, QPixmap> m_pixmaps;
};

} // namespace fw::ui
