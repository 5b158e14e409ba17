#include "ui/canvas/SeamView.h"

#include "engine/plan/Clocks.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kSeamFrames = 4; // on either side
constexpr int kHeading = 24;

/// The frames of a take that show at its shot's end or beginning, in their order.
std::vector<ClipFrame> framesBeside(plan::CutItem const& item, FrameRate film, bool isEnd)
{
    TimelineFrame const at = isEnd ? item.trimIn + item.length - TimelineFrame{1} : item.trimIn;
    int64_t const last = std::max<int64_t>(0, item.takeLength.count - 1);
    int64_t const edge = std::clamp<int64_t>(plan::toClipFrame(at, film, item.rate).count, 0, last);
    std::vector<ClipFrame> frames;
    for (int i = 0; i < kSeamFrames; ++i) {
        int64_t const frame = isEnd ? edge - (kSeamFrames - 1) + i : edge + i;
        if (frame >= 0 && frame <= last)
            frames.push_back({frame});
    }
    return frames;
}

} // namespace

std::optional<Seam> seamOf(story::Storyboard const& board, plan::ExportPlan const& cut, ShotId const& shot)
{
    auto const itemOf = [&](ShotId const& id) {
        return static_cast<size_t>(std::find_if(cut.items.begin(), cut.items.end(),
                                                [&](plan::CutItem const& item) { return item.shot == id; }) -
                                   cut.items.begin());
    };
    size_t const here = itemOf(shot);
    story::Shot const* found = story::findShot(board, shot);
    if (!found || here == cut.items.size() || cut.items.size() < 2)
        return std::nullopt;
    if (found->start.kind == story::StartKind::ExtendShot)
        if (size_t const parent = itemOf(found->start.parent); parent < cut.items.size())
            return Seam{parent, here};
    return here == 0 ? Seam{0, 1} : Seam{here - 1, here};
}

std::optional<FilmSpan> aroundSeam(plan::ExportPlan const& cut, Seam const& seam)
{
    if (seam.b != seam.a + 1 || seam.b >= cut.items.size())
        return std::nullopt;
    int64_t const at = cut.items[seam.b].start.count;
    int64_t const second = std::llround(cut.format.rate.perSecond());
    return FilmSpan{{std::max<int64_t>(0, at - second)}, {std::min(cut.length.count, at + second)}};
}

SeamView::SeamView(Session* session, Thumbnails* thumbnails, QWidget* parent)
    : QWidget(parent), m_session(session), m_thumbnails(thumbnails)
{
    setObjectName(QStringLiteral("seam"));
    setMinimumSize(240, 136);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(thumbnails, &Thumbnails::ready, this, qOverload<>(&QWidget::update));
    connect(session, &Session::opened, this, &SeamView::refresh);
    connect(session, &Session::changed, this, &SeamView::refresh);
    connect(session, &Session::takesChanged, this, &SeamView::refresh);
    connect(session, &Session::selectionChanged, this, &SeamView::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

std::optional<Seam> SeamView::seam() const
{
    return seamOf(m_session->board(), m_session->cut(), m_session->currentShot());
}

void SeamView::refresh()
{
    auto const at = seam();
    plan::ExportPlan const& cut = m_session->cut();
    setAccessibleName(at ? tr("Last frames of shot %1 over the first frames of shot %2")
                               .arg(cut.items[at->a].number)
                               .arg(cut.items[at->b].number)
                         : tr("No seam: the film has one shot"));
    update();
}

void SeamView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Colours const& c = Theme::instance().colours();
    painter.fillRect(rect(), c.well);
    if (parentWidget() && parentWidget()->hasFocus()) {
        painter.setPen(QPen(c.accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
    auto const at = seam();
    if (!at) {
        painter.setPen(c.textMuted);
        painter.setFont(Theme::instance().font(Theme::Type::Form));
        painter.drawText(rect(), Qt::AlignCenter, tr("A seam needs two shots."));
        return;
    }
    QRect const area = rect().adjusted(space::kPanel, space::kCard, -space::kPanel, -space::kCard);
    int const half = area.height() / 2;
    plan::ExportPlan const& cut = m_session->cut();
    paintRow(painter, {area.topLeft(), QSize(area.width(), half)}, cut.items[at->a], true);
    paintRow(painter, {area.left(), area.top() + half, area.width(), area.height() - half}, cut.items[at->b],
             false);
}

void SeamView::paintRow(QPainter& painter, QRect const& row, plan::CutItem const& item, bool isEnd)
{
    Colours const& c = Theme::instance().colours();
    painter.setPen(c.textSecondary);
    painter.setFont(Theme::instance().font(Theme::Type::Title));
    painter.drawText(QRect(row.topLeft(), QSize(row.width(), kHeading)), Qt::AlignLeft | Qt::AlignVCenter,
                     isEnd ? tr("Shot %1: its last frames").arg(item.number)
                           : tr("Shot %1: its first frames").arg(item.number));
    QRect const strip = row.adjusted(0, kHeading, 0, -space::kTight);
    QSize const cell((strip.width() - (kSeamFrames - 1) * space::kTight) / kSeamFrames, strip.height());
    SizePx const film = m_session->board().format.size;
    QSize const picture = QSize(film.widthPx, film.heightPx).scaled(cell, Qt::KeepAspectRatio);
    if (!item.take) {
        painter.setPen(c.textMuted);
        painter.setFont(Theme::instance().font(Theme::Type::Form));
        painter.drawText(strip, Qt::AlignCenter, tr("This shot has no take yet."));
        return;
    }
    std::vector<ClipFrame> const frames = framesBeside(item, m_session->board().format.rate, isEnd);
    int const blanks = isEnd ? kSeamFrames - static_cast<int>(frames.size()) : 0; // they end at the seam
    int const left = (strip.width() - kSeamFrames * picture.width() - (kSeamFrames - 1) * space::kTight) / 2;
    for (size_t i = 0; i < frames.size(); ++i) {
        int const column = blanks + static_cast<int>(i);
        QRect const place(strip.left() + left + column * (picture.width() + space::kTight),
                          strip.top() + (strip.height() - picture.height()) / 2, picture.width(),
                          picture.height());
        painter.fillRect(place, Qt::black);
        QImage const image = m_thumbnails->frame(
            *item.take, frames[i], static_cast<int>(std::ceil(picture.height() * devicePixelRatioF())));
        if (image.isNull())
            continue;
        QSize const fitted = image.size().scaled(picture, Qt::KeepAspectRatio);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QRect target(QPoint(), fitted);
        target.moveCenter(place.center());
        painter.drawImage(target, image);
    }
}

} // namespace fw::ui
