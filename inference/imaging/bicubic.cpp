// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"
#include "inference/imaging/resample.h"

namespace glmamba::imaging {

namespace {

/// The four input voxels that make one output voxel, and their weights.
struct Taps {
  std::array<std::ptrdiff_t, 4> at;
  std::array<float, 4> weight;
};

// Keys, Cubic convolution interpolation for digital image processing, IEEE TASSP 29(6), 1981, Eq. 15: a = −1/2.
std::array<float, 4> keysWeights(double t) {
  const double t2 = t * t, t3 = t2 * t;
  return {static_cast<float>(-0.5 * t3 + t2 - 0.5 * t), static_cast<float>(1.5 * t3 - 2.5 * t2 + 1),
          static_cast<float>(-1.5 * t3 + 2 * t2 + 0.5 * t), static_cast<float>(0.5 * t3 - 0.5 * t2)};
}

/// Output o lies at input o·from/to: the voxel-0 centres coincide.
std::vector<Taps> tapsAlong(int from, int to) {
  std::vector<Taps> taps(static_cast<std::size_t>(to));
  for (int o = 0; o < to; ++o) {
    const long long numerator = static_cast<long long>(o) * from;
    Taps& tap = taps[static_cast<std::size_t>(o)];
    tap.weight = keysWeights(static_cast<double>(numerator % to) / to);
    for (int t = 0; t < 4; ++t)
      tap.at[t] = static_cast<std::ptrdiff_t>(std::clamp(numerator / to + t - 1, 0LL, from - 1LL));
  }
  return taps;
}

}  // namespace

core::VolumePtr bicubic(const core::Volume& lr, int columns, int rows, const core::CancelToken& cancel) {
  requireSize(columns, rows, lr.sliceCount());
  const std::vector<Taps> alongColumns = tapsAlong(lr.columns(), columns);
  const std::vector<Taps> alongRows = tapsAlong(lr.rows(), rows);
  const std::size_t sliceSize = static_cast<std::size_t>(columns) * rows;
  std::vector<float> voxels(sliceSize * lr.sliceCount());
  parallelFor(lr.sliceCount(), cancel, [&](int k) {
    std::vector<float> wide(static_cast<std::size_t>(columns) * lr.rows());
    float* across = wide.data();
    for (int j = 0; j < lr.rows(); ++j) {
      const float* in = lr.slice(k) + static_cast<std::ptrdiff_t>(j) * lr.columns();
      for (const auto& [at, weight] : alongColumns)
        *across++ = (weight[0] * in[at[0]] + weight[1] * in[at[1]]) + (weight[2] * in[at[2]] + weight[3] * in[at[3]]);
    }
    float* out = voxels.data() + k * sliceSize;
    for (const auto& [at, weight] : alongRows) {
      const float* in[4];
      for (int t = 0; t < 4; ++t) in[t] = wide.data() + at[t] * columns;
      for (int i = 0; i < columns; ++i)
        out[i] = (weight[0] * in[0][i] + weight[1] * in[1][i]) + (weight[2] * in[2][i] + weight[3] * in[3][i]);
      out += columns;
    }
  });
  return core::makeVolume(lr.geometry().resizedInPlane(columns, rows, core::GridAlignment::fourier), std::move(voxels));
}

}  // namespace glmamba::imaging
