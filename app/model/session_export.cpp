#include "app/model/session.h"
#include "inference/engine/provenance_json.h"
#include "io/dicom_export.h"
#include "io/nifti_writer.h"

namespace glmamba::app {

namespace {

std::filesystem::path pathOf(const QString& path) { return std::filesystem::u8path(path.toStdString()); }

// What an export needs, by value.
struct ExportRequest {
  core::VolumePtr sr;
  core::Series target;
  core::Series reference;
  core::Provenance provenance;
  double seconds;
  std::vector<std::string> warnings;
  std::filesystem::path path;
};

std::filesystem::path writeNiftiResult(const ExportRequest& request, const JobContext& context) {
  if (context.progress) context.progress({"writing NIfTI", 0, 0, -1});
  io::writeNifti(
      *request.sr, request.path,
      engine::provenanceJson(request.provenance, request.target, request.reference, request.seconds, request.warnings));
  return request.path;
}

std::filesystem::path writeDicomResult(const ExportRequest& request, const JobContext& context) {
  io::exportSrSeries(*request.sr, request.target, request.reference, request.provenance, request.path, context.cancel,
                     context.progress);
  return request.path;
}

}  // namespace

void Session::exportNifti(const QString& file) { startExport(file, tr("Writing NIfTI"), false); }

void Session::exportDicom(const QString& folder) { startExport(folder, tr("Writing the DICOM series"), true); }

void Session::startExport(const QString& path, const QString& title, bool asDicom) {
  if (!canExport()) {
    emit problem(tr("There is no complete result to export: run super-resolution to the end first."));
    return;
  }
  const Result& result = *m_result;
  const ExportRequest request{result.sr,      *m_images.target, *m_images.reference, result.provenance,
                              result.seconds, result.warnings,  pathOf(path)};
  m_jobs.start<std::filesystem::path>(
      Lane::background, {title, {}},
      [request, asDicom](const JobContext& context) {
        return asDicom ? writeDicomResult(request, context) : writeNiftiResult(request, context);
      },
      [this](core::Outcome<std::filesystem::path> outcome) {
        if (reportFailure(outcome))
          emit exported(QString::fromStdString(std::get<std::filesystem::path>(outcome).u8string()));
      });
}

}  // namespace glmamba::app
