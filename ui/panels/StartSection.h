#pragma once

#include "ui/bridge/TaskWorker.h"
#include "ui/session/Session.h"

#include <QObject>

#include <stop_token>

class QLabel;
class QWidget;

namespace fw::ui {

class ClipLine;
class EndPicker;
class StartPicker;

/// The lines of the shot panel that say what a shot begins with and what it ends on, and the edits that they
/// make; files are picked or dropped. What is not used does not show, and what the model cannot do is said.
/// Thread: GUI.
class StartSection : public QObject {
    Q_OBJECT

public:
    explicit StartSection(Session* session, QObject* parent = nullptr);
    ~StartSection() override;

    QWidget* start() const { return m_start; }
    QWidget* end() const;

    /// `model`: the shot's, where it is known.
    void showShot(story::Shot const& shot, library::ModelInfo const* model);
    void beginFrom(QString const& file); ///< a picture or a clip, by its name

private:
    void build();
    void pickImage();
    void pickEndImage();
    void pickClip();
    void bringImage(QString const& file, bool isEnd);
    void bringClip(QString const& file);
    void showPickers();
    void perform(story::Edit const& edit);
    QString problemOf(library::ModelInfo const& model) const;

    Session* m_session;
    story::Shot m_shot;
    bool m_canExtend = true;
    QWidget* m_start = nullptr;
    StartPicker* m_from = nullptr;
    ClipLine* m_clip = nullptr;
    QLabel* m_note = nullptr;
    EndPicker* m_to = nullptr;
    std::stop_source m_stop; ///< of a clip that is copied while the window closes
    TaskWorker m_worker;     // last: joined before what it uses goes
};

} // namespace fw::ui
