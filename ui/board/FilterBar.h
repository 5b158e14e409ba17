#pragma once

#include "ui/board/ShotFilter.h"
#include "ui/bridge/CastBook.h"
#include "ui/session/Session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace fw::ui {

/// Asks which shots the board shows: words, state, preset, person. Closing it shows them all again.
/// Thread: GUI.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    FilterBar(Session* session, CastBook* cast, QWidget* parent = nullptr);

    void ask(); ///< shows it, with the keyboard in the words
    ShotFilter filter() const;
    void setFound(int shown, int all);

Q_SIGNALS:
    void changed(); ///< the filter
    void closed();

protected:
    bool event(QEvent* event) override; ///< Escape is for the bar while the keyboard is in it
    void keyPressEvent(QKeyEvent* event) override;

private:
    void clear();
    void fillPresets();
    void fillPeople();

    Session* m_session;
    CastBook* m_cast;
    QLineEdit* m_words;
    QComboBox* m_state;
    QComboBox* m_preset;
    QComboBox* m_person;
    QLabel* m_found;
};

} // namespace fw::ui
