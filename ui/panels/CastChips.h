#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/models/CastLook.h"
#include "ui/session/Session.h"

#include <QAbstractButton>
#include <QMenu>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace fw::ui {

/// One person in a shot: portrait, name, and icon and word where the consent is not good. Delete takes the
/// person out, Alt and the arrows move in the order; a click opens the menu with both. Thread: GUI.
class CastChip : public QAbstractButton {
    Q_OBJECT

public:
    CastChip(SubjectId subject, QWidget* parent = nullptr);

    SubjectId const& subject() const { return m_subject; }
    CastLook const& look() const { return m_look; }
    void setLook(CastLook look, QImage portrait);
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeWanted();
    void moveWanted(int step);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRect crossZone() const;

    SubjectId m_subject;
    CastLook m_look;
    QImage m_portrait;
};

/// The current shot's cast as chips, and the button that adds somebody. Every change is one edit. Thread:
/// GUI.
class CastChips : public QWidget {
    Q_OBJECT

public:
    CastChips(Session* session, EngineBridge* bridge, QWidget* parent = nullptr);

    void openMenu(); ///< what the button opens, from the keyboard
    QMenu* menu() const { return m_menu; }

Q_SIGNALS:
    void newPersonRequested();

private:
    void showCast();
    CastChip* makeChip(SubjectId const& subject);
    void fillMenu();
    void showChipMenu(CastChip* chip);
    void change(std::optional<story::Edit> const& edit);
    story::Shot const* shot() const;

    Session* m_session;
    EngineBridge* m_bridge;
    QVBoxLayout* m_column = nullptr;
    QPushButton* m_add = nullptr;
    QMenu* m_menu = nullptr;
    std::vector<CastChip*> m_chips;
};

} // namespace fw::ui
