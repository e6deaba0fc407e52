// SPDX-License-Identifier: Apache-2.0
// Masks that the program finds.
#include <algorithm>
#include <utility>

#include "app/model/session.h"
#include "core/series_pair.h"
#include "inference/imaging/tumour_regions.h"
#include "io/segmentation.h"

namespace glmamba::app {

namespace {

/// What the labels of a model are: a region has those of the regions within it too.
std::vector<io::Segment> segmentsOf(const engine::SegmentationCard& card) {
  std::vector<io::Segment> segments;
  for (const std::string& name : card.configuration.regions) {
    const imaging::TumourRegion& region = *imaging::tumourRegion(name);
    io::Segment segment{io::segmentKind(name, region.depth), {}};
    segment.kind.label = region.words;
    for (const std::string& inner : card.configuration.regions)
      if (const int depth = imaging::tumourRegion(inner)->depth; depth >= region.depth) segment.labels.push_back(depth);
    segments.push_back(std::move(segment));
  }
  return segments;
}

/// Images of the same study, by contrast, that lie where the target does without anything to be warned of.
std::map<std::string, core::Series> furtherContrasts(const StudyList& studies, const core::Series& target) {
  std::map<std::string, core::Series> further;
  for (const core::Series& series : studies.studyOf(target.id)->series) {
    const std::string contrast = core::contrastName(series.contrast);
    if (contrast.empty() || series.contrast == target.contrast || series.files.empty()) continue;
    const auto findings = core::checkPair(target, series, core::RegistrationChoice::no);
    const bool isInPlace = std::all_of(findings.begin(), findings.end(), [](const core::PairingFinding& finding) {
      return finding.severity == core::Severity::note;
    });
    if (isInPlace) further.emplace(contrast, series);
  }
  return further;
}

}  // namespace

core::VolumePtr Session::volumeToSegment(Image image) const {
  switch (image) {
    case Image::lr:
      return m_images.lr;
    case Image::reference:
      return m_images.referenceVolume;
    case Image::sr:
      return result() ? result()->sr : nullptr;
    case Image::interpolated:
      return result() ? result()->interpolated : nullptr;
    case Image::truth:
      return m_images.truth;
    case Image::error:
    case Image::unregistered:
      break;
  }
  return nullptr;
}

void Session::segment(Image image, const QString& imageName, const std::string& model) {
  const core::VolumePtr volume = volumeToSegment(image);
  if (!volume) {
    emit problem(tr("%1 is not there yet: open a study, or run super-resolution to the end first.").arg(imageName));
    return;
  }
  const auto& series = image == Image::reference ? m_images.reference : m_images.target;
  SegmentRequest request;
  request.image = image;
  request.imageName = imageName.toStdString();
  request.contrast = core::contrastName(series->contrast);
  request.volume = volume;
  // The reference lies in the target's space, for models that take its contrast as well.
  if (image != Image::reference && m_images.reference && m_images.reference->contrast != series->contrast)
    if (const std::string other = core::contrastName(m_images.reference->contrast); !other.empty())
      request.more[other] = m_images.referenceVolume;
  if (image != Image::reference) request.further = furtherContrasts(m_studies, *series);
  request.model = model;
  request.device = m_settings.device;
  Run run;
  run.images = m_images;
  run.settings = m_settings;
  run.task = RunTask::segment;
  run.segment = std::make_shared<const SegmentRequest>(std::move(request));
  run.fromQueue = true;
  m_runs.add(std::move(run));
}

void Session::takeMask(const Run& run, const std::shared_ptr<SegmentAnswer>& answer) {
  const auto& labels = answer->labels->voxels();
  const QString image = QString::fromStdString(answer->imageName);
  for (const std::string& warning : answer->warnings) emit notice(QString::fromStdString(warning));
  if (std::none_of(labels.begin(), labels.end(), [](float label) { return label > 0; })) {
    emit notice(
        tr("No tumour was found in %1 by %2.").arg(image, QString::fromStdString(answer->card.nameAndVersion())));
    return;
  }
  if (!m_studies.studyOf(run.images.target->id)) return;  // its study was closed meanwhile
  const std::string description =
      tr("Tumour in %1 (AI, %2)").arg(image, QString::fromStdString(answer->card.name)).toStdString();
  core::Series series{kMaskPrefix + std::to_string(run.id),
                      run.images.target->patientId,
                      description,
                      0,
                      core::FileFormat::nifti,
                      core::SeriesKind::labelMap,
                      core::Contrast::unknown,
                      answer->labels->geometry(),
                      {},
                      {}};
  series.studyUid = run.images.target->studyUid;
  addMask({{series, answer->labels, segmentsOf(answer->card)}, answer, answer->image}, run.images.target->id);
  const bool isShown = m_images.target && m_images.target->id == run.images.target->id;
  if (!isShown) return;
  // What was there before is what it is compared with.
  if (m_labels) m_comparison = m_labels;
  showOwnMask(series.id, m_labels);
}

void Session::addMask(Mask mask, const std::string& seriesOfStudy) {
  core::Study study = *m_studies.studyOf(seriesOfStudy);
  study.series = {mask.image.series};
  m_studies.add({study});
  m_unsaved[mask.image.series.id] = mask.image.volume;
  const std::string id = mask.image.series.id;
  m_masks.insert_or_assign(id, std::move(mask));
  emit studiesChanged();
}

const Mask* Session::ownMask(const std::string& seriesId) const {
  const auto found = m_masks.find(seriesId);
  return found == m_masks.end() ? nullptr : &found->second;
}

const Mask* Session::maskFoundIn(Image image) const {
  const core::Study* study = m_images.target ? m_studies.studyOf(m_images.target->id) : nullptr;
  if (!study) return nullptr;
  const Mask* last = nullptr;
  for (const core::Series& series : study->series)
    if (const Mask* mask = ownMask(series.id); mask && mask->made && mask->drawnOn == image) last = mask;
  return last;
}

bool Session::showOwnMask(const std::string& seriesId, std::optional<LabelImage>& place) {
  const Mask* mask = ownMask(seriesId);
  if (!mask) return false;
  m_jobs.abandonSlot(&place == &m_labels ? "labels" : "comparison");
  place = mask->image;
  emit labelsChanged();
  return true;
}

void Session::markSaved(const std::string& seriesId) {
  const auto found = m_masks.find(seriesId);
  if (found == m_masks.end() || std::exchange(found->second.isSaved, true)) return;
  emit labelsChanged();
}

void Session::compareLabels(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  if (!series) {
    m_comparison.reset();
    emit labelsChanged();
    return;
  }
  if (showOwnMask(seriesId, m_comparison)) return;
  m_jobs.start<LabelImage>(
      Lane::background, {tr("Reading the label map"), "comparison"},
      [series = *series, target = m_images.target, loaded = loadedVolumes()](const JobContext& context) {
        return prepareLabels(series, target, loaded, context);
      },
      [this](core::Outcome<LabelImage> outcome) {
        if (!reportFailure(outcome)) return;
        m_comparison = std::get<LabelImage>(outcome);
        emit labelsChanged();
      });
}

}  // namespace glmamba::app
