#pragma once

#include <string>
#include <vector>

#include "inference/engine/super_resolve.h"

namespace glmamba::engine {

/// What the network is given: the asked slices of both images on the output grid, in their own units.
struct PreparedInputs {
  SliceRange slices;             ///< of the target
  core::VolumePtr interpolated;  ///< LR↑; its grid is the result's
  core::VolumePtr reference;
  float lrUnit = 1;  ///< voxels are divided by these
  float referenceUnit = 1;
  std::vector<std::string> warnings;
};

/// Checks the request against the model's card and brings both images to the output grid. Throws Error with a sentence
/// for whatever superResolve() refuses, CancelToken::Requested when cancelled.
PreparedInputs prepareInputs(const SuperResolutionRequest& request, const ModelCard& card,
                             const core::CancelToken& cancel);

/// How ModelCard::upsampling is called in words, for provenance: "zero-filled k-space".
std::string upsamplingInWords(const std::string& upsampling);

}  // namespace glmamba::engine
