// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"
#include "inference/imaging/resample.h"

namespace glmamba::imaging {

// As core::sampleLinear(): half a voxel beyond the outermost centres still belongs to the image. The rest is for the
// rounding of positions, so that a point exactly on the edge is inside on every machine.
inline constexpr double kEdge = 0.5 + 1e-6;

inline bool isInside(const core::Size3& size, const core::Vector3& index) {
  return index[0] >= -kEdge && index[0] <= size[0] - 1 + kEdge && index[1] >= -kEdge &&
         index[1] <= size[1] - 1 + kEdge && index[2] >= -kEdge && index[2] <= size[2] - 1 + kEdge;
}

/// `volume` on `grid`: `sample(index)` at each voxel centre that lies in it, `outside` elsewhere. `sample` takes a
/// continuous index of `volume` and is called from several threads at once.
template <typename Sample>
core::VolumePtr resample(const core::Volume& volume, const core::Geometry& grid, float outside,
                         const core::CancelToken& cancel, const Sample& sample) {
  const core::Geometry& from = volume.geometry();
  const core::Size3 size = from.size(), newSize = grid.size();
  requireSize(newSize[0], newSize[1], newSize[2]);
  if (from.sameGrid(grid)) return core::makeVolume(grid, volume.voxels());

  // From index to index is affine: one step along a row is the same everywhere.
  const auto indexAt = [&](double i, double j, double k) { return from.indexFromLps(grid.lpsFromIndex({i, j, k})); };
  const core::Vector3 step = core::operator-(indexAt(1, 0, 0), indexAt(0, 0, 0));
  std::vector<float> voxels(grid.voxelCount());
  parallelFor(newSize[2], cancel, [&](int k) {
    float* out = voxels.data() + static_cast<std::size_t>(k) * newSize[0] * newSize[1];
    for (int j = 0; j < newSize[1]; ++j) {
      const core::Vector3 start = indexAt(0, j, k);
      for (int i = 0; i < newSize[0]; ++i, ++out) {
        const core::Vector3 index{start[0] + i * step[0], start[1] + i * step[1], start[2] + i * step[2]};
        *out = isInside(size, index) ? sample(index) : outside;
      }
    }
  });
  return core::makeVolume(grid, std::move(voxels));
}

}  // namespace glmamba::imaging
