// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/engine/slice_job.h"

namespace glmamba::engine {

/// Passes of alteredReferenceAnswers(): the reference blanked, shifted, mirrored.
constexpr int kAlteredReferences = 3;

/// The inputs of `request` with left and right of its reference exchanged, where it was scanned, and then brought to
/// the grid of the result as the reference was.
PreparedInputs withMirroredReference(const SuperResolutionRequest& request, const ModelCard& card,
                                     const core::CancelToken& cancel);

/// What the network makes of a batch with other references, {n, 3, H, W}: one that is 0 everywhere, the reference moved
/// by one voxel along columns and rows, and that of `mirrored`, which holds the same slices.
torch::Tensor alteredReferenceAnswers(const SuperResolutionRequest& request, const ModelCard& card,
                                      const PreparedInputs& mirrored, const SliceBatch& batch);

/// A shift in plane, in voxels.
struct Shift {
  double columns, rows;
};
/// Those that answersInOtherWays() makes after the eight symmetries: half a voxel is the furthest from the grid that
/// anything can be.
constexpr Shift kShifts[] = {{0.5, 0}, {0, 0.5}, {0.5, 0.5}, {0.25, -0.25}};
/// Passes of answersInOtherWays().
constexpr int kOtherWays = 12;

/// What the network makes of a batch that is turned, mirrored or moved by parts of a voxel, each answer brought back:
/// {n, 12, H, W}. The first is that of the batch as it is.
torch::Tensor answersInOtherWays(const SliceBatch& batch);

}  // namespace glmamba::engine
