// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_sources.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_text.h"
#include "io/reader/files.h"

namespace glmamba::io {

using core::operator+;
using core::operator-;

std::vector<int> planesOnTarget(const core::Volume& sr, const core::Series& target) {
  const core::Geometry& fine = sr.geometry();
  const core::Geometry& coarse = target.geometry;
  const auto same = [&](int axis) { return core::dot(fine.direction(axis), coarse.direction(axis)) > 1 - 1e-6; };
  std::vector<int> planes;
  for (int k = 0; k < sr.sliceCount(); ++k) {
    // The middle of the slice, so that an error of the directions counts on both sides alike.
    const core::Vector3 middle = fine.lpsFromIndex({(sr.columns() - 1) / 2.0, (sr.rows() - 1) / 2.0, 1.0 * k});
    const double depth = coarse.indexFromLps(middle)[2];
    const int plane = static_cast<int>(std::lround(depth));
    if (!same(0) || !same(1) || plane < 0 || plane >= coarse.size()[2] || std::abs(depth - plane) > 0.05) {
      throw core::Error(core::ErrorCode::gridMismatch,
                        "Slice " + std::to_string(k + 1) + " of the result does not lie on a slice of “" +
                            target.description + "” (" + coarse.describe() +
                            "): export it with the series that it was made from, or as NIfTI.");
    }
    planes.push_back(plane);
  }
  return planes;
}

std::vector<core::Vector3> positionsOnTarget(const core::Volume& sr, const core::Series& target,
                                             const std::vector<int>& planes, const std::vector<TargetSlice>& slices) {
  std::vector<core::Vector3> positions;
  for (std::size_t k = 0; k < planes.size(); ++k) {
    const core::Vector3 position = sr.geometry().lpsFromIndex({0, 0, static_cast<double>(k)});
    const core::Vector3 shift = position - target.geometry.lpsFromIndex({0, 0, static_cast<double>(planes[k])});
    positions.push_back(slices[k].header.position + shift);
  }
  return positions;
}

std::string orientationText(const std::vector<TargetSlice>& slices) {
  const std::string text = textOf(slices.front().elements, tagOf(attribute::kImageOrientationPatient));
  const std::vector<std::string> values = splitValues(text);
  const bool fits = std::all_of(values.begin(), values.end(), [](const std::string& v) { return v.size() <= 16; });
  return fits ? text : std::string();
}

std::vector<TargetSlice> readTarget(const core::Series& target, const std::vector<int>& planes,
                                    const core::CancelToken& cancel) {
  std::vector<TargetSlice> slices;
  std::vector<SlicePlace> places;
  for (const int plane : planes) places.push_back(placeOf(target, static_cast<std::size_t>(plane)));
  for (SliceHeader& header : readHeaders(places, cancel)) {
    const SlicePlace place{header.file, header.frame};
    slices.push_back({std::move(header), readElements(place, cancel)});
  }
  return slices;
}

std::vector<SliceHeader> readReference(const core::Series& reference, const core::CancelToken& cancel) {
  if (reference.format != core::FileFormat::dicom) return {};
  return readHeaders(placesOf(reference), cancel);
}

SliceRange referenceSlices(const core::Geometry& sr, int k, const core::Geometry& reference) {
  // The reference's slice index is linear over a plane: its extremes are at the corners.
  double least = reference.size()[2];
  double most = -1;
  for (const double i : {0.0, sr.size()[0] - 1.0}) {
    for (const double j : {0.0, sr.size()[1] - 1.0}) {
      const double depth = reference.indexFromLps(sr.lpsFromIndex({i, j, 1.0 * k}))[2];
      least = std::min(least, depth);
      most = std::max(most, depth);
    }
  }
  // Linear interpolation takes the neighbours on both sides; a position on a slice, up to rounding, that slice alone.
  constexpr double kOnSlice = 1e-3;
  const int first = static_cast<int>(std::floor(std::max(least + kOnSlice, 0.0)));
  const int last = static_cast<int>(std::ceil(std::min(most - kOnSlice, reference.size()[2] - 1.0))) + 1;
  return first < last ? SliceRange{first, last} : SliceRange{};
}

StoredScale scaleOfTarget(const std::vector<TargetSlice>& slices, const core::CancelToken& cancel) {
  std::vector<std::int32_t> stored;
  StoredScale scale{slices.front().header.slope, slices.front().header.intercept, false};
  bool shared = true;
  std::vector<SlicePlace> places;
  for (const TargetSlice& slice : slices) places.push_back({slice.header.file, slice.header.frame});
  readSlices(places, cancel, [&](std::size_t, const ReadSlice& slice) {
    stored.insert(stored.end(), slice.stored.values.begin(), slice.stored.values.end());
    scale.isSigned = scale.isSigned || slice.stored.isSigned;
    shared = shared && slice.header.slope == slices.front().header.slope &&
             slice.header.intercept == slices.front().header.intercept;
    scale.slope = std::max(scale.slope, slice.header.slope);
    scale.intercept = std::min(scale.intercept, slice.header.intercept);
  });
  if (shared) scale.slope = slices.front().header.slope;
  const auto place = stored.begin() + static_cast<std::ptrdiff_t>(0.999 * static_cast<double>(stored.size() - 1));
  std::nth_element(stored.begin(), place, stored.end());
  const double typical = *place;
  const double largest = *std::max_element(place, stored.end());
  if (typical > 0 && typical < 1024) {
    // Half of the range is left for what the network adds.
    for (double gain = 2; typical * gain / 2 < 2048 && largest * gain <= scale.highest() / 2.0; gain *= 2)
      scale.slope /= 2;
  }
  return scale;
}

std::optional<StoredWindow> windowOfTarget(const TargetSlice& slice, const StoredScale& scale) {
  const std::optional<double> centre = numberOf(slice.elements, tagOf(attribute::kWindowCenter));
  const std::optional<double> width = numberOf(slice.elements, tagOf(attribute::kWindowWidth));
  if (!centre || !width || *width <= 0) return {};
  const double a = 1 / scale.slope;
  const double c = -scale.intercept / scale.slope;
  const std::string function = textOf(slice.elements, tagOf(attribute::kVoiLutFunction));
  if (function == "LINEAR_EXACT" || function == "SIGMOID") return StoredWindow{a * *centre + c, a * *width, "SOURCE"};
  // DICOM PS3.3, C.11.2.1.2.1: the edges lie at centre − 0.5 ∓ (width − 1)/2.
  return StoredWindow{a * (*centre - 0.5) + c + 0.5, std::max(1.0, a * (*width - 1) + 1), "SOURCE"};
}

}  // namespace glmamba::io
