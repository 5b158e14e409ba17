#pragma once

#include <QStyledItemDelegate>

namespace fw::ui {

/// One model in three lines: name and state, facts, what it can do; or a heading. Thread: GUI.
class ModelDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    void paint(QPainter* painter, QStyleOptionViewItem const& option,
               QModelIndex const& index) const override;
};

} // namespace fw::ui
