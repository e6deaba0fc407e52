// SPDX-License-Identifier: Apache-2.0
#include "app/model/run_queue.h"

#include <algorithm>
#include <limits>

#include "app/model/model_slot.h"

namespace glmamba::app {

namespace {

// Results of other pairs may take so much of memory beside what is on show; the oldest go first.
constexpr std::size_t kVoxelsKept = std::size_t{1} << 28;  // 1 GiB of floats

std::size_t voxelsOf(const Run& run) {
  std::size_t count = 0;
  for (const core::VolumePtr& volume : {run.images.targetVolume, run.images.referenceAsRead, run.images.lr})
    if (volume) count += volume->voxels().size();
  if (run.result)
    for (const core::VolumePtr& volume : {run.result->sr, run.result->interpolated, run.result->error})
      if (volume) count += volume->voxels().size();
  if (run.result)
    for (const core::TrustMap& map : run.result->trust.maps) count += map.volume->voxels().size();
  return count;
}

core::VolumePtr part(const core::VolumePtr& volume, const std::optional<engine::SliceRange>& slices) {
  return volume && slices ? core::slices(*volume, slices->first, slices->last) : volume;
}

}  // namespace

RunQueue::RunQueue(JobRunner& jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_model(std::make_shared<ModelSlot>()) {
  connect(&m_jobs, &JobRunner::progressed, this, [this](JobId job, const core::Progress& progress) {
    Run* run = active();
    if (!run || run->job != job) return;
    run->progress = progress;
    emit progressed(run->id);
  });
}

Run* RunQueue::find(RunId id) const {
  const auto found = std::find_if(m_runs.begin(), m_runs.end(), [id](const auto& run) { return run->id == id; });
  return found == m_runs.end() ? nullptr : found->get();
}

Run* RunQueue::active() const {
  const auto found = std::find_if(m_runs.begin(), m_runs.end(), [](const auto& run) { return run->isActive(); });
  return found == m_runs.end() ? nullptr : found->get();
}

int RunQueue::waitingCount() const {
  return static_cast<int>(
      std::count_if(m_runs.begin(), m_runs.end(), [](const auto& run) { return run->phase == RunPhase::waiting; }));
}

RunId RunQueue::add(Run run) {
  run.id = ++m_lastId;
  run.phase = RunPhase::waiting;
  run.asked = QDateTime::currentDateTime();
  if (!active()) m_isPaused = false;
  m_runs.push_back(std::make_unique<Run>(std::move(run)));
  startNext();
  emit changed();
  return m_lastId;
}

RunId RunQueue::addRecord(Run run) {
  run.id = ++m_lastId;
  m_runs.push_back(std::make_unique<Run>(std::move(run)));
  emit changed();
  return m_lastId;
}

void RunQueue::bringBack(RunId id, const PairImages& images, Result result) {
  Run& run = *find(id);
  run.images = images;
  run.result = std::make_shared<Result>(std::move(result));
  giveUpVoxels(id);
  makeMaps(run);
  emit changed();
}

void RunQueue::setFile(RunId id, const std::filesystem::path& file) {
  Run* run = find(id);
  if (!run) return;
  run->file = file;
  emit changed();
}

void RunQueue::startNext() {
  if (active() || m_isPaused) return;
  for (const auto& run : m_runs)
    if (run->phase == RunPhase::waiting) switch (run->task) {
        case RunTask::superResolve:
          return start(*run);
        case RunTask::segment:
          return startSegmenting(*run);
        case RunTask::referenceInfluence:
        case RunTask::uncertainty:
          return startAgain(*run);
      }
}

RunRequest RunQueue::requestOf(const Run& run) const {
  RunRequest request;
  request.model = m_model;
  request.settings = run.settings;
  request.lr = run.images.lr;
  request.guide = run.images.guide;
  request.registration = run.images.registration;
  request.firstSlice = run.firstSlice;
  request.gate = run.gate;
  return request;
}

void RunQueue::start(Run& run) {
  RunRequest request = requestOf(run);
  request.truth = part(run.images.truth, run.settings.slices);
  const RunId id = run.id;
  request.events.started = [this, id](const RunStart& start) { begin(id, start); };
  request.events.sliceDone = [this, id](const std::shared_ptr<RunSlice>& slice) { take(id, slice); };
  run.phase = RunPhase::loadingModel;
  run.job = m_jobs.start<RunAnswer>(
      Lane::inference, {tr("Super-resolving"), {}},
      [request](const JobContext& context) { return runSuperResolution(request, context); },
      [this, id](core::Outcome<RunAnswer> outcome) { finish(id, std::move(outcome)); });
}

void RunQueue::begin(RunId id, const RunStart& start) {
  Run& run = *find(id);
  run.result = std::make_shared<Result>(Result{start, run.settings});
  run.result->againstTruth = run.images.truth != nullptr;
  run.result->voxels.assign(start.grid.voxelCount(), std::numeric_limits<float>::quiet_NaN());
  if (run.phase == RunPhase::loadingModel) run.phase = RunPhase::running;
  emit resultStarted(id);
  emit changed();
}

void RunQueue::take(RunId id, const std::shared_ptr<RunSlice>& slice) {
  Result& result = *find(id)->result;
  const std::size_t offset = static_cast<std::size_t>(slice->index) * slice->sr.size();
  std::copy(slice->sr.begin(), slice->sr.end(), result.voxels.begin() + static_cast<std::ptrdiff_t>(offset));
  ++result.finishedSlices;
  emit sliceDone(id, slice->index, slice);
}

void RunQueue::finish(RunId id, core::Outcome<RunAnswer> outcome) {
  Run& run = *find(id);
  run.phase = RunPhase::stopped;
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) {
    run.phase = RunPhase::failed;
    run.failure = QString::fromUtf8(failure->error.what());
    emit problem(run.failure);
  } else if (auto* answer = std::get_if<RunAnswer>(&outcome)) {
    run.phase = RunPhase::complete;
    Result& result = *run.result;
    result.complete = true;
    result.sr = answer->result.sr;
    result.interpolated = answer->result.interpolated;
    result.provenance = answer->result.provenance;
    result.provenance.degradedBy = std::max(1, run.images.tryFactor);
    result.provenance.synthetic = isDemoSeries(*run.images.target);
    result.seconds = answer->result.seconds;
    result.warnings = answer->result.warnings;
    result.voxels = std::vector<float>();  // not = {}, which keeps the memory
    run.record = RunRecord{result.provenance, result.totalSlices(), result.seconds};
    giveUpVoxels(id);
    for (const std::string& warning : result.warnings) emit notice(QString::fromStdString(warning));
    measure(run);
  }
  emit resultChanged(id);
  endOfRun();
}

void RunQueue::endOfRun() {
  if (waitingCount() == 0) m_isPaused = false;
  startNext();
  emit changed();
}

void RunQueue::measure(Run& run) {
  MeasureRequest request{part(run.images.truth, run.settings.slices), run.result->sr, run.result->interpolated};
  if (request.truth && !request.truth->geometry().sameGrid(request.sr->geometry())) {
    emit notice(tr("The result lies on another grid than the ground truth, so that no quality can be measured."));
    request.truth = nullptr;
    run.result->againstTruth = false;
  }
  run.job = m_jobs.start<Measurement>(
      Lane::background, {tr("Measuring"), {}},
      [request](const JobContext& context) { return measureResult(request, context); },
      [this, id = run.id](core::Outcome<Measurement> outcome) {
        Run* measured = find(id);
        if (const auto* failure = std::get_if<core::Failure>(&outcome))
          emit problem(QString::fromUtf8(failure->error.what()));
        if (!measured || !measured->result || !std::holds_alternative<Measurement>(outcome)) return;
        const Measurement& measurement = std::get<Measurement>(outcome);
        measured->result->error = measurement.error;
        measured->record->srMetrics = measured->result->srMetrics = measurement.sr;
        measured->record->interpolatedMetrics = measured->result->interpolatedMetrics = measurement.interpolated;
        makeMaps(*measured);
        emit resultChanged(id);
        emit changed();
      });
}

void RunQueue::giveUpVoxels(RunId keep) {
  std::size_t total = 0;
  for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) {
    if (!(*run)->isOver() || (*run)->id == keep || (*run)->id == m_shown) continue;
    total += voxelsOf(**run);
    if (total <= kVoxelsKept) continue;
    PairImages& images = (*run)->images;
    images.targetVolume = images.referenceAsRead = images.referenceVolume = nullptr;
    images.lr = images.truth = images.guide = nullptr;
    (*run)->result.reset();
  }
}

void RunQueue::cancel(RunId id) {
  Run* run = find(id);
  if (!run) return;
  if (run->phase == RunPhase::waiting) return remove(id);
  if (!run->isActive()) return;
  run->phase = RunPhase::cancelling;
  m_jobs.cancel(run->job);
  emit changed();
}

void RunQueue::remove(RunId id) {
  Run* run = find(id);
  if (!run) return;
  m_jobs.abandon(run->job);
  // What asks about its result has nothing to ask about any more.
  for (const auto& other : m_runs)
    if (other->judged == id) m_jobs.abandon(other->job);
  m_runs.erase(std::remove_if(m_runs.begin(), m_runs.end(),
                              [id](const auto& other) { return other->id == id || other->judged == id; }),
               m_runs.end());
  startNext();
  emit changed();
}

void RunQueue::setPaused(bool paused) {
  m_isPaused = paused;
  if (Run* run = active()) run->gate.setPaused(paused);
  if (!paused) startNext();
  emit changed();
}

void RunQueue::stop() {
  m_isPaused = true;  // nothing starts
  for (const auto& run : m_runs) m_jobs.abandon(run->job);
  m_runs.erase(std::remove_if(m_runs.begin(), m_runs.end(), [](const auto& run) { return !run->isOver(); }),
               m_runs.end());
  m_isPaused = false;
}

}  // namespace glmamba::app
