#include "ui/StoryboardPages.h"

#include "engine/base/Files.h"
#include "engine/base/Timecode.h"
#include "engine/media/Posters.h"
#include "ui/bridge/EngineBridge.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace fw::ui {

namespace {

namespace fs = std::filesystem;

constexpr int kMargin = 40;
constexpr int kHeader = 36;
constexpr int kFooter = 24;
constexpr int kColumns = 3;
constexpr int kGutter = 20;
constexpr int kSceneLine = 20;
constexpr int kPictureSidePx = 960;
constexpr double kPngScale = 2;

// Paper is white in every theme.
constexpr QColor kInk(0x16, 0x18, 0x1c), kFaint(0x5f, 0x66, 0x70), kLine(0xc9, 0xcd, 0xd3),
    kEmpty(0xee, 0xf0, 0xf2);

QFont font(int px, QFont::Weight weight = QFont::Normal)
{
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(px);
    font.setWeight(weight);
    return font;
}

/// Draws wrapped text into at most the rest of `room` and moves its top below what was drawn.
void flow(QPainter& painter, QRectF& room, QString const& text, int lines)
{
    if (text.isEmpty() || room.height() < painter.fontMetrics().height())
        return;
    QRectF const most(
        room.topLeft(),
        QSizeF(room.width(), std::min<double>(room.height(), lines * painter.fontMetrics().lineSpacing())));
    QRectF used;
    painter.save();
    painter.setClipRect(most);
    painter.drawText(most, Qt::TextWordWrap, text, &used);
    painter.restore();
    room.setTop(most.top() + std::min(used.height(), most.height()) + 4);
}

/// What a card needs to know beside its item.
struct Card {
    plan::CutItem const& item;
    story::Shot const& shot;
    QString sceneTitle; ///< only on the first card of a scene
};

std::vector<Card> cardsOf(StoryboardPages const& pages)
{
    std::vector<Card> cards;
    size_t index = 0;
    for (story::Scene const& scene : pages.board.scenes)
        for (size_t i = 0; i < scene.shots.size(); ++i)
            cards.push_back({pages.cut.items[index++], scene.shots[i],
                             i == 0 ? QString::fromStdString(scene.title) : QString()});
    return cards;
}

QRectF centred(QSizeF size, QRectF const& place)
{
    return QRectF(place.center() - QPointF(size.width() / 2, size.height() / 2), size);
}

/// The picture as the film shows it: in the film's aspect, fitted or filled.
void paintPicture(QPainter& painter, QRectF const& frame, story::ProjectFormat const& format,
                  QImage const& picture, bool isEmpty)
{
    painter.fillRect(frame, kEmpty);
    if (!picture.isNull()) {
        QSizeF const film(format.size.widthPx, format.size.heightPx);
        QRectF const screen = centred(film.scaled(frame.size(), Qt::KeepAspectRatio), frame);
        auto const mode =
            format.fit == story::FitMode::Fill ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio;
        painter.save();
        painter.setClipRect(screen);
        painter.fillRect(screen, Qt::black);
        painter.drawImage(centred(QSizeF(picture.size()).scaled(screen.size(), mode), screen), picture);
        painter.restore();
    } else {
        painter.setFont(font(12));
        painter.setPen(kFaint);
        painter.drawText(frame, Qt::AlignCenter,
                         isEmpty ? StoryboardPages::tr("Not rendered yet")
                                 : StoryboardPages::tr("Picture missing"));
    }
    painter.setPen(QPen(kLine, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
}

void paintCard(QPainter& painter, QRectF const& place, Card const& card, story::ProjectFormat const& format,
               QImage const& picture)
{
    painter.setFont(font(11, QFont::DemiBold));
    painter.setPen(kFaint);
    painter.drawText(QRectF(place.topLeft(), QSizeF(place.width(), kSceneLine)),
                     Qt::AlignLeft | Qt::AlignVCenter, card.sceneTitle);
    QRectF const frame(place.left(), place.top() + kSceneLine, place.width(), place.width() * 9 / 16);
    paintPicture(painter, frame, format, picture, !card.item.take);
    QRectF text(place.left(), frame.bottom() + 6, place.width(), place.bottom() - frame.bottom() - 6);
    painter.setFont(font(13, QFont::DemiBold));
    painter.setPen(kInk);
    QRectF const head(text.topLeft(), QSizeF(text.width(), 18));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, QString::number(card.item.number));
    painter.setFont(font(11));
    painter.setPen(kFaint);
    QString facts = QString::fromStdString(timecode(card.item.start.count, format.rate)) +
                    QStringLiteral("   ") +
                    StoryboardPages::tr("%L1 s").arg(
                        static_cast<double>(card.item.length.count) / format.rate.perSecond(), 0, 'f', 1);
    if (card.shot.start.kind == story::StartKind::ExtendShot)
        facts.prepend(StoryboardPages::tr("continues") + QStringLiteral("   "));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, facts);
    text.setTop(head.bottom() + 2);
    painter.setPen(kInk);
    painter.setFont(font(12));
    flow(painter, text, QString::fromStdString(card.shot.prompt), 3);
    if (!card.shot.dialogue.empty())
        flow(painter, text,
             StoryboardPages::tr("\u201C%1\u201D").arg(QString::fromStdString(card.shot.dialogue)), 2);
    painter.setPen(kFaint);
    flow(painter, text, QString::fromStdString(card.shot.notes), 2);
}

Error cancelled() { return fail(Error::Kind::Cancelled, "base.cancelled"); }

QImage pictureFrom(fs::path const& folder, plan::CutItem const& item)
{
    if (!item.take)
        return {};
    auto const poster = media::posterOf(folder / item.proxyFile, kPictureSidePx);
    return poster ? toQImage(*poster).copy() : QImage();
}

} // namespace

int StoryboardPages::count() const
{
    return (static_cast<int>(cut.items.size()) + kCardsOnPage - 1) / kCardsOnPage;
}

void StoryboardPages::paint(QPainter& painter, int number,
                            std::function<QImage(plan::CutItem const&)> const& pictureOf) const
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QRectF const page = QRectF(QPointF(0, 0), QSizeF(kPage)).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    painter.setFont(font(18, QFont::DemiBold));
    painter.setPen(kInk);
    QRectF const header(page.topLeft(), QSizeF(page.width(), kHeader));
    painter.drawText(header, Qt::AlignLeft | Qt::AlignTop, QString::fromStdString(board.title));
    painter.setFont(font(12));
    painter.setPen(kFaint);
    QString const facts = tr("%n shot(s), %1", nullptr, static_cast<int>(cut.items.size()))
                              .arg(QString::fromStdString(timecode(cut.length.count, cut.format.rate)));
    painter.drawText(header.adjusted(0, 5, 0, 0), Qt::AlignRight | Qt::AlignTop, facts);

    double const width = (page.width() - (kColumns - 1) * kGutter) / kColumns;
    double const height = (page.height() - kHeader - kFooter - kGutter) / 2;
    std::vector<Card> const cards = cardsOf(*this);
    size_t const first = static_cast<size_t>(number) * kCardsOnPage;
    for (size_t i = first; i < std::min(cards.size(), first + kCardsOnPage); ++i) {
        int const slot = static_cast<int>(i - first);
        QRectF const place(page.left() + slot % kColumns * (width + kGutter),
                           page.top() + kHeader + slot / kColumns * (height + kGutter), width, height);
        paintCard(painter, place, cards[i], cut.format, pictureOf(cards[i].item));
    }

    painter.setFont(font(10));
    painter.setPen(kFaint);
    QRectF const footer(page.left(), page.bottom() - 14, page.width(), 14);
    painter.drawText(footer, Qt::AlignLeft | Qt::AlignBottom,
                     tr("Storyboard made with Framewright; its pictures are generated by AI"));
    painter.drawText(footer, Qt::AlignRight | Qt::AlignBottom,
                     tr("Page %1 of %2").arg(number + 1).arg(count()));
}

namespace {

Result<std::vector<fs::path>> writePdf(StoryboardPages const& pages, fs::path const& target,
                                       std::stop_token const& stop)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF()));
        writer.setTitle(QString::fromStdString(pages.board.title));
        writer.setCreator(QStringLiteral("Framewright"));
        QPainter painter(&writer);
        double const scale = static_cast<double>(writer.width()) / StoryboardPages::kPage.width();
        painter.scale(scale, scale);
        for (int page = 0; page < pages.count(); ++page) {
            if (stop.stop_requested())
                return cancelled();
            if (page > 0)
                writer.newPage();
            pages.paint(painter, page,
                        [&](plan::CutItem const& item) { return pictureFrom(pages.projectFolder, item); });
        }
    }
    FW_CHECK(
        writeFileAtomically(target, std::string_view(bytes.constData(), static_cast<size_t>(bytes.size()))));
    return std::vector{target};
}

Result<std::vector<fs::path>> writePngs(StoryboardPages const& pages, fs::path const& target,
                                        std::stop_token const& stop)
{
    std::vector<fs::path> files;
    for (int page = 0; page < pages.count(); ++page) {
        if (stop.stop_requested())
            return cancelled();
        QImage image(StoryboardPages::kPage * kPngScale, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(kPngScale, kPngScale);
        pages.paint(painter, page,
                    [&](plan::CutItem const& item) { return pictureFrom(pages.projectFolder, item); });
        painter.end();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        fs::path file = target;
        if (pages.count() > 1)
            file.replace_filename(target.stem().string() + "-" + std::to_string(page + 1) + ".png");
        FW_CHECK(writeFileAtomically(file,
                                     std::string_view(bytes.constData(), static_cast<size_t>(bytes.size()))));
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace

Result<std::vector<fs::path>> StoryboardPages::write(fs::path const& target, std::stop_token stop) const
{
    if (cut.items.empty())
        return fail(Error::Kind::BadInput, "interchange.empty");
    std::string const ending = target.extension().string();
    if (ending == ".pdf")
        return writePdf(*this, target, stop);
    if (ending == ".png")
        return writePngs(*this, target, stop);
    return fail(Error::Kind::BadInput, "ui.pagesFormat", {target.filename().string()}, target.string());
}

} // namespace fw::ui
