#include "io/dicom_export.h"

#include <algorithm>
#include <map>

#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_modules.h"
#include "io/dicom_slice_writer.h"
#include "io/dicom_sources.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"

namespace glmamba::io {
namespace {

using namespace attribute;
using core::operator+;
using core::operator-;

// Private codes say what no standard code does; the designator begins with 99 by convention.
constexpr const char* kPrivateScheme = "99XSR";

/// What all slices of one export share.
struct Run {
  const core::Volume& sr;
  const core::Series& target;
  const core::Series& reference;
  const DicomProvenance& provenance;
  DicomTime time = dicomNow();
  std::vector<int> planes;              ///< of the target, by slice of `sr`
  std::vector<TargetSlice> targets;     ///< by slice of `sr`; none when the target is NIfTI
  std::vector<SliceHeader> references;  ///< by slice of the reference; none when it is NIfTI
  StoredScale scale;
  StoredWindow window;
  SeriesModule series;
  StandaloneStudy study;
  std::string derivation;
  bool lossy = false;
  bool synthetic = false;
};

std::string shortDescription(const DicomProvenance& provenance) {
  return "AI super-resolution x" + std::to_string(provenance.scaleFactor);
}

std::string derivationText(const Run& run) {
  const DicomProvenance& p = run.provenance;
  const std::string reference = run.reference.format == core::FileFormat::dicom && run.reference.number > 0
                                    ? "series " + std::to_string(run.reference.number)
                                    : "another image";
  std::string text =
      shortDescription(p) + " in-plane; network " + asciiOf(p.modelName) + " " + asciiOf(p.modelVersion) +
      " (weights sha256 " + asciiOf(p.weightsSha256).substr(0, 12) + "); guided by " + reference + "; alignment " +
      (p.alignment == core::GridAlignment::fourier ? "fourier" : "area") + "; data consistency " +
      (p.dataConsistency ? "on" : "off") +
      (p.degradedBy > 1 ? "; the source was first degraded x" + std::to_string(p.degradedBy) + " in k-space, as a test"
                        : std::string()) +
      "; detail beyond the acquired resolution is estimated, not measured.";
  if (clippedFraction(run.sr, run.scale) > 0.001)
    text += " More than 0.1 % of the voxels were clipped to the 16-bit range.";
  return text.substr(0, 1024);
}

int seriesNumber(const Run& run) {
  // Other series of the study are not known here; a hundred times the target's number is rarely taken.
  const int number = run.target.number > 0 && run.target.number < 20000000 ? 100 * run.target.number + 1 : 9001;
  return number == run.reference.number ? number + 1 : number;
}

std::string seriesDescription(const Run& run) {
  const std::string prefix = "AI-SR x" + std::to_string(run.provenance.scaleFactor) + " ";
  if (run.targets.empty()) return prefix + asciiOf(run.target.description).substr(0, 64 - prefix.size());
  const gdcm::DataSet& elements = run.targets.front().elements;
  const std::string characterSet = textOf(elements, tagOf(kSpecificCharacterSet));
  return prefix + cutText(textOf(elements, tagOf(kSeriesDescription)), 64 - prefix.size(), characterSet);
}

/// An identifier that no other export shares, so that archives don't take two unknown patients for one.
std::string anonymousId() { return "ANON" + makeUid().substr(5, 12); }

gdcm::DataSet sourceItem(const SliceHeader& slice, const gdcm::DataSet& purpose) {
  gdcm::DataSet item = instanceItem(slice.sopClassUid, slice.sopInstanceUid);
  setSequence(item, kPurposeOfReferenceCodeSequence, {purpose});
  setText(item, kSpatialLocationsPreserved, "NO");
  return item;
}

/// Series of one study, as items of Referenced Series Sequence. C.12.2.
std::vector<gdcm::DataSet> referencedSeries(const std::vector<const SliceHeader*>& slices,
                                            const std::string& studyUid) {
  std::map<std::string, std::vector<gdcm::DataSet>> instances;
  for (const SliceHeader* slice : slices)
    if (slice->studyUid == studyUid)
      instances[slice->seriesUid].push_back(instanceItem(slice->sopClassUid, slice->sopInstanceUid));
  std::vector<gdcm::DataSet> items;
  for (const auto& [seriesUid, references] : instances) {
    gdcm::DataSet item;
    setText(item, kSeriesInstanceUid, seriesUid);
    setSequence(item, kReferencedInstanceSequence, references);
    items.push_back(std::move(item));
  }
  return items;
}

void setSources(const Run& run, int k, gdcm::DataSet& d) {
  const TargetSlice& target = run.targets[static_cast<std::size_t>(k)];
  std::vector<const SliceHeader*> used{&target.header};
  if (!run.references.empty()) {
    const SliceRange range = referenceSlices(run.sr.geometry(), k, run.reference.geometry);
    for (int r = range.first; r < range.last; ++r) used.push_back(&run.references[static_cast<std::size_t>(r)]);
  }
  const gdcm::DataSet ofTarget = codeItem("121322", "DCM", "Source image for image processing operation");
  const gdcm::DataSet ofReference = codeItem("XSR201", kPrivateScheme, "Guidance image for image processing");
  std::vector<gdcm::DataSet> sources;
  for (const SliceHeader* slice : used)
    sources.push_back(sourceItem(*slice, slice == &target.header ? ofTarget : ofReference));
  setSequence(d, kSourceImageSequence, sources);

  const std::string& study = target.header.studyUid;
  setSequence(d, kReferencedSeriesSequence, referencedSeries(used, study));
  const auto other = std::find_if(used.begin(), used.end(), [&](const SliceHeader* s) { return s->studyUid != study; });
  if (other != used.end()) {
    gdcm::DataSet item;
    setText(item, kStudyInstanceUid, (*other)->studyUid);
    setSequence(item, kReferencedSeriesSequence, referencedSeries(used, (*other)->studyUid));
    setSequence(d, kStudiesContainingOtherReferencedInstancesSequence, {item});
  }
}

void setDerivation(const Run& run, gdcm::DataSet& d) {
  setText(d, kImageType, "DERIVED\\SECONDARY\\OTHER");
  setText(d, kDerivationDescription, run.derivation);
  setSequence(d, kDerivationCodeSequence,
              {codeItem("113085", "DCM", "Spatial resampling"),
               codeItem("XSR001", kPrivateScheme, "Guided super-resolution by neural network")});
  gdcm::DataSet scheme;
  setText(scheme, kCodingSchemeDesignator, kPrivateScheme);
  setText(scheme, kCodingSchemeName, std::string(kProgramName) + " codes");
  setText(scheme, kCodingSchemeResponsibleOrganization, kProgramName);
  setSequence(d, kCodingSchemeIdentificationSequence, {scheme});
  setText(d, kContentQualification, "RESEARCH");
  if (run.synthetic) setText(d, kSyntheticData, "YES");
}

void setWindows(const Run& run, const std::optional<StoredWindow>& source, gdcm::DataSet& d) {
  std::vector<StoredWindow> windows;
  if (source) windows.push_back(*source);
  // One VOI LUT Function holds for all windows, and that of the series is linear.
  const std::string function = source ? textOf(d, tagOf(kVoiLutFunction)) : "";
  if (function.empty() || function == "LINEAR") windows.push_back(run.window);
  std::vector<double> centres;
  std::vector<double> widths;
  std::string explanations;
  for (const StoredWindow& window : windows) {
    centres.push_back(window.centre);
    widths.push_back(window.width);
    explanations += (explanations.empty() ? "" : "\\") + std::string(window.explanation);
  }
  setText(d, kWindowCenter, decimalStrings(centres));
  setText(d, kWindowWidth, decimalStrings(widths));
  setText(d, kWindowCenterWidthExplanation, explanations);
}

/// "01" once any source was compressed with loss, with the ratios and methods known. C.7.6.1.1.5.
void setLossy(const Run& run, const TargetSlice* target, gdcm::DataSet& d) {
  setText(d, kLossyImageCompression, run.lossy ? "01" : "00");
  if (!run.lossy || target == nullptr || !target->header.lossy) return;
  copy(target->elements, d, kLossyImageCompressionRatio, WhenEmpty::skip);
  copy(target->elements, d, kLossyImageCompressionMethod, WhenEmpty::skip);
}

gdcm::DataSet attributesOf(const Run& run, int k) {
  gdcm::DataSet d;
  const TargetSlice* target = run.targets.empty() ? nullptr : &run.targets[static_cast<std::size_t>(k)];
  const DicomProvenance& p = run.provenance;
  if (target != nullptr) {
    copyFromTarget(target->elements, d);
    copy(target->elements, d, kVoiLutFunction, WhenEmpty::skip);
    setSources(run, k, d);
    for (const gdcm::DataSet& item : itemsOf(target->elements, kContributingEquipmentSequence)) {
      appendItem(d, kContributingEquipmentSequence, item);
    }
    appendItem(d, kContributingEquipmentSequence, scannerContribution(target->elements));
  } else {
    setStandaloneStudy(run.study, d);
    setUnknownAcquisition(d);
    setLaterality(d, d);
    setText(d, kSliceThickness, decimalString(run.target.geometry.spacing()[2]));
    setText(d, kSpacingBetweenSlices, decimalString(run.target.geometry.spacing()[2]));
    setText(d, kBurnedInAnnotation, "NO");
    setText(d, kRecognizableVisualFeatures, "YES");
  }
  setSeries(run.series, run.time, d);
  setEquipment(p.programVersion, p.modelName + " " + p.modelVersion, d);
  setDerivation(run, d);
  setLossy(run, target, d);
  setWindows(run, target != nullptr ? windowOfTarget(*target, run.scale) : std::nullopt, d);
  appendItem(d, kContributingEquipmentSequence,
             programContribution("109102", "Processing Equipment", p.programVersion, shortDescription(p), run.time));
  return d;
}

/// Where the first voxel of each slice lies: as far from the target's slice as the grids say, so that a stack with
/// uneven spacing keeps its true positions.
std::vector<core::Vector3> positionsOf(const Run& run) {
  std::vector<core::Vector3> positions;
  for (int k = 0; k < run.sr.sliceCount(); ++k) {
    core::Vector3 position = run.sr.geometry().lpsFromIndex({0, 0, 1.0 * k});
    if (!run.targets.empty()) {
      const int plane = run.planes[static_cast<std::size_t>(k)];
      const core::Vector3 shift = position - run.target.geometry.lpsFromIndex({0, 0, 1.0 * plane});
      position = run.targets[static_cast<std::size_t>(k)].header.position + shift;
    }
    positions.push_back(position);
  }
  return positions;
}

/// The target's own text, unless it would not pass as a DS.
std::string orientationText(const Run& run) {
  if (run.targets.empty()) return {};
  const std::string text = textOf(run.targets.front().elements, tagOf(kImageOrientationPatient));
  const std::vector<std::string> values = splitValues(text);
  const bool fits = std::all_of(values.begin(), values.end(), [](const std::string& v) { return v.size() <= 16; });
  return fits ? text : std::string();
}

}  // namespace

std::vector<std::filesystem::path> exportSrSeries(const core::Volume& sr, const core::Series& target,
                                                  const core::Series& reference, const DicomProvenance& provenance,
                                                  const std::filesystem::path& folder, const core::CancelToken& cancel,
                                                  const core::ProgressSink& progress) {
  Run run{sr, target, reference, provenance, dicomNow(), planesOnTarget(sr, target), {}, {}, {}, {},
          {}, {},     {},        false,      false};
  if (progress) progress({"reading sources", 0, 0, -1});
  if (target.format == core::FileFormat::dicom) {
    run.targets = readTarget(target, run.planes, cancel);
    run.references = readReference(reference, cancel);
    run.scale = scaleOfTarget(run.targets, cancel);
  } else {
    run.scale = scaleFor(sr);
    const std::string& frame = target.geometry.frameOfReferenceUid();
    run.study = {"ANONYMOUS^NIFTI", anonymousId(), makeUid(), frame.empty() ? makeUid() : frame, "",
                 run.time.date,     run.time.time};
  }
  run.synthetic = provenance.synthetic;
  const auto inherit = [&](const SliceHeader& source) {
    run.lossy = run.lossy || source.lossy;
    run.synthetic = run.synthetic || source.synthetic;
  };
  for (const TargetSlice& slice : run.targets) inherit(slice.header);
  for (const SliceHeader& slice : run.references) inherit(slice);
  run.window = seriesWindow(sr, run.scale);
  run.series = {makeUid(), seriesDescription(run), seriesNumber(run)};
  run.derivation = derivationText(run);
  return writeSlices(
      {sr, run.scale, positionsOf(run), orientationText(run), [&](int k) { return attributesOf(run, k); }}, folder,
      cancel, progress);
}

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
  return writeSlices({volume, scale, positions, {}, attributes}, folder, {}, {});
}

}  // namespace glmamba::io
