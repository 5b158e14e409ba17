#pragma once

#include "ui/session/Session.h"

#include <QObject>

#include <list>
#include <thread>

class QWidget;

namespace fw::ui {

/// What leaves for other people and programs beside the film: the cut (OTIO, EDL, FCPXML, SRT, CSV), the
/// storyboard on pages (PDF, PNG), and a copy of the whole project. Asks where to, writes on a thread of its
/// own; a new order stops the one before. Thread: GUI.
class HandOver : public QObject {
    Q_OBJECT

public:
    HandOver(Session* session, QWidget* window);

    void exportCut();   ///< asks for a file
    void exportPages(); ///< asks for a file
    void saveCopy();    ///< asks for a folder that is not there yet
    /// By the ending of the name. An existing file is replaced: the person agreed in the dialog.
    void writeCut(std::filesystem::path const& target);
    void writePages(std::filesystem::path const& target);
    void writeCopy(std::filesystem::path const& target);

Q_SIGNALS:
    void noticed(QString const& text);
    void failed(fw::Error const& error);

private:
    using Work = std::function<Result<std::vector<std::filesystem::path>>(std::stop_token)>;

    QString askFor(QString const& title, QStringList const& filters) const;
    void start(Work work);
    void finish(Result<std::vector<std::filesystem::path>> const& written);

    Session* m_session;
    QWidget* m_window;
    std::list<std::jthread> m_threads; // last: joined before what they use goes
};

} // namespace fw::ui
