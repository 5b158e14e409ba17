#pragma once

#include "ui/canvas/PlaybackLink.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace fw::ui {

class TakeListModel;

/// Above the picture while two takes are compared: which ones, change sides, choose one of them for the film.
/// Thread: GUI.
class CompareBar : public QWidget {
    Q_OBJECT

public:
    CompareBar(Session* session, PlaybackLink* link, QWidget* parent = nullptr);

private:
    QComboBox* makeSide(QString const& name);
    QToolButton* makeTool(QString const& icon, QString const& name);
    void addSide(bool isFirst);
    void showCompared();
    void pick(int row, bool isFirst);
    void swap();
    void choose(bool isFirst);

    Session* m_session;
    PlaybackLink* m_link;
    TakeListModel* m_takes;
    QComboBox *m_a, *m_b;
};

} // namespace fw::ui
