// SPDX-License-Identifier: Apache-2.0
#include "app/model/path_of.h"
#include "app/model/session.h"
#include "inference/engine/provenance_json.h"
#include "io/dicom_export.h"
#include "io/nifti_writer.h"

namespace glmamba::app {

namespace {

// What an export needs, by value.
struct ExportRequest {
  core::VolumePtr sr;
  core::Series target;
  core::Series reference;
  core::Provenance provenance;
  double seconds;
  std::vector<std::string> warnings;
  std::filesystem::path path;
  bool asDicom;
  std::optional<DeidentifyChoice> deidentify;
};

std::filesystem::path writeNiftiResult(const ExportRequest& request, const JobContext& context) {
  if (context.progress) context.progress({"writing NIfTI", 0, 0, -1});
  io::writeNifti(
      *request.sr, request.path,
      engine::provenanceJson(request.provenance, request.target, request.reference, request.seconds, request.warnings));
  return request.path;
}

std::filesystem::path writeDicomResult(const ExportRequest& request, const JobContext& context) {
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
  m_jobs.start<std::filesystem::path>(
      Lane::background, {asDicom ? tr("Writing the DICOM series") : tr("Writing NIfTI"), {}},
      [request](const JobContext& context) {
        return request.asDicom ? writeDicomResult(request, context) : writeNiftiResult(request, context);
      },
      [this, id = m_shown, isWhole = !deidentify](core::Outcome<std::filesystem::path> outcome) {
        if (!reportFailure(outcome)) return;
        const std::filesystem::path& written = std::get<std::filesystem::path>(outcome);
        if (isWhole) m_runs.setFile(id, written);
        emit exported(QString::fromStdString(written.u8string()));
      });
}

}  // namespace glmamba::app
