// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/volume.h"
#include "inference/imaging/lesions.h"

namespace glmamba::trust {

/// An image on which lesions are measured, on any grid.
struct MeasuredImage {
  std::string name;
  core::VolumePtr volume;
  bool isCompared = true;  ///< its contrasts are to agree with those on the others: not so for another contrast's image
};

struct LesionInput {
  core::VolumePtr labels;  ///< labels above 0 are the lesion
  core::VolumePtr other;   ///< another mask of the same, on any grid; may be null
  std::vector<MeasuredImage> images;
  double limit = 0.2;  ///< contrasts on compared images that differ by more are flagged
};

/// One piece, largest first.
struct LesionRow {
  imaging::Lesion lesion;          ///< contrasts in the order of the images
  std::optional<double> inOther;   ///< share of its voxels that are in the other mask
  bool isContrastFlagged = false;  ///< compared images differ by more than the limit
  bool isMissingInOther = false;   ///< no voxel of it is in the other mask
};
struct LesionTable {
  std::vector<std::string> images;
  std::vector<LesionRow> rows;
  double millilitres = 0;                   ///< of all pieces
  std::optional<imaging::Overlap> overlap;  ///< with the other mask, as the truth
};

/// Measures a mask's pieces on the mask's own grid: images are brought there by trilinear, the other mask by nearest
/// interpolation. Throws what imaging throws, CancelToken::Requested when cancelled.
LesionTable lesionTable(const LesionInput& input, const core::CancelToken& cancel = {});

}  // namespace glmamba::trust
