// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/error_maps.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"

namespace glmamba::imaging {

core::VolumePtr signedError(const core::Volume& hr, const core::Volume& sr) {
  requireSameSize(hr, sr);
  std::vector<float> voxels(hr.voxels().size());
  std::transform(sr.voxels().begin(), sr.voxels().end(), hr.voxels().begin(), voxels.begin(), std::minus<>());
  return core::makeVolume(hr.geometry(), std::move(voxels));
}

core::VolumePtr gradientError(const core::Volume& hr, const core::Volume& sr, const core::CancelToken& cancel) {
  // The gradient is linear: that of the difference is the difference of both.
  const core::VolumePtr error = signedError(hr, sr);
  const int columns = hr.columns(), rows = hr.rows();
  const auto& spacing = hr.geometry().spacing();
  std::vector<float> voxels(hr.voxels().size());
  parallelFor(hr.sliceCount(), cancel, [&](int k) {
    float* out = voxels.data() + k * hr.sliceSize();
    for (int j = 0; j < rows; ++j)
      for (int i = 0; i < columns; ++i) {
        const int left = std::max(i - 1, 0), right = std::min(i + 1, columns - 1);
        const int above = std::max(j - 1, 0), below = std::min(j + 1, rows - 1);
        const double across =
            right > left ? (error->at(right, j, k) - error->at(left, j, k)) / ((right - left) * spacing[0]) : 0;
        const double down =
            below > above ? (error->at(i, below, k) - error->at(i, above, k)) / ((below - above) * spacing[1]) : 0;
        *out++ = static_cast<float>(std::hypot(across, down));
      }
  });
  return core::makeVolume(hr.geometry(), std::move(voxels));
}

}  // namespace glmamba::imaging
