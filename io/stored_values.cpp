// SPDX-License-Identifier: Apache-2.0
#include "io/stored_values.h"

#include <algorithm>
#include <cmath>

#include "io/dicom_dataset.h"
#include "io/dicom_text.h"

namespace glmamba::io {

StoredScale scaleFor(const core::Volume& volume) {
  const core::VoxelRange range = core::voxelRange(volume);
  const double typical = core::quantileOfNonZero(volume, 0.999);
  const double magnitude = std::max<double>(std::abs(typical), std::abs(range.lowest));
  StoredScale scale;
  // Overshoot of a magnitude image stays within a few per cent; beyond, the sign means something.
  scale.isSigned = range.lowest < -0.1 * std::max<double>(range.highest, 0);
  if (magnitude <= 0) return scale;
  const double largest = std::max<double>(std::abs(range.lowest), std::abs(range.highest));
  if (magnitude < 1024) {
    while (magnitude / scale.slope < 2048 && largest / scale.slope < scale.highest() / 2) scale.slope /= 2;
  }
  while (largest / scale.slope > scale.highest()) scale.slope *= 2;
  return scale;
}

StoredWindow seriesWindow(const core::Volume& volume, const StoredScale& scale) {
  std::vector<float> values;
  values.reserve(volume.voxels().size());
  std::copy_if(volume.voxels().begin(), volume.voxels().end(), std::back_inserter(values),
               [](float v) { return std::isfinite(v); });
  if (values.empty()) return {};
  const auto quantile = [&](double fraction) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(fraction * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return (static_cast<double>(*place) - scale.intercept) / scale.slope;
  };
  const double low = std::max<double>(quantile(0.01), scale.lowest());
  const double high = std::min<double>(quantile(0.995), scale.highest());
  // LINEAR windows: C.11.2.1.2 puts the edges at centre − 0.5 ∓ (width − 1)/2.
  return {(low + high) / 2 + 0.5, std::max(1.0, high - low + 1)};
}

double clippedFraction(const core::Volume& volume, const StoredScale& scale) {
  const auto clipped = std::count_if(volume.voxels().begin(), volume.voxels().end(), [&](float value) {
    const double stored = std::nearbyint((value - scale.intercept) / scale.slope);
    return stored < scale.lowest() || stored > scale.highest();
  });
  return static_cast<double>(clipped) / static_cast<double>(volume.voxels().size());
}

std::vector<std::int32_t> storedValues(const core::Volume& volume, int k, const StoredScale& scale) {
  std::vector<std::int32_t> stored(volume.sliceSize());
  std::transform(volume.slice(k), volume.slice(k) + volume.sliceSize(), stored.begin(), [&](float value) {
    if (std::isnan(value)) return 0;
    // nearbyint rounds halves to even in the default mode.
    const double rounded = std::nearbyint((value - scale.intercept) / scale.slope);
    return static_cast<int>(std::clamp<double>(rounded, scale.lowest(), scale.highest()));
  });
  return stored;
}

std::vector<std::uint16_t> pixelWords(const std::vector<std::int32_t>& stored) {
  std::vector<std::uint16_t> words(stored.size());
  std::transform(stored.begin(), stored.end(), words.begin(),
                 [](std::int32_t v) { return static_cast<std::uint16_t>(v); });
  return words;
}

void setPixelFormat(gdcm::DataSet& d, const core::Volume& volume, const StoredScale& scale) {
  using namespace attribute;
  setShort(d, kSamplesPerPixel, 1);
  setShort(d, kRows, volume.rows());
  setShort(d, kColumns, volume.columns());
  setShort(d, kBitsAllocated, 16);
  setShort(d, kBitsStored, 16);
  setShort(d, kHighBit, 15);
  setShort(d, kPixelRepresentation, scale.isSigned ? 1 : 0);
  const bool isInverted = textOf(d, tagOf(kPhotometricInterpretation)) == "MONOCHROME1";
  setText(d, kPhotometricInterpretation, isInverted ? "MONOCHROME1" : "MONOCHROME2");
  setText(d, kPresentationLutShape, isInverted ? "INVERSE" : "IDENTITY");
}

}  // namespace glmamba::io
