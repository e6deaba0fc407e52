// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/contralateral.h"

#include <cmath>
#include <vector>

#include "inference/imaging/head_mask.h"

namespace glmamba::imaging {

int leftRightAxis(const core::Geometry& grid) {
  int axis = 0;
  for (int other : {1, 2})
    if (std::abs(grid.direction(other)[0]) > std::abs(grid.direction(axis)[0])) axis = other;
  return axis;
}

core::VolumePtr contralateral(const core::Volume& volume) {
  const int axis = leftRightAxis(volume.geometry());
  const core::Size3& size = volume.geometry().size();
  const std::vector<bool> head = headMask(volume);
  double sum = 0, count = 0;
  std::size_t n = 0;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i, ++n)
        if (head[n]) {
          sum += axis == 0 ? i : axis == 1 ? j : k;
          count += 1;
        }
  // i and sides − i change places.
  const int sides = count > 0 ? static_cast<int>(std::lround(2 * sum / count)) : size[axis] - 1;
  std::vector<float> voxels;
  voxels.reserve(volume.voxels().size());
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i) {
        core::Size3 from{i, j, k};
        from[axis] = sides - from[axis];
        const bool isInside = from[axis] >= 0 && from[axis] < size[axis];
        voxels.push_back(isInside ? volume.at(from[0], from[1], from[2]) : 0);
      }
  return core::makeVolume(volume.geometry(), std::move(voxels));
}

}  // namespace glmamba::imaging
