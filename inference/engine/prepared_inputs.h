// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "inference/engine/super_resolve.h"

namespace glmamba::engine {

/// What the network is given: the asked slices of both images and their neighbours, as far as the network sees them, on
/// the output grid, in their own units.
struct PreparedInputs {
  SliceRange slices;             ///< of the target, as asked for
  SliceRange held;               ///< of the target: those that the volumes below hold
  core::VolumePtr lr;            ///< as measured
  core::VolumePtr interpolated;  ///< LR↑; its grid is the result's
  core::VolumePtr reference;
  float lrUnit = 1;  ///< voxels are divided by these
  float referenceUnit = 1;
  std::vector<std::string> warnings;

  /// Of one of these volumes, only what was asked for.
  core::VolumePtr asked(const core::VolumePtr& volume) const;
};

/// Checks the request against the model's card and brings both images to the output grid. Throws Error with a sentence
/// for whatever superResolve() refuses, CancelToken::Requested when cancelled.
PreparedInputs prepareInputs(const SuperResolutionRequest& request, const ModelCard& card,
                             const core::CancelToken& cancel);

/// LR on the grid of the result, as the card's upsampling and alignment say. Throws Error{badModel} when this version
/// does not know them.
core::VolumePtr upsample(const core::Volume& lr, const core::Geometry& grid, const ModelCard& card,
                         const core::CancelToken& cancel);

/// How ModelCard::upsampling is called in words, for provenance: "zero-filled k-space".
std::string upsamplingInWords(const std::string& upsampling);

}  // namespace glmamba::engine
