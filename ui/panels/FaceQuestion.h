#pragma once

#include "ui/bridge/CastBook.h"
#include "ui/session/Session.h"

#include <QWidget>

#include <map>

class QLabel;

namespace fw::ui {

/// Asks whose face is in the picture that a shot starts from or ends on. It is there while one shows a face
/// and nobody has answered; until then the shot is held. Thread: GUI.
class FaceQuestion : public QWidget {
    Q_OBJECT

public:
    FaceQuestion(Session* session, CastBook* cast, QWidget* parent = nullptr);

    void showShot(story::Shot const& shot);
    void answer(story::FaceAnswer face);

private:
    void look(story::AssetRef const& picture);

    Session* m_session;
    CastBook* m_cast;
    story::Shot m_shot;
    QLabel* m_text = nullptr;
    std::map<std::string, int> m_faces; ///< by the picture's checksum; -1: being looked at
};

} // namespace fw::ui
