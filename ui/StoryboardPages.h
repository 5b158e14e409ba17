#pragma once

#include "engine/plan/ExportPlan.h"

#include <QCoreApplication>
#include <QImage>
#include <QRectF>

#include <filesystem>
#include <functional>
#include <stop_token>

class QPainter;

namespace fw::ui {

/// The board on paper: A4 pages of six cards in film order, each with picture, number, time, prompt, dialogue
/// and notes. Pictures come from the playback clips, which carry the visible mark. A copy of everything it
/// needs, so it may be drawn on any thread.
struct StoryboardPages {
    Q_DECLARE_TR_FUNCTIONS(StoryboardPages)

public:
    /// One page at 96 dots per inch.
    static constexpr QSize kPage{1123, 794};
    static constexpr int kCardsOnPage = 6;

    story::Storyboard board;
    plan::ExportPlan cut;
    std::filesystem::path projectFolder;

    int count() const;
    /// Page `number` (from 0) in page units; `pictureOf` gives an item's picture or a null one.
    void paint(QPainter& painter, int number,
               std::function<QImage(plan::CutItem const&)> const& pictureOf) const;

    /// A .pdf of all pages, or a .png for each ("board.png"; "board-1.png", "board-2.png" when there are
    /// several). Returns the files. Errors: BadInput (another ending, no shots), Io, Cancelled. Thread: any.
    Result<std::vector<std::filesystem::path>> write(std::filesystem::path const& target,
                                                     std::stop_token stop) const;
};

} // namespace fw::ui
