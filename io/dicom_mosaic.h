// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include <gdcmDataSet.h>

#include "io/dicom_header.h"

namespace glmamba::io {

/// True for pictures in which the slices of a volume lie side by side as tiles: Siemens mosaics and the frames of
/// United Imaging (VFRAME), by Image Type.
bool isMosaic(const SliceHeader& picture);

/// The slices of such a picture, in the order of its tiles, which run along rows. `picture` has all that its header
/// says but the place of slices. Throws Error{unsupported} with the reason when the header does not say where each
/// slice lies.
///
/// Siemens: the position in the header is that of a slice as large as the picture, centred on the first slice, so
///
///     position = header + ((columns − tile columns)/2 · column spacing) · row direction + (the same along columns)
///
/// and slices follow each other along SliceNormalVector of the private CSA header, at Spacing Between Slices. The
/// centres of slices that this gives are those of the scanner's own protocol (tests/io/mosaic_test.cpp). United Imaging
/// writes a position for each tile.
std::vector<SliceHeader> slicesOfMosaic(const gdcm::DataSet& dataSet, const SliceHeader& picture);

/// Puts the place and the size of a slice in place of those of its picture.
void setPlane(gdcm::DataSet& picture, const SliceHeader& slice);

}  // namespace glmamba::io
