#include "inference/imaging/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "core/error.h"
#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"

namespace glmamba::imaging {

using core::Error;
using core::ErrorCode;
using core::Volume;

namespace {

// scikit-image: sigma 1.5 truncated at 3.5 sigma.
constexpr double kSigma = 1.5;
constexpr int kRadius = 5;
constexpr int kTaps = 2 * kRadius + 1;
// Wang et al., Image quality assessment, IEEE TIP 13(4), 2004.
constexpr double kK1 = 0.01;
constexpr double kK2 = 0.03;

std::array<double, kTaps> gaussianTaps() {
  std::array<double, kTaps> taps;
  double sum = 0;
  for (int t = 0; t < kTaps; ++t) {
    taps[t] = std::exp(-0.5 * (t - kRadius) * (t - kRadius) / (kSigma * kSigma));
    sum += taps[t];
  }
  for (double& tap : taps) tap /= sum;
  return taps;
}

double sumOfSquaredDifferences(const float* a, const float* b, std::size_t count) {
  double sums[4] = {0, 0, 0, 0};  // four chains, so that the additions overlap
  for (std::size_t i = 0; i < count; ++i) {
    const double difference = static_cast<double>(a[i]) - b[i];
    sums[i % 4] += difference * difference;
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

double psnrFromMse(double mse, double range) {
  return mse > 0 ? 10 * std::log10(range * range / mse) : std::numeric_limits<double>::infinity();
}

/// At least 5 % of the voxels are not zero.
bool counts(const std::vector<float>& slice) {
  const auto nonZero = slice.size() - static_cast<std::size_t>(std::count(slice.begin(), slice.end(), 0.0f));
  return nonZero * 20 >= slice.size();
}

struct SliceMetrics {
  bool counted = false;
  double squaredError = 0;
  double energy = 0;
  double ssim = 0;
};

}  // namespace

double psnr(const float* a, const float* b, std::size_t count, double range) {
  return psnrFromMse(sumOfSquaredDifferences(a, b, count) / static_cast<double>(count), range);
}

double ssim(const float* a, const float* b, int rows, int columns, double range) {
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
  const int across = columns - 2 * kRadius;
  std::vector<double> along(static_cast<std::size_t>(means) * across);

  double sum = 0;
  for (int row = 0; row < rows - 2 * kRadius; ++row) {
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
      sum += (2 * meanA * meanB + c1) * (2 * covariance + c2) /
             ((meanA * meanA + meanB * meanB + c1) * (varA + varB + c2));
    }
  }
  return sum / (static_cast<double>(rows - 2 * kRadius) * across);
}

Metrics measure(const Volume& hr, const Volume& sr, int first, int last) {
  requireSameSize(hr, sr);
  if (last < 0) last = hr.sliceCount();
  if (first < 0 || first >= last || last > hr.sliceCount())
    throw Error(ErrorCode::badValue, "Slices " + std::to_string(first) + ":" + std::to_string(last) +
                                         " are not in an image of " + std::to_string(hr.sliceCount()) + " slices.");
  requireFinite(hr, "The ground truth");
  requireFinite(sr, "The image to compare");
  const double range = *std::max_element(hr.voxels().begin(), hr.voxels().end());
  if (!(range > 0)) throw Error(ErrorCode::badValue, "The ground truth has no voxel above 0; nothing can be measured.");

  // Dividing both by the maximum, or measuring with it as the range, is the same.
  std::vector<SliceMetrics> ofSlice(static_cast<std::size_t>(last - first));
  parallelFor(last - first, {}, [&](int index) {
    const int k = first + index;
    std::vector<float> truth(hr.slice(k), hr.slice(k) + hr.sliceSize());
    for (float& value : truth) value = std::max(value, 0.0f);
    SliceMetrics& result = ofSlice[static_cast<std::size_t>(index)];
    result.counted = counts(truth);
    if (!result.counted) return;
    result.squaredError = sumOfSquaredDifferences(truth.data(), sr.slice(k), truth.size());
    for (float value : truth) result.energy += static_cast<double>(value) * value;
    result.ssim = ssim(truth.data(), sr.slice(k), hr.rows(), hr.columns(), range);
  });

  Metrics metrics;
  double squaredError = 0, energy = 0;
  for (int k = first; k < last; ++k) {
    const SliceMetrics& slice = ofSlice[static_cast<std::size_t>(k - first)];
    if (!slice.counted) continue;
    ++metrics.slices;
    metrics.ofSlices.push_back(
        {k, psnrFromMse(slice.squaredError / static_cast<double>(hr.sliceSize()), range), slice.ssim});
    metrics.psnr += metrics.ofSlices.back().psnr;
    metrics.ssim += slice.ssim;
    squaredError += slice.squaredError;
    energy += slice.energy;
  }
  if (metrics.slices == 0)
    throw Error(ErrorCode::badValue, "No slice from " + std::to_string(first) + " to " + std::to_string(last - 1) +
                                         " of the ground truth has 5 % of voxels above 0; nothing can be measured.");
  metrics.psnr /= metrics.slices;
  metrics.ssim /= metrics.slices;
  metrics.nmse = squaredError / energy;
  return metrics;
}

core::VolumePtr absoluteError(const Volume& hr, const Volume& sr) {
  requireSameSize(hr, sr);
  std::vector<float> voxels(hr.voxels().size());
  std::transform(hr.voxels().begin(), hr.voxels().end(), sr.voxels().begin(), voxels.begin(),
                 [](float truth, float value) { return std::abs(value - truth); });
  return core::makeVolume(hr.geometry(), std::move(voxels));
}

}  // namespace glmamba::imaging
