// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/ops/cuda/portable.h"

namespace glmamba::ops::cuda {

/// How one direction walks one region of a token map: scan_order.h without a table. H·W must be below 2³¹.
struct ScanWalk {
  std::int32_t top, left, height, width;  ///< the region
  std::int32_t mapWidth;
  std::int32_t direction;

  GLMAMBA_BOTH std::int32_t length() const { return height * width; }

  /// The index h·W + w of the l-th token.
  GLMAMBA_BOTH std::int32_t token(std::int32_t l) const {
    if ((direction & 2) != 0) l = length() - 1 - l;
    const bool byColumns = (direction & 1) != 0;
    const std::int32_t line = byColumns ? height : width;
    const std::int32_t outer = l / line, inner = l - outer * line;
    return byColumns ? (top + inner) * mapWidth + left + outer : (top + outer) * mapWidth + left + inner;
  }
};

/// The sizes of one selective scan, and its orders: order = region · 4 + direction, as in scanOrders().
struct ScanMap {
  static constexpr int kDirections = 4;
  std::int64_t batch;
  std::int32_t height, width, channels, rank, states;
  bool quadrants;

  GLMAMBA_BOTH std::int64_t tokens() const { return static_cast<std::int64_t>(height) * width; }
  GLMAMBA_BOTH std::int32_t regions() const { return quadrants ? 4 : 1; }
  GLMAMBA_BOTH std::int32_t orders() const { return kDirections * regions(); }
  GLMAMBA_BOTH std::int32_t projectedWidth() const { return kDirections * (rank + 2 * states); }

  GLMAMBA_BOTH ScanWalk walk(std::int32_t order) const {
    const std::int32_t region = order / kDirections, direction = order % kDirections;
    if (!quadrants) return {0, 0, height, width, width, direction};
    const std::int32_t top = (region / 2) * (height / 2), left = (region % 2) * (width / 2);
    return {top,
            left,
            region / 2 == 0 ? height / 2 : height - height / 2,
            region % 2 == 0 ? width / 2 : width - width / 2,
            width,
            direction};
  }

  /// Tokens of the longest order.
  GLMAMBA_BOTH std::int32_t longest() const { return walk(orders() - 1).length(); }

  /// Tiles of `size` tokens that the orders before `order` have.
  GLMAMBA_BOTH std::int64_t tilesBefore(std::int32_t order, std::int32_t size) const {
    std::int64_t tiles = 0;
    for (std::int32_t o = 0; o < order; ++o) tiles += ceilDivide(walk(o).length(), size);
    return tiles;
  }
};

}  // namespace glmamba::ops::cuda
