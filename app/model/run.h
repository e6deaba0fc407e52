// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/model/pause_gate.h"
#include "app/model/preparation.h"
#include "app/model/segment_job.h"
#include "app/model/super_resolution_job.h"
#include "app/model/trust_job.h"
#include "core/provenance.h"

namespace glmamba::app {

/// What super-resolution has made of a pair.
struct Result {
  RunStart start;  ///< grid, model, device
  RunSettings settings;
  int finishedSlices = 0;
  bool complete = false;           ///< false while running, and after a cancel
  std::vector<float> voxels{};     ///< slices as they come, NaN where none is yet; empty once complete
  core::VolumePtr sr{};            ///< once complete
  core::VolumePtr interpolated{};  ///< LR↑ on the same grid, once complete
  core::VolumePtr error{};         ///< once measured
  bool againstTruth = false;       ///< `error` is |SR − HR|; otherwise |SR − LR↑|, which is no error
  std::optional<imaging::Metrics> srMetrics{};
  std::optional<imaging::Metrics> interpolatedMetrics{};
  core::Provenance provenance{};
  double seconds = 0;
  std::vector<std::string> warnings{};
  trust::TrustSet trust{};                              ///< maps that say how far it may be trusted, as they come
  bool areMapsMade = false;                             ///< those that need no further runs
  std::string arrivingMap{};                            ///< one that comes slice by slice, or did until it was stopped
  std::map<int, std::shared_ptr<MapSlice>> arriving{};  ///< its slices, by their index

  int totalSlices() const { return start.grid.size()[2]; }
  /// SR at an LPS point; NaN outside and in slices that are not done.
  float srAt(const core::Vector3& point) const;
};

/// What stays of a complete run when its voxels are given up, and what a session file keeps of it.
struct RunRecord {
  core::Provenance provenance;
  int slices = 0;
  double seconds = 0;
  std::optional<imaging::Metrics> srMetrics{};  ///< absent: no ground truth, or not measured yet
  std::optional<imaging::Metrics> interpolatedMetrics{};
};

using RunId = quint64;

/// What a run does.
enum class RunTask {
  superResolve,
  referenceInfluence,  ///< asks the network again about a result
  uncertainty,         ///< so does this
  segment,             ///< finds a tumour in an image
};

enum class RunPhase { waiting, loadingModel, running, cancelling, complete, stopped, failed };
/// "waiting", "loadingModel", …: for session files.
QString phaseName(RunPhase phase);

/// One piece of work of the network: what it was asked for, how far it is, and what it gave.
struct Run {
  RunId id = 0;
  RunTask task = RunTask::superResolve;
  std::shared_ptr<const SegmentRequest> segment;  ///< what is segmented; null for other tasks
  RunId judged = 0;                               ///< the run whose result is asked about
  PairImages images;                              ///< by value; without voxels once those were given up for others
  RunSettings settings;
  int firstSlice = 0;
  bool fromQueue = false;  ///< goes on whatever else is shown
  RunPhase phase = RunPhase::waiting;
  PauseGate gate;
  core::Progress progress;
  QDateTime asked;
  std::shared_ptr<Result> result;   ///< of a super-resolution, from the first slice on
  std::optional<RunRecord> record;  ///< once complete
  QString failure;                  ///< a sentence, when it failed
  std::filesystem::path file;       ///< where the SR image was written last, or empty
  JobId job = 0;

  bool isActive() const { return phase <= RunPhase::cancelling && phase != RunPhase::waiting; }
  bool isOver() const { return phase > RunPhase::cancelling; }
  /// Whether the pair and, when it was complete, the result are still in memory.
  bool isInMemory() const { return images.lr && (phase != RunPhase::complete || (result && result->sr)); }
};

/// Whether a run on `a` gives what one on `b` gives: the same voxels, prepared alike.
bool areSameInputs(const PairImages& a, const PairImages& b);

}  // namespace glmamba::app
