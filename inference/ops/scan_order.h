// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace glmamba::ops {

/// Directions of a two-dimensional scan: 0 rows left to right, top to bottom; 1 columns top to bottom, left to right; 2
/// the reverse of 0; 3 the reverse of 1.
constexpr std::int64_t kDirections = 4;

/// The tokens of one region of an H × W map in the order a direction visits them, as indices h·W + w.
using ScanOrder = std::vector<std::int64_t>;

/// Orders of all regions and directions, `orders[region · kDirections + direction]`: one region, the whole map; or its
/// four quadrants, split at H/2 and W/2, each scanned by itself.
inline std::vector<ScanOrder> scanOrders(std::int64_t height, std::int64_t width, bool quadrants) {
  std::vector<ScanOrder> orders;
  const std::int64_t parts = quadrants ? 2 : 1;
  for (std::int64_t py = 0; py < parts; ++py)
    for (std::int64_t px = 0; px < parts; ++px) {
      const std::int64_t top = py * (height / 2), bottom = py + 1 == parts ? height : height / 2;
      const std::int64_t left = px * (width / 2), right = px + 1 == parts ? width : width / 2;
      ScanOrder rows, columns;
      for (std::int64_t y = top; y < bottom; ++y)
        for (std::int64_t x = left; x < right; ++x) rows.push_back(y * width + x);
      for (std::int64_t x = left; x < right; ++x)
        for (std::int64_t y = top; y < bottom; ++y) columns.push_back(y * width + x);
      orders.push_back(rows);
      orders.push_back(columns);
      orders.emplace_back(rows.rbegin(), rows.rend());
      orders.emplace_back(columns.rbegin(), columns.rend());
    }
  return orders;
}

}  // namespace glmamba::ops
