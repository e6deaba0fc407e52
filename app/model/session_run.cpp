#include <algorithm>
#include <cmath>
#include <limits>

#include "app/model/session.h"

namespace glmamba::app {

void Session::run(const core::Vector3& cursor) {
  if (!canRun()) {
    emit problem(m_images.target
                     ? tr("Choose a reference first: the network needs a second contrast of the same patient.")
                     : tr("Open a study first, or take the demo study in the Help menu."));
    return;
  }
  RunRequest request;
  request.model = m_model;
  request.settings = m_settings;
  request.lr = m_images.lr;
  request.guide = m_images.guide;
  request.registration = m_images.registration;
  request.truth = m_images.truth;
  const double slice = std::round(m_images.lr->geometry().indexFromLps(cursor)[2]);
  request.firstSlice = static_cast<int>(std::clamp(slice, 0.0, m_images.lr->sliceCount() - 1.0));
  request.events.started = [this, settings = m_settings](const RunStart& start) {
    m_result = std::make_unique<Result>(Result{start, settings});
    m_result->againstTruth = m_images.truth != nullptr;
    m_result->voxels.assign(start.grid.voxelCount(), std::numeric_limits<float>::quiet_NaN());
    m_jobs.abandonSlot("measure");
    if (m_phase == RunPhase::loadingModel) m_phase = RunPhase::running;
    emit resultStarted();
    emit runChanged();
  };
  request.events.sliceDone = [this](const std::shared_ptr<RunSlice>& slice) {
    const std::size_t offset = static_cast<std::size_t>(slice->index) * slice->sr.size();
    std::copy(slice->sr.begin(), slice->sr.end(), m_result->voxels.begin() + static_cast<std::ptrdiff_t>(offset));
    ++m_result->finishedSlices;
    emit sliceDone(slice->index, slice);
  };
  // The run before this one may have left an unfinished picture: it stays until the first slice of this one replaces
  // it.
  m_phase = RunPhase::loadingModel;
  m_runProgress = {};
  m_runJob = m_jobs.start<RunAnswer>(
      Lane::inference, {tr("Super-resolving"), "run"},
      [request](const JobContext& context) { return runSuperResolution(request, context); },
      [this](core::Outcome<RunAnswer> outcome) { finishRun(std::move(outcome)); });
  emit runChanged();
}

void Session::cancelRun() {
  if (m_phase == RunPhase::idle) return;
  m_phase = RunPhase::cancelling;
  m_jobs.cancel(m_runJob);
  emit runChanged();
}

void Session::endRun() {
  m_jobs.abandonSlot("run");
  m_jobs.abandonSlot("measure");
  m_phase = RunPhase::idle;
  emit runChanged();
}

void Session::dropResult() {
  if (!m_result) return;
  m_result.reset();
  emit resultChanged();
}

void Session::finishRun(core::Outcome<RunAnswer> outcome) {
  m_phase = RunPhase::idle;
  if (reportFailure(outcome)) {
    RunAnswer& answer = std::get<RunAnswer>(outcome);
    Result& result = *m_result;
    result.complete = true;
    result.sr = answer.result.sr;
    result.interpolated = answer.result.interpolated;
    result.provenance = answer.result.provenance;
    result.provenance.degradedBy = std::max(1, m_images.tryFactor);
    result.provenance.synthetic = isDemoSeries(*m_images.target);
    result.seconds = answer.result.seconds;
    result.warnings = answer.result.warnings;
    result.voxels = {};
    tell(result.warnings);
    measure();
  }
  emit resultChanged();
  emit runChanged();
}

void Session::measure() {
  MeasureRequest request{m_images.truth, m_result->sr, m_result->interpolated};
  if (request.truth && !request.truth->geometry().sameGrid(request.sr->geometry())) {
    emit notice(tr("The result lies on another grid than the ground truth, so that no quality can be measured."));
    request.truth = nullptr;
    m_result->againstTruth = false;
  }
  m_jobs.start<Measurement>(
      Lane::background, {tr("Measuring"), "measure"},
      [request](const JobContext& context) { return measureResult(request, context); },
      [this](core::Outcome<Measurement> outcome) {
        if (!reportFailure(outcome) || !m_result) return;
        Measurement& measurement = std::get<Measurement>(outcome);
        m_result->error = measurement.error;
        m_result->srMetrics = measurement.sr;
        m_result->interpolatedMetrics = measurement.interpolated;
        emit resultChanged();
      });
}

}  // namespace glmamba::app
