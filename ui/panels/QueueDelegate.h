#pragma once

#include "ui/bridge/Thumbnails.h"

#include <QStyledItemDelegate>

namespace fw::ui {

/// One job: thumb, shot, phase with step n/N and time left, a bar that moves only when a step is done.
/// Thread: GUI.
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    QueueDelegate(Thumbnails* thumbnails, QObject* parent = nullptr);

    void paint(QPainter* painter, QStyleOptionViewItem const& option,
               QModelIndex const& index) const override;
    QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;

private:
    Thumbnails* m_thumbnails;
};

} // namespace fw::ui
