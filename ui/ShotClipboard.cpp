#include "ui/ShotClipboard.h"

#include "ui/session/Gestures.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace fw::ui {

namespace {

constexpr char kShotsType[] = "application/x-framewright-shots+json";

/// Behind the last selected shot, else behind the last one of the film.
story::ShotPlace placeToPaste(Session const& session)
{
    story::Storyboard const& board = session.board();
    std::vector<ShotId> const selected = inFilmOrder(board, session.selection());
    if (auto const last = selected.empty() ? std::nullopt : story::placeOf(board, selected.back()))
        return {last->scene, last->index + 1};
    if (board.scenes.empty())
        return {};
    return {board.scenes.size() - 1, board.scenes.back().shots.size()};
}

} // namespace

ShotClipboard::ShotClipboard(Session* session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(session, &Session::opened, this,
            [this] { m_thread.request_stop(); }); // it was for another project
}

ShotClipboard::~ShotClipboard() = default;

bool ShotClipboard::copy()
{
    story::Clipping clipping{m_session->projectFolder(), {}};
    QStringList prompts; // for everything that takes text
    for (ShotId const& id : inFilmOrder(m_session->board(), m_session->selection()))
        if (story::Shot const* shot = story::findShot(m_session->board(), id)) {
            clipping.shots.push_back(*shot);
            prompts << QString::fromStdString(shot->prompt);
        }
    if (clipping.shots.empty())
        return false;
    auto* data = new QMimeData;
    data->setData(kShotsType, QByteArray::fromStdString(story::clippingText(clipping)));
    data->setText(prompts.join('\n'));
    QGuiApplication::clipboard()->setMimeData(data);
    return true;
}

void ShotClipboard::cut()
{
    if (copy())
        (void)m_session->perform(removeShots(inFilmOrder(m_session->board(), m_session->selection())));
}

void ShotClipboard::paste()
{
    QMimeData const* data = QGuiApplication::clipboard()->mimeData();
    QByteArray const text = data ? data->data(kShotsType) : QByteArray();
    auto clipping = story::clippingFromText(text.toStdString());
    if (!clipping)
        return Q_EMIT failed(clipping.error());
    std::filesystem::path const folder = m_session->projectFolder();
    std::error_code code;
    if (std::filesystem::equivalent(clipping->project, folder, code))
        return put(std::move(clipping->shots));
    m_thread = std::jthread([this, folder, clipping = std::move(*clipping)](std::stop_token stop) mutable {
        auto shots = story::bringFiles(std::move(clipping), folder, stop);
        QMetaObject::invokeMethod(this, [this, folder, stop, shots = std::move(shots)]() mutable {
            if (stop.stop_requested() || m_session->projectFolder() != folder)
                return;
            if (shots)
                put(std::move(*shots));
            else
                Q_EMIT failed(shots.error());
        });
    });
}

void ShotClipboard::put(std::vector<story::Shot> shots)
{
    story::Pasted const pasted = story::paste(m_session->board(), std::move(shots), placeToPaste(*m_session));
    if (!m_session->perform(pasted.edit))
        return; // errors go to Session::failed
    m_session->select(pasted.ids, pasted.ids.front());
    if (pasted.detached > 0)
        Q_EMIT noticed(tr("%n shot(s) continued a shot that is not in this project and start from text now.",
                          "", pasted.detached));
}

} // namespace fw::ui
