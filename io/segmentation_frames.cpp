// SPDX-License-Identifier: Apache-2.0
#include "io/segmentation_frames.h"

#include <algorithm>
#include <cmath>

#include "io/dicom_frames.h"
#include "io/dicom_text.h"
#include "io/file_error.h"
#include "io/slice_fields.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using core::operator-;
using core::operator*;
using gdcm::Tag;

// A label map of a few frames far apart may be this large (512 × 512 × 256), and beyond that as many times as large as
// its frames: a file of a few kilobytes must not ask for gigabytes.
constexpr double kAlwaysVoxels = 1 << 26;
constexpr double kMostEmptySlices = 64;
// mm; as in slice_stack.cpp: positions with one decimal.
constexpr double kOneDecimal = 0.175;

/// mm between slices as the header says, by what is there of Spacing Between Slices and Slice Thickness.
std::vector<double> saidSteps(const gdcm::DataSet& elements) {
  std::vector<double> steps;
  for (const std::uint16_t tag : {std::uint16_t{0x0088}, std::uint16_t{0x0050}})
    if (const auto step = numberOf(elements, Tag(0x0018, tag)); step && *step > 0) steps.push_back(*step);
  return steps;
}

/// The distance between slices at these ascending depths, of which some may be missing: one of `steps` or the least
/// distance, the first that fits them all.
double stepOf(const std::vector<double>& depths, std::vector<double> steps, const fs::path& file) {
  if (depths.size() == 1) return steps.empty() ? 1 : steps.front();
  double least = depths[1] - depths[0];
  for (std::size_t n = 2; n < depths.size(); ++n) least = std::min(least, depths[n] - depths[n - 1]);
  steps.push_back(least);
  const double extent = depths.back() - depths.front();
  for (const double step : steps) {
    const double slices = std::round(extent / step);
    if (slices < 1) continue;
    const double exact = extent / slices;
    const bool fits = std::all_of(depths.begin(), depths.end(), [&](double depth) {
      const double place = (depth - depths.front()) / exact;
      return std::abs(place - std::round(place)) * exact <= std::min(kOneDecimal, 0.25 * exact);
    });
    if (fits && std::abs(exact - step) <= 0.01 * step + kOneDecimal / slices) return exact;
  }
  throw fileError(file, ErrorCode::unsupported,
                  "has frames at uneven distances, which make no volume. Export the segmentation again.");
}

bool haveOnePlane(const SliceHeader& a, const SliceHeader& b) {
  return core::length(a.alongColumns - b.alongColumns) < 1e-3 && core::length(a.alongRows - b.alongRows) < 1e-3 &&
         std::abs(a.columnSpacing - b.columnSpacing) < 1e-4 * b.columnSpacing &&
         std::abs(a.rowSpacing - b.rowSpacing) < 1e-4 * b.rowSpacing;
}

/// mm of each place along the normal of the first, which it begins with.
std::vector<double> depthsOf(const std::vector<SliceHeader>& places, const fs::path& file) {
  const SliceHeader& first = places.front();
  const core::Vector3 normal = core::cross(first.alongColumns, first.alongRows);
  std::vector<double> depths;
  for (const SliceHeader& place : places) {
    const double depth = core::dot(place.position - first.position, normal);
    const double aside = core::length(place.position - first.position - depth * normal);
    if (!haveOnePlane(place, first) || aside > kOneDecimal)
      throw fileError(file, ErrorCode::unsupported,
                      "has frames that do not lie one behind another: export a segmentation for each orientation.");
    depths.push_back(depth);
  }
  return depths;
}

/// Gives each frame its slice, and the grid its first and its distance.
void place(SegmentationFrames& all, const std::vector<SliceHeader>& places, const std::vector<double>& steps,
           double pixels, const fs::path& file) {
  const std::vector<double> depths = depthsOf(places, file);
  std::vector<double> sorted = depths;
  std::sort(sorted.begin(), sorted.end());
  const auto isSame = [](double a, double b) { return b - a < 0.01; };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), isSame), sorted.end());
  const double step = stepOf(sorted, steps, file);
  const double slices = std::round((sorted.back() - sorted.front()) / step) + 1;
  const double filled = static_cast<double>(places.size()) * pixels;
  if (!(slices * pixels <= std::max(kAlwaysVoxels, kMostEmptySlices * filled)))
    throw fileError(
        file, ErrorCode::tooLarge,
        "lies on slices so far apart that its volume would be mostly empty. Export the segmentation again.");
  all.slices = static_cast<int>(slices);
  SliceHeader& slice = all.slice;
  for (std::size_t n = 0; n < places.size(); ++n) {
    all.frames[n].slice = static_cast<int>(std::lround((depths[n] - sorted.front()) / step));
    if (all.frames[n].slice == 0) slice.position = places[n].position;
  }
  slice.alongColumns = places.front().alongColumns;
  slice.alongRows = places.front().alongRows;
  slice.columnSpacing = places.front().columnSpacing;
  slice.rowSpacing = places.front().rowSpacing;
  slice.sliceDistance = step;
}

}  // namespace

SegmentationFrames readSegmentationFrames(const SegmentationHeader& header, const gdcm::DataSet& elements,
                                          const fs::path& file) {
  const FrameElements groups(elements);
  if (groups.count() != header.frames)
    throw fileError(file, ErrorCode::badFile,
                    "is damaged: its header describes " + std::to_string(groups.count()) + " of " +
                        std::to_string(header.frames) + " frames. Get the file again.");
  SegmentationFrames all;
  all.slice = header.slice;
  std::vector<SliceHeader> places;
  std::vector<double> steps;
  for (int n = 0; n < header.frames; ++n) {
    const gdcm::DataSet frame = groups.elements(n);
    if (!readPlane(frame, places.emplace_back()))
      throw fileError(file, ErrorCode::unsupported,
                      "has frames without a usable position, orientation or pixel spacing, so it can't be placed in "
                      "space. Export the segmentation again.");
    if (n == 0) steps = saidSteps(frame);
    int segment = 0;
    if (header.type != SegmentationType::labelMap) {
      segment = shortOf(frame, Tag(0x0062, 0x000B)).value_or(0);
      if (std::find(header.numbers.begin(), header.numbers.end(), segment) == header.numbers.end())
        throw fileError(file, ErrorCode::badFile,
                        "is damaged: a frame names a segment that is not there. Get the file again.");
    }
    all.frames.push_back({segment, 0});
  }
  place(all, places, steps, static_cast<double>(header.pixelsOfFrame()), file);
  return all;
}

}  // namespace glmamba::io
