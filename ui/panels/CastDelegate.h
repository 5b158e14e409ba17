#pragma once

#include <QStyledItemDelegate>

namespace fw::ui {

/// A cast member's row: portrait, name, facts, and the status as a pill with its word. Thread: GUI.
class CastDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    void paint(QPainter* painter, QStyleOptionViewItem const& option,
               QModelIndex const& index) const override;
};

} // namespace fw::ui
