// SPDX-License-Identifier: Apache-2.0
#include "io/slice_fields.h"

#include <algorithm>
#include <cmath>

#include <gdcmSequenceOfItems.h>

#include "io/character_set.h"
#include "io/dicom_mosaic.h"
#include "io/dicom_text.h"

namespace glmamba::io {
namespace {

using gdcm::Tag;

/// The b-value where it is not in the standard element, by the manufacturer's private one.
double privateBValue(const gdcm::DataSet& d) {
  const auto made = [&](std::uint16_t group, const char* creator) {
    return textOf(d, Tag(group, 0x0010)).rfind(creator, 0) == 0;
  };
  if (made(0x0019, "SIEMENS MR HEADER")) return numberOf(d, Tag(0x0019, 0x100C)).value_or(0);
  if (made(0x2001, "Philips Imaging DD 001")) return realOf(d, Tag(0x2001, 0x1003)).value_or(0);
  // GE adds 10⁹ to say that the direction is real.
  if (made(0x0043, "GEMS_PARM_01")) return std::fmod(numberOf(d, Tag(0x0043, 0x1039)).value_or(0), 1e9);
  if (made(0x0065, "Image Private Header")) return realOf(d, Tag(0x0065, 0x1009)).value_or(0);  // United Imaging
  return 0;
}

bool hasItems(const gdcm::DataSet& d, const Tag& tag) {
  if (!d.FindDataElement(tag)) return false;
  const auto items = d.GetDataElement(tag).GetValueAsSQ();
  return items && items->GetNumberOfItems() > 0;
}

}  // namespace

void readIdentity(const gdcm::DataSet& d, SliceHeader& slice) {
  const std::string characterSet = textOf(d, Tag(0x0008, 0x0005));
  const auto shown = [&](std::uint16_t group, std::uint16_t element) {
    return utf8Of(textOf(d, Tag(group, element)), characterSet);
  };
  slice.sopInstanceUid = textOf(d, Tag(0x0008, 0x0018));
  slice.seriesUid = textOf(d, Tag(0x0020, 0x000E));
  slice.studyUid = textOf(d, Tag(0x0020, 0x000D));
  slice.frameOfReferenceUid = textOf(d, Tag(0x0020, 0x0052));
  slice.patientId = shown(0x0010, 0x0020);
  slice.patientName = shown(0x0010, 0x0010);
  slice.studyDate = shown(0x0008, 0x0020);
  slice.studyDescription = shown(0x0008, 0x1030);
  slice.seriesDescription = shown(0x0008, 0x103E);
  slice.protocolName = shown(0x0018, 0x1030);
  slice.seriesNumber =
      static_cast<int>(std::lround(std::min(std::max(numberOf(d, Tag(0x0020, 0x0011)).value_or(0), 0.0), 2e9)));
  const double instance = numberOf(d, Tag(0x0020, 0x0013)).value_or(0);
  slice.instanceNumber = instance > 0 && instance < 2e9 ? static_cast<int>(instance) : 0;
  slice.imageType = textOf(d, Tag(0x0008, 0x0008));
}

void readAcquisition(const gdcm::DataSet& d, SliceHeader& slice) {
  const auto text = [&](std::uint16_t group, std::uint16_t element) { return textOf(d, Tag(group, element)); };
  const auto number = [&](std::uint16_t group, std::uint16_t element) {
    return numberOf(d, Tag(group, element)).value_or(0);
  };
  slice.echoNumber = text(0x0018, 0x0086);
  slice.echoTime = text(0x0018, 0x0081);
  slice.inversionTime = text(0x0018, 0x0082);
  slice.triggerTime = text(0x0018, 0x1060);
  slice.sequenceName = text(0x0018, 0x0024);
  slice.temporalPosition = text(0x0020, 0x0100);
  slice.acquisitionNumber = text(0x0020, 0x0012);
  const std::string frameTime = text(0x0018, 0x9074);
  slice.acquisitionTime = frameTime.empty() ? text(0x0008, 0x0022) + " " + text(0x0008, 0x0032) : frameTime;
  slice.contrastAgent = !text(0x0018, 0x0010).empty() || hasItems(d, Tag(0x0018, 0x0012));
  slice.timing.scanningSequence = text(0x0018, 0x0020);
  slice.timing.repetitionTimeMs = number(0x0018, 0x0080);
  slice.timing.echoTimeMs = number(0x0018, 0x0081);
  slice.timing.inversionTimeMs = number(0x0018, 0x0082);
  slice.timing.bValue = realOf(d, Tag(0x0018, 0x9087)).value_or(privateBValue(d));
  const double between = number(0x0018, 0x0088), thickness = number(0x0018, 0x0050);
  slice.sliceDistance = between > 0 ? between : thickness;
}

bool readPlane(const gdcm::DataSet& d, SliceHeader& slice) {
  std::vector<double> position = numbersOf(d, Tag(0x0020, 0x0032));
  // The tiles of a mosaic have positions of their own, and some pictures of tiles none.
  if (position.empty() && isMosaic(slice)) position = {0, 0, 0};
  const std::vector<double> orientation = numbersOf(d, Tag(0x0020, 0x0037));
  const std::vector<double> spacing = numbersOf(d, Tag(0x0028, 0x0030));
  if (position.size() != 3 || orientation.size() != 6 || spacing.size() != 2) return false;
  slice.rowSpacing = spacing[0];  // the distance between rows comes first
  slice.columnSpacing = spacing[1];
  for (int axis = 0; axis < 3; ++axis) {
    slice.position[axis] = position[axis];
    slice.alongColumns[axis] = orientation[axis];
    slice.alongRows[axis] = orientation[axis + 3];
  }
  constexpr double kTolerance = 1e-2;
  return slice.rowSpacing > 0 && slice.columnSpacing > 0 &&
         std::abs(core::length(slice.alongColumns) - 1) < kTolerance &&
         std::abs(core::length(slice.alongRows) - 1) < kTolerance &&
         std::abs(core::dot(slice.alongColumns, slice.alongRows)) < kTolerance;
}

void readScale(const gdcm::DataSet& d, SliceHeader& slice) {
  const auto slope = numberOf(d, Tag(0x0028, 0x1053));
  if (slope && *slope != 0) {
    slice.slope = *slope;
    slice.intercept = numberOf(d, Tag(0x0028, 0x1052)).value_or(0);
    return;
  }
  const Tag mapping(0x0040, 0x9096);
  if (!d.FindDataElement(mapping)) return;
  const auto items = d.GetDataElement(mapping).GetValueAsSQ();
  if (!items || items->GetNumberOfItems() != 1) return;
  const gdcm::DataSet& item = items->GetItem(1).GetNestedDataSet();
  const auto mappedSlope = realOf(item, Tag(0x0040, 0x9225));
  const auto mappedIntercept = realOf(item, Tag(0x0040, 0x9224));
  if (mappedSlope && mappedIntercept && *mappedSlope != 0) {
    slice.slope = *mappedSlope;
    slice.intercept = *mappedIntercept;
  }
}

}  // namespace glmamba::io
