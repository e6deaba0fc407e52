// SPDX-License-Identifier: Apache-2.0
#include "core/volume.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.h"

namespace glmamba::core {

Volume::Volume(Geometry geometry, std::vector<float> voxels)
    : m_geometry(std::move(geometry)), m_voxels(std::move(voxels)) {
  if (m_voxels.size() != m_geometry.voxelCount())
    throw Error(ErrorCode::gridMismatch,
                "A grid of " + m_geometry.describe() + " can't hold " + std::to_string(m_voxels.size()) + " voxels.");
}

VolumePtr makeVolume(Geometry geometry, std::vector<float> voxels) {
  return std::make_shared<const Volume>(std::move(geometry), std::move(voxels));
}

VolumePtr slices(const Volume& volume, int first, int last) {
  Geometry geometry = volume.geometry().slices(first, last);
  return makeVolume(std::move(geometry),
                    {volume.slice(first), volume.slice(first) + (last - first) * volume.sliceSize()});
}

float sampleLinear(const Volume& volume, const Vector3& point) {
  const Vector3 index = volume.geometry().indexFromLps(point);
  const Size3& size = volume.geometry().size();
  int low[3];
  double part[3];
  for (int axis = 0; axis < 3; ++axis) {
    if (!(index[axis] >= -0.5 && index[axis] <= size[axis] - 0.5)) return std::numeric_limits<float>::quiet_NaN();
    const double inside = std::clamp(index[axis], 0.0, size[axis] - 1.0);
    low[axis] = std::min(static_cast<int>(inside), std::max(0, size[axis] - 2));
    part[axis] = inside - low[axis];
  }
  double value = 0;
  for (int corner = 0; corner < 8; ++corner) {
    double weight = 1;
    int at[3];
    for (int axis = 0; axis < 3; ++axis) {
      const bool high = corner >> axis & 1;
      weight *= high ? part[axis] : 1 - part[axis];
      at[axis] = std::min(low[axis] + high, size[axis] - 1);
    }
    if (weight > 0) value += weight * volume.at(at[0], at[1], at[2]);
  }
  return static_cast<float>(value);
}

VoxelRange voxelRange(const Volume& volume) {
  VoxelRange range{std::numeric_limits<float>::max(), std::numeric_limits<float>::lowest(), 0};
  for (float value : volume.voxels()) {
    if (!std::isfinite(value)) {
      ++range.notFinite;
      continue;
    }
    range.lowest = std::min(range.lowest, value);
    range.highest = std::max(range.highest, value);
  }
  if (range.notFinite == volume.voxels().size()) range.lowest = range.highest = 0;
  return range;
}

float quantileOfNonZero(const Volume& volume, double fraction) {
  std::vector<float> values;
  for (float value : volume.voxels())
    if (std::isfinite(value) && value != 0) values.push_back(value);
  if (values.empty()) return 0;
  const auto rank =
      static_cast<std::ptrdiff_t>(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<std::size_t>(rank)];
}

}  // namespace glmamba::core
