#pragma once

#include "ui/session/Session.h"

#include <QObject>

#include <list>
#include <thread>

class QWidget;

namespace fw::ui {

/// What leaves for other people and programs beside the film: the cut (OTIO, EDL, FCPXML, SRT, CSV), the
/// storyboard on pages (PDF, PNG), and the whole project, as a copy or packed into one file. Asks where to,
/// writes on a thread of its own; a new order stops the one before. Thread: GUI.
class HandOver : public QObject {
    Q_OBJECT

public:
    HandOver(Session* session, QWidget* window);

    void exportCut();   ///< asks for a file
    void exportPages(); ///< asks for a file
    void saveCopy();    ///< asks for a folder that is not there yet
    void pack();        ///< asks for a file: the whole project as one
    void openPacked();  ///< asks for such a file; its project appears beside it, `unpacked` says where
    /// By the ending of the name. An existing file is replaced: the person agreed in the dialog.
    void writeCut(std::filesystem::path const& target);
    void writePages(std::filesystem::path const& target);
    void writeCopy(std::filesystem::path const& target);
    void writePack(std::filesystem::path const& target);
    void unpack(std::filesystem::path const& file);

Q_SIGNALS:
    void noticed(QString const& text);
    void failed(fw::Error const& error);
    void unpacked(std::filesystem::path const& folder);

private:
    using Written = std::vector<std::filesystem::path>;
    using Work = std::function<Result<Written>(std::stop_token)>;
    using Then = std::function<void(Written const&)>;

    QString askFor(QString const& title, QStringList const& filters) const;
    void start(Work work);
    void start(Work work, Then then);
    void announce(Written const& written);

    Session* m_session;
    QWidget* m_window;
    std::list<std::jthread> m_threads; // last: joined before what they use goes
};

} // namespace fw::ui
