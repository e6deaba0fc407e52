// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <gdcmDataSet.h>

#include "core/volume.h"
#include "io/dicom_tags.h"
#include "io/slice_stack.h"

namespace glmamba::io {

/// The parts that Enhanced MR, Parametric Map and Segmentation share: frames in functional groups, and the dimensions
/// that order them. DICOM PS3.3, C.7.6.16 and C.7.6.17.

/// Throws Error{unsupported} when the slices are not evenly spaced: one object then can't say where they lie to every
/// reader. `what` names the object in the sentence.
void requireEven(const SliceStack& stack, const std::string& what);

/// Throws Error{tooLarge} when all voxels, `bytes` each, are more than one element of a file can hold.
void requireLength(const core::Volume& volume, std::size_t bytes);

/// Pixel Measures and Plane Orientation, for all frames. `thickness` in mm.
gdcm::DataSet sharedPlaneGroups(const SliceStack& stack, double thickness);
/// Brain, as the anatomy of all frames.
void setFrameAnatomy(gdcm::DataSet& shared);
gdcm::DataSet brainCode();
/// Intensities as they are, or scaled: Pixel Value Transformation.
void setPixelValueTransformation(gdcm::DataSet& shared, double slope, double intercept);

/// Plane Position of slice k.
void setPlanePosition(gdcm::DataSet& frame, const SliceStack& stack, int k);
/// Frame Content of frame number `place` (from 0) of a stack, and the dimensions Stack ID and In-Stack Position Number
/// that it refers to.
gdcm::DataSet stackFrameContent(std::size_t place);
void setStackDimensions(gdcm::DataSet& d);

/// One dimension: an attribute, and the functional group that holds it.
struct Dimension {
  attribute::Attribute index, group;
};
void setDimensions(gdcm::DataSet& d, const std::vector<Dimension>& dimensions);

/// Number of Frames and the groups themselves.
void setFrames(gdcm::DataSet& d, const gdcm::DataSet& shared, const std::vector<gdcm::DataSet>& perFrame);

}  // namespace glmamba::io
