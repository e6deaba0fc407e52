// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "core/volume.h"

namespace glmamba::training {

/// Voxels as compressed whole numbers: voxel = (code + lowest) · step.
struct CodedVoxels {
  double step = 1;
  std::int64_t lowest = 0;  ///< of the numbers before coding, so that codes start at 0
  std::string bytes;        ///< compressed
};

/// Whole numbers over a range below 4096 are kept as they are; others are rounded to 1/4095 of the range, an error of
/// at most 1.3·10⁻⁴ of it. Zero stays zero. Voxels that are not finite become 0. Each code is predicted from its
/// neighbours in the slice (median edge detection, as JPEG-LS, ISO/IEC 14495-1, A.4.1) and what is left is compressed
/// by zlib.
CodedVoxels encodeVoxels(const core::Volume& volume);

/// The voxels on `geometry`. Throws Error{badFile} when the bytes are not those of such a volume, before memory is
/// taken that they could not fill.
core::VolumePtr decodeVoxels(const CodedVoxels& coded, const core::Geometry& geometry);

}  // namespace glmamba::training
