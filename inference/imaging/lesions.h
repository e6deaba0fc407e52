// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/imaging/components.h"
#include "inference/imaging/mask_metrics.h"

namespace glmamba::imaging {

/// One piece of a mask, with what a lesion table says of it.
struct Lesion {
  Component component;
  std::vector<RingContrast> contrasts;  ///< on each image, in their order
};

/// The pieces of a mask, largest first, measured on `images` of the same grid (may be none); other pieces are no part
/// of a piece's ring. Throws Error{gridMismatch}.
std::vector<Lesion> lesionsOf(const Mask& mask, const core::Geometry& grid,
                              const std::vector<core::VolumePtr>& images = {});

/// How a mask agrees with the truth.
struct Overlap {
  double dice = 1;
  double distance95 = 0;        ///< mm, as boundaryDistance95()
  double millilitres = 0;       ///< of the mask
  double truthMillilitres = 0;  ///< of the truth
};
Overlap overlapOf(const Mask& mask, const Mask& truth, const core::Geometry& grid);

}  // namespace glmamba::imaging
