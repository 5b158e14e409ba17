#pragma once

#include "ui/board/BoardLayout.h"
#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/TaskWorker.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/session/Session.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <optional>

namespace fw::ui {

class BoardAccessible;
class CardPromptEdit;
class EmptyWell;
class FilterBar;
class SceneTitleEdit;

/// The storyboard as cards: a strip or a grid of the same shots, in film order. Drag reorders (insertion
/// mark, also past the last card and across scenes), Alt+drag duplicates, an image dropped on a card becomes
/// its start image, on a gap a new shot. Arrows select, Alt+arrows move; the name of a scene selects its
/// shots and is written where it stands. Every gesture is one edit through the session. Thread: GUI.
class BoardView : public QAbstractScrollArea {
    Q_OBJECT

public:
    BoardView(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent = nullptr);

    void setMode(BoardMode mode);
    void setCardWidth(int widthPx);
    void zoomCards(int steps); ///< larger (+1) or smaller (-1), down to a contact sheet
    /// Its name is written where it stands; an empty id: the scene of the current shot.
    void renameScene(SceneId scene = {});
    void writeOnCard(ShotId const& shot); ///< its prompt, where it stands
    void askForFilter();                  ///< the bar that says which shots are shown
    void setContinuity(bool isShown);     ///< arrows from a shot to those that continue it
    BoardLayout const& layoutOfCards() const { return m_layout; }
    QRect viewRectOf(ShotId const& shot) const; ///< in viewport coordinates; null when it is not there
    QRect toView(QRect content) const;
    void toggleSelected(ShotId const& shot); ///< into the selection or out of it, and the current one

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< a row of cards, below the filter when it shows

Q_SIGNALS:
    void editPromptRequested(fw::ShotId const& shot);
    void generateRequested(std::vector<fw::ShotId> const& shots);
    void contextMenuWanted(fw::ShotId const& shot, QPoint const& globalPosition);
    void sceneMenuWanted(QPoint const& globalPosition); ///< for the scene of the current shot
    void scriptRequested();
    void sampleRequested();
    void hintChanged(QString const& hint); ///< gesture line at the bottom of the window

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// A press that may become a drag of the selection.
    struct Drag {
        QPoint start;
        bool isMoving = false;
        bool isCopy = false;
        std::optional<DropGap> gap;
        ShotId clickOnRelease; ///< a plain click on one of several selected cards selects it on release
    };

    QPoint toContent(QPoint view) const;
    void relayout();
    BoardLayout layoutNow() const;
    int filterHeight() const; ///< 0 while it does not show
    void onStateChanged(ShotId const& shot);
    void repaintCard(ShotId const& shot);
    void onChanged(story::ChangeSet const& changes);
    void onSelectionChanged();
    void onPreview(ShotId const& shot);
    void paintCards(QPainter& painter, QRect const& exposed);
    void paintScenes(QPainter& painter);
    void paintContinuity(QPainter& painter);
    QImage pictureOf(ShotId const& shot, TakeId const& take) const;
    void clickCard(CardPlace const& card, QPoint content, Qt::KeyboardModifiers modifiers);
    void selectRange(ShotId const& to);
    void selectStep(ShotId const& to, Qt::KeyboardModifiers modifiers);
    bool stepKey(QKeyEvent const& event);
    bool selectionKey(QKeyEvent const& event);
    void moveToCurrentOf(QContextMenuEvent const& event, QPoint& content, QPoint& global) const;
    ScenePlace const* sceneAt(QPoint content) const; ///< whose name stands there
    void selectScene(ScenePlace const& scene);
    void finishDrag();
    void autoScroll();
    void setHovered(ShotId const& shot);
    void dropImage(std::filesystem::path const& file, QPoint content);
    void startFromImage(story::AssetRef const& image, ShotId const& onto, story::ShotPlace const& place);
    void ensureVisible(ShotId const& shot);

    Session* m_session;
    EngineBridge* m_bridge;
    Thumbnails* m_thumbnails;
    BoardAccessible* m_spoken;
    EmptyWell* m_empty = nullptr;
    FilterBar* m_filter = nullptr;
    SceneTitleEdit* m_sceneTitle = nullptr;
    CardPromptEdit* m_cardPrompt = nullptr;
    BoardLayout m_layout;
    ShotId m_hovered;
    ShotId m_anchor; ///< where a Shift range starts
    std::optional<Drag> m_drag;
    std::optional<DropGap> m_fileGap;
    QTimer m_scrollTimer;
    QTimer m_loopTimer; ///< advances the forming clips on the cards
    int m_loopFrame = 0;
    bool m_showsContinuity = false;
    TaskWorker m_imports; // last
};

} // namespace fw::ui
