#pragma once

#include "ui/bridge/Thumbnails.h"

#include <QStyledItemDelegate>

namespace fw::ui {

/// One take of the filmstrip: poster, number, a star on the chosen one, an accent frame on the one that
/// plays. Thread: GUI.
class TakeDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    TakeDelegate(Thumbnails* thumbnails, QObject* parent = nullptr);

    void paint(QPainter* painter, QStyleOptionViewItem const& option,
               QModelIndex const& index) const override;
    QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;

private:
    Thumbnails* m_thumbnails;
};

} // namespace fw::ui
