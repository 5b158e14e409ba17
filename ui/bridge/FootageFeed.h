#pragma once

#include "engine/workflow/Footage.h"

#include <QImage>
#include <QObject>

#include <list>
#include <memory>
#include <thread>

namespace fw::ui {

/// Shots that were copied into a project: their files go with the last who holds this, unless somebody took
/// them into the board.
struct CopiedFootage {
    workflow::FootageImport made;
    std::filesystem::path project;
    bool isTaken = false;

    CopiedFootage(workflow::FootageImport import, std::filesystem::path folder);
    ~CopiedFootage();
    CopiedFootage(CopiedFootage const&) = delete;
    CopiedFootage& operator=(CopiedFootage const&) = delete;
};

/// A video on its way into the project, on threads of its own: looked through, its key frames shown small,
/// its shots copied. What is asked for anew stops what ran before. Nobody waits: threads end by themselves
/// and are joined when they have said so, at the latest when the feed goes. Thread: GUI.
class FootageFeed : public QObject {
    Q_OBJECT

public:
    explicit FootageFeed(QObject* parent = nullptr);
    ~FootageFeed() override; ///< stops and joins

    void look(std::filesystem::path const& file);
    /// Those frames as small pictures, in this order.
    void showFrames(std::filesystem::path const& file, std::vector<int64_t> frames);
    /// What is wanted of it; the analysis is kept alive.
    struct Wanted {
        std::shared_ptr<footage::Analysis const> analysis;
        std::vector<footage::FoundShot> shots;
        std::filesystem::path project;
        story::ProjectFormat format;
        std::string presetId = {};
        bool hasTakes = true, hasSound = true, isSummary = false;
        workflow::FootageProxies proxies = {};
    };
    void copy(Wanted wanted, std::shared_ptr<workflow::Toolbox const> tools);
    void stop();
    /// Stops, and goes by itself when the last thread has ended: nobody waits for it, except the program at
    /// its own end.
    void leave();

Q_SIGNALS:
    void progressed(int hundredths); ///< of what look or copy does; only when it grows
    void looked(std::shared_ptr<fw::footage::Analysis const> const& analysis);
    void frameShown(qint64 frame, QImage const& picture);
    void copied(std::shared_ptr<fw::ui::CopiedFootage> const& made);
    void failed(fw::Error const& error); ///< never Cancelled

private:
    using Tell = std::function<void()>;
    void start(std::function<Tell(std::stop_token)> work, bool isPictures);
    std::function<void(int64_t, int64_t)> progress();

    struct Running {
        std::jthread thread;
        bool isPictures;
    };
    bool m_isLeaving = false;
    std::list<Running> m_running; // last: joined before what they use goes
};

} // namespace fw::ui
