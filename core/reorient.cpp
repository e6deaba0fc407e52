// SPDX-License-Identifier: Apache-2.0
#include "core/reorient.h"

#include <algorithm>
#include <cmath>

namespace glmamba::core {
namespace {

/// Axis of the volume for each axis of the result, and whether it is turned round.
struct Turn {
  std::array<int, 3> axis{0, 1, 2};
  std::array<bool, 3> reversed{};
};

Turn turnTo(const Geometry& like, const Geometry& from) {
  std::array<int, 3> axes{0, 1, 2};
  Turn best;
  double most = -1;
  do {  // all six orders, so that no axis is taken twice
    double sum = 0;
    for (int a = 0; a < 3; ++a) sum += std::abs(dot(like.direction(a), from.direction(axes[a])));
    if (sum <= most + 1e-9) continue;
    most = sum;
    best.axis = axes;
  } while (std::next_permutation(axes.begin(), axes.end()));
  for (int a = 0; a < 3; ++a) best.reversed[a] = dot(like.direction(a), from.direction(best.axis[a])) < 0;
  return best;
}

}  // namespace

VolumePtr alongAxesOf(const Geometry& like, const VolumePtr& volume) {
  const Geometry& from = volume->geometry();
  const Turn turn = turnTo(like, from);
  if (turn.axis == std::array<int, 3>{0, 1, 2} && turn.reversed == std::array<bool, 3>{}) return volume;
  Size3 size{};
  Vector3 spacing{}, first{};
  std::array<Vector3, 3> direction{};
  std::array<std::ptrdiff_t, 3> step{};
  const std::array<std::ptrdiff_t, 3> stride{1, from.size()[0], std::ptrdiff_t{from.size()[0]} * from.size()[1]};
  std::ptrdiff_t start = 0;
  for (int a = 0; a < 3; ++a) {
    const int axis = turn.axis[a];
    size[a] = from.size()[axis];
    spacing[a] = from.spacing()[axis];
    direction[a] = turn.reversed[a] ? -1.0 * from.direction(axis) : from.direction(axis);
    step[a] = turn.reversed[a] ? -stride[axis] : stride[axis];
    if (!turn.reversed[a]) continue;
    first[axis] = size[a] - 1;
    start += (size[a] - 1) * stride[axis];
  }
  std::vector<float> voxels;
  voxels.reserve(from.voxelCount());
  const float* origin = volume->voxels().data() + start;
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i) voxels.push_back(origin[i * step[0] + j * step[1] + k * step[2]]);
  return makeVolume({size, spacing, from.lpsFromIndex(first), direction, from.frameOfReferenceUid()},
                    std::move(voxels));
}

}  // namespace glmamba::core
