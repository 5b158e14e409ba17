#pragma once

#include "ui/bridge/CastBook.h"
#include "ui/bridge/TaskWorker.h"
#include "ui/panels/Fold.h"
#include "ui/session/Session.h"

#include <map>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fw::ui {

class TimecodeBox;

/// Pictures that a shot shows on its way: each with the moment at which it shows. Added from files, dropped
/// or picked, at the playhead. Every change is one edit. Thread: GUI.
class PicturesFold : public Fold {
    Q_OBJECT

public:
    PicturesFold(Session* session, CastBook* cast, QWidget* parent = nullptr);

    void showShot(story::Shot const& shot);
    void addFiles(QStringList const& files);

private:
    /// One picture's line.
    struct Line {
        QWidget* widget = nullptr;
        QLabel* picture = nullptr;
        TimecodeBox* at = nullptr;
        QLabel* note = nullptr;
        std::string shown; ///< checksum of the picture that it shows
    };

    void pick();
    Line makeLine(size_t index);
    void showLine(Line& line, story::TimedPicture const& picture);
    void showPicture(Line& line, story::AssetRef const& image);
    void perform(std::optional<story::Edit> const& edit);
    TimelineFrame here() const; ///< the shot's own frame at the playhead, else its middle

    Session* m_session;
    CastBook* m_cast;
    story::Shot m_shot;
    QVBoxLayout* m_lines = nullptr;
    std::vector<Line> m_shown;
    std::map<std::string, QPixmap> m_thumbnails; ///< by checksum
    QLabel* m_hint = nullptr;
    QPushButton* m_add = nullptr;
    TaskWorker m_worker; // last: joined before what it uses goes
};

} // namespace fw::ui
