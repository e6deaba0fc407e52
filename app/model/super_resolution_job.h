// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/model/job_runner.h"
#include "app/model/pause_gate.h"
#include "core/volume.h"
#include "inference/engine/super_resolve.h"
#include "inference/imaging/metrics.h"

namespace glmamba::app {

/// What the user chose for the next run.
struct RunSettings {
  std::string model;  ///< name; empty: the newest for the scale
  int scaleFactor = 2;
  engine::Device device = engine::Device::automatic;
  engine::Precision precision = engine::Precision::automatic;
  std::optional<engine::SliceRange> slices;  ///< of the target; absent: all
  std::uint64_t memoryLimit = 0;             ///< bytes that the network may take; 0: what is free
  bool ensemble = false;
  bool dataConsistency = false;
};

struct ModelSlot;

/// What a run is about to deliver, once the model is loaded.
struct RunStart {
  core::Geometry grid;  ///< of the result
  engine::ModelCard model;
  std::string device;  ///< "cpu", "cuda:0"
};
/// One slice of the result and of the picture beside it: |SR − HR|, or |SR − LR↑| when there is no truth.
struct RunSlice {
  int index = 0;
  std::vector<float> sr;
  std::vector<float> error;
};
/// Called through JobContext::post, so on the GUI thread: a start, then the slices as they are done.
struct RunEvents {
  std::function<void(const RunStart&)> started;
  std::function<void(std::shared_ptr<RunSlice>)> sliceDone;
};

struct RunRequest {
  std::shared_ptr<ModelSlot> model;
  RunSettings settings;
  core::VolumePtr lr;
  core::VolumePtr guide;
  std::optional<core::Registration> registration;  ///< of the guide to the target
  core::VolumePtr truth;                           ///< of the asked slices; null: none
  int firstSlice = -1;
  PauseGate gate;
  RunEvents events;
};
/// What the engine is asked for.
engine::SuperResolutionRequest engineRequest(const RunRequest& request);
struct RunAnswer {
  engine::SuperResolutionResult result;
  engine::ModelCard model;
};
/// The job of a run, on the inference thread. Throws core::Error.
core::Outcome<RunAnswer> runSuperResolution(const RunRequest& request, const JobContext& context);

struct MeasureRequest {
  core::VolumePtr truth;  ///< null: only the difference is made
  core::VolumePtr sr;
  core::VolumePtr interpolated;
};
struct Measurement {
  core::VolumePtr error;  ///< |SR − HR|, or |SR − LR↑| without a truth
  std::optional<imaging::Metrics> sr;
  std::optional<imaging::Metrics> interpolated;
};
Measurement measureResult(const MeasureRequest& request, const JobContext& context);

}  // namespace glmamba::app
