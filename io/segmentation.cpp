// SPDX-License-Identifier: Apache-2.0
#include "io/segmentation.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/atomic_file.h"
#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_file_writer.h"
#include "io/dicom_tags_multiframe.h"
#include "io/dicom_uid.h"
#include "io/multi_frame.h"
#include "io/overlay_source.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using namespace attribute;

constexpr const char* kSegmentationStorage = "1.2.840.10008.5.1.4.1.1.66.4";
// More labels than any atlas that is drawn slice by slice; an image that was taken for labels has thousands.
constexpr std::size_t kMostLabels = 255;

std::set<int> labelsOf(const core::Volume& volume) {
  std::set<int> labels;
  for (const float value : volume.voxels()) {
    if (!(std::abs(value) <= 65535) || value != std::nearbyint(value)) {
      throw core::Error(core::ErrorCode::badValue,
                        "The labels hold a value that is no whole number up to 65535: expected a label map, not an "
                        "image.");
    }
    if (value != 0) labels.insert(static_cast<int>(value));
  }
  return labels;
}

/// The segments that have voxels.
std::vector<Segment> segmentsOf(const core::Volume& volume, std::vector<Segment> asked) {
  const std::set<int> labels = labelsOf(volume);
  if (asked.empty() && labels.size() > kMostLabels) {
    throw core::Error(core::ErrorCode::badValue,
                      "The labels have " + std::to_string(labels.size()) +
                          " different values, as an image has: name the segments that are meant, or choose a label "
                          "map.");
  }
  if (asked.empty()) {
    for (const int label : labels) {
      const int number = static_cast<int>(asked.size()) + 1;
      asked.push_back({segmentKind("Label " + std::to_string(label), number), {label}});
    }
  }
  std::vector<Segment> present;
  for (Segment& segment : asked) {
    const auto occurs = [&](int label) { return label != 0 && labels.count(label) > 0; };
    if (std::any_of(segment.labels.begin(), segment.labels.end(), occurs)) present.push_back(std::move(segment));
  }
  if (present.empty()) {
    throw core::Error(core::ErrorCode::badValue,
                      "No voxel has a label that is asked for, and a segmentation needs at least one: nothing was "
                      "written.");
  }
  return present;
}

bool overlap(const std::vector<Segment>& segments) {
  std::set<int> seen;
  for (const Segment& segment : segments)
    for (const int label : segment.labels)
      if (!seen.insert(label).second) return true;
  return false;
}

const char* methodTerm(SegmentMethod method) {
  switch (method) {
    case SegmentMethod::automatic:
      return "AUTOMATIC";
    case SegmentMethod::semiautomatic:
      return "SEMIAUTOMATIC";
    case SegmentMethod::manual:
      break;
  }
  return "MANUAL";
}

gdcm::DataSet code(const SegmentKind::Code& c) { return codeItem(c.value, c.scheme, c.meaning); }

void setAlgorithm(const SegmentationDescription& description, gdcm::DataSet& item) {
  setText(item, kSegmentAlgorithmType, methodTerm(description.method));
  if (description.method == SegmentMethod::manual) return;
  const std::string name = asciiOf(description.algorithm).substr(0, 64);
  setText(item, kSegmentAlgorithmName, name.empty() ? "UNKNOWN" : name);
  if (name.empty() || description.algorithmVersion.empty()) return;
  gdcm::DataSet algorithm;
  setSequence(algorithm, kAlgorithmFamilyCodeSequence, {codeItem("123110", "DCM", "Artificial Intelligence")});
  setText(algorithm, kAlgorithmName, name);
  setText(algorithm, kAlgorithmVersion, asciiOf(description.algorithmVersion).substr(0, 64));
  setSequence(item, kSegmentationAlgorithmIdentificationSequence, {algorithm});
}

/// C.8.20.2 and table 8.1 of Segment Description.
gdcm::DataSet segmentItem(const Segment& segment, int number, const SegmentationDescription& description,
                          bool isDeidentified) {
  const auto& kinds = segmentKinds();
  const bool isOfOurs =
      std::any_of(kinds.begin(), kinds.end(), [&](const SegmentKind& kind) { return kind.name == segment.kind.name; });
  // A label that somebody typed could name the patient.
  const std::string label =
      isDeidentified && !isOfOurs ? "Segment " + std::to_string(number) : asciiOf(segment.kind.label).substr(0, 64);
  gdcm::DataSet item;
  setShort(item, kSegmentNumber, number);
  setText(item, kSegmentLabel, label);
  if (!segment.kind.description.empty()) setText(item, kSegmentDescription, segment.kind.description);
  setAlgorithm(description, item);
  setSequence(item, kSegmentedPropertyCategoryCodeSequence, {code(segment.kind.category)});
  setSequence(item, kSegmentedPropertyTypeCodeSequence, {code(segment.kind.type)});
  setSequence(item, kAnatomicRegionSequence, {brainCode()});
  const auto colour = dicomCieLab(segment.kind.colour);
  setWholeNumbers(item, kRecommendedDisplayCieLabValue, {colour.begin(), colour.end()});
  setText(item, kTrackingId, label);
  // One that is kept ties this object to another: not when that is to be nobody's.
  setText(item, kTrackingUid, segment.trackingUid.empty() || isDeidentified ? makeUid() : segment.trackingUid);
  return item;
}

/// Bits of frames, one after the other without gaps, the first in the lowest bit of its byte. PS3.5, 8.1.1.
class BitStream {
 public:
  void add(bool bit) {
    if (m_count % 8 == 0) m_bytes.push_back(0);
    if (bit) m_bytes.back() = static_cast<std::uint8_t>(m_bytes.back() | 1 << m_count % 8);
    ++m_count;
  }
  std::vector<std::uint8_t> padded() && {
    if (m_bytes.size() % 2 != 0) m_bytes.push_back(0);
    return std::move(m_bytes);
  }

 private:
  std::vector<std::uint8_t> m_bytes;
  std::size_t m_count = 0;
};

gdcm::DataSet frameGroups(const OverlaySource& source, std::size_t place, int segment) {
  const int k = source.stack.order[place];
  gdcm::DataSet frame;
  setPlanePosition(frame, source.stack, k);
  gdcm::DataSet content;
  setWholeNumbers(content, kDimensionIndexValues,
                  {static_cast<std::uint32_t>(segment), static_cast<std::uint32_t>(place + 1)});
  setSequence(frame, kFrameContentSequence, {content});
  gdcm::DataSet identification;
  setShort(identification, kReferencedSegmentNumber, segment);
  setSequence(frame, kSegmentIdentificationSequence, {identification});
  setDerivationImage(source, k, codeItem("113076", "DCM", "Segmentation"), {}, frame);
  return frame;
}

/// Frames by segment, then by position, where the segment has a voxel.
void setSegmentFrames(const OverlaySource& source, const std::vector<Segment>& segments, gdcm::DataSet& d) {
  std::vector<gdcm::DataSet> frames;
  BitStream bits;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const std::vector<int>& labels = segments[s].labels;
    const auto isIn = [&](float voxel) {
      const int value = static_cast<int>(voxel);
      return value != 0 && std::find(labels.begin(), labels.end(), value) != labels.end();
    };
    for (std::size_t place = 0; place < source.stack.order.size(); ++place) {
      const float* slice = source.volume->slice(source.stack.order[place]);
      const float* end = slice + source.volume->sliceSize();
      if (std::none_of(slice, end, isIn)) continue;
      frames.push_back(frameGroups(source, place, static_cast<int>(s) + 1));
      for (const float* voxel = slice; voxel != end; ++voxel) bits.add(isIn(*voxel));
    }
  }
  setFrames(d, sharedPlaneGroups(source.stack, source.sliceThickness), frames);
  const std::vector<std::uint8_t> bytes = std::move(bits).padded();
  setBytes(d, kSegmentPixelData, bytes.data(), bytes.size());
}

gdcm::DataSet segmentationObject(const OverlaySource& source, const std::vector<Segment>& segments,
                                 const SegmentationDescription& description, const SeriesModule& series,
                                 bool isDeidentified) {
  const std::string algorithm =
      description.algorithm + (description.algorithmVersion.empty() ? "" : " " + description.algorithmVersion);
  gdcm::DataSet d =
      overlayObject(source, kSegmentationStorage, series, 1, {description.programVersion, algorithm}, dicomNow());
  setText(d, kModality, "SEG");
  setText(d, kImageType, "DERIVED\\PRIMARY");
  setText(d, kContentLabel, "SEGMENTATION");
  setText(d, kContentDescription, "Segmentation of MR images");
  const bool isManual = description.method == SegmentMethod::manual;
  setText(d, kContentCreatorName,
          isManual ? "" : std::string(kProgramName) + "^" + asciiOf(description.programVersion).substr(0, 32));
  setShort(d, kSamplesPerPixel, 1);
  setText(d, kPhotometricInterpretation, "MONOCHROME2");
  setShort(d, kPixelRepresentation, 0);
  setShort(d, kBitsAllocated, 1);
  setShort(d, kBitsStored, 1);
  setShort(d, kHighBit, 0);
  setShort(d, kRows, source.volume->rows());
  setShort(d, kColumns, source.volume->columns());
  setText(d, kSegmentationType, "BINARY");
  setText(d, kSegmentsOverlap, overlap(segments) ? "YES" : "NO");
  setText(d, kBurnedInAnnotation, "NO");
  setText(d, kRecognizableVisualFeatures, "NO");
  std::vector<gdcm::DataSet> items;
  for (const Segment& segment : segments)
    items.push_back(segmentItem(segment, static_cast<int>(items.size()) + 1, description, isDeidentified));
  setSequence(d, kSegmentSequence, items);
  setDimensions(
      d, {{kReferencedSegmentNumber, kSegmentIdentificationSequence}, {kImagePositionPatient, kPlanePositionSequence}});
  setSegmentFrames(source, segments, d);
  return d;
}

}  // namespace

fs::path exportSegmentation(const core::VolumePtr& labels, const SegmentationDescription& description,
                            const core::Series& source, const std::vector<core::Series>& others, const fs::path& folder,
                            const core::CancelToken& cancel, const core::ProgressSink& progress,
                            const std::optional<Deidentification>& deidentification) {
  if (progress) progress({"writing the segmentation", 0, 1, -1});
  const std::vector<Segment> segments = segmentsOf(*labels, description.segments);
  const OverlaySource under = overlaySource(labels, source, others, "a segmentation", cancel);
  gdcm::DataSet object =
      segmentationObject(under, segments, description, overlaySeries(under, "Segmentation of", 3, deidentification),
                         deidentification.has_value());
  if (deidentification) deidentify(object, *deidentification);
  const fs::path file = folder / objectFileName(1);
  core::writeFolderAtomically(folder, [&](const fs::path& temporary) {
    cancel.throwIfCancelled();
    writeObject(object, temporary / file.filename(), folder);
    verifyObject(object, kSegmentPixelData, temporary / file.filename(), folder);
  });
  return file;
}

}  // namespace glmamba::io
