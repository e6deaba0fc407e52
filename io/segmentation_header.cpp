// SPDX-License-Identifier: Apache-2.0
#include "io/segmentation_header.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include <gdcmSequenceOfItems.h>

#include "io/character_set.h"
#include "io/dicom_text.h"
#include "io/file_error.h"
#include "io/slice_fields.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using gdcm::Tag;

constexpr int kMostFrames = 60000;

std::vector<gdcm::DataSet> itemsOf(const gdcm::DataSet& d, const Tag& tag) {
  std::vector<gdcm::DataSet> all;
  const auto sequence = d.FindDataElement(tag) ? d.GetDataElement(tag).GetValueAsSQ() : nullptr;
  for (std::size_t n = 1; sequence && n <= sequence->GetNumberOfItems(); ++n)
    all.push_back(sequence->GetItem(n).GetNestedDataSet());
  return all;
}

SegmentationType typeOf(const gdcm::DataSet& elements, const fs::path& file) {
  const std::string type = textOf(elements, Tag(0x0062, 0x0001));
  if (type == "BINARY") return SegmentationType::binary;
  if (type == "FRACTIONAL") return SegmentationType::fractional;
  if (type == "LABELMAP") return SegmentationType::labelMap;
  throw fileError(file, ErrorCode::unsupported,
                  "is a segmentation of a kind that is not known: expected BINARY, FRACTIONAL or LABELMAP.");
}

bool fits(SegmentationType type, int bits) {
  if (type == SegmentationType::binary) return bits == 1;
  return bits == 8 || (type == SegmentationType::labelMap && bits == 16);
}

void readPixelFormat(const DicomStructure& structure, const gdcm::DataSet& elements, const fs::path& file,
                     SegmentationHeader& header) {
  SliceHeader& slice = header.slice;
  header.type = typeOf(elements, file);
  slice.rows = shortOf(elements, Tag(0x0028, 0x0010)).value_or(0);
  slice.columns = shortOf(elements, Tag(0x0028, 0x0011)).value_or(0);
  header.bits = shortOf(elements, Tag(0x0028, 0x0100)).value_or(0);
  header.highest = shortOf(elements, Tag(0x0062, 0x000E)).value_or(255);
  header.padding = shortOf(elements, Tag(0x0028, 0x0120)).value_or(0);
  if (slice.rows < 1 || slice.columns < 1 || !structure.hasPixelData)
    throw fileError(file, ErrorCode::badFile,
                    "has no segmentation in it: Rows, Columns or the pixel data are missing.");
  const double frames = numberOf(elements, Tag(0x0028, 0x0008)).value_or(1);
  if (!(frames >= 1 && frames <= kMostFrames))
    throw fileError(file, ErrorCode::badFile,
                    "is damaged: its header gives no sensible number of frames. Get the file again.");
  header.frames = static_cast<int>(frames);
  if (!fits(header.type, header.bits) || shortOf(elements, Tag(0x0028, 0x0002)).value_or(1) != 1)
    throw fileError(file, ErrorCode::unsupported,
                    "has " + std::to_string(header.bits) + " bits a pixel, which a segmentation of its kind has not.");
  if (structure.encapsulated)
    throw fileError(file, ErrorCode::unsupported,
                    "is compressed frame by frame: export the segmentation uncompressed, or deflated.");
  if (header.bits == 16 && structure.transferSyntax == "1.2.840.10008.1.2.2")
    throw fileError(file, ErrorCode::unsupported, "is a label map in big endian: export it in little endian.");
  const double bits = static_cast<double>(header.pixelsOfFrame()) * header.frames * header.bits;
  if (static_cast<double>(structure.pixelDataLength) < std::ceil(bits / 8))
    throw fileError(file, ErrorCode::badFile,
                    "is truncated: it holds fewer voxels than its header promises. Get the file again.");
  if (header.type == SegmentationType::fractional)
    header.warnings.push_back(
        "The segmentation is fractional: voxels that are at least half in a segment are taken for it.");
}

SegmentKind::Code codeIn(const std::vector<gdcm::DataSet>& items, const SegmentKind::Code& otherwise) {
  if (items.empty()) return otherwise;
  const SegmentKind::Code code{textOf(items[0], Tag(0x0008, 0x0100)), textOf(items[0], Tag(0x0008, 0x0102)),
                               textOf(items[0], Tag(0x0008, 0x0104))};
  return code.value.empty() || code.scheme.empty() || code.meaning.empty() ? otherwise : code;
}

Rgb colourIn(const gdcm::DataSet& item, const Rgb& otherwise) {
  const Tag tag(0x0062, 0x000D);
  const gdcm::ByteValue* bytes = item.FindDataElement(tag) ? item.GetDataElement(tag).GetByteValue() : nullptr;
  std::uint16_t lab[3];
  if (bytes == nullptr || bytes->GetLength() != sizeof lab) return otherwise;
  std::memcpy(lab, bytes->GetPointer(), sizeof lab);
  return rgbOfCieLab({lab[0], lab[1], lab[2]});
}

SegmentKind kindIn(const gdcm::DataSet& item, int number, const std::string& characterSet) {
  std::string label = utf8Of(textOf(item, Tag(0x0062, 0x0005)), characterSet);
  if (label.empty()) label = "Segment " + std::to_string(number);
  SegmentKind kind = segmentKind(label, number);
  kind.category = codeIn(itemsOf(item, Tag(0x0062, 0x0003)), kind.category);
  kind.type = codeIn(itemsOf(item, Tag(0x0062, 0x000F)), kind.type);
  kind.description = utf8Of(textOf(item, Tag(0x0062, 0x0006)), characterSet);
  for (const SegmentKind& known : segmentKinds())
    if (known.type.value == kind.type.value && known.type.scheme == kind.type.scheme && known.label == label)
      kind.name = known.name;
  kind.label = label;
  kind.colour = colourIn(item, kind.colour);
  return kind;
}

void readSegments(const gdcm::DataSet& elements, const fs::path& file, SegmentationHeader& header) {
  const std::string characterSet = textOf(elements, Tag(0x0008, 0x0005));
  std::vector<int>& numbers = header.numbers;
  for (const gdcm::DataSet& item : itemsOf(elements, Tag(0x0062, 0x0002))) {
    const int number = shortOf(item, Tag(0x0062, 0x0004)).value_or(0);
    if (number == 0 && header.type == SegmentationType::labelMap) continue;  // the background may be named
    if (number == 0 || std::find(numbers.begin(), numbers.end(), number) != numbers.end())
      throw fileError(file, ErrorCode::badFile,
                      "is damaged: the numbers of its segments are not different ones from 1. Get the file again.");
    numbers.push_back(number);
    header.segments.push_back({kindIn(item, number, characterSet), {}, textOf(item, Tag(0x0062, 0x0021))});
  }
  if (numbers.empty()) throw fileError(file, ErrorCode::badFile, "is damaged: it has no segments. Get the file again.");
}

}  // namespace

SegmentationHeader readSegmentationHeader(const DicomStructure& structure, const gdcm::DataSet& elements,
                                          const fs::path& file) {
  SegmentationHeader header;
  header.slice.file = file;
  readIdentity(elements, header.slice);
  header.slice.sopClassUid = textOf(elements, Tag(0x0008, 0x0016));
  readPixelFormat(structure, elements, file, header);
  readSegments(elements, file, header);
  std::set<std::string> sources;
  for (const gdcm::DataSet& series : itemsOf(elements, Tag(0x0008, 0x1115)))
    if (const std::string uid = textOf(series, Tag(0x0020, 0x000E)); sources.insert(uid).second)
      header.sources.push_back(uid);
  return header;
}

}  // namespace glmamba::io
