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

/// Where one of `images`, all on one grid, shows nothing (headMask()). Empty for no images.
Mask outsideOfHead(const std::vector<core::VolumePtr>& images);

/// The pieces of a mask, largest first, measured on `images` of the same grid (may be none); other pieces are no part
/// of a piece's ring, nor is what `outside` holds. Images that are to be compared want one `outside` for all of them: a
/// stripped head ends in zeros in a measured image, and in the ringing of its edges in an interpolated one. Throws
/// Error{gridMismatch}.
std::vector<Lesion> lesionsOf(const Mask& mask, const core::Geometry& grid,
                              const std::vector<core::VolumePtr>& images = {}, const Mask& outside = {});

/// How a mask agrees with the truth.
struct Overlap {
  double dice = 1;
  double distance95 = 0;        ///< mm, as boundaryDistance95()
  double millilitres = 0;       ///< of the mask
  double truthMillilitres = 0;  ///< of the truth
};
Overlap overlapOf(const Mask& mask, const Mask& truth, const core::Geometry& grid);

}  // namespace glmamba::imaging
