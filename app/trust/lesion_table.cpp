// SPDX-License-Identifier: Apache-2.0
#include "app/trust/lesion_table.h"

#include <algorithm>

#include "inference/imaging/resample.h"

namespace glmamba::trust {

namespace {

bool differBy(const imaging::Lesion& lesion, const std::vector<MeasuredImage>& images, double limit) {
  double lowest = 0, highest = 0;
  bool isFirst = true;
  for (std::size_t n = 0; n < images.size(); ++n) {
    if (!images[n].isCompared) continue;
    const double contrast = lesion.contrasts[n].contrast;
    lowest = isFirst ? contrast : std::min(lowest, contrast);
    highest = isFirst ? contrast : std::max(highest, contrast);
    isFirst = false;
  }
  return highest - lowest > limit;
}

}  // namespace

LesionTable lesionTable(const LesionInput& input, const core::CancelToken& cancel) {
  const core::Geometry& grid = input.labels->geometry();
  const imaging::Mask mask = imaging::maskFrom(*input.labels, 0.5F);
  std::vector<core::VolumePtr> images, compared;
  LesionTable table;
  for (const MeasuredImage& image : input.images) {
    cancel.throwIfCancelled();
    images.push_back(image.volume->geometry().sameGrid(grid) ? image.volume
                                                             : imaging::resampleLinear(*image.volume, grid, 0, cancel));
    if (image.isCompared) compared.push_back(images.back());
    table.images.push_back(image.name);
  }
  table.millilitres = imaging::millilitres(mask, grid);
  for (imaging::Lesion& lesion : imaging::lesionsOf(mask, grid, images, imaging::outsideOfHead(compared))) {
    LesionRow row;
    row.isContrastFlagged = differBy(lesion, input.images, input.limit);
    row.lesion = std::move(lesion);
    table.rows.push_back(std::move(row));
  }
  if (!input.other) return table;
  cancel.throwIfCancelled();
  const core::VolumePtr other =
      input.other->geometry().sameGrid(grid) ? input.other : imaging::resampleNearest(*input.other, grid, 0, cancel);
  const imaging::Mask otherMask = imaging::maskFrom(*other, 0.5F);
  table.overlap = imaging::overlapOf(mask, otherMask, grid);
  const imaging::Components components = imaging::componentsOf(mask, grid);
  std::vector<std::size_t> shared(components.all.size());
  for (std::size_t n = 0; n < mask.size(); ++n)
    if (components.ofVoxels[n] >= 0 && otherMask[n]) ++shared[static_cast<std::size_t>(components.ofVoxels[n])];
  for (std::size_t n = 0; n < table.rows.size(); ++n) {
    table.rows[n].inOther = static_cast<double>(shared[n]) / static_cast<double>(components.all[n].voxels);
    table.rows[n].isMissingInOther = shared[n] == 0;
  }
  return table;
}

}  // namespace glmamba::trust
