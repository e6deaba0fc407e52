// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/measurement_maps.h"

#include <cmath>
#include <vector>

#include "inference/imaging/checks.h"
#include "inference/imaging/error_maps.h"
#include "inference/imaging/observation.h"
#include "inference/imaging/parallel_for.h"
#include "inference/imaging/slice_window.h"

namespace glmamba::imaging {

using core::Volume;

namespace {

constexpr double kWindow = 2;  // voxels: some 10 × 10 of them count, about a gyrus

core::VolumePtr residualInNoise(const Volume& observation, const Volume& lr, double sigma) {
  std::vector<float> voxels(lr.voxels().size());
  for (std::size_t n = 0; n < voxels.size(); ++n) {
    const double residual = std::abs(static_cast<double>(observation.voxels()[n]) - lr.voxels()[n]);
    voxels[n] = sigma > 0 && std::isfinite(residual) ? static_cast<float>(residual / sigma) : 0;
  }
  return core::makeVolume(lr.geometry(), std::move(voxels));
}

}  // namespace

MeasurementMaps measurementMaps(const Volume& sr, const Volume& lr, core::GridAlignment alignment,
                                const NoiseLevel& noise, const core::CancelToken& cancel) {
  MeasurementMaps maps;
  maps.noise = noise;
  const core::VolumePtr observation = observed(sr, lr.geometry(), alignment, cancel);
  maps.residual = residualInNoise(*observation, lr, noise.sigma);
  maps.measured = measuredPart(*observation, sr.geometry(), alignment, cancel);
  maps.added = signedError(*maps.measured, sr);
  maps.addedShare = addedShareMap(*maps.added, *maps.measured, noise.sigma, cancel);
  return maps;
}

core::VolumePtr addedShareMap(const Volume& added, const Volume& measured, double sigma,
                              const core::CancelToken& cancel) {
  requireSameSize(measured, added);
  const int rows = added.rows(), columns = added.columns();
  const std::size_t count = added.sliceSize();
  std::vector<float> voxels(added.voxels().size());
  parallelFor(added.sliceCount(), cancel, [&](int k) {
    const auto mean = gaussianMean(measured.slice(k), rows, columns, kWindow);
    // Of what is left over the local mean: squares of large numbers would cancel in single precision.
    double offset = 0;
    for (std::size_t n = 0; n < count; ++n) offset += measured.slice(k)[n];
    offset /= static_cast<double>(count);
    std::vector<float> energy(count), detail(count);
    for (std::size_t n = 0; n < count; ++n) {
      const float a = added.slice(k)[n], m = measured.slice(k)[n] - static_cast<float>(offset);
      energy[n] = a * a;
      detail[n] = m * m;
    }
    energy = gaussianMean(energy.data(), rows, columns, kWindow);
    detail = gaussianMean(detail.data(), rows, columns, kWindow);
    float* out = voxels.data() + static_cast<std::size_t>(k) * count;
    for (std::size_t n = 0; n < count; ++n) {
      const double m = mean[n] - offset;
      const double all = energy[n] + std::max(0.0, detail[n] - m * m) + sigma * sigma;
      out[n] = all > 0 ? static_cast<float>(energy[n] / all) : 0;
    }
  });
  return core::makeVolume(added.geometry(), std::move(voxels));
}

std::map<int, double> addedShareByLabel(const Volume& added, const Volume& measured, const Volume& labels) {
  requireSameSize(measured, added);
  requireSameSize(labels, added);
  struct Sums {
    double count = 0, added = 0, measured = 0, squared = 0;
  };
  std::map<int, Sums> sums;
  for (std::size_t n = 0; n < labels.voxels().size(); ++n) {
    const auto label = static_cast<int>(std::lround(labels.voxels()[n]));
    if (label == 0) continue;
    const double a = added.voxels()[n], m = measured.voxels()[n];
    Sums& of = sums[label];
    of.count += 1;
    of.added += a * a;
    of.measured += m;
    of.squared += m * m;
  }
  std::map<int, double> shares;
  for (const auto& [label, of] : sums) {
    const double detail = of.squared - of.measured * of.measured / of.count;
    const double all = of.added + detail;
    shares[label] = all > 0 ? of.added / all : 0;
  }
  return shares;
}

}  // namespace glmamba::imaging
