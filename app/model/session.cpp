#include "app/model/session.h"

#include <cmath>
#include <limits>

#include "core/series_pair.h"

namespace glmamba::app {

namespace {

std::filesystem::path pathOf(const QString& path) { return std::filesystem::u8path(path.toStdString()); }

}  // namespace

float Result::srAt(const core::Vector3& point) const {
  if (sr) return core::sampleLinear(*sr, point);
  const core::Vector3 index = start.grid.indexFromLps(point);
  std::size_t offset = 0;
  for (int axis = 2; axis >= 0; --axis) {
    const double nearest = std::round(index[static_cast<std::size_t>(axis)]);
    const int size = start.grid.size()[static_cast<std::size_t>(axis)];
    if (!(nearest >= 0 && nearest < size)) return std::numeric_limits<float>::quiet_NaN();
    offset = offset * static_cast<std::size_t>(size) + static_cast<std::size_t>(nearest);
  }
  return voxels[offset];
}

Session::Session(QObject* parent) : QObject(parent), m_model(makeModelSlot()) {
  connect(&m_jobs, &JobRunner::started, this, &Session::busyChanged);
  connect(&m_jobs, &JobRunner::ended, this, &Session::busyChanged);
  connect(&m_jobs, &JobRunner::progressed, this, [this](JobId id, const core::Progress& progress) {
    if (id != m_runJob || m_phase == RunPhase::idle) return;
    m_runProgress = progress;
    emit runChanged();
  });
}

Session::~Session() { disconnect(&m_jobs, nullptr, this, nullptr); }

LoadedVolumes Session::loadedVolumes() const {
  LoadedVolumes loaded = m_unsaved;
  if (m_images.target) loaded[m_images.target->id] = m_images.targetVolume;
  if (m_images.reference) loaded[m_images.reference->id] = m_images.referenceAsRead;
  if (m_labels) loaded[m_labels->series.id] = m_labels->volume;
  return loaded;
}

PairRequest Session::currentPair() const {
  return {m_images.target, m_images.reference, m_images.tryFactor, loadedVolumes()};
}

void Session::tell(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) emit notice(QString::fromStdString(warning));
}

void Session::openFiles(const QStringList& paths, int tryFactor) {
  OpenRequest request;
  for (const QString& path : paths) request.paths.push_back(pathOf(path));
  request.studies = m_studies;
  request.target = m_images.target;
  request.tryFactor = tryFactor;
  m_jobs.start<OpenAnswer>(
      Lane::background, {tr("Opening %n path(s)", nullptr, paths.size()), "show"},
      [request](const JobContext& context) { return openPaths(request, context); },
      [this](core::Outcome<OpenAnswer> outcome) {
        if (reportFailure(outcome)) apply(std::move(std::get<OpenAnswer>(outcome)));
      });
}

void Session::openDemoStudy(const imaging::PhantomOptions& phantom, int tryFactor) {
  m_jobs.start<OpenAnswer>(
      Lane::background, {tr("Making the demo study"), "show"},
      [request = DemoRequest{phantom, tryFactor}](const JobContext& context) { return openDemo(request, context); },
      [this](core::Outcome<OpenAnswer> outcome) {
        if (reportFailure(outcome)) apply(std::move(std::get<OpenAnswer>(outcome)));
      });
}

void Session::apply(OpenAnswer answer) {
  m_studies.add(answer.found);
  for (auto& [id, volume] : answer.unsaved) m_unsaved[id] = volume;
  emit studiesChanged();
  if (answer.pair) {
    m_labels.reset();
    apply(*answer.pair);
  }
  if (answer.labels) m_labels = answer.labels;
  if (answer.pair || answer.labels) emit labelsChanged();
  tell(answer.warnings);
  if (answer.pair && answer.pair->target) tell(answer.pair->target->warnings);
  if (answer.pair && answer.pair->reference) tell(answer.pair->reference->warnings);
}

void Session::apply(const PairImages& images) {
  endRun();
  dropResult();
  const auto studyId = [this](const std::optional<core::Series>& series) {
    const core::Study* study = series ? m_studies.studyOf(series->id) : nullptr;
    return study ? study->id : std::string();
  };
  if (m_labels && studyId(m_images.target) != studyId(images.target)) clearLabels();
  m_images = images;
  if (images.tryFactor > 1 && m_settings.scaleFactor != images.tryFactor) {
    m_settings.scaleFactor = images.tryFactor;
    m_settings.model.clear();
    emit settingsChanged();
  }
  emit imagesChanged();
  tell(images.warnings);
}

void Session::show(const PairRequest& request, const QString& title) {
  m_jobs.start<PairImages>(
      Lane::background, {title, "show"}, [request](const JobContext& context) { return preparePair(request, context); },
      [this](core::Outcome<PairImages> outcome) {
        if (reportFailure(outcome))
          apply(std::get<PairImages>(outcome));
        else
          emit settingsChanged();  // controls go back to what is on show
      });
}

void Session::useAsTarget(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  if (!series) return;
  PairRequest request = currentPair();
  if (request.reference && request.reference->id == seriesId) request.reference = request.target;
  request.target = *series;
  if (request.reference && request.reference->id == seriesId) request.reference.reset();
  // A reference that can't go with the new target is left behind, not an obstacle.
  if (request.reference &&
      std::holds_alternative<core::PairingFinding>(core::SeriesPair::make(*request.target, *request.reference)))
    request.reference.reset();
  show(request, tr("Reading the target"));
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
  show(request, tr("Reading the reference"));
}

void Session::swapPair() {
  PairRequest request = currentPair();
  if (!request.target || !request.reference) {
    emit problem(tr("There is no pair to swap: choose a target and a reference in the study list."));
    return;
  }
  std::swap(request.target, request.reference);
  show(request, tr("Swapping target and reference"));
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
  show(request, factor > 1 ? tr("Degrading the target ×%1").arg(factor) : tr("Back to the target as measured"));
}

void Session::setSettings(const RunSettings& settings) {
  m_settings = settings;
  emit settingsChanged();
  // A degraded target is only restored by its own factor.
  if (m_images.tryFactor > 1 && settings.scaleFactor != m_images.tryFactor) setTryFactor(settings.scaleFactor);
}

void Session::loadLabels(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  if (!series) return;
  m_jobs.start<LabelImage>(
      Lane::background, {tr("Reading the label map"), "labels"},
      [series = *series, target = m_images.target, loaded = loadedVolumes()](const JobContext& context) {
        return prepareLabels(series, target, loaded, context);
      },
      [this](core::Outcome<LabelImage> outcome) {
        if (!reportFailure(outcome)) return;
        m_labels = std::get<LabelImage>(outcome);
        emit labelsChanged();
      });
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
  m_jobs.abandonAll();
  endRun();
}

void Session::clearLabels() {
  m_labels.reset();
  emit labelsChanged();
}

void Session::removeSeries(const std::string& seriesId) {
  m_studies.removeSeries(seriesId);
  m_unsaved.erase(seriesId);
  const bool wasTarget = m_images.target && m_images.target->id == seriesId;
  const bool wasReference = m_images.reference && m_images.reference->id == seriesId;
  if (m_labels && m_labels->series.id == seriesId) clearLabels();
  if (wasTarget || wasReference) {
    PairImages left;
    if (!wasTarget) {
      left = m_images;
      left.reference.reset();
      left.referenceAsRead = left.referenceVolume = left.guide = nullptr;
      left.registration.reset();
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
