// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/slice_window.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace glmamba::imaging {

namespace {

std::vector<float> gaussianTaps(double sigma) {
  const int radius = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
  std::vector<double> taps;
  double sum = 0;
  for (int t = -radius; t <= radius; ++t) {
    taps.push_back(std::exp(-0.5 * t * t / (sigma * sigma)));
    sum += taps.back();
  }
  for (double& tap : taps) tap /= sum;
  return {taps.begin(), taps.end()};
}

}  // namespace

int mirrored(int i, int size) {
  const int period = 2 * size;
  const int inside = ((i % period) + period) % period;
  return inside < size ? inside : period - 1 - inside;
}

std::vector<float> reflected(const float* slice, int rows, int columns, int border) {
  std::vector<float> wide;
  wide.reserve(static_cast<std::size_t>(rows + 2 * border) * (columns + 2 * border));
  for (int j = -border; j < rows + border; ++j) {
    const float* row = slice + static_cast<std::size_t>(mirrored(j, rows)) * columns;
    for (int i = -border; i < 0; ++i) wide.push_back(row[mirrored(i, columns)]);
    wide.insert(wide.end(), row, row + columns);
    for (int i = columns; i < columns + border; ++i) wide.push_back(row[mirrored(i, columns)]);
  }
  return wide;
}

std::vector<float> gaussianMean(const float* slice, int rows, int columns, double sigma) {
  const std::vector<float> taps = gaussianTaps(sigma);
  const int count = static_cast<int>(taps.size()), radius = count / 2, width = columns + 2 * radius;
  const std::vector<float> wide = reflected(slice, rows, columns, radius);
  std::vector<float> mean(static_cast<std::size_t>(rows) * columns, 0.0f);
  std::vector<float> down(static_cast<std::size_t>(width));
  for (int j = 0; j < rows; ++j) {
    std::fill(down.begin(), down.end(), 0.0f);
    for (int t = 0; t < count; ++t) {
      const float tap = taps[static_cast<std::size_t>(t)];
      const float* row = wide.data() + static_cast<std::size_t>(j + t) * width;
      for (int i = 0; i < width; ++i) down[static_cast<std::size_t>(i)] += tap * row[i];
    }
    float* __restrict out = mean.data() + static_cast<std::size_t>(j) * columns;
    for (int t = 0; t < count; ++t) {
      const float tap = taps[static_cast<std::size_t>(t)];
      const float* in = down.data() + t;
      for (int i = 0; i < columns; ++i) out[i] += tap * in[i];
    }
  }
  return mean;
}

}  // namespace glmamba::imaging
