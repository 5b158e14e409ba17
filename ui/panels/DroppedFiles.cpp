#include "ui/panels/DroppedFiles.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace fw::ui {

namespace {

QStringList withEndings(QStringList const& files, QStringList const& endings)
{
    QStringList found;
    std::copy_if(files.begin(), files.end(), std::back_inserter(found),
                 [&](QString const& file) { return endings.contains(QFileInfo(file).suffix().toLower()); });
    return found;
}

QStringList localFiles(QMimeData const* data)
{
    QStringList files;
    for (QUrl const& url : data->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

class DropFilter : public QObject {
public:
    DropFilter(QWidget* widget, std::function<QStringList(QStringList const&)> want,
               std::function<void(QStringList const&)> then)
        : QObject(widget), m_want(std::move(want)), m_then(std::move(then))
    {
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        bool const isDrop = event->type() == QEvent::Drop;
        if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
            return false;
        auto* drag = static_cast<QDropEvent*>(event); // what the other two are, too
        QStringList const files = m_want(localFiles(drag->mimeData()));
        drag->setAccepted(!files.isEmpty());
        if (files.isEmpty())
            return true;
        drag->acceptProposedAction();
        if (isDrop)
            m_then(files);
        return true;
    }

private:
    std::function<QStringList(QStringList const&)> m_want;
    std::function<void(QStringList const&)> m_then;
};

} // namespace

QStringList picturesAmong(QStringList const& files)
{
    return withEndings(files, {"png", "jpg", "jpeg", "webp"});
}

QStringList clipsAmong(QStringList const& files)
{
    return withEndings(files, {"mp4", "mov", "m4v", "mkv", "webm", "gif"});
}

void takeDrops(QWidget* widget, std::function<QStringList(QStringList const&)> want,
               std::function<void(QStringList const&)> then)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(new DropFilter(widget, std::move(want), std::move(then)));
}

} // namespace fw::ui
