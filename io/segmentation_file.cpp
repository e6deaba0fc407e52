// SPDX-License-Identifier: Apache-2.0
#include "io/segmentation_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include <gdcmSequenceOfItems.h>

#include "core/error.h"
#include "io/character_set.h"
#include "io/dicom_frames.h"
#include "io/dicom_input.h"
#include "io/dicom_text.h"
#include "io/segment_labels.h"
#include "io/slice_fields.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using core::operator-;
using core::operator*;
using gdcm::Tag;

// Bits of a whole file: larger than any atlas, and read as a whole.
constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 30;
constexpr int kMostFrames = 60000;
// A label map of a few frames far apart may be this large (512 × 512 × 256), and beyond that as many times as large as
// its frames: a file of a few kilobytes must not ask for gigabytes.
constexpr double kAlwaysVoxels = 1 << 26;
constexpr double kMostEmptySlices = 64;
// As in slice_stack.cpp: positions with one decimal.
constexpr double kOneDecimal = 0.175;

enum class Kind { binary, fractional, labelMap };

struct Frame {
  SliceHeader place;
  int segment = 0;  ///< its number; of a label map 0
  int slice = 0;    ///< k
};

class File {
 public:
  explicit File(const fs::path& file)
      : m_file(file), m_dicom(walked(file)), m_elements(elementsBeforePixels(m_dicom, file)) {}

  SegmentedVolume describe() {
    readFormat();
    readSegments();
    readFrames();
    placeFrames();
    readLabels();
    m_volume.slice.slope = 1;
    m_volume.slice.intercept = 0;
    return m_volume;
  }

  std::vector<float> slice(int k) const {
    std::vector<float> labels = m_labels->slice(k);
    if (labels.empty()) labels.resize(voxelsOfSlice());
    return labels;
  }

 private:
  static DicomInput walked(const fs::path& file) {
    InputFile input = openedInput(file);
    if (input.size > kLargestFile)
      throw core::Error(core::ErrorCode::tooLarge,
                        "'" + file.filename().string() + "' is larger than 1 GiB, which no segmentation is.");
    try {
      return walkedDicom(std::move(input), file);
    } catch (const core::Error&) {
      throw;
    } catch (const std::runtime_error& error) {
      throw core::Error(core::ErrorCode::badFile,
                        "'" + file.filename().string() + "' " + error.what() + ". Get the file again.");
    }
  }

  [[noreturn]] void fail(core::ErrorCode code, const std::string& what) const {
    throw core::Error(code, "'" + m_file.filename().string() + "' " + what);
  }
  [[noreturn]] void bad(const std::string& what) const { fail(core::ErrorCode::badFile, what); }
  [[noreturn]] void unsupported(const std::string& what) const { fail(core::ErrorCode::unsupported, what); }

  std::size_t voxelsOfSlice() const {
    return static_cast<std::size_t>(m_volume.slice.rows) * static_cast<std::size_t>(m_volume.slice.columns);
  }

  std::vector<gdcm::DataSet> items(const gdcm::DataSet& d, const Tag& tag) const {
    std::vector<gdcm::DataSet> all;
    const auto sequence = d.FindDataElement(tag) ? d.GetDataElement(tag).GetValueAsSQ() : nullptr;
    for (std::size_t n = 1; sequence && n <= sequence->GetNumberOfItems(); ++n)
      all.push_back(sequence->GetItem(n).GetNestedDataSet());
    return all;
  }

  std::string text(const gdcm::DataSet& d, const Tag& tag) const {
    return utf8Of(textOf(d, tag), textOf(m_elements, Tag(0x0008, 0x0005)));
  }

  void readFormat() {
    const std::string type = textOf(m_elements, Tag(0x0062, 0x0001));
    if (type != "BINARY" && type != "FRACTIONAL" && type != "LABELMAP")
      unsupported("is a segmentation of a kind that is not known: expected BINARY, FRACTIONAL or LABELMAP.");
    m_kind = type == "BINARY" ? Kind::binary : type == "FRACTIONAL" ? Kind::fractional : Kind::labelMap;
    SliceHeader& slice = m_volume.slice;
    slice.file = m_file;
    readIdentity(m_elements, slice);
    slice.sopClassUid = textOf(m_elements, Tag(0x0008, 0x0016));
    slice.rows = shortOf(m_elements, Tag(0x0028, 0x0010)).value_or(0);
    slice.columns = shortOf(m_elements, Tag(0x0028, 0x0011)).value_or(0);
    m_bits = shortOf(m_elements, Tag(0x0028, 0x0100)).value_or(0);
    const double frames = numberOf(m_elements, Tag(0x0028, 0x0008)).value_or(1);
    if (slice.rows < 1 || slice.columns < 1 || !m_dicom.structure.hasPixelData)
      bad("has no segmentation in it: Rows, Columns or the pixel data are missing.");
    if (!(frames >= 1 && frames <= kMostFrames))
      bad("is damaged: its header gives no sensible number of frames. Get the file again.");
    m_frameCount = static_cast<int>(frames);
    const bool fits = m_kind == Kind::binary       ? m_bits == 1
                      : m_kind == Kind::fractional ? m_bits == 8
                                                   : m_bits == 8 || m_bits == 16;
    if (!fits || shortOf(m_elements, Tag(0x0028, 0x0002)).value_or(1) != 1)
      unsupported("has " + std::to_string(m_bits) + " bits a pixel, which a segmentation of its kind has not.");
    if (m_dicom.structure.encapsulated)
      unsupported("is compressed frame by frame: export the segmentation uncompressed, or deflated.");
    if (m_bits == 16 && m_dicom.structure.transferSyntax == "1.2.840.10008.1.2.2")
      unsupported("is a label map in big endian: export it in little endian.");
    const double bits = static_cast<double>(voxelsOfSlice()) * m_frameCount * m_bits;
    if (static_cast<double>(m_dicom.structure.pixelDataLength) < std::ceil(bits / 8))
      bad("is truncated: it holds fewer voxels than its header promises. Get the file again.");
    m_highest = shortOf(m_elements, Tag(0x0062, 0x000E)).value_or(255);
    if (m_kind == Kind::fractional)
      m_volume.warnings.push_back(
          "The segmentation is fractional: voxels that are at least half in a segment are taken for it.");
  }

  static SegmentKind::Code codeIn(const std::vector<gdcm::DataSet>& items, const SegmentKind::Code& otherwise) {
    if (items.empty()) return otherwise;
    const SegmentKind::Code code{textOf(items[0], Tag(0x0008, 0x0100)), textOf(items[0], Tag(0x0008, 0x0102)),
                                 textOf(items[0], Tag(0x0008, 0x0104))};
    return code.value.empty() || code.scheme.empty() || code.meaning.empty() ? otherwise : code;
  }

  static Rgb colourIn(const gdcm::DataSet& item, const Rgb& otherwise) {
    const Tag tag(0x0062, 0x000D);
    const gdcm::ByteValue* bytes = item.FindDataElement(tag) ? item.GetDataElement(tag).GetByteValue() : nullptr;
    std::uint16_t lab[3];
    if (bytes == nullptr || bytes->GetLength() != sizeof lab) return otherwise;
    std::memcpy(lab, bytes->GetPointer(), sizeof lab);
    return rgbOfCieLab({lab[0], lab[1], lab[2]});
  }

  void readSegments() {
    for (const gdcm::DataSet& item : items(m_elements, Tag(0x0062, 0x0002))) {
      const int number = shortOf(item, Tag(0x0062, 0x0004)).value_or(0);
      if (number == 0 && m_kind == Kind::labelMap) continue;  // the background may be named
      if (number == 0 || std::find(m_numbers.begin(), m_numbers.end(), number) != m_numbers.end())
        bad("is damaged: the numbers of its segments are not different ones from 1. Get the file again.");
      std::string label = text(item, Tag(0x0062, 0x0005));
      if (label.empty()) label = "Segment " + std::to_string(number);
      SegmentKind kind = segmentKind(label, number);
      kind.category = codeIn(items(item, Tag(0x0062, 0x0003)), kind.category);
      kind.type = codeIn(items(item, Tag(0x0062, 0x000F)), kind.type);
      kind.description = text(item, Tag(0x0062, 0x0006));
      for (const SegmentKind& known : segmentKinds())
        if (known.type.value == kind.type.value && known.type.scheme == kind.type.scheme && known.label == label)
          kind.name = known.name;
      kind.label = label;
      kind.colour = colourIn(item, kind.colour);
      m_numbers.push_back(number);
      m_volume.segments.push_back({std::move(kind), {}, textOf(item, Tag(0x0062, 0x0021))});
    }
    if (m_numbers.empty()) bad("is damaged: it has no segments. Get the file again.");
    std::set<std::string> sources;
    for (const gdcm::DataSet& series : items(m_elements, Tag(0x0008, 0x1115)))
      if (const std::string uid = textOf(series, Tag(0x0020, 0x000E)); sources.insert(uid).second)
        m_volume.sources.push_back(uid);
  }

  void readFrames() {
    const FrameElements groups(m_elements);
    if (groups.count() != m_frameCount)
      bad("is damaged: its header describes " + std::to_string(groups.count()) + " of " + std::to_string(m_frameCount) +
          " frames. Get the file again.");
    for (int n = 0; n < m_frameCount; ++n) {
      const gdcm::DataSet elements = groups.elements(n);
      Frame frame;
      if (!readPlane(elements, frame.place))
        unsupported(
            "has frames without a usable position, orientation or pixel spacing, so it can't be placed in space. "
            "Export the segmentation again.");
      if (m_kind != Kind::labelMap) {
        frame.segment = shortOf(elements, Tag(0x0062, 0x000B)).value_or(0);
        if (std::find(m_numbers.begin(), m_numbers.end(), frame.segment) == m_numbers.end())
          bad("is damaged: a frame names a segment that is not there. Get the file again.");
      }
      if (n == 0) {
        for (const std::uint16_t tag : {std::uint16_t{0x0088}, std::uint16_t{0x0050}})
          if (const auto step = numberOf(elements, Tag(0x0018, tag)); step && *step > 0) m_steps.push_back(*step);
      }
      m_frames.push_back(std::move(frame));
    }
  }

  /// The distance between slices at these depths, of which some may be missing.
  double stepOf(const std::vector<double>& depths) {
    if (depths.size() == 1) return m_steps.empty() ? 1 : m_steps.front();
    double least = depths[1] - depths[0];
    for (std::size_t n = 2; n < depths.size(); ++n) least = std::min(least, depths[n] - depths[n - 1]);
    m_steps.push_back(least);
    for (const double step : m_steps) {
      const double slices = std::round((depths.back() - depths.front()) / step);
      if (slices < 1) continue;
      const double exact = (depths.back() - depths.front()) / slices;
      const bool fits = std::all_of(depths.begin(), depths.end(), [&](double depth) {
        const double place = (depth - depths.front()) / exact;
        return std::abs(place - std::round(place)) * exact <= std::min(kOneDecimal, 0.25 * exact);
      });
      if (fits && std::abs(exact - step) <= 0.01 * step + kOneDecimal / slices) return exact;
    }
    unsupported("has frames at uneven distances, which make no volume. Export the segmentation again.");
  }

  void placeFrames() {
    const SliceHeader& first = m_frames.front().place;
    const core::Vector3 normal = core::cross(first.alongColumns, first.alongRows);
    const auto depthOf = [&](const SliceHeader& place) { return core::dot(place.position - first.position, normal); };
    std::vector<double> depths;
    for (const Frame& frame : m_frames) {
      const SliceHeader& place = frame.place;
      const double depth = depthOf(place);
      const bool isParallel = core::length(place.alongColumns - first.alongColumns) < 1e-3 &&
                              core::length(place.alongRows - first.alongRows) < 1e-3 &&
                              std::abs(place.columnSpacing - first.columnSpacing) < 1e-4 * first.columnSpacing &&
                              std::abs(place.rowSpacing - first.rowSpacing) < 1e-4 * first.rowSpacing;
      const double aside = core::length(place.position - first.position - depth * normal);
      if (!isParallel || aside > kOneDecimal)
        unsupported("has frames that do not lie one behind another: export a segmentation for each orientation.");
      depths.push_back(depth);
    }
    std::sort(depths.begin(), depths.end());
    const auto isSame = [](double a, double b) { return b - a < 0.01; };
    depths.erase(std::unique(depths.begin(), depths.end(), isSame), depths.end());
    const double step = stepOf(depths);
    const double slices = std::round((depths.back() - depths.front()) / step) + 1;
    const double voxels = slices * static_cast<double>(voxelsOfSlice());
    if (!(voxels <= std::max(kAlwaysVoxels, kMostEmptySlices * m_frameCount * static_cast<double>(voxelsOfSlice()))))
      fail(core::ErrorCode::tooLarge,
           "lies on slices so far apart that its volume would be mostly empty. Export the segmentation again.");
    m_volume.slices = static_cast<int>(slices);
    const double start = depths.front();
    SliceHeader& slice = m_volume.slice;
    for (Frame& frame : m_frames) {
      frame.slice = static_cast<int>(std::lround((depthOf(frame.place) - start) / step));
      if (frame.slice == 0) slice.position = frame.place.position;
    }
    slice.alongColumns = first.alongColumns;
    slice.alongRows = first.alongRows;
    slice.columnSpacing = first.columnSpacing;
    slice.rowSpacing = first.rowSpacing;
    slice.sliceDistance = step;
  }

  /// The pixel data of a frame, from the byte that holds its first bit.
  std::vector<unsigned char> bytesOf(std::size_t frame, std::size_t firstBit, std::size_t bits) {
    std::vector<unsigned char> bytes((firstBit % 8 + bits + 7) / 8);
    std::istream& stream = *m_dicom.input.stream;
    stream.clear();
    const std::uint64_t begin = m_dicom.structure.end - m_dicom.structure.pixelDataLength;
    stream.seekg(static_cast<std::streamoff>(begin + firstBit / 8));
    if (!stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())))
      bad("is truncated in frame " + std::to_string(frame + 1) + ". Get the file again.");
    return bytes;
  }

  void readLabels() {
    const std::size_t voxels = voxelsOfSlice();
    const std::size_t bits = voxels * static_cast<std::size_t>(m_bits);
    const int padding = shortOf(m_elements, Tag(0x0028, 0x0120)).value_or(0);
    m_labels.emplace(voxels);
    for (std::size_t n = 0; n < m_frames.size(); ++n) {
      const Frame& frame = m_frames[n];
      const std::size_t first = n * bits;
      const std::vector<unsigned char> bytes = bytesOf(n, first, bits);
      switch (m_kind) {
        case Kind::binary:
          m_labels->add(frame.slice, frame.segment, [&](std::size_t voxel) {
            const std::size_t bit = first % 8 + voxel;
            return (bytes[bit / 8] >> bit % 8 & 1) != 0;
          });
          break;
        case Kind::fractional:
          m_labels->add(frame.slice, frame.segment,
                        [&](std::size_t voxel) { return bytes[voxel] > 0 && 2 * bytes[voxel] >= m_highest; });
          break;
        case Kind::labelMap:
          addLabels(frame.slice, bytes, padding);
          break;
      }
    }
    try {
      m_labels->finish(m_numbers, m_volume.segments);
    } catch (const core::Error& error) {
      unsupported(std::string("can't be opened. ") + error.what());
    }
  }

  void addLabels(int k, const std::vector<unsigned char>& bytes, int padding) {
    std::vector<int> values(voxelsOfSlice());
    for (std::size_t n = 0; n < values.size(); ++n)
      values[n] = m_bits == 8 ? bytes[n] : bytes[2 * n] | bytes[2 * n + 1] << 8;
    std::set<int> present(values.begin(), values.end());
    present.erase(0);
    present.erase(padding);
    for (const int number : present) m_labels->add(k, number, [&](std::size_t n) { return values[n] == number; });
  }

  fs::path m_file;
  DicomInput m_dicom;
  gdcm::DataSet m_elements;
  SegmentedVolume m_volume;
  std::vector<int> m_numbers;  ///< of the segments, in their order
  std::vector<Frame> m_frames;
  std::vector<double> m_steps;  ///< mm between slices, as the header says
  Kind m_kind = Kind::binary;
  int m_bits = 1, m_frameCount = 1, m_highest = 255;
  std::optional<SegmentLabels> m_labels;
};

}  // namespace

bool isSegmentationClass(const std::string& sopClassUid) {
  return sopClassUid == "1.2.840.10008.5.1.4.1.1.66.4" || sopClassUid == "1.2.840.10008.5.1.4.1.1.66.7";
}

SegmentedVolume readSegmentation(const fs::path& file) { return File(file).describe(); }

void readSegmentationVoxels(const fs::path& path, const core::Size3& size,
                            const std::function<void(const std::vector<float>&)>& take) {
  File file(path);
  const SegmentedVolume volume = file.describe();
  if (size != core::Size3{volume.slice.columns, volume.slice.rows, volume.slices})
    throw core::Error(core::ErrorCode::badFile,
                      "'" + path.filename().string() + "' has changed since it was opened. Open it again.");
  // The channel's messages hold a million voxels.
  constexpr std::size_t kMost = 1 << 20;
  for (int k = 0; k < volume.slices; ++k) {
    const std::vector<float> slice = file.slice(k);
    for (std::size_t n = 0; n < slice.size(); n += kMost)
      take({slice.begin() + static_cast<std::ptrdiff_t>(n),
            slice.begin() + static_cast<std::ptrdiff_t>(std::min(slice.size(), n + kMost))});
  }
}

}  // namespace glmamba::io
