// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_export.h"

#include "io/dicom_dataset.h"
#include "io/dicom_file_writer.h"
#include "io/dicom_slice_writer.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"
#include "io/enhanced_mr.h"
#include "io/sr_run.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using namespace attribute;

/// An identifier that no other export shares, so that archives don't take two unknown patients for one.
std::string anonymousId() { return "ANON" + makeUid().substr(5, 12); }

StandaloneStudy standaloneStudy(const SrRun& run) {
  const std::string& frame = run.target.geometry.frameOfReferenceUid();
  return {"ANONYMOUS^NIFTI", anonymousId(), makeUid(), frame.empty() ? makeUid() : frame, "",
          run.time.date,     run.time.time};
}

void setUnknownSource(const StandaloneStudy& study, const core::Series& target, gdcm::DataSet& d) {
  setStandaloneStudy(study, d);
  setUnknownAcquisition(d);
  setLaterality(d, d);
  setText(d, kSliceThickness, decimalString(target.geometry.spacing()[2]));
  setText(d, kSpacingBetweenSlices, decimalString(target.geometry.spacing()[2]));
  setText(d, kBurnedInAnnotation, "NO");
  setText(d, kRecognizableVisualFeatures, "YES");
}

/// Slice k as MR Image Storage, without plane and pixels. A.4.
gdcm::DataSet classicAttributes(const SrRun& run, const SeriesModule& series, const StandaloneStudy& study, int k) {
  gdcm::DataSet d;
  if (run.targets.empty()) {
    setUnknownSource(study, run.target, d);
  } else {
    const TargetSlice& target = run.targets[static_cast<std::size_t>(k)];
    copyFromTarget(target.elements, d);
    copy(target.elements, d, kVoiLutFunction, WhenEmpty::skip);
    const std::vector<SourceSlice> sources = sourcesOf(run, k);
    setSequence(d, kSourceImageSequence, sourceItems(sources));
    setReferencedInstances(sources, target.header.studyUid, d);
  }
  setCommon(run, series, d);
  setEquipment(run.provenance.programVersion, run.provenance.modelName + " " + run.provenance.modelVersion, d);
  setText(d, kImageType, "DERIVED\\SECONDARY\\OTHER");
  setText(d, kDerivationDescription, run.derivation);
  setSequence(d, kDerivationCodeSequence, derivationCodes());
  const Windows windows = windowsOf(run, k);
  setText(d, kWindowCenter, windows.centres);
  setText(d, kWindowWidth, windows.widths);
  setText(d, kWindowCenterWidthExplanation, windows.explanations);
  return d;
}

void writeEnhanced(const SrRun& run, const fs::path& folder, const fs::path& target) {
  gdcm::DataSet object = enhancedMrObject(run);
  if (run.deidentification) deidentify(object, *run.deidentification);
  fs::create_directory(folder);
  const fs::path file = folder / objectFileName(1);
  writeObject(object, file, target);
  verifyObject(object, kPixelData, file, target);
}

}  // namespace

std::vector<fs::path> exportSrSeries(const core::Volume& sr, const core::Series& target, const core::Series& reference,
                                     const core::Provenance& provenance, const fs::path& folder,
                                     const core::CancelToken& cancel, const core::ProgressSink& progress,
                                     const std::optional<Deidentification>& deidentification) {
  if (progress) progress({"reading sources", 0, 0, -1});
  const SrRun run = prepareSrRun(sr, target, reference, provenance, deidentification, cancel);
  const SeriesModule series = newSeries(run, 1);
  const StandaloneStudy study = standaloneStudy(run);
  SeriesToWrite files{sr, run.scale, run.stack, [&](int k) { return classicAttributes(run, series, study, k); },
                      {}, {}};
  if (deidentification) files.finish = [&](gdcm::DataSet& d) { deidentify(d, *deidentification); };
  const bool wasEnhanced = !run.targets.empty() && run.targets.front().header.sopClassUid == kEnhancedMrImageStorage;
  if (wasEnhanced && run.stack.isEven) {
    files.beside = [&](const fs::path& temporary) { writeEnhanced(run, temporary / kEnhancedFolder, folder); };
  }
  return writeSlices(files, folder, cancel, progress);
}

}  // namespace glmamba::io
