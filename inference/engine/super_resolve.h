// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/outcome.h"
#include "core/progress_sink.h"
#include "core/provenance.h"
#include "core/volume.h"
#include "inference/engine/model.h"

namespace glmamba::engine {

/// Half-open range of slices of the target, counted from 0.
struct SliceRange {
  int first = 0;
  int last = 0;
};

/// Everything a run needs, by value; volumes are immutable and shared.
struct SuperResolutionRequest {
  core::VolumePtr lr;                              ///< the target as measured
  core::VolumePtr reference;                       ///< the guiding contrast, any grid in the same patient frame
  std::optional<core::Registration> registration;  ///< how it got there, for the provenance
  int scaleFactor = 2;                             ///< in plane; must be the model's
  std::optional<SliceRange> slices;                ///< absent: all
  int firstSlice = -1;                             ///< done first, then its neighbours outwards; −1: the middle
  Precision precision = Precision::automatic;
  /// The mean over the eight flips and quarter turns of a slice: eight times the work.
  bool ensemble = false;
  /// After the network the measured band of k-space is put back (data_consistency.h); a model's card may ask for it
  /// too.
  bool dataConsistency = false;
  /// Bytes that the run may take beyond its inputs, of the memory of what it runs on; 0: what is free there.
  std::uint64_t memoryLimit = 0;
};

struct SuperResolutionResult {
  core::VolumePtr sr;            ///< the asked slices, on outputGrid()
  core::VolumePtr interpolated;  ///< LR↑ on the same grid: what the network started from
  core::VolumePtr reference;     ///< the reference on the same grid: what the network saw
  core::Provenance provenance;   ///< without degradedBy and synthetic, which the caller knows
  double seconds = 0;            ///< wall time of the slices
  std::vector<std::string> warnings;
};

/// One finished slice, {rows, columns} of the output grid. Called on the worker's thread.
struct FinishedSlice {
  int index;            ///< slice of the target
  core::Geometry grid;  ///< the whole output grid (all asked slices)
  int indexInOutput;
  const std::vector<float>& voxels;
};
using SliceSink = std::function<void(const FinishedSlice&)>;

/// The grid of the result: the reference's in-plane grid when it covers exactly the target's field of view with the
/// same axes (a degraded image meets its origin again, also at odd sizes), otherwise `scaleFactor` times the target's.
core::Geometry outputGrid(const core::Geometry& lr, const core::Geometry& reference, int scaleFactor,
                          core::GridAlignment alignment);

/// Runs the network over the slices, from `firstSlice` outwards. Pure: no global state but the model's device. Cancel
/// is seen within a slice. The same request, model and device give the same voxels. NaN voxels of the inputs are taken
/// as 0, with a warning; an empty or constant image, a scale that isn't the model's or too little overlap is a Failure.
core::Outcome<SuperResolutionResult> superResolve(const SuperResolutionRequest& request, Model& model,
                                                  const core::CancelToken& cancel,
                                                  const core::ProgressSink& progress = {},
                                                  const SliceSink& sliceDone = {});

}  // namespace glmamba::engine
