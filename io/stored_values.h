// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include <gdcmDataSet.h>

#include "core/volume.h"

namespace glmamba::io {

/// How values become stored 16-bit integers: value = slope · stored + intercept.
struct StoredScale {
  double slope = 1;
  double intercept = 0;
  bool isSigned = false;

  bool isIdentity() const { return slope == 1 && intercept == 0; }
  int lowest() const { return isSigned ? -32768 : 0; }
  int highest() const { return isSigned ? 32767 : 65535; }
};

/// The scale on which values of a volume without stored integers use the 16 bits well: 1 when they are of the order of
/// thousands, a power of two otherwise. Signed when values go well below zero.
StoredScale scaleFor(const core::Volume& volume);

/// A display window in the units of the stored values.
struct StoredWindow {
  double centre = 0;
  double width = 1;
  const char* explanation = "SERIES";
};

/// From the first to the 99.5th percentile of the volume, for all slices of a series alike.
StoredWindow seriesWindow(const core::Volume& volume, const StoredScale& scale);

/// The share of voxels (0–1) that `scale` can't hold.
double clippedFraction(const core::Volume& volume, const StoredScale& scale);

/// Slice k as stored integers, rounded half to even and clamped to the range of `scale`; NaN becomes 0.
std::vector<std::int32_t> storedValues(const core::Volume& volume, int k, const StoredScale& scale);
/// The same as the 16-bit words of Pixel Data.
std::vector<std::uint16_t> pixelWords(const std::vector<std::int32_t>& stored);

/// Image Pixel module without the pixels: 16 bits stored, MONOCHROME2 unless `d` says MONOCHROME1. C.7.6.3.
void setPixelFormat(gdcm::DataSet& d, const core::Volume& volume, const StoredScale& scale);

}  // namespace glmamba::io
