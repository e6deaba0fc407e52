// SPDX-License-Identifier: Apache-2.0
#include "io/series_split.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "io/number_text.h"

namespace glmamba::io {
namespace {

using core::operator-;

// Neighbours further apart than this, in median spacings, have a slice missing between them.
constexpr double kGap = 1.5;

bool sameGrid(const SliceHeader& a, const SliceHeader& b) {
  // Orientations of one stack differ by rounding alone; 2e-3 is a tenth of a degree.
  const auto near = [](const core::Vector3& x, const core::Vector3& y) { return core::length(x - y) < 2e-3; };
  const auto close = [](double x, double y) { return std::abs(x - y) < 1e-3 * y; };
  return a.rows == b.rows && a.columns == b.columns && close(a.rowSpacing, b.rowSpacing) &&
         close(a.columnSpacing, b.columnSpacing) && near(a.alongColumns, b.alongColumns) &&
         near(a.alongRows, b.alongRows);
}

std::vector<SliceGroup> groupsOfEqual(const ParallelSlices& slices,
                                      bool (*equal)(const SliceHeader&, const SliceHeader&)) {
  std::vector<SliceGroup> groups;
  for (const SliceHeader* slice : slices) {
    const auto fits = [&](const SliceGroup& group) { return equal(*group.slices.front(), *slice); };
    const auto found = std::find_if(groups.begin(), groups.end(), fits);
    if (found == groups.end()) {
      groups.push_back({{slice}, {}});
    } else {
      found->slices.push_back(slice);
    }
  }
  return groups;
}

/// What may tell repetitions apart, the most telling first.
struct Discriminator {
  const char* name;
  std::string SliceHeader::*value;
};
constexpr Discriminator kDiscriminators[] = {
    {"image type", &SliceHeader::imageType},
    {"echo", &SliceHeader::echoNumber},
    {"TE", &SliceHeader::echoTime},
    {"TI", &SliceHeader::inversionTime},
    {"time", &SliceHeader::temporalPosition},
    {"trigger", &SliceHeader::triggerTime},
    {"acquisition", &SliceHeader::acquisitionNumber},
    {"sequence", &SliceHeader::sequenceName},
    {"acquired at", &SliceHeader::acquisitionTime},
    {"file", &SliceHeader::multiFrameFile},
};

/// Splits repetitions by the order of Instance Number, when only one of the two usual orders (volume after volume, or
/// position after position) makes whole volumes at the same positions.
std::optional<std::vector<SliceGroup>> splitByInstances(const SliceGroup& group, std::size_t repetitions) {
  const std::size_t count = group.slices.size();
  ParallelSlices sorted = group.slices;
  const auto isBefore = [](const SliceHeader* a, const SliceHeader* b) {
    return a->instanceNumber < b->instanceNumber;
  };
  std::sort(sorted.begin(), sorted.end(), isBefore);
  const bool distinct = std::adjacent_find(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
                          return a->instanceNumber == b->instanceNumber;
                        }) == sorted.end();
  if (!distinct || count % repetitions != 0 || count == repetitions) return {};
  const std::size_t positions = count / repetitions;
  const auto split = [&](bool volumeAfterVolume) -> std::optional<std::vector<SliceGroup>> {
    std::vector<SliceGroup> parts(repetitions);
    for (std::size_t i = 0; i < count; ++i)
      parts[volumeAfterVolume ? i / positions : i % repetitions].slices.push_back(sorted[i]);
    for (std::size_t i = 0; i < repetitions; ++i) {
      if (largestRepetition(parts[i].slices) != 1 || !samePositions(parts[i].slices, parts.front().slices)) return {};
      parts[i].label = (group.label.empty() ? "" : group.label + ", ") + "volume " + std::to_string(i + 1);
      parts[i].warning =
          "No header tells the volumes of this series apart; they were separated by the order of their images "
          "(Instance Number).";
    }
    return parts;
  };
  auto byVolume = split(true), byPosition = split(false);
  if (byVolume && byPosition) return {};
  return byVolume ? byVolume : byPosition;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// By elements of the headers: by one, or else by two of them.
std::optional<std::vector<SliceGroup>> splitByHeaders(const SliceGroup& group, std::size_t repetitions) {
  const auto splitBy = [&](const Discriminator& first,
                           const Discriminator* second) -> std::optional<std::vector<SliceGroup>> {
    std::map<std::string, SliceGroup> parts;
    for (const SliceHeader* slice : group.slices) {
      std::string label = (group.label.empty() ? "" : group.label + ", ") + first.name + " " + slice->*(first.value);
      if (second != nullptr) label += ", " + std::string(second->name) + " " + slice->*(second->value);
      SliceGroup& part = parts[label];
      part.label = label;
      part.slices.push_back(slice);
    }
    const auto isVolume = [](const auto& part) { return largestRepetition(part.second.slices) == 1; };
    if (parts.size() != repetitions || !std::all_of(parts.begin(), parts.end(), isVolume)) return {};
    std::vector<SliceGroup> volumes;
    for (auto& part : parts) volumes.push_back(std::move(part.second));
    return volumes;
  };
  for (const Discriminator& only : kDiscriminators)
    if (auto volumes = splitBy(only, nullptr)) return volumes;
  for (const Discriminator* first = kDiscriminators; first != std::end(kDiscriminators); ++first)
    for (const Discriminator* second = first + 1; second != std::end(kDiscriminators); ++second)
      if (auto volumes = splitBy(*first, second)) return volumes;
  return {};
}

}  // namespace

std::vector<SliceGroup> groupsOfSeries(const ParallelSlices& slices) {
  std::vector<SliceGroup> groups;
  for (const SliceGroup& grid : groupsOfEqual(slices, sameGrid)) {
    std::vector<SliceGroup> byB = groupsOfEqual(grid.slices, [](const SliceHeader& a, const SliceHeader& b) {
      // Scanners report b-values that differ by a little from slice to slice.
      return std::abs(a.timing.bValue - b.timing.bValue) < 5;
    });
    for (SliceGroup& group : byB) {
      if (byB.size() > 1) group.label = "b = " + rounded(group.slices.front()->timing.bValue);
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

std::optional<std::vector<SliceGroup>> splitRepetitions(const SliceGroup& group) {
  const std::size_t repetitions = largestRepetition(group.slices);
  if (repetitions == 1) return std::vector<SliceGroup>{group};
  if (auto volumes = splitByHeaders(group, repetitions)) return volumes;
  return splitByInstances(group, repetitions);
}

std::vector<SliceGroup> splitAtGaps(const SliceGroup& group) {
  const std::vector<double> distances = stepsOf(group.slices);
  if (distances.empty()) return {group};
  const double largest = kGap * median(distances);
  std::vector<SliceGroup> parts{{{group.slices.front()}, group.label, group.warning}};
  for (std::size_t k = 0; k < distances.size(); ++k) {
    if (distances[k] > largest) parts.push_back({{}, group.label, group.warning});
    parts.back().slices.push_back(group.slices[k + 1]);
  }
  if (parts.size() > 1) {
    for (std::size_t part = 0; part < parts.size(); ++part) {
      const std::string number = "part " + std::to_string(part + 1) + " of " + std::to_string(parts.size());
      parts[part].label += (group.label.empty() ? "" : ", ") + number;
    }
  }
  return parts;
}

}  // namespace glmamba::io
