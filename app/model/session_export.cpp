// SPDX-License-Identifier: Apache-2.0
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/model/label_names.h"
#include "app/model/path_of.h"
#include "app/model/session.h"
#include "app/report/segment_description.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "inference/engine/provenance_json.h"
#include "inference/engine/trust_json.h"
#include "io/dicom_export.h"
#include "io/nifti_writer.h"
#include "io/parametric_map.h"
#include "io/segmentation.h"

namespace glmamba::app {

namespace {

namespace fs = std::filesystem;

// What an export needs, by value.
struct ExportRequest {
  core::VolumePtr sr;
  core::Series target;
  core::Series reference;
  core::Provenance provenance;
  double seconds;
  std::vector<std::string> warnings;
  fs::path path;
  bool asDicom;
  std::optional<DeidentifyChoice> deidentify;
};

fs::path writeNiftiResult(const ExportRequest& request, const JobContext& context) {
  if (context.progress) context.progress({"writing NIfTI", 0, 0, -1});
  io::writeNifti(
      *request.sr, request.path,
      engine::provenanceJson(request.provenance, request.target, request.reference, request.seconds, request.warnings));
  return request.path;
}

fs::path writeDicomResult(const ExportRequest& request, const JobContext& context) {
  std::optional<io::Deidentification> how;
  if (const auto& choice = request.deidentify) {
    how.emplace();
    if (!choice->key.empty()) how->key = io::DeidentificationKey::inFile(choice->key);
    how->keepsReferences = !choice->key.empty();
    how->dates = choice->dates;
    how->keepsPatientCharacteristics = choice->keepsPatientCharacteristics;
    how->programVersion = request.provenance.programVersion;
  }
  io::exportSrSeries(*request.sr, request.target, request.reference, request.provenance, request.path, context.cancel,
                     context.progress, how);
  return request.path;
}

std::string maskJson(const SegmentAnswer& answer, bool isEdited) {
  QJsonArray contrasts, regions, thresholds, smallestComponents, warnings;
  for (const std::string& one : answer.contrasts) contrasts.append(QString::fromStdString(one));
  for (const std::string& one : answer.card.configuration.regions) regions.append(QString::fromStdString(one));
  for (const double one : answer.card.thresholds) thresholds.append(one);
  for (const double one : answer.card.smallestComponents) smallestComponents.append(one);
  for (const std::string& one : answer.warnings) warnings.append(QString::fromStdString(one));
  const QJsonObject json{{"program", "glmamba-viewer " GLMAMBA_VERSION},
                         {"model", QString::fromStdString(answer.card.nameAndVersion())},
                         {"weights_sha256", QString::fromStdString(answer.card.weightsSha256)},
                         {"device", QString::fromStdString(answer.device)},
                         {"image", QString::fromStdString(answer.imageName)},
                         {"contrasts", contrasts},
                         {"regions", regions},
                         {"thresholds", thresholds},
                         {"smallest_components_ml", smallestComponents},
                         {"edited", isEdited},
                         {"warnings", warnings}};
  return QJsonDocument(json).toJson().toStdString();
}

}  // namespace

void Session::exportNifti(const QString& file) { startExport(file, false, {}); }

void Session::exportDicom(const QString& folder, const std::optional<DeidentifyChoice>& deidentify) {
  startExport(folder, true, deidentify);
  if (deidentify && canExport())
    emit notice(
        tr("The pixels are not changed by this: a face can be recognised in a rendering of a head, and burned-in text "
           "stays."));
}

void Session::startExport(const QString& path, bool asDicom, const std::optional<DeidentifyChoice>& deidentify) {
  if (!canExport()) {
    emit problem(tr("There is no complete result to export: run super-resolution to the end first."));
    return;
  }
  const Result& made = *result();
  const ExportRequest request{made.sr,         *m_images.target, *m_images.reference,
                              made.provenance, made.seconds,     made.warnings,
                              pathOf(path),    asDicom,          deidentify};
  m_jobs.start<fs::path>(
      Lane::background, {asDicom ? tr("Writing the DICOM series") : tr("Writing NIfTI"), {}},
      [request](const JobContext& context) {
        return request.asDicom ? writeDicomResult(request, context) : writeNiftiResult(request, context);
      },
      [this, id = m_shown, isWhole = !deidentify](core::Outcome<fs::path> outcome) {
        if (!reportFailure(outcome)) return;
        const fs::path& written = std::get<fs::path>(outcome);
        if (isWhole) m_runs.setFile(id, written);
        emit exported(QString::fromStdString(written.u8string()));
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
  const LabelImage labels = *m_labels;
  const Mask own = ownMask(labels.series.id) ? *ownMask(labels.series.id) : Mask{labels};
  const auto write = [&](const QString& title, std::function<fs::path(const JobContext&)> work) {
    m_jobs.start<fs::path>(Lane::background, {title, {}}, std::move(work),
                           [this, labels](core::Outcome<fs::path> outcome) {
                             if (!reportFailure(outcome)) return;
                             // What was drawn meanwhile is not in the file.
                             const Mask* now = ownMask(labels.series.id);
                             if (now && now->image.volume == labels.volume) markSaved(labels.series.id);
                             emit exported(QString::fromStdString(std::get<fs::path>(outcome).u8string()));
                           });
  };
  if (!asDicom) {
    write(tr("Writing the mask"), [=](const JobContext&) {
      io::writeNifti(*labels.volume, pathOf(path), own.made ? maskJson(*own.made, own.isEditable) : std::string(),
                     io::NiftiContent::labels);
      return pathOf(path);
    });
    return;
  }
  const auto& source = own.drawnOn == Image::reference ? m_images.reference : m_images.target;
  if (!source || source->format != core::FileFormat::dicom) {
    emit problem(tr("A DICOM segmentation lies on DICOM images, and these are none: export the mask as NIfTI."));
    return;
  }
  write(tr("Writing the segmentation"), [=, series = *source,
                                         entries = labelEntries(labels.series.id)](const JobContext& context) {
    io::SegmentationDescription description;
    if (own.made) description = report::segmentDescription(own.made->card, *labels.volume, GLMAMBA_VERSION);
    if (own.isEditable || !own.made) description.segments = labels.segments;
    if (description.segments.empty() && !entries.empty()) description.segments = plainSegments(*labels.volume);
    description.segments = renamed(std::move(description.segments), entries);
    description.method = !own.made        ? io::SegmentMethod::manual
                         : own.isEditable ? io::SegmentMethod::semiautomatic
                                          : io::SegmentMethod::automatic;
    description.programVersion = GLMAMBA_VERSION;
    io::exportSegmentation(labels.volume, description, series, {}, pathOf(path), context.cancel, context.progress);
    return pathOf(path);
  });
}

}  // namespace glmamba::app
