#include "io/dicom_series.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace glmamba::io {
namespace {

using core::operator-;
using core::operator+;
using core::operator*;

// Two slices closer than this are at one position. MR slices are 0.2 mm apart at the least.
constexpr double kSamePosition = 0.01;
// Neighbours further apart than this, in median spacings, have a slice missing between them.
constexpr double kGap = 1.5;
constexpr double kSpacingVariation = 0.01;
// Series of so few slices in several orientations are localizers.
constexpr std::size_t kLocalizerSlices = 3;

/// Slices that may become one volume, and what sets them apart within their series.
struct Group {
  std::vector<const SliceHeader*> slices;
  std::string label;
  std::string warning = {};  ///< a sentence, or empty
};

core::Vector3 normalOf(const SliceHeader& slice) { return core::cross(slice.alongColumns, slice.alongRows); }
double depthOf(const SliceHeader& slice, const core::Vector3& normal) { return core::dot(slice.position, normal); }

std::string rounded(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return buffer;
}

std::string quoted(const SliceHeader& slice) {
  const std::string name = slice.seriesDescription.empty() ? slice.protocolName : slice.seriesDescription;
  const std::string number = slice.seriesNumber > 0 ? "Series " + std::to_string(slice.seriesNumber) : "A series";
  return name.empty() ? number : number + " “" + name + "”";
}

void warn(std::vector<FileWarning>& warnings, const SliceHeader& slice, const std::string& what) {
  warnings.push_back({slice.file, quoted(slice) + " " + what});
}

bool sameGrid(const SliceHeader& a, const SliceHeader& b) {
  // Orientations of one stack differ by rounding alone; 2e-3 is a tenth of a degree.
  const auto near = [](const core::Vector3& x, const core::Vector3& y) { return core::length(x - y) < 2e-3; };
  const auto close = [](double x, double y) { return std::abs(x - y) < 1e-3 * y; };
  return a.rows == b.rows && a.columns == b.columns && close(a.rowSpacing, b.rowSpacing) &&
         close(a.columnSpacing, b.columnSpacing) && near(a.alongColumns, b.alongColumns) &&
         near(a.alongRows, b.alongRows);
}

std::vector<Group> groupsOfEqual(const std::vector<const SliceHeader*>& slices,
                                 bool (*equal)(const SliceHeader&, const SliceHeader&)) {
  std::vector<Group> groups;
  for (const SliceHeader* slice : slices) {
    const auto fits = [&](const Group& group) { return equal(*group.slices.front(), *slice); };
    const auto found = std::find_if(groups.begin(), groups.end(), fits);
    if (found == groups.end()) {
      groups.push_back({{slice}, {}});
    } else {
      found->slices.push_back(slice);
    }
  }
  return groups;
}

/// How often the most frequent position occurs.
std::size_t largestRepetition(const std::vector<const SliceHeader*>& slices) {
  const core::Vector3 normal = normalOf(*slices.front());
  std::vector<double> depths;
  for (const SliceHeader* slice : slices) depths.push_back(depthOf(*slice, normal));
  std::sort(depths.begin(), depths.end());
  std::size_t largest = 1;
  std::size_t run = 1;
  for (std::size_t i = 1; i < depths.size(); ++i) {
    run = depths[i] - depths[i - 1] < kSamePosition ? run + 1 : 1;
    largest = std::max(largest, run);
  }
  return largest;
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

std::optional<std::vector<Group>> splitByInstances(const Group& group);

/// Splits slices that repeat positions into volumes that don't; nothing when no element, and no two of them, do so with
/// as many parts as there are repetitions.
std::optional<std::vector<Group>> splitRepetitions(const Group& group) {
  const std::size_t repetitions = largestRepetition(group.slices);
  if (repetitions == 1) return std::vector<Group>{group};
  const auto splitBy = [&](const Discriminator& first,
                           const Discriminator* second) -> std::optional<std::vector<Group>> {
    std::map<std::string, Group> parts;
    for (const SliceHeader* slice : group.slices) {
      std::string label = (group.label.empty() ? "" : group.label + ", ") + first.name + " " + slice->*(first.value);
      if (second != nullptr) label += ", " + std::string(second->name) + " " + slice->*(second->value);
      Group& part = parts[label];
      part.label = label;
      part.slices.push_back(slice);
    }
    const auto isVolume = [](const auto& part) { return largestRepetition(part.second.slices) == 1; };
    if (parts.size() != repetitions || !std::all_of(parts.begin(), parts.end(), isVolume)) return {};
    std::vector<Group> volumes;
    for (auto& part : parts) volumes.push_back(std::move(part.second));
    return volumes;
  };
  for (const Discriminator& only : kDiscriminators)
    if (auto volumes = splitBy(only, nullptr)) return volumes;
  for (const Discriminator* first = kDiscriminators; first != std::end(kDiscriminators); ++first)
    for (const Discriminator* second = first + 1; second != std::end(kDiscriminators); ++second)
      if (auto volumes = splitBy(*first, second)) return volumes;
  return splitByInstances(group);
}

bool samePositions(const Group& a, const Group& b) {
  const core::Vector3 normal = normalOf(*a.slices.front());
  const auto depths = [&](const Group& group) {
    std::vector<double> all;
    for (const SliceHeader* slice : group.slices) all.push_back(depthOf(*slice, normal));
    std::sort(all.begin(), all.end());
    return all;
  };
  const std::vector<double> x = depths(a), y = depths(b);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](double p, double q) { return std::abs(p - q) < kSamePosition; });
}

/// Splits repetitions by the order of Instance Number, when only one of the two usual orders (volume after volume, or
/// position after position) makes whole volumes at the same positions.
std::optional<std::vector<Group>> splitByInstances(const Group& group) {
  const std::size_t repetitions = largestRepetition(group.slices), count = group.slices.size();
  std::vector<const SliceHeader*> sorted = group.slices;
  const auto isBefore = [](const SliceHeader* a, const SliceHeader* b) {
    return a->instanceNumber < b->instanceNumber;
  };
  std::sort(sorted.begin(), sorted.end(), isBefore);
  const bool distinct = std::adjacent_find(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
                          return a->instanceNumber == b->instanceNumber;
                        }) == sorted.end();
  if (!distinct || count % repetitions != 0 || count == repetitions) return {};
  const std::size_t positions = count / repetitions;
  const auto split = [&](bool volumeAfterVolume) -> std::optional<std::vector<Group>> {
    std::vector<Group> parts(repetitions);
    for (std::size_t i = 0; i < count; ++i)
      parts[volumeAfterVolume ? i / positions : i % repetitions].slices.push_back(sorted[i]);
    for (std::size_t i = 0; i < repetitions; ++i) {
      if (largestRepetition(parts[i].slices) != 1 || !samePositions(parts[i], parts.front())) return {};
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

void sortByDepth(std::vector<const SliceHeader*>& slices) {
  const core::Vector3 normal = normalOf(*slices.front());
  std::stable_sort(slices.begin(), slices.end(), [&](const SliceHeader* a, const SliceHeader* b) {
    return depthOf(*a, normal) < depthOf(*b, normal);
  });
}

/// Distances between neighbours of sorted slices, along the normal.
std::vector<double> steps(const std::vector<const SliceHeader*>& slices) {
  const core::Vector3 normal = normalOf(*slices.front());
  std::vector<double> result;
  for (std::size_t k = 1; k < slices.size(); ++k)
    result.push_back(depthOf(*slices[k], normal) - depthOf(*slices[k - 1], normal));
  return result;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Sorted slices, cut where slices are missing: a volume across a gap would put all behind it in the wrong place.
std::vector<Group> splitAtGaps(const Group& group) {
  const std::vector<double> distances = steps(group.slices);
  if (distances.empty()) return {group};
  const double largest = kGap * median(distances);
  std::vector<Group> parts{{{group.slices.front()}, group.label, group.warning}};
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

/// The grid of sorted slices. Appends to `warnings` what is not quite regular.
core::Geometry geometryOf(const std::vector<const SliceHeader*>& slices, std::vector<std::string>& warnings) {
  const SliceHeader& first = *slices.front();
  core::Vector3 alongSlices = normalOf(first);
  double distance = first.sliceDistance > 0 ? first.sliceDistance : 1.0;
  if (slices.size() == 1) {
    warnings.push_back("The series has one slice: its thickness stands in for the spacing.");
  } else {
    const std::vector<double> distances = steps(slices);
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

core::Contrast contrastOf(const SliceHeader& slice) {
  if (slice.timing.bValue >= 50) return core::Contrast::diffusion;
  core::Contrast contrast = contrastFromWords(slice.seriesDescription);
  if (contrast == core::Contrast::unknown) contrast = contrastFromWords(slice.protocolName);
  if (contrast == core::Contrast::unknown || contrast == core::Contrast::diffusion) {
    // The b = 0 image of a diffusion series is a T2-weighted one, and its timing says so.
    const core::Contrast byTiming = contrastFromTiming(slice.timing);
    if (byTiming != core::Contrast::unknown) contrast = byTiming;
  }
  if (contrast == core::Contrast::t1 && slice.contrastAgent) contrast = core::Contrast::t1ContrastEnhanced;
  return contrast;
}

bool isLocalizer(const SliceHeader& slice) {
  return isLocalizerName(slice.seriesDescription + " " + slice.protocolName + " " + slice.imageType);
}

core::Series seriesOf(const Group& group) {
  const SliceHeader& first = *group.slices.front();
  std::vector<std::string> warnings;
  const core::Geometry geometry = geometryOf(group.slices, warnings);
  if (!group.warning.empty()) warnings.push_back(group.warning);
  if (first.lowIsBright) {
    warnings.push_back(
        "Low values are meant to be shown bright (MONOCHROME1); the voxels are as stored, so contrasts look inverted.");
  }
  std::string description = first.seriesDescription.empty() ? first.protocolName : first.seriesDescription;
  if (!group.label.empty()) description += (description.empty() ? "" : " ") + ("(" + group.label + ")");
  core::Series series{first.seriesUid + (group.label.empty() ? "" : " " + group.label),
                      first.patientId,
                      description,
                      first.seriesNumber,
                      core::FileFormat::dicom,
                      core::SeriesKind::image,
                      contrastOf(first),
                      geometry,
                      {},
                      std::move(warnings)};
  series.studyUid = first.studyUid;
  const auto isFrame = [](const SliceHeader* slice) { return !slice->multiFrameFile.empty(); };
  const bool hasFrames = std::any_of(group.slices.begin(), group.slices.end(), isFrame);
  for (const SliceHeader* slice : group.slices) {
    series.files.push_back(slice->file);
    if (hasFrames) series.frames.push_back(slice->frame);
  }
  return series;
}

/// Drops copies of one slice (the same SOP Instance UID, and frame, in several files).
std::vector<const SliceHeader*> withoutCopies(const std::vector<const SliceHeader*>& slices,
                                              std::vector<FileWarning>& warnings) {
  std::set<std::pair<std::string, int>> seen;
  std::vector<const SliceHeader*> unique;
  std::set<std::filesystem::path> copies;
  for (const SliceHeader* slice : slices) {
    if (slice->sopInstanceUid.empty() || seen.insert({slice->sopInstanceUid, slice->frame}).second)
      unique.push_back(slice);
    else
      copies.insert(slice->file);
  }
  if (!copies.empty()) {
    const std::string count = copies.size() == 1 ? "one file" : std::to_string(copies.size()) + " files";
    warn(warnings, *slices.front(), "holds copies of " + count + "; one of each was used.");
  }
  return unique;
}

std::vector<Group> groupsOfSeries(const std::vector<const SliceHeader*>& slices) {
  std::vector<Group> groups;
  for (const Group& grid : groupsOfEqual(slices, sameGrid)) {
    std::vector<Group> byB = groupsOfEqual(grid.slices, [](const SliceHeader& a, const SliceHeader& b) {
      // Scanners report b-values that differ by a little from slice to slice.
      return std::abs(a.timing.bValue - b.timing.bValue) < 5;
    });
    for (Group& group : byB) {
      if (byB.size() > 1) group.label = "b = " + rounded(group.slices.front()->timing.bValue);
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

std::vector<core::Series> volumesOfSeries(const std::vector<const SliceHeader*>& files,
                                          std::vector<FileWarning>& warnings) {
  const std::vector<const SliceHeader*> slices = withoutCopies(files, warnings);
  const std::vector<Group> groups = groupsOfSeries(slices);
  const auto isSmall = [](const Group& group) { return group.slices.size() <= kLocalizerSlices; };
  const bool small = std::all_of(groups.begin(), groups.end(), isSmall);
  if (small && (groups.size() > 1 || isLocalizer(*slices.front()))) {
    warn(warnings, *slices.front(), "is a localizer of a few single slices, no volume, and was left out.");
    return {};
  }
  std::vector<core::Series> volumes;
  for (const Group& group : groups) {
    const std::optional<std::vector<Group>> parts = splitRepetitions(group);
    if (!parts) {
      warn(warnings, *group.slices.front(),
           "was left out: it holds " + std::to_string(largestRepetition(group.slices)) +
               " images at the same position, and nothing in the headers tells its volumes apart. Export each volume "
               "as a series of its own.");
      continue;
    }
    for (Group part : *parts) {
      sortByDepth(part.slices);
      const std::vector<Group> runs = splitAtGaps(part);
      if (runs.size() > 1) {
        warn(warnings, *part.slices.front(),
             "has slices missing; it is offered in " + std::to_string(runs.size()) +
                 " parts. Export the whole series to have it as one.");
      }
      for (const Group& run : runs) {
        try {
          volumes.push_back(seriesOf(run));
        } catch (const core::Error& error) {
          warn(warnings, *run.slices.front(), std::string("was left out: ") + error.what());
        }
      }
    }
  }
  // Ids are unique even when two grids of one series carry no label.
  for (std::size_t i = 1; i < volumes.size(); ++i) {
    const auto taken = [&](const core::Series& other) { return other.id == volumes[i].id; };
    if (std::any_of(volumes.begin(), volumes.begin() + static_cast<std::ptrdiff_t>(i), taken)) {
      volumes[i].id += " volume " + std::to_string(i + 1);
      volumes[i].description += " (volume " + std::to_string(i + 1) + ")";
    }
  }
  return volumes;
}

}  // namespace

std::vector<core::Study> studiesFromSlices(const std::vector<SliceHeader>& slices, std::vector<FileWarning>& warnings) {
  struct SeriesSlices {
    std::string studyUid, seriesUid;
    std::vector<const SliceHeader*> slices;
  };
  std::vector<SeriesSlices> found;  // in the order of the files
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (const SliceHeader& slice : slices) {
    const auto [place, isNew] = places.try_emplace({slice.studyUid, slice.seriesUid}, found.size());
    if (isNew) found.push_back({slice.studyUid, slice.seriesUid, {}});
    found[place->second].slices.push_back(&slice);
  }
  std::vector<core::Study> studies;
  for (const SeriesSlices& series : found) {
    std::vector<core::Series> volumes = volumesOfSeries(series.slices, warnings);
    if (volumes.empty()) continue;
    const auto isSame = [&](const core::Study& study) { return study.id == series.studyUid; };
    auto study = std::find_if(studies.begin(), studies.end(), isSame);
    if (study == studies.end()) {
      const SliceHeader& first = *series.slices.front();
      std::string name = first.patientName;
      std::replace(name.begin(), name.end(), '^', ' ');
      studies.push_back({series.studyUid, name, first.studyDescription, first.studyDate, {}});
      study = std::prev(studies.end());
    }
    for (core::Series& volume : volumes) study->series.push_back(std::move(volume));
  }
  for (core::Study& study : studies) {
    std::stable_sort(study.series.begin(), study.series.end(),
                     [](const core::Series& a, const core::Series& b) { return a.number < b.number; });
  }
  return studies;
}

}  // namespace glmamba::io
