// SPDX-License-Identifier: Apache-2.0
#include "io/mr_series.h"

#include "io/dicom_dataset.h"
#include "io/dicom_modules.h"
#include "io/dicom_slice_writer.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"

namespace glmamba::io {

using namespace attribute;

std::vector<std::filesystem::path> writeMrSeries(const core::Volume& volume, const MrSeriesDescription& description,
                                                 const std::filesystem::path& folder) {
  const DicomTime time = dicomNow();
  const StoredScale scale = scaleFor(volume);
  const StoredWindow window = seriesWindow(volume, scale);
  const core::Geometry& geometry = volume.geometry();
  const auto either = [](const std::string& a, const std::string& b) { return a.empty() ? b : a; };
  const StandaloneStudy study{
      description.patientName, description.patientId, either(description.studyInstanceUid, makeUid()),
      either(description.frameOfReferenceUid, either(geometry.frameOfReferenceUid(), makeUid())),
      description.studyDescription, either(description.studyDate, time.date),
      // A constant: all series of one study must have the same time.
      "120000"};
  const SeriesModule series{makeUid(), asciiOf(description.seriesDescription).substr(0, 64), description.seriesNumber};
  const auto attributes = [&](int) {
    gdcm::DataSet d;
    setStandaloneStudy(study, d);
    setSeries(series, time, d);
    setText(d, kProtocolName, series.description);
    setText(d, kBodyPartExamined, "BRAIN");
    setEquipment(description.programVersion, {}, d);
    setUnknownAcquisition(d);
    setText(d, kPatientPosition, "HFS");
    const bool inverted = description.contrast == core::Contrast::flair;
    const bool diffusion = description.contrast == core::Contrast::diffusion;
    if (description.contrast != core::Contrast::unknown) {
      setText(d, kScanningSequence, inverted ? "SE\\IR" : diffusion ? "SE\\EP" : "SE");
      if (inverted) setText(d, kInversionTime, "");
      setText(d, kMrAcquisitionType, "3D");
    }
    if (description.repetitionTimeMs > 0) setText(d, kRepetitionTime, decimalString(description.repetitionTimeMs));
    if (description.echoTimeMs > 0) setText(d, kEchoTime, decimalString(description.echoTimeMs));
    setText(d, kSliceThickness, decimalString(geometry.spacing()[2]));
    setText(d, kSpacingBetweenSlices, decimalString(geometry.spacing()[2]));
    setText(d, kImageType, "ORIGINAL\\PRIMARY\\OTHER");
    setText(d, kBurnedInAnnotation, "NO");
    setText(d, kLossyImageCompression, "00");
    setText(d, kContentQualification, "RESEARCH");
    setText(d, kWindowCenter, decimalString(window.centre));
    setText(d, kWindowWidth, decimalString(window.width));
    if (description.synthetic) {
      setText(d, kSyntheticData, "YES");
      appendItem(
          d, kContributingEquipmentSequence,
          programContribution("109100", "Synthesizing Equipment", description.programVersion, "Digital phantom", time));
    }
    return d;
  };
  std::vector<core::Vector3> positions;
  for (int k = 0; k < volume.sliceCount(); ++k) positions.push_back(geometry.lpsFromIndex({0, 0, 1.0 * k}));
  return writeSlices({volume, scale, sliceStack(geometry, positions, {}), attributes}, folder, {}, {});
}

}  // namespace glmamba::io
