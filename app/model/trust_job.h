// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/model/super_resolution_job.h"
#include "app/trust/trust_set.h"

namespace glmamba::app {

/// Makes the maps that are mathematics of images, on a background thread: error and resolution where there is a truth,
/// consistency and added energy always. Each group is handed over as soon as it is there.
struct QuickMapsRequest {
  trust::TrustInput input;
  /// Called through JobContext::post, so on the GUI thread.
  std::function<void(std::shared_ptr<trust::TrustSet>)> made;
};
/// True once all were handed over. Throws what trust::TrustMaker throws.
bool makeQuickMaps(const QuickMapsRequest& request, const JobContext& context);

/// One slice of a map that is on its way.
struct MapSlice {
  core::Geometry grid;
  int index = 0;
  std::vector<float> voxels;
};
/// The network asked again about a result: `run` as it was asked for it.
struct RerunRequest {
  RunRequest run;
  std::string modelName;       ///< that made the result; its weights must be those
  std::string weightsSha256;   ///< empty: not checked
  bool isUncertainty = false;  ///< otherwise the influence of the reference
  trust::TrustInput input;
  /// Called through JobContext::post, so on the GUI thread.
  std::function<void()> started;
  std::function<void(std::shared_ptr<MapSlice>)> sliceDone;
};
/// The job of reference influence or uncertainty, on the inference thread; slices come from the run's first one
/// outwards. Throws core::Error.
core::Outcome<trust::TrustSet> runAgain(const RerunRequest& request, const JobContext& context);

}  // namespace glmamba::app
