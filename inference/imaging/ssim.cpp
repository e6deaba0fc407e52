// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/ssim.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/error.h"
#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"
#include "inference/imaging/slice_window.h"

namespace glmamba::imaging {

using core::Error;
using core::ErrorCode;

namespace {

constexpr double kSigma = 1.5;
constexpr int kTaps = 2 * kSsimRadius + 1;
// Wang et al., Image quality assessment, IEEE TIP 13(4), 2004.
constexpr double kK1 = 0.01;
constexpr double kK2 = 0.03;

std::array<double, kTaps> gaussianTaps() {
  std::array<double, kTaps> taps;
  double sum = 0;
  for (int t = 0; t < kTaps; ++t) {
    taps[t] = std::exp(-0.5 * (t - kSsimRadius) * (t - kSsimRadius) / (kSigma * kSigma));
    sum += taps[t];
  }
  for (double& tap : taps) tap /= sum;
  return taps;
}

}  // namespace

std::vector<double> ssimInside(const float* a, const float* b, int rows, int columns, double range) {
  if (rows < kTaps || columns < kTaps)
    throw Error(ErrorCode::badValue, "SSIM needs slices of at least 11×11 voxels, not " + std::to_string(columns) +
                                         "×" + std::to_string(rows) + ".");
  static const std::array<double, kTaps> taps = gaussianTaps();
  const double c1 = (kK1 * range) * (kK1 * range);
  const double c2 = (kK2 * range) * (kK2 * range);

  // The border that is left out is as wide as the filter reaches: no voxel outside the slice is ever needed. Each
  // output row is filtered down the columns, then along the row; the five means are of a, b, a², b² and ab.
  enum { ofA, ofB, ofAA, ofBB, ofAB, means };
  std::vector<double> down(static_cast<std::size_t>(means) * columns);
  double* const d[means] = {&down[0], &down[columns], &down[2 * columns], &down[3 * columns], &down[4 * columns]};
  const int across = columns - 2 * kSsimRadius;
  std::vector<double> along(static_cast<std::size_t>(means) * across);

  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(rows - 2 * kSsimRadius) * across);
  for (int row = 0; row < rows - 2 * kSsimRadius; ++row) {
    std::fill(down.begin(), down.end(), 0.0);
    for (int t = 0; t < kTaps; ++t) {
      const float* aRow = a + static_cast<std::size_t>(row + t) * columns;
      const float* bRow = b + static_cast<std::size_t>(row + t) * columns;
      const double tap = taps[t];
      for (int c = 0; c < columns; ++c) {
        const double x = aRow[c], y = bRow[c], tx = tap * x, ty = tap * y;
        d[ofA][c] += tx;
        d[ofB][c] += ty;
        d[ofAA][c] += tx * x;
        d[ofBB][c] += ty * y;
        d[ofAB][c] += tx * y;
      }
    }
    std::fill(along.begin(), along.end(), 0.0);
    for (int mean = 0; mean < means; ++mean) {
      double* __restrict out = &along[static_cast<std::size_t>(mean) * across];
      for (int t = 0; t < kTaps; ++t) {
        const double* in = d[mean] + t;
        for (int c = 0; c < across; ++c) out[c] += taps[t] * in[c];
      }
    }
    for (int c = 0; c < across; ++c) {
      const double meanA = along[c], meanB = along[across + c];
      const double varA = along[2 * across + c] - meanA * meanA;
      const double varB = along[3 * across + c] - meanB * meanB;
      const double covariance = along[4 * across + c] - meanA * meanB;
      values.push_back((2 * meanA * meanB + c1) * (2 * covariance + c2) /
                       ((meanA * meanA + meanB * meanB + c1) * (varA + varB + c2)));
    }
  }
  return values;
}

core::VolumePtr ssimMap(const core::Volume& hr, const core::Volume& sr, double range, const core::CancelToken& cancel) {
  requireSameSize(hr, sr);
  requireFinite(hr, "The ground truth");
  requireFinite(sr, "The image to compare");
  if (range <= 0) range = *std::max_element(hr.voxels().begin(), hr.voxels().end());
  if (!(range > 0)) throw Error(ErrorCode::badValue, "The ground truth has no voxel above 0; nothing can be measured.");
  const int rows = hr.rows(), columns = hr.columns();
  std::vector<float> voxels(hr.voxels().size());
  parallelFor(hr.sliceCount(), cancel, [&](int k) {
    const auto truth = reflected(hr.slice(k), rows, columns, kSsimRadius);
    const auto image = reflected(sr.slice(k), rows, columns, kSsimRadius);
    const auto values =
        ssimInside(truth.data(), image.data(), rows + 2 * kSsimRadius, columns + 2 * kSsimRadius, range);
    std::copy(values.begin(), values.end(), voxels.begin() + static_cast<std::ptrdiff_t>(k * hr.sliceSize()));
  });
  return core::makeVolume(hr.geometry(), std::move(voxels));
}

}  // namespace glmamba::imaging
