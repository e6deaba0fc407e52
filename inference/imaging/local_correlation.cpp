// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/local_correlation.h"

#include <cmath>
#include <vector>

#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"
#include "inference/imaging/slice_window.h"

namespace glmamba::imaging {

namespace {

constexpr double kWindow = 2.5;  // voxels: as wide as the thinnest structures that count, and their sides

}  // namespace

core::VolumePtr localCorrelation(const core::Volume& a, const core::Volume& b, double floorA, double floorB,
                                 const core::CancelToken& cancel) {
  requireSameSize(a, b);
  const int rows = a.rows(), columns = a.columns();
  const std::size_t count = a.sliceSize();
  std::vector<float> voxels(a.voxels().size());
  parallelFor(a.sliceCount(), cancel, [&](int k) {
    std::vector<float> aa(count), bb(count), ab(count);
    for (std::size_t n = 0; n < count; ++n) {
      const float x = a.slice(k)[n], y = b.slice(k)[n];
      aa[n] = x * x;
      bb[n] = y * y;
      ab[n] = x * y;
    }
    for (auto* product : {&aa, &bb, &ab}) *product = gaussianMean(product->data(), rows, columns, kWindow);
    float* out = voxels.data() + static_cast<std::size_t>(k) * count;
    for (std::size_t n = 0; n < count; ++n) {
      const double energy = (aa[n] + floorA * floorA) * (bb[n] + floorB * floorB);
      out[n] = energy > 0 ? static_cast<float>(ab[n] / std::sqrt(energy)) : 0;
    }
  });
  return core::makeVolume(a.geometry(), std::move(voxels));
}

}  // namespace glmamba::imaging
