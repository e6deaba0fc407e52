// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "core/volume.h"

namespace glmamba::imaging {

/// A digital brain phantom: one anatomy, three contrasts by the spin-echo signal equation
/// S = ρ (1 − exp(−TR/T1)) exp(−TE/T2), and its tumour's label map. All on one grid of 1 mm, in LPS.
struct Phantom {
  core::VolumePtr t1;
  core::VolumePtr t2;
  core::VolumePtr pd;
  core::VolumePtr labels;  ///< 0 background, 1 necrotic core, 2 oedema, 4 enhancing rim (BraTS 2021 codes)
};

struct PhantomOptions {
  core::Size3 size{176, 208, 112};
  std::uint64_t seed = 2504;  ///< folds, tumour place, noise and bias field follow from it
};

/// The same seed and size give the same voxels on every machine. Throws Error{badValue} for sizes under 32.
Phantom makePhantom(const PhantomOptions& options = {});

}  // namespace glmamba::imaging
