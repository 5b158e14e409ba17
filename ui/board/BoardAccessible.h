#pragma once

#include "ui/session/Session.h"
#include "ui/theme/SpokenView.h"

namespace fw::ui {

class BoardView;
class EngineBridge;

/// The board for a screen reader: its scenes, and in each its cards with number, first words, state, preset
/// and length. Thread: GUI.
class BoardAccessible : public SpokenView {
    Q_OBJECT

public:
    BoardAccessible(BoardView* board, Session* session, EngineBridge* bridge);

    QStringList thingsIn(QString const& holder) const override;
    QString holderOf(QString const& key) const override;
    Spoken spoken(QString const& key) const override;
    QString current() const override;
    void choose(QString const& key, bool isToggling) override;
    void open(QString const& key) override;

    void layoutChanged() { contentsChanged(); } ///< cards came, went or have another place

private:
    Spoken spokenScene(QString const& key) const;
    Spoken spokenCard(ShotId const& id) const;

    BoardView* m_board;
    Session* m_session;
    EngineBridge* m_bridge;
};

} // namespace fw::ui
