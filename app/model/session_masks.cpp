// Masks that the program finds, and what is made of masks and maps.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "app/model/path_of.h"
#include "app/model/session.h"
#include "app/report/segment_description.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "inference/engine/provenance_json.h"
#include "inference/engine/trust_json.h"
#include "io/nifti_writer.h"
#include "io/parametric_map.h"
#include "io/segmentation.h"

namespace glmamba::app {

namespace {

namespace fs = std::filesystem;

std::string maskJson(const SegmentAnswer& answer) {
  QJsonArray contrasts, regions, warnings;
  for (const std::string& one : answer.contrasts) contrasts.append(QString::fromStdString(one));
  for (const std::string& one : answer.card.configuration.regions) regions.append(QString::fromStdString(one));
  for (const std::string& one : answer.warnings) warnings.append(QString::fromStdString(one));
  const QJsonObject json{{"program", "glmamba-viewer " GLMAMBA_VERSION},
                         {"model", QString::fromStdString(answer.card.nameAndVersion())},
                         {"weights_sha256", QString::fromStdString(answer.card.weightsSha256)},
                         {"device", QString::fromStdString(answer.device)},
                         {"image", QString::fromStdString(answer.imageName)},
                         {"contrasts", contrasts},
                         {"regions", regions},
                         {"threshold", answer.card.threshold},
                         {"smallest_component_ml", answer.card.smallestComponent},
                         {"warnings", warnings}};
  return QJsonDocument(json).toJson().toStdString();
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

void Session::segment(Image image, const QString& imageName) {
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
  const core::Study* known = m_studies.studyOf(run.images.target->id);
  if (!known) return;  // its study was closed meanwhile
  core::Study study = *known;
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
  study.series = {series};
  m_studies.add({study});
  m_unsaved[series.id] = answer->labels;
  m_masks[series.id] = answer;
  emit studiesChanged();
  const bool isShown = m_images.target && m_images.target->id == run.images.target->id;
  if (!isShown) return;
  // What was there before is what it is compared with.
  if (m_labels) m_comparison = m_labels;
  m_labels = LabelImage{series, answer->labels};
  emit labelsChanged();
}

const SegmentAnswer* Session::maskMadeBy(const std::string& seriesId) const {
  const auto found = m_masks.find(seriesId);
  return found == m_masks.end() ? nullptr : found->second.get();
}

void Session::compareLabels(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  if (!series) {
    m_comparison.reset();
    emit labelsChanged();
    return;
  }
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

void Session::startWriting(const QString& title, std::function<fs::path(const JobContext&)> write) {
  m_jobs.start<fs::path>(Lane::background, {title, {}}, std::move(write), [this](core::Outcome<fs::path> outcome) {
    if (reportFailure(outcome)) emit exported(QString::fromStdString(std::get<fs::path>(outcome).u8string()));
  });
}

void Session::exportMaps(const QString& folder, bool asDicom) {
  if (!canExport() || result()->trust.maps.empty()) {
    emit problem(tr("There are no trust maps to export: run super-resolution to the end first."));
    return;
  }
  if (asDicom && m_images.target->format != core::FileFormat::dicom) {
    emit problem(tr("Parametric maps lie on DICOM images, and the target is none: export the maps as NIfTI."));
    return;
  }
  const Result& made = *result();
  const core::Series target = *m_images.target, reference = *m_images.reference;
  const auto maps = made.trust.maps;
  if (asDicom) {
    startWriting(tr("Writing parametric maps"), [=, model = made.provenance.model()](const JobContext& context) {
      std::vector<io::ParametricMap> all;
      for (const core::TrustMap& map : maps) all.push_back({map.volume, map.quantity});
      io::exportParametricMaps(all, target, {reference}, {GLMAMBA_VERSION, model}, pathOf(folder), context.cancel,
                               context.progress);
      return pathOf(folder);
    });
    return;
  }
  const std::string provenance =
      engine::provenanceJson(made.provenance, target, reference, made.seconds, made.warnings);
  startWriting(tr("Writing trust maps"), [=](const JobContext& context) {
    core::writeFolderAtomically(pathOf(folder), [&](const fs::path& inside) {
      for (const core::TrustMap& map : maps) {
        context.cancel.throwIfCancelled();
        io::writeNifti(*map.volume, inside / (map.name + ".nii.gz"), engine::trustMapJson(map, provenance));
      }
    });
    return pathOf(folder);
  });
}

void Session::exportMask(const QString& path, bool asDicom) {
  if (!m_labels) {
    emit problem(tr("There is no mask on show to export."));
    return;
  }
  const core::VolumePtr labels = m_labels->volume;
  const auto found = m_masks.find(m_labels->series.id);
  const std::shared_ptr<SegmentAnswer> made = found == m_masks.end() ? nullptr : found->second;
  if (!asDicom) {
    startWriting(tr("Writing the mask"), [=](const JobContext&) {
      io::writeNifti(*labels, pathOf(path), made ? maskJson(*made) : std::string(), io::VoxelType::int16);
      return pathOf(path);
    });
    return;
  }
  const auto& source = made && made->image == Image::reference ? m_images.reference : m_images.target;
  if (!source || source->format != core::FileFormat::dicom) {
    emit problem(tr("A DICOM segmentation lies on DICOM images, and these are none: export the mask as NIfTI."));
    return;
  }
  startWriting(tr("Writing the segmentation"), [=, series = *source](const JobContext& context) {
    io::SegmentationDescription description;
    if (made) {
      description = report::segmentDescription(made->card, *labels, GLMAMBA_VERSION);
    } else {
      description.method = io::SegmentMethod::manual;
      description.programVersion = GLMAMBA_VERSION;
    }
    io::exportSegmentation(labels, description, series, {}, pathOf(path), context.cancel, context.progress);
    return pathOf(path);
  });
}

}  // namespace glmamba::app
