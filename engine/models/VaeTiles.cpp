#include "engine/models/VaeTiles.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace fw::models {

namespace {

/// A part of one side, in latent cells, and how much of each place of the result is its own.
struct Piece {
    int64_t start = 0, length = 0;
    at::Tensor weights; ///< [length * scale], adding up to 1 over the pieces
};

/// | piece      |
///         | piece      |      `scale`: places of the result a cell has
std::vector<Piece> piecesOf(int64_t cells, int64_t side, int64_t overlap, int64_t scale)
{
    std::vector<Piece> pieces;
    int64_t const stride = side - overlap;
    for (int64_t start = 0;; start += stride) {
        bool const isLast = start + side >= cells;
        Piece piece{start, isLast ? cells - start : side, {}};
        piece.weights = at::ones({piece.length * scale});
        int64_t const shared = overlap * scale;
        at::Tensor const rising =
            at::arange(shared, at::kFloat).div(static_cast<double>(std::max<int64_t>(shared, 1)));
        if (start > 0)
            piece.weights.narrow(0, 0, shared).copy_(rising);
        if (!isLast)
            piece.weights.narrow(0, piece.length * scale - shared, shared).copy_(1 - rising);
        pieces.push_back(std::move(piece));
        if (isLast)
            return pieces;
    }
}

/// Tiles of a picture: rows and columns in cells.
struct Grid {
    std::vector<Piece> rows, columns;

    Grid(int64_t height, int64_t width, int64_t cell, VaeTiles tiles, int64_t scale)
        : rows(piecesOf(height, tiles.sidePx / cell, tiles.overlapPx / cell, scale)),
          columns(piecesOf(width, tiles.sidePx / cell, tiles.overlapPx / cell, scale))
    {
    }
    int64_t count() const { return static_cast<int64_t>(rows.size() * columns.size()); }
};

/// The place of a tile in a picture whose cells are `scale` wide.
at::Tensor placeOf(at::Tensor const& picture, Piece const& row, Piece const& column, int64_t scale)
{
    return picture.narrow(3, row.start * scale, row.length * scale)
        .narrow(4, column.start * scale, column.length * scale);
}

at::Tensor weightsOf(Piece const& row, Piece const& column)
{
    return row.weights.unsqueeze(1) * column.weights.unsqueeze(0);
}

} // namespace

at::Tensor decodeTiled(WanVae const& vae, at::Tensor const& latents, VaeTiles tiles, TileHook const& hook)
{
    int64_t const cell = vae.config.strideSpace(), frames = latents.size(2);
    Grid const grid(latents.size(3), latents.size(4), cell, tiles, cell);
    at::Tensor const video = at::zeros(
        {latents.size(0), 3, vae.config.pixelFrames(frames), latents.size(3) * cell, latents.size(4) * cell});
    int64_t done = 0;
    for (Piece const& row : grid.rows)
        for (Piece const& column : grid.columns) {
            at::Tensor const place = placeOf(video, row, column, cell);
            at::Tensor const weights = weightsOf(row, column);
            auto const sink = [&](at::Tensor const& part, int64_t first) {
                place.narrow(2, first, part.size(2)).add_(part.cpu().mul_(weights));
                return !hook || hook(++done, grid.count() * frames);
            };
            if (!vae.decodeStream(placeOf(latents, row, column, 1).contiguous(), sink, 1))
                return {};
        }
    return video;
}

at::Tensor encodeTiled(WanVae const& vae, at::Tensor const& video, VaeTiles tiles, TileHook const& hook)
{
    int64_t const cell = vae.config.strideSpace();
    int64_t const height = video.size(3) / cell, width = video.size(4) / cell;
    Grid const grid(height, width, cell, tiles, 1);
    at::Tensor const latents =
        at::zeros({video.size(0), vae.config.zDim, vae.config.latentFrames(video.size(2)), height, width});
    int64_t done = 0;
    for (Piece const& row : grid.rows)
        for (Piece const& column : grid.columns) {
            at::Tensor const tile = placeOf(video, row, column, cell);
            at::Tensor const mean = vae.moments(tile.contiguous(), 1).narrow(1, 0, vae.config.zDim).cpu();
            placeOf(latents, row, column, 1).add_(mean * weightsOf(row, column));
            if (hook && !hook(++done, grid.count()))
                return {};
        }
    return latents;
}

} // namespace fw::models
