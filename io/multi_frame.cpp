// SPDX-License-Identifier: Apache-2.0
#include "io/multi_frame.h"

#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_tags_multiframe.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"

namespace glmamba::io {

using namespace attribute;

void requireEven(const SliceStack& stack, const std::string& what) {
  if (stack.isEven) return;
  throw core::Error(core::ErrorCode::unsupported,
                    "The slices are not evenly spaced, so " + what +
                        " was not written: other programs would misplace its frames. Export NIfTI, or a part of the "
                        "slices.");
}

void requireLength(const core::Volume& volume, std::size_t bytes) {
  if (volume.voxels().size() < 0xFFFFFFFE / bytes) return;
  throw core::Error(core::ErrorCode::tooLarge, "A volume of " + volume.geometry().describe() +
                                                   " does not fit into one DICOM file, which holds 4 GB of pixels: "
                                                   "export fewer slices.");
}

gdcm::DataSet sharedPlaneGroups(const SliceStack& stack, double thickness) {
  gdcm::DataSet measures;
  setText(measures, kPixelSpacing, pixelSpacingText(stack));
  setText(measures, kSliceThickness, decimalString(thickness));
  setText(measures, kSpacingBetweenSlices, decimalString(stack.spacing));
  gdcm::DataSet orientation;
  setText(orientation, kImageOrientationPatient, stack.orientation);
  gdcm::DataSet shared;
  setSequence(shared, kPixelMeasuresSequence, {measures});
  setSequence(shared, kPlaneOrientationSequence, {orientation});
  return shared;
}

gdcm::DataSet brainCode() { return codeItem("12738006", "SCT", "Brain"); }

void setFrameAnatomy(gdcm::DataSet& shared) {
  gdcm::DataSet anatomy;
  setSequence(anatomy, kAnatomicRegionSequence, {brainCode()});
  setText(anatomy, kFrameLaterality, "U");
  setSequence(shared, kFrameAnatomySequence, {anatomy});
}

void setPixelValueTransformation(gdcm::DataSet& shared, double slope, double intercept) {
  gdcm::DataSet transformation;
  setText(transformation, kRescaleIntercept, decimalString(intercept));
  setText(transformation, kRescaleSlope, decimalString(slope));
  setText(transformation, kRescaleType, "US");
  setSequence(shared, kPixelValueTransformationSequence, {transformation});
}

void setPlanePosition(gdcm::DataSet& frame, const SliceStack& stack, int k) {
  gdcm::DataSet position;
  setText(position, kImagePositionPatient, positionText(stack, k));
  setSequence(frame, kPlanePositionSequence, {position});
}

gdcm::DataSet stackFrameContent(std::size_t place) {
  const auto number = static_cast<std::uint32_t>(place + 1);
  gdcm::DataSet content;
  setText(content, kStackId, "1");
  setWholeNumbers(content, kInStackPositionNumber, {number});
  setWholeNumbers(content, kDimensionIndexValues, {1, number});
  return content;
}

void setStackDimensions(gdcm::DataSet& d) {
  setDimensions(d, {{kStackId, kFrameContentSequence}, {kInStackPositionNumber, kFrameContentSequence}});
  setText(d, kDimensionOrganizationType, "3D");
}

void setDimensions(gdcm::DataSet& d, const std::vector<Dimension>& dimensions) {
  const std::string uid = makeUid();
  gdcm::DataSet organization;
  setText(organization, kDimensionOrganizationUid, uid);
  setSequence(d, kDimensionOrganizationSequence, {organization});
  std::vector<gdcm::DataSet> items;
  for (const Dimension& dimension : dimensions) {
    gdcm::DataSet item;
    setText(item, kDimensionOrganizationUid, uid);
    setTag(item, kDimensionIndexPointer, dimension.index);
    setTag(item, kFunctionalGroupPointer, dimension.group);
    items.push_back(std::move(item));
  }
  setSequence(d, kDimensionIndexSequence, items);
}

void setFrames(gdcm::DataSet& d, const gdcm::DataSet& shared, const std::vector<gdcm::DataSet>& perFrame) {
  setText(d, kNumberOfFrames, std::to_string(perFrame.size()));
  setSequence(d, kSharedFunctionalGroupsSequence, {shared});
  setSequence(d, kPerFrameFunctionalGroupsSequence, perFrame);
}

}  // namespace glmamba::io
