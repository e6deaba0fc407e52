// SPDX-License-Identifier: Apache-2.0
#include "io/enhanced_mr.h"

#include <array>

#include "io/dicom_dataset.h"
#include "io/dicom_tags_multiframe.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"
#include "io/multi_frame.h"

namespace glmamba::io {
namespace {

using namespace attribute;

/// The target's flavour where it is a Defined Term that asks for no macro that we don't write. C.8.13.3.1.1.
std::string flavour(const gdcm::DataSet& target) {
  const std::vector<std::string> type = splitValues(textOf(target, tagOf(kImageType)));
  static constexpr std::array<const char*, 7> kKept = {"T1",   "T2",    "T2_STAR", "PROTON_DENSITY", "FLUID_ATTENUATED",
                                                       "STIR", "VOLUME"};
  for (const char* term : kKept)
    if (type.size() > 2 && type[2] == term) return term;
  return "VOLUME";
}

/// What is said of the image, and again of its frames. C.8.13.3.1.
void setDescription(const gdcm::DataSet& target, const Attribute& type, gdcm::DataSet& d) {
  setText(d, type, "DERIVED\\PRIMARY\\" + flavour(target) + "\\RESAMPLED");
  setText(d, kPixelPresentation, "MONOCHROME");
  setText(d, kVolumetricProperties, "VOLUME");
  setText(d, kVolumeBasedCalculationTechnique, "NONE");
  const auto term = [&](const Attribute& attribute, const char* otherwise) {
    copy(target, d, attribute, WhenEmpty::skip);
    if (textOf(d, tagOf(attribute)).empty()) setText(d, attribute, otherwise);
  };
  term(kComplexImageComponent, "MAGNITUDE");
  term(kAcquisitionContrast, "UNKNOWN");
}

gdcm::DataSet sharedGroups(const SrRun& run) {
  const gdcm::DataSet& target = run.targets.front().elements;
  gdcm::DataSet shared =
      sharedPlaneGroups(run.stack, numberOf(target, tagOf(kSliceThickness)).value_or(run.target.geometry.spacing()[2]));
  setFrameAnatomy(shared);
  gdcm::DataSet type;
  setDescription(target, kFrameType, type);
  setSequence(shared, kMrImageFrameTypeSequence, {type});
  setPixelValueTransformation(shared, run.scale.slope, run.scale.intercept);
  return shared;
}

gdcm::DataSet frameGroups(const SrRun& run, std::size_t place) {
  const int k = run.stack.order[place];
  gdcm::DataSet frame;
  setPlanePosition(frame, run.stack, k);
  gdcm::DataSet content = stackFrameContent(place);
  const gdcm::DataSet& target = run.targets[static_cast<std::size_t>(k)].elements;
  for (const Attribute& a : {kFrameReferenceDateTime, kFrameAcquisitionDateTime, kFrameAcquisitionDuration})
    copy(target, content, a, WhenEmpty::skip);
  setSequence(frame, kFrameContentSequence, {content});
  const Windows windows = windowsOf(run, k);
  gdcm::DataSet window;
  setText(window, kWindowCenter, windows.centres);
  setText(window, kWindowWidth, windows.widths);
  setText(window, kWindowCenterWidthExplanation, windows.explanations);
  copy(target, window, kVoiLutFunction, WhenEmpty::skip);
  setSequence(frame, kFrameVoiLutSequence, {window});
  gdcm::DataSet derivation;
  setText(derivation, kDerivationDescription, run.derivation);
  setSequence(derivation, kDerivationCodeSequence, derivationCodes());
  setSequence(derivation, kSourceImageSequence, sourceItems(sourcesOf(run, k)));
  setSequence(frame, kDerivationImageSequence, {derivation});
  return frame;
}

void setSources(const SrRun& run, gdcm::DataSet& d) {
  std::vector<SourceSlice> sources;
  for (const int k : run.stack.order)
    for (const SourceSlice& source : sourcesOf(run, k)) sources.push_back(source);
  setReferencedInstances(sources, run.targets.front().header.studyUid, d);
  setSourceEvidence(sources, d);
}

void setPixels(const SrRun& run, gdcm::DataSet& d) {
  setPixelFormat(d, run.sr, run.scale);
  requireLength(run.sr, sizeof(std::uint16_t));
  std::vector<std::uint16_t> words;
  words.reserve(run.sr.voxels().size());
  for (const int k : run.stack.order) {
    const std::vector<std::uint16_t> slice = pixelWords(storedValues(run.sr, k, run.scale));
    words.insert(words.end(), slice.begin(), slice.end());
  }
  setBytes(d, kPixelData, words.data(), words.size() * sizeof(std::uint16_t));
}

}  // namespace

gdcm::DataSet enhancedMrObject(const SrRun& run) {
  const gdcm::DataSet& target = run.targets.front().elements;
  gdcm::DataSet d;
  copyStudy(target, d);
  copy(target, d, kPatientPosition, WhenEmpty::skip);
  copy(target, d, kBodyPartExamined, WhenEmpty::skip);
  copy(target, d, kPhotometricInterpretation, WhenEmpty::skip);
  setCommon(run, newSeries(run, 4), d);
  setEnhancedEquipment(run.provenance.programVersion, run.provenance.modelName + " " + run.provenance.modelVersion, d);
  setText(d, kSopClassUid, kEnhancedMrImageStorage);
  setText(d, kSopInstanceUid, makeUid());
  setText(d, kModality, "MR");
  setText(d, kInstanceNumber, "1");
  setDescription(target, kImageType, d);
  setSources(run, d);
  copy(target, d, kApplicableSafetyStandardAgency, WhenEmpty::skip);
  const bool burnedIn = textOf(target, tagOf(kBurnedInAnnotation)) == "YES";
  setText(d, kBurnedInAnnotation, burnedIn ? "YES" : "NO");
  setEmptySequence(d, kAcquisitionContextSequence);
  setStackDimensions(d);
  std::vector<gdcm::DataSet> frames;
  for (std::size_t place = 0; place < run.stack.order.size(); ++place) frames.push_back(frameGroups(run, place));
  setFrames(d, sharedGroups(run), frames);
  setPixels(run, d);
  return d;
}

}  // namespace glmamba::io
