// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "core/error.h"
#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"
#include "inference/imaging/ssim.h"

namespace glmamba::imaging {

using core::Error;
using core::ErrorCode;
using core::Volume;

namespace {

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
  const std::vector<double> values = ssimInside(a, b, rows, columns, range);
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
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
