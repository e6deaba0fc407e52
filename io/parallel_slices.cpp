// SPDX-License-Identifier: Apache-2.0
#include "io/parallel_slices.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "io/number_text.h"

namespace glmamba::io {
namespace {

using core::operator-;
using core::operator*;

// Two slices closer than this are at one position. MR slices are 0.2 mm apart at the least.
constexpr double kSamePosition = 0.01;
constexpr double kSpacingVariation = 0.01;

core::Vector3 normalOf(const SliceHeader& slice) { return core::cross(slice.alongColumns, slice.alongRows); }
double depthOf(const SliceHeader& slice, const core::Vector3& normal) { return core::dot(slice.position, normal); }

std::vector<double> sortedDepths(const ParallelSlices& slices, const core::Vector3& normal) {
  std::vector<double> depths;
  for (const SliceHeader* slice : slices) depths.push_back(depthOf(*slice, normal));
  std::sort(depths.begin(), depths.end());
  return depths;
}

}  // namespace

std::size_t largestRepetition(const ParallelSlices& slices) {
  const std::vector<double> depths = sortedDepths(slices, normalOf(*slices.front()));
  std::size_t largest = 1;
  std::size_t run = 1;
  for (std::size_t i = 1; i < depths.size(); ++i) {
    run = depths[i] - depths[i - 1] < kSamePosition ? run + 1 : 1;
    largest = std::max(largest, run);
  }
  return largest;
}

bool samePositions(const ParallelSlices& a, const ParallelSlices& b) {
  const core::Vector3 normal = normalOf(*a.front());
  const std::vector<double> x = sortedDepths(a, normal), y = sortedDepths(b, normal);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](double p, double q) { return std::abs(p - q) < kSamePosition; });
}

void sortByDepth(ParallelSlices& slices) {
  const core::Vector3 normal = normalOf(*slices.front());
  std::stable_sort(slices.begin(), slices.end(), [&](const SliceHeader* a, const SliceHeader* b) {
    return depthOf(*a, normal) < depthOf(*b, normal);
  });
}

std::vector<double> stepsOf(const ParallelSlices& slices) {
  const core::Vector3 normal = normalOf(*slices.front());
  std::vector<double> result;
  for (std::size_t k = 1; k < slices.size(); ++k)
    result.push_back(depthOf(*slices[k], normal) - depthOf(*slices[k - 1], normal));
  return result;
}

core::Geometry geometryOf(const ParallelSlices& slices, std::vector<std::string>& warnings) {
  const SliceHeader& first = *slices.front();
  core::Vector3 alongSlices = normalOf(first);
  double distance = first.sliceDistance > 0 ? first.sliceDistance : 1.0;
  if (slices.size() == 1) {
    warnings.push_back("The series has one slice: its thickness stands in for the spacing.");
  } else {
    const std::vector<double> distances = stepsOf(slices);
    // End to end, not the median: positions written with one decimal would add up to half a millimetre over a stack.
    distance = std::accumulate(distances.begin(), distances.end(), 0.0) / static_cast<double>(distances.size());
    const auto [least, most] = std::minmax_element(distances.begin(), distances.end());
    if (*most - *least > kSpacingVariation * distance) {
      warnings.push_back("The slice spacing varies between " + rounded(*least) + " and " + rounded(*most) +
                         " mm; the volume is shown with " + rounded(distance) + " mm throughout.");
    }
    // A stack that leans (its positions run off the normal) keeps its own direction along k.
    const core::Vector3 run = slices.back()->position - first.position;
    const core::Vector3 aside = run - core::dot(run, alongSlices) * alongSlices;
    if (core::length(aside) > kSamePosition) {
      distance *= core::length(run) / core::dot(run, alongSlices);
      alongSlices = (1 / core::length(run)) * run;
    }
  }
  return {{first.columns, first.rows, static_cast<int>(slices.size())},
          {first.columnSpacing, first.rowSpacing, distance},
          first.position,
          {first.alongColumns, first.alongRows, alongSlices},
          first.frameOfReferenceUid};
}

}  // namespace glmamba::io
