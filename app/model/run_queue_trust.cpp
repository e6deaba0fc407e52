// SPDX-License-Identifier: Apache-2.0
// Trust maps of results: those that images tell, and those that the network is asked for.
#include "app/model/run_queue.h"

namespace glmamba::app {

namespace {

trust::TrustInput inputOf(const Run& run) {
  const Result& result = *run.result;
  trust::TrustInput input;
  input.lr = run.images.lr;
  if (result.againstTruth) input.truth = run.images.truth;
  input.slices = run.settings.slices.value_or(engine::SliceRange{0, run.images.lr->sliceCount()});
  input.sr = result.sr;
  input.interpolated = result.interpolated;
  input.alignment = result.provenance.alignment;
  return input;
}

}  // namespace

void RunQueue::makeMaps(Run& run) {
  const RunId id = run.id;
  const auto take = [this, id](const std::shared_ptr<trust::TrustSet>& made) {
    Run* judged = find(id);
    if (!judged || !judged->result) return;
    trust::merge(judged->result->trust, *made);
    emit trustChanged(id);
  };
  run.job = m_jobs.start<bool>(
      Lane::background, {tr("Making trust maps"), {}},
      [request = QuickMapsRequest{inputOf(run), take}](const JobContext& context) {
        return makeQuickMaps(request, context);
      },
      [this, id](core::Outcome<bool> outcome) {
        if (const auto* failure = std::get_if<core::Failure>(&outcome))
          emit problem(QString::fromUtf8(failure->error.what()));
        Run* judged = find(id);
        if (!judged || !judged->result) return;
        judged->result->areMapsMade = true;
        emit trustChanged(id);
      });
}

void RunQueue::startAgain(Run& run) {
  const RunId id = run.id, judged = run.judged;
  const Run& asked = *find(judged);
  if (!asked.result || !asked.result->sr) {
    run.phase = RunPhase::failed;
    run.failure = tr("The result is no longer in memory: show it, or run it again.");
    emit problem(run.failure);
    return startNext();
  }
  RerunRequest request;
  request.run = requestOf(run);
  request.modelName = run.settings.model.empty() ? asked.result->provenance.modelName : run.settings.model;
  request.weightsSha256 = asked.result->provenance.weightsSha256;
  request.isUncertainty = run.task == RunTask::uncertainty;
  request.input = inputOf(asked);
  request.started = [this, id, judged] {
    Run& begun = *find(id);
    if (begun.phase == RunPhase::loadingModel) begun.phase = RunPhase::running;
    Run& of = *find(judged);
    if (of.result) {
      of.result->arriving.clear();
      of.result->arrivingMap = begun.task == RunTask::uncertainty ? "uncertainty" : "reference-influence";
    }
    emit trustChanged(judged);
    emit changed();
  };
  request.sliceDone = [this, judged](const std::shared_ptr<MapSlice>& slice) {
    Run& of = *find(judged);
    if (!of.result) return;
    of.result->arriving[slice->index] = slice;
    emit mapSliceDone(judged, slice);
  };
  run.phase = RunPhase::loadingModel;
  run.job = m_jobs.start<trust::TrustSet>(
      Lane::inference, {request.isUncertainty ? tr("Uncertainty") : tr("Reference influence"), {}},
      [request](const JobContext& context) { return runAgain(request, context); },
      [this, id](core::Outcome<trust::TrustSet> outcome) { finishAgain(id, std::move(outcome)); });
}

void RunQueue::finishAgain(RunId id, core::Outcome<trust::TrustSet> outcome) {
  Run& run = *find(id);
  const RunId judged = run.judged;
  run.phase = RunPhase::stopped;
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) {
    run.phase = RunPhase::failed;
    run.failure = QString::fromUtf8(failure->error.what());
    emit problem(run.failure);
  } else if (auto* made = std::get_if<trust::TrustSet>(&outcome)) {
    run.phase = RunPhase::complete;
    Run& of = *find(judged);
    if (of.result) {
      of.result->arriving.clear();
      of.result->arrivingMap.clear();
      trust::merge(of.result->trust, std::move(*made));
    }
  }
  emit trustChanged(judged);
  endOfRun();
}

}  // namespace glmamba::app
