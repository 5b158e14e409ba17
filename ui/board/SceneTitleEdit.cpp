#include "ui/board/SceneTitleEdit.h"

#include "ui/theme/Theme.h"

#include <QKeyEvent>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kMostSceneLetters = 200;
constexpr int kLeastSceneWidth = 180;

} // namespace

SceneTitleEdit::SceneTitleEdit(Session* session, QWidget* parent) : QLineEdit(parent), m_session(session)
{
    setAccessibleName(tr("Name of the scene"));
    setMaxLength(kMostSceneLetters);
    setFont(Theme::instance().font(Theme::Type::Title));
    connect(session, &Session::opened, this, [this] { end(false); });
    hide();
}

void SceneTitleEdit::edit(SceneId const& scene, QRect const& place)
{
    auto const& scenes = m_session->board().scenes;
    auto const found = std::find_if(scenes.begin(), scenes.end(),
                                    [&](story::Scene const& each) { return each.id == scene; });
    if (found == scenes.end())
        return;
    m_scene = scene;
    setText(QString::fromStdString(found->title));
    QRect shown = place;
    shown.setWidth(std::max(place.width(), kLeastSceneWidth));
    shown.setHeight(std::max(place.height(), sizeHint().height()));
    setGeometry(shown);
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    selectAll();
}

void SceneTitleEdit::end(bool isKept)
{
    if (m_scene.isEmpty())
        return;
    SceneId const scene = std::exchange(m_scene, {});
    bool const hadFocus = hasFocus();
    hide();
    std::string const title = text().trimmed().toStdString();
    auto const& scenes = m_session->board().scenes;
    bool const isOther = std::any_of(scenes.begin(), scenes.end(), [&](story::Scene const& each) {
        return each.id == scene && each.title != title;
    });
    if (isKept && isOther && !title.empty())
        (void)m_session->perform(story::SetSceneTitle{scene, title}); // errors go to Session::failed
    if (hadFocus)
        Q_EMIT ended();
}

bool SceneTitleEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SceneTitleEdit::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape: return end(false);
    case Qt::Key_Return:
    case Qt::Key_Enter: return end(true);
    default: QLineEdit::keyPressEvent(event);
    }
}

void SceneTitleEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        end(true);
}

} // namespace fw::ui
