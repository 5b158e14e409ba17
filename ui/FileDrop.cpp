#include "ui/FileDrop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace fw::ui {

namespace {

/// The first local file among what is dragged; a folder is a project, and not asked about.
QString fileIn(QMimeData const* data)
{
    for (QUrl const& url : data->urls())
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            return url.toLocalFile();
    return {};
}

} // namespace

FileDrop::FileDrop(QWidget* window) : QObject(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject*, QEvent* event)
{
    bool const isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
        return false;
    auto* drag = static_cast<QDropEvent*>(event);
    QString const file = fileIn(drag->mimeData());
    if (file.isEmpty())
        return false;
    drag->acceptProposedAction();
    if (isDrop)
        Q_EMIT dropped(file.toStdString());
    return true;
}

} // namespace fw::ui
