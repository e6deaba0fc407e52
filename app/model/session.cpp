// SPDX-License-Identifier: Apache-2.0
#include "app/model/session.h"

#include <algorithm>

#include "app/model/path_of.h"
#include "core/series_pair.h"

namespace glmamba::app {

Session::Session(QObject* parent) : QObject(parent), m_runs(m_jobs) {
  connect(&m_jobs, &JobRunner::started, this, &Session::busyChanged);
  connect(&m_jobs, &JobRunner::ended, this, &Session::busyChanged);
  connect(&m_jobs, &JobRunner::ended, this, [this](JobId id) {
    if (id == m_opening) emit studiesFound({});
  });
  connectRuns();
}

Session::~Session() {
  disconnect(&m_jobs, nullptr, this, nullptr);
  disconnect(&m_runs, nullptr, this, nullptr);
}

LoadedVolumes Session::loadedVolumes() const {
  LoadedVolumes loaded = m_unsaved;
  for (const auto& run : m_runs.runs()) {
    if (run->images.targetVolume) loaded[run->images.target->id] = run->images.targetVolume;
    if (run->images.referenceAsRead) loaded[run->images.reference->id] = run->images.referenceAsRead;
  }
  // The demo's series have the same names in every study of it: what is in memory now counts.
  for (const auto& [id, volume] : m_unsaved) loaded[id] = volume;
  if (m_images.target) loaded[m_images.target->id] = m_images.targetVolume;
  if (m_images.reference) loaded[m_images.reference->id] = m_images.referenceAsRead;
  for (const auto& labels : {m_labels, m_comparison})
    if (labels) loaded[labels->series.id] = labels->volume;
  return loaded;
}

core::VolumePtr Session::volumeInMemory(const std::string& seriesId) const {
  const LoadedVolumes loaded = loadedVolumes();
  const auto found = loaded.find(seriesId);
  return found == loaded.end() ? nullptr : found->second;
}

PairRequest Session::currentPair() const {
  return {m_images.target, m_images.reference, m_images.tryFactor, loadedVolumes(), m_images.pairing};
}

void Session::tell(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) emit notice(QString::fromStdString(warning));
}

void Session::openFiles(const QStringList& paths, int tryFactor) { openPair({}, {}, paths, tryFactor, {}); }

void Session::openPair(const QString& target, const QString& reference, const QStringList& others, int tryFactor,
                       const core::PairingChoice& pairing) {
  OpenRequest request;
  QStringList paths = others;
  for (const QString& path : {target, reference})
    if (!path.isEmpty()) paths << path;
  for (const QString& path : paths) request.paths.push_back(pathOf(path));
  request.studies = m_studies;
  request.target = m_images.target;
  request.tryFactor = tryFactor;
  request.targetPath = pathOf(target);
  request.referencePath = pathOf(reference);
  request.pairing = pairing;
  const auto tellFound = [this](const std::vector<core::Study>& studies) { emit studiesFound(studies); };
  m_opening = m_jobs.start<OpenAnswer>(
      Lane::background, {tr("Opening %n path(s)", nullptr, paths.size()), "show"},
      [request, tellFound](const JobContext& context) {
        return openPaths(request, context, [&](const std::vector<core::Study>& studies) {
          context.post([tellFound, studies] { tellFound(studies); });
        });
      },
      [this](core::Outcome<OpenAnswer> outcome) {
        if (reportFailure(outcome)) apply(std::move(std::get<OpenAnswer>(outcome)));
      });
}

void Session::openDemoStudy(const imaging::PhantomOptions& phantom, int tryFactor) {
  m_jobs.start<OpenAnswer>(
      Lane::background, {tr("Making the demo study"), "show"},
      [request = DemoRequest{phantom, tryFactor}](const JobContext& context) { return openDemo(request, context); },
      [this, phantom](core::Outcome<OpenAnswer> outcome) {
        if (!reportFailure(outcome)) return;
        m_demo = phantom;
        apply(std::move(std::get<OpenAnswer>(outcome)));
      });
}

void Session::apply(OpenAnswer answer) {
  m_studies.add(answer.found);
  for (auto& [id, volume] : answer.unsaved) m_unsaved[id] = volume;
  emit studiesChanged();
  if (answer.pair) {
    m_labels.reset();
    m_comparison.reset();
    m_outlines.clear();
    showOverlay({});  // the demo's series have the same names, whatever their voxels
    apply(*answer.pair);
  }
  if (answer.labels) m_labels = answer.labels;
  if (answer.pair || answer.labels) emit labelsChanged();
  tell(answer.warnings);
  if (answer.pair && answer.pair->target) tell(answer.pair->target->warnings);
  if (answer.pair && answer.pair->reference) tell(answer.pair->reference->warnings);
  if (answer.refused)
    if (const auto finding = refusalOf(*answer.refused)) refuse(*answer.refused, *finding);
}

void Session::apply(const PairImages& images) {
  endRunsOfOldInputs(images);
  m_refused.reset();
  const auto studyId = [this](const std::optional<core::Series>& series) {
    const core::Study* study = series ? m_studies.studyOf(series->id) : nullptr;
    return study ? study->id : std::string();
  };
  if (studyId(m_images.target) != studyId(images.target)) {
    if (m_labels) clearLabels();
    showOverlay({});
  }
  const bool isOtherTarget = !m_images.target || !images.target || m_images.target->id != images.target->id;
  if (isOtherTarget && m_settings.slices) {
    m_settings.slices.reset();
    emit settingsChanged();
  }
  m_images = images;
  m_annotations.setStudy(studyId(images.target));
  setShownRun(0);
  if (images.tryFactor > 1 && m_settings.scaleFactor != images.tryFactor) {
    m_settings.scaleFactor = images.tryFactor;
    m_settings.model.clear();
    emit settingsChanged();
  }
  emit imagesChanged();
  showLatestResult();
  tell(images.warnings);
}

void Session::prepare(const PairRequest& request, const QString& title, const std::function<void()>& then) {
  if (const auto finding = refusalOf(request)) return refuse(request, *finding);
  m_jobs.start<PairImages>(
      Lane::background, {title, "show"}, [request](const JobContext& context) { return preparePair(request, context); },
      [this, then](core::Outcome<PairImages> outcome) {
        if (!reportFailure(outcome)) {
          emit settingsChanged();  // controls go back to what is on show
          return;
        }
        apply(std::get<PairImages>(outcome));
        if (then) then();
      });
}

void Session::refuse(const PairRequest& request, const core::PairingFinding& finding) {
  m_refused = request;
  m_refused->loaded.clear();
  emit pairRefused(QString::fromStdString(finding.message));
  emit settingsChanged();
}

void Session::acceptRefusedPair() {
  if (!m_refused) return;
  PairRequest request = *m_refused;
  request.pairing.acceptRefused = true;
  request.loaded = loadedVolumes();
  prepare(request, tr("Reading the pair"));
}

void Session::setRegistration(core::RegistrationChoice choice) {
  PairRequest request = currentPair();
  if (!request.target || !request.reference || request.pairing.registration == choice) {
    m_images.pairing.registration = choice;
    emit settingsChanged();
    return;
  }
  request.pairing.registration = choice;
  prepare(request, choice == core::RegistrationChoice::no ? tr("Taking the reference as it is")
                                                          : tr("Placing the reference on the target"));
}

void Session::useAsTarget(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  if (!series) return;
  PairRequest request = currentPair();
  if (request.reference && request.reference->id == seriesId) request.reference = request.target;
  request.target = *series;
  request.pairing.acceptRefused = false;
  if (request.reference && request.reference->id == seriesId) request.reference.reset();
  // A reference that can't go with the new target is left behind, not an obstacle.
  if (request.reference && std::holds_alternative<core::PairingFinding>(
                               core::SeriesPair::make(*request.target, *request.reference, request.pairing)))
    request.reference.reset();
  prepare(request, tr("Reading the target"));
}

void Session::useAsReference(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  if (!series) return;
  PairRequest request = currentPair();
  if (!request.target) {
    emit problem(tr("Choose a target first: the reference guides it."));
    return;
  }
  if (request.target->id == seriesId && request.reference) {
    swapPair();
    return;
  }
  request.reference = *series;
  request.pairing.acceptRefused = false;
  prepare(request, tr("Reading the reference"));
}

void Session::swapPair() {
  PairRequest request = currentPair();
  if (!request.target || !request.reference) {
    emit problem(tr("There is no pair to swap: choose a target and a reference in the study list."));
    return;
  }
  std::swap(request.target, request.reference);
  prepare(request, tr("Swapping target and reference"));
}

void Session::setTryFactor(int factor) {
  if (factor == m_images.tryFactor && !m_jobs.isSlotBusy("show")) return;
  PairRequest request = currentPair();
  if (!request.target) {
    emit problem(tr("Open a study first: try mode degrades its target."));
    emit settingsChanged();
    return;
  }
  request.tryFactor = factor;
  prepare(request, factor > 1 ? tr("Degrading the target ×%1").arg(factor) : tr("Back to the target as measured"));
}

void Session::setSettings(const RunSettings& settings) {
  m_settings = settings;
  emit settingsChanged();
  // A degraded target is only restored by its own factor.
  if (m_images.tryFactor > 1 && settings.scaleFactor != m_images.tryFactor) setTryFactor(settings.scaleFactor);
}

void Session::loadLabels(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  if (!series || showOwnMask(seriesId, m_labels)) return;
  m_jobs.start<LabelImage>(
      Lane::background, {tr("Reading the label map"), "labels"},
      [series = *series, target = m_images.target, loaded = loadedVolumes()](const JobContext& context) {
        return prepareLabels(series, target, loaded, context);
      },
      [this](core::Outcome<LabelImage> outcome) {
        if (!reportFailure(outcome)) return;
        m_labels = std::get<LabelImage>(outcome);
        listAsLabels(m_labels->series.id);
        emit labelsChanged();
      });
}

void Session::listAsLabels(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  const auto isThis = [&](const std::optional<core::Series>& image) { return image && image->id == seriesId; };
  if (!series || series->kind == core::SeriesKind::labelMap || isThis(m_images.target) || isThis(m_images.reference))
    return;
  core::Study study = *m_studies.studyOf(seriesId);
  study.series = {*series};
  study.series.front().kind = core::SeriesKind::labelMap;
  m_studies.add({study});
  emit studiesChanged();
}

void Session::openLabelFile(const QString& path) {
  OpenRequest request;
  request.paths = {pathOf(path)};
  request.studies = m_studies;
  request.target = m_images.target;
  m_jobs.start<OpenAnswer>(
      Lane::background, {tr("Opening a label map"), "labels"},
      [request](const JobContext& context) { return openLabels(request, context); },
      [this](core::Outcome<OpenAnswer> outcome) {
        if (reportFailure(outcome)) apply(std::move(std::get<OpenAnswer>(outcome)));
      });
}

void Session::stop() {
  m_runs.stop();
  m_jobs.abandonAll();
}

void Session::clearLabels() {
  m_labels.reset();
  m_comparison.reset();
  m_outlines.clear();
  emit labelsChanged();
}

void Session::removeSeries(const std::string& seriesId) {
  m_studies.removeSeries(seriesId);
  m_unsaved.erase(seriesId);
  m_masks.erase(seriesId);
  m_labelEntries.erase(seriesId);
  const auto isOfDemo = [](const auto& one) { return !isOwnMask(one.first); };
  if (std::none_of(m_unsaved.begin(), m_unsaved.end(), isOfDemo)) m_demo.reset();
  const bool wasTarget = m_images.target && m_images.target->id == seriesId;
  const bool wasReference = m_images.reference && m_images.reference->id == seriesId;
  if (m_labels && m_labels->series.id == seriesId) clearLabels();
  if (m_comparison && m_comparison->series.id == seriesId) compareLabels({});
  m_outlines.erase(std::remove_if(m_outlines.begin(), m_outlines.end(),
                                  [&](const LabelImage& image) { return image.series.id == seriesId; }),
                   m_outlines.end());
  if (m_overlay && m_overlay->series.id == seriesId) showOverlay({});
  removeRunsOf(seriesId);
  if (wasTarget || wasReference) {
    PairImages left;
    if (!wasTarget) {
      left = m_images;
      left.reference.reset();
      left.referenceAsRead = left.referenceVolume = left.guide = nullptr;
      left.registration.reset();
      left.findings.clear();
      left.warnings.clear();
    }
    m_jobs.abandonSlot("show");
    apply(left);
  }
  emit studiesChanged();
}

void Session::removeStudy(const std::string& studyId) {
  std::vector<std::string> ids;
  for (const core::Study& study : m_studies.studies())
    if (study.id == studyId)
      for (const core::Series& series : study.series) ids.push_back(series.id);
  for (const std::string& id : ids) removeSeries(id);
}

}  // namespace glmamba::app
