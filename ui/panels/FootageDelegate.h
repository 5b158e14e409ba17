#pragma once

#include <QStyledItemDelegate>

namespace fw::ui {

/// A shot of a video as a card that is ticked or not: its key frame, its number, where it begins and how long
/// it is. A click anywhere on it ticks it. Thread: GUI.
class FootageDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role {
        PictureRole = Qt::UserRole + 1, ///< QImage
        NumberRole,
        BeginsRole, ///< timecode in the video
        LengthRole, ///< "2.4 s"
        ShotRole    ///< index into the shots that are shown
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, QStyleOptionViewItem const& option,
               QModelIndex const& index) const override;
    QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, QStyleOptionViewItem const& option,
                     QModelIndex const& index) override;
};

} // namespace fw::ui
