// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_series.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "io/series_split.h"

namespace glmamba::io {
namespace {

// Series of so few slices in several orientations are localizers.
constexpr std::size_t kLocalizerSlices = 3;

std::string quoted(const SliceHeader& slice) {
  const std::string name = slice.seriesDescription.empty() ? slice.protocolName : slice.seriesDescription;
  const std::string number = slice.seriesNumber > 0 ? "Series " + std::to_string(slice.seriesNumber) : "A series";
  return name.empty() ? number : number + " “" + name + "”";
}

void warn(std::vector<FileWarning>& warnings, const SliceHeader& slice, const std::string& what) {
  warnings.push_back({slice.file, quoted(slice) + " " + what});
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

core::Series seriesOf(const SliceGroup& group) {
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
ParallelSlices withoutCopies(const ParallelSlices& slices, std::vector<FileWarning>& warnings) {
  std::set<std::pair<std::string, int>> seen;
  ParallelSlices unique;
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

std::vector<core::Series> volumesOfSeries(const ParallelSlices& files, std::vector<FileWarning>& warnings) {
  const ParallelSlices slices = withoutCopies(files, warnings);
  const std::vector<SliceGroup> groups = groupsOfSeries(slices);
  const auto isSmall = [](const SliceGroup& group) { return group.slices.size() <= kLocalizerSlices; };
  const bool small = std::all_of(groups.begin(), groups.end(), isSmall);
  if (small && (groups.size() > 1 || isLocalizer(*slices.front()))) {
    warn(warnings, *slices.front(), "is a localizer of a few single slices, no volume, and was left out.");
    return {};
  }
  std::vector<core::Series> volumes;
  for (const SliceGroup& group : groups) {
    const std::optional<std::vector<SliceGroup>> parts = splitRepetitions(group);
    if (!parts) {
      warn(warnings, *group.slices.front(),
           "was left out: it holds " + std::to_string(largestRepetition(group.slices)) +
               " images at the same position, and nothing in the headers tells its volumes apart. Export each volume "
               "as a series of its own.");
      continue;
    }
    for (SliceGroup part : *parts) {
      sortByDepth(part.slices);
      const std::vector<SliceGroup> runs = splitAtGaps(part);
      if (runs.size() > 1) {
        warn(warnings, *part.slices.front(),
             "has slices missing; it is offered in " + std::to_string(runs.size()) +
                 " parts. Export the whole series to have it as one.");
      }
      for (const SliceGroup& run : runs) {
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

core::Study studyOf(const SliceHeader& slice) {
  std::string name = slice.patientName;
  std::replace(name.begin(), name.end(), '^', ' ');
  return {slice.studyUid, name, slice.studyDescription, slice.studyDate, {}};
}

std::vector<core::Study> studiesFromSlices(const std::vector<SliceHeader>& slices, std::vector<FileWarning>& warnings) {
  struct SeriesSlices {
    std::string studyUid, seriesUid;
    ParallelSlices slices;
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
      studies.push_back(studyOf(*series.slices.front()));
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
