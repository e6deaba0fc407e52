// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/lesions.h"

#include "inference/imaging/head_mask.h"

namespace glmamba::imaging {

Mask outsideOfHead(const std::vector<core::VolumePtr>& images) {
  Mask outside;
  for (const core::VolumePtr& image : images) {
    const std::vector<bool> head = headMask(*image);
    outside.resize(head.size());
    for (std::size_t voxel = 0; voxel < head.size(); ++voxel)
      if (!head[voxel]) outside[voxel] = 1;
  }
  return outside;
}

std::vector<Lesion> lesionsOf(const Mask& mask, const core::Geometry& grid, const std::vector<core::VolumePtr>& images,
                              const Mask& outside) {
  Mask notTissue = mask;
  if (!outside.empty()) {
    requireOnGrid(outside, grid);
    for (std::size_t voxel = 0; voxel < mask.size(); ++voxel) notTissue[voxel] |= outside[voxel];
  }
  const Components components = componentsOf(mask, grid);
  std::vector<Lesion> lesions;
  for (std::size_t n = 0; n < components.all.size(); ++n) {
    Lesion& lesion = lesions.emplace_back();
    lesion.component = components.all[n];
    if (images.empty()) continue;
    Mask piece(mask.size());
    for (std::size_t voxel = 0; voxel < mask.size(); ++voxel)
      piece[voxel] = components.ofVoxels[voxel] == static_cast<std::int32_t>(n) ? 1 : 0;
    for (const core::VolumePtr& image : images) lesion.contrasts.push_back(contrastToRing(*image, piece, notTissue));
  }
  return lesions;
}

Overlap overlapOf(const Mask& mask, const Mask& truth, const core::Geometry& grid) {
  return {dice(mask, truth), boundaryDistance95(mask, truth, grid), millilitres(mask, grid), millilitres(truth, grid)};
}

}  // namespace glmamba::imaging
