// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_mosaic.h"

#include <algorithm>
#include <cmath>

#include <gdcmSequenceOfItems.h>

#include "core/error.h"
#include "io/csa_header.h"
#include "io/dicom_dataset.h"
#include "io/dicom_text.h"

namespace glmamba::io {
namespace {

using core::Vector3;
using core::operator+;
using core::operator*;
using gdcm::Tag;

// 24 × 24 tiles; the largest real ones have 12 × 12.
constexpr int kMostTiles = 576;

[[noreturn]] void refuse(const SliceHeader& picture, const std::string& reason) {
  throw core::Error(core::ErrorCode::unsupported, "'" + picture.file.filename().string() +
                                                      "' is a mosaic (all slices as tiles of one picture) that " +
                                                      reason +
                                                      ": export the series with one file a slice, or as NIfTI.");
}

/// The element of a private block, wherever its creator put it. DICOM PS3.5, 7.8.1.
const gdcm::DataElement* privateElement(const gdcm::DataSet& d, std::uint16_t group, const std::string& creator,
                                        std::uint16_t element) {
  for (std::uint16_t block = 0x10; block <= 0xFF; ++block) {
    if (textOf(d, Tag(group, block)) != creator) continue;
    const Tag tag(group, static_cast<std::uint16_t>(block << 8 | element));
    if (d.FindDataElement(tag)) return &d.GetDataElement(tag);
  }
  return nullptr;
}

Vector3 siemensNormal(std::string_view csa, const SliceHeader& picture) {
  const std::vector<std::string> values = csaValues(csa, "SliceNormalVector");
  Vector3 normal{};
  bool complete = values.size() >= 3;
  for (std::size_t i = 0; complete && i < 3; ++i) {
    const auto number = parsedNumber(values[i]);
    complete = number.has_value();
    normal[i] = number.value_or(0);
  }
  const Vector3 across = core::cross(picture.alongColumns, picture.alongRows);
  if (!complete || std::abs(std::abs(core::dot(normal, across)) - 1) > 1e-3)
    refuse(picture, "does not say along which normal its slices follow each other");
  // The cross product has more digits; the private header decides its sign.
  return (core::dot(normal, across) < 0 ? -1.0 : 1.0) * across;
}

/// A tile's size in the picture; refuses what does not fit.
void divide(SliceHeader& slice, const SliceHeader& picture, int across, int down) {
  if (picture.columns % across != 0 || picture.rows % down != 0) {
    refuse(picture, "does not divide into " + std::to_string(across) + " × " + std::to_string(down) + " tiles");
  }
  slice.columns = picture.columns / across;
  slice.rows = picture.rows / down;
  slice.tilesAcross = across;
  slice.tilesDown = down;
  slice.multiFrameFile = picture.file.filename().string();
}

std::vector<SliceHeader> siemensSlices(const gdcm::DataSet& d, const SliceHeader& picture) {
  const gdcm::DataElement* element = privateElement(d, 0x0029, "SIEMENS CSA HEADER", 0x10);
  const gdcm::ByteValue* bytes = element == nullptr ? nullptr : element->GetByteValue();
  if (bytes == nullptr) refuse(picture, "has lost the private header that says how many slices it has");
  const std::string_view csa(bytes->GetPointer(), bytes->GetLength());
  const std::vector<std::string> numbers = csaValues(csa, "NumberOfImagesInMosaic");
  const double count = numbers.empty() ? 0 : parsedNumber(numbers.front()).value_or(0);
  if (!(count >= 1 && count <= kMostTiles)) refuse(picture, "does not say how many slices it has");
  const double distance = numberOf(d, Tag(0x0018, 0x0088)).value_or(0);
  if (!(distance > 0)) refuse(picture, "does not say how far apart its slices are");
  const int across = static_cast<int>(std::ceil(std::sqrt(count)));
  SliceHeader slice = picture;
  divide(slice, picture, across, across);
  const Vector3 normal = siemensNormal(csa, picture);
  const Vector3 first = picture.position +
                        (picture.columnSpacing * (picture.columns - slice.columns) / 2) * picture.alongColumns +
                        (picture.rowSpacing * (picture.rows - slice.rows) / 2) * picture.alongRows;
  std::vector<SliceHeader> slices;
  for (int tile = 0; tile < static_cast<int>(count); ++tile) {
    slice.frame = tile;
    slice.position = first + (tile * distance) * normal;
    slice.sliceDistance = distance;
    slices.push_back(slice);
  }
  return slices;
}

std::vector<SliceHeader> unitedImagingSlices(const gdcm::DataSet& d, const SliceHeader& picture) {
  const gdcm::DataElement* frames = privateElement(d, 0x0065, "Image Private Header", 0x51);
  const auto items = frames == nullptr ? nullptr : frames->GetValueAsSQ();
  const auto count = items ? items->GetNumberOfItems() : 0;
  const gdcm::DataElement* grid = privateElement(d, 0x0065, "Image Private Header", 0x50);
  if (count < 1 || count > kMostTiles || grid == nullptr || numberOf(d, grid->GetTag()).value_or(0) != double(count))
    refuse(picture, "has lost the private header that says where its slices lie");
  const int tiles = static_cast<int>(count);
  const int across = static_cast<int>(std::ceil(std::sqrt(tiles)));
  SliceHeader slice = picture;
  divide(slice, picture, across, (tiles + across - 1) / across);
  std::vector<SliceHeader> slices;
  for (int tile = 0; tile < tiles; ++tile) {
    const gdcm::DataSet& item = items->GetItem(static_cast<unsigned>(tile) + 1).GetNestedDataSet();
    const std::vector<double> position = numbersOf(item, Tag(0x0020, 0x0032));
    if (position.size() != 3) refuse(picture, "does not say where each of its slices lies");
    slice.frame = tile;
    std::copy(position.begin(), position.end(), slice.position.begin());
    slices.push_back(slice);
  }
  return slices;
}

bool isOfUnitedImaging(const SliceHeader& picture) { return picture.imageType.find("VFRAME") != std::string::npos; }

}  // namespace

bool isMosaic(const SliceHeader& picture) {
  return picture.imageType.find("MOSAIC") != std::string::npos || isOfUnitedImaging(picture);
}

std::vector<SliceHeader> slicesOfMosaic(const gdcm::DataSet& dataSet, const SliceHeader& picture) {
  return isOfUnitedImaging(picture) ? unitedImagingSlices(dataSet, picture) : siemensSlices(dataSet, picture);
}

void setPlane(gdcm::DataSet& picture, const SliceHeader& slice) {
  const auto& position = slice.position;
  setText(picture, attribute::kImagePositionPatient, decimalStrings({position[0], position[1], position[2]}));
  setShort(picture, attribute::kRows, slice.rows);
  setShort(picture, attribute::kColumns, slice.columns);
}

}  // namespace glmamba::io
