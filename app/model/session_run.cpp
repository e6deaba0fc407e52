// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "app/model/command_line.h"
#include "app/model/session.h"

namespace glmamba::app {

namespace {

bool isOfTarget(const Run& run, const std::string& seriesId) {
  return run.images.target && run.images.target->id == seriesId;
}

}  // namespace

void Session::connectRuns() {
  connect(&m_runs, &RunQueue::changed, this, [this] {
    emit runsChanged();
    emit runChanged();
  });
  connect(&m_runs, &RunQueue::progressed, this, &Session::runChanged);
  connect(&m_runs, &RunQueue::problem, this, &Session::problem);
  connect(&m_runs, &RunQueue::notice, this, &Session::notice);
  connect(&m_runs, &RunQueue::resultStarted, this, [this](RunId id) {
    // The run before this one may have left an unfinished picture: the first slice of this one replaces it.
    if (!areSameInputs(m_runs.find(id)->images, m_images)) return;
    setShownRun(id);
    emit resultStarted();
  });
  connect(&m_runs, &RunQueue::sliceDone, this, [this](RunId id, int index, const std::shared_ptr<RunSlice>& slice) {
    if (id == m_shown) emit sliceDone(index, slice);
  });
  connect(&m_runs, &RunQueue::segmented, this, [this](RunId id, const std::shared_ptr<SegmentAnswer>& answer) {
    if (const Run* run = m_runs.find(id)) takeMask(*run, answer);
  });
  connect(&m_runs, &RunQueue::trustChanged, this, [this](RunId id) {
    if (id == m_shown) emit trustChanged();
  });
  connect(&m_runs, &RunQueue::mapSliceDone, this, [this](RunId id, const std::shared_ptr<MapSlice>& slice) {
    if (id == m_shown) emit mapSliceDone(slice);
  });
  connect(&m_runs, &RunQueue::resultChanged, this, [this](RunId id) {
    if (id == m_shown) emit resultChanged();
  });
}

bool Session::isRunning() const {
  const Run* active = m_runs.active();
  return active && active->task == RunTask::superResolve && areSameInputs(active->images, m_images);
}

void Session::setShownRun(RunId id) {
  m_shown = id;
  m_runs.setShown(id);
}

Run Session::newRun(const core::Vector3& cursor) const {
  Run run;
  run.images = m_images;
  run.settings = m_settings;
  const double slice = std::round(m_images.lr->geometry().indexFromLps(cursor)[2]);
  run.firstSlice = static_cast<int>(std::clamp(slice, 0.0, m_images.lr->sliceCount() - 1.0));
  return run;
}

core::Vector3 Session::inChosenSlices(const core::Vector3& cursor) const {
  if (!m_images.lr || !m_settings.slices) return cursor;
  const core::Geometry& grid = m_images.lr->geometry();
  core::Vector3 index = grid.indexFromLps(cursor);
  const double slice = std::round(index[2]);
  const double nearest =
      std::clamp(slice, static_cast<double>(m_settings.slices->first), m_settings.slices->last - 1.0);
  if (nearest == slice) return cursor;
  index[2] = nearest;
  return grid.lpsFromIndex(index);
}

bool Session::refuseToRun() {
  if (canRun()) return false;
  emit problem(m_images.target
                   ? tr("Choose a reference first: the network needs a second contrast of the same patient.")
                   : tr("Open a study first, or take the demo study in the Help menu."));
  return true;
}

void Session::run(const core::Vector3& cursor) {
  if (refuseToRun()) return;
  const Run* active = m_runs.active();
  Run run = newRun(cursor);
  if (!isRunning() || active->fromQueue) active = nullptr;
  if (active) m_runs.remove(active->id);
  m_runs.add(std::move(run));
}

void Session::addToQueue(const core::Vector3& cursor) {
  if (refuseToRun()) return;
  Run run = newRun(cursor);
  run.fromQueue = true;
  m_runs.add(std::move(run));
}

void Session::askAgain(RunTask task, const core::Vector3& cursor) {
  if (!canAskAgain()) {
    emit problem(tr("There is no complete result to ask about: run super-resolution to the end first."));
    return;
  }
  std::vector<RunId> before;
  for (const auto& other : m_runs.runs()) {
    if (other->judged != m_shown || other->task != task) continue;
    if (!other->isOver()) return;  // it is on its way
    before.push_back(other->id);
  }
  for (const RunId id : before) m_runs.remove(id);
  Run run = newRun(cursor);
  run.settings = shownRun()->settings;
  run.task = task;
  run.judged = m_shown;
  run.fromQueue = true;
  m_runs.add(std::move(run));
}

void Session::cancelRun(RunId id) {
  const Run* active = m_runs.active();
  if (id == 0 && active) id = active->id;
  m_runs.cancel(id);
}

void Session::endRunsOfOldInputs(const PairImages& images) {
  const Run* active = m_runs.active();
  // Another target is another piece of work; other inputs of the same target mean that the user thought again.
  if (active && !active->fromQueue && images.target && isOfTarget(*active, images.target->id) &&
      !areSameInputs(active->images, images))
    m_runs.remove(active->id);
}

void Session::removeRunsOf(const std::string& seriesId) {
  std::vector<RunId> ids;
  for (const auto& run : m_runs.runs())
    if (isOfTarget(*run, seriesId)) ids.push_back(run->id);
  for (const RunId id : ids) removeRun(id);
}

void Session::showLatestResult() {
  RunId latest = 0;
  for (const auto& run : m_runs.runs())
    if (run->result && areSameInputs(run->images, m_images)) latest = run->id;
  if (latest == 0 && m_shown == 0) return;
  setShownRun(latest);
  emit resultChanged();
}

void Session::showRun(RunId id) {
  const Run* run = m_runs.find(id);
  if (!run) return;
  if (run->judged != 0) return showRun(run->judged);
  if (run->segment) return loadLabels(kMaskPrefix + std::to_string(id));
  if (run->isInMemory() && run->result) {
    m_jobs.abandonSlot("show");
    if (!areSameInputs(run->images, m_images)) apply(PairImages(run->images));
    setShownRun(id);
    m_settings = run->settings;
    emit settingsChanged();
    emit resultChanged();
  } else if (!run->file.empty() && run->record) {
    showRunFromFile(*run);
  } else {
    emit problem(tr("This result is no longer in memory, and it was not exported: run it again."));
  }
}

std::optional<PairRequest> Session::pairOf(const Run& run) {
  PairRequest request{run.images.target, run.images.reference, run.images.tryFactor, loadedVolumes(),
                      run.images.pairing};
  for (const auto& series : {request.target, request.reference})
    if (!series || !m_studies.findSeries(series->id)) {
      emit problem(tr("Its images are no longer in the study list: open them again."));
      return {};
    }
  return request;
}

void Session::repeatRun(RunId id, const core::Vector3& cursor) {
  const Run* run = m_runs.find(id);
  if (!run) return;
  if (run->judged != 0) {
    const RunTask task = run->task;
    showRun(run->judged);
    return askAgain(task, cursor);
  }
  if (run->segment) {
    Run again = Run();
    again.images = run->images;
    again.settings = run->settings;
    again.task = RunTask::segment;
    again.segment = run->segment;
    again.fromQueue = true;
    m_runs.add(std::move(again));
    return;
  }
  const RunSettings settings = run->settings;
  const auto again = [this, settings, cursor] {
    m_settings = settings;
    emit settingsChanged();
    this->run(cursor);
  };
  if (areSameInputs(run->images, m_images)) return again();
  if (const auto request = pairOf(*run)) prepare(*request, tr("Reading the pair"), again);
}

void Session::removeRun(RunId id) {
  m_runs.remove(id);
  if (id != m_shown) return;
  m_shown = 0;
  showLatestResult();
  emit resultChanged();
}

void Session::showRunFromFile(const Run& run) {
  const auto request = pairOf(run);
  if (!request) return;
  const RunId id = run.id;
  const StoredResult stored{run.file, run.settings, *run.record};
  const auto read = [this, id, stored] {
    m_jobs.start<Result>(
        Lane::background, {tr("Reading the result"), "show"},
        [stored, images = m_images](const JobContext& context) { return readResult(stored, images, context); },
        [this, id](core::Outcome<Result> outcome) {
          if (!reportFailure(outcome) || !m_runs.find(id)) return;
          m_runs.bringBack(id, m_images, std::move(std::get<Result>(outcome)));
          setShownRun(id);
          emit resultStarted();
          emit resultChanged();
        });
  };
  const ShownPair wanted{request->target->id, request->reference->id, request->tryFactor, request->pairing};
  if (wanted == shownPair() && m_images.lr)
    read();
  else
    prepare(*request, tr("Reading the pair"), read);
}

void Session::findCommandLine(RunId id) {
  const Run* run = m_runs.find(id);
  if (!run || !run->record) {
    emit problem(tr("Only a complete run can be copied as a command line."));
    return;
  }
  const CommandRequest request{*run->images.target, *run->images.reference, run->images.tryFactor,
                               run->images.pairing, run->settings,          run->record->provenance};
  m_jobs.start<std::string>(
      Lane::background, {tr("Finding the command line"), "command"},
      [request](const JobContext& context) { return commandLine(request, context.cancel); },
      [this](core::Outcome<std::string> outcome) {
        if (reportFailure(outcome)) emit commandLineFound(QString::fromStdString(std::get<std::string>(outcome)));
      });
}

}  // namespace glmamba::app
