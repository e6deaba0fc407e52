// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/observation.h"

#include "core/error.h"
#include "inference/imaging/checks.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/parallel_for.h"

namespace glmamba::imaging {

using core::Geometry;
using core::Volume;

namespace {

void requireRefinement(const Geometry& fine, const Geometry& coarse, core::GridAlignment alignment) {
  const auto fits = [&](int axis) {
    return alignment == core::GridAlignment::area ? fine.size()[axis] % coarse.size()[axis] == 0
                                                  : fine.size()[axis] >= coarse.size()[axis];
  };
  if (fits(0) && fits(1) && fine.size()[2] == coarse.size()[2]) return;
  throw core::Error(core::ErrorCode::gridMismatch, "An image of " + fine.describe() +
                                                       " is not a finer image of what was measured (" +
                                                       coarse.describe() + "): give the same slices of both.");
}

core::VolumePtr blockMeans(const Volume& fine, const Geometry& coarse, const core::CancelToken& cancel) {
  const int columns = coarse.size()[0], rows = coarse.size()[1];
  const int wide = fine.columns() / columns, high = fine.rows() / rows;
  std::vector<float> voxels(coarse.voxelCount());
  parallelFor(fine.sliceCount(), cancel, [&](int k) {
    float* out = voxels.data() + static_cast<std::size_t>(k) * columns * rows;
    for (int j = 0; j < rows; ++j)
      for (int i = 0; i < columns; ++i) {
        double sum = 0;
        for (int y = 0; y < high; ++y)
          for (int x = 0; x < wide; ++x) sum += fine.at(i * wide + x, j * high + y, k);
        *out++ = static_cast<float>(sum / (wide * high));
      }
  });
  return core::makeVolume(coarse, std::move(voxels));
}

core::VolumePtr blocks(const Volume& coarse, const Geometry& fine, const core::CancelToken& cancel) {
  const int columns = fine.size()[0], rows = fine.size()[1];
  const int wide = columns / coarse.columns(), high = rows / coarse.rows();
  std::vector<float> voxels(fine.voxelCount());
  parallelFor(coarse.sliceCount(), cancel, [&](int k) {
    float* out = voxels.data() + static_cast<std::size_t>(k) * columns * rows;
    for (int j = 0; j < rows; ++j)
      for (int i = 0; i < columns; ++i) *out++ = coarse.at(i / wide, j / high, k);
  });
  return core::makeVolume(fine, std::move(voxels));
}

}  // namespace

core::VolumePtr observed(const Volume& sr, const Geometry& lr, core::GridAlignment alignment,
                         const core::CancelToken& cancel) {
  requireRefinement(sr.geometry(), lr, alignment);
  requireFinite(sr, "The image");
  if (alignment == core::GridAlignment::area) return blockMeans(sr, lr, cancel);
  // On the very grid of the measurement: the same but for the last digits of its positions.
  return core::makeVolume(lr, cropKspace(sr, lr.size()[0], lr.size()[1], cancel)->voxels());
}

core::VolumePtr measuredPart(const Volume& observation, const Geometry& grid, core::GridAlignment alignment,
                             const core::CancelToken& cancel) {
  requireRefinement(grid, observation.geometry(), alignment);
  if (alignment == core::GridAlignment::area) return blocks(observation, grid, cancel);
  return core::makeVolume(grid, zeroFill(observation, grid.size()[0], grid.size()[1], cancel)->voxels());
}

}  // namespace glmamba::imaging
