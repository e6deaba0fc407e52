// SPDX-License-Identifier: Apache-2.0
#include "app/cli/expert_mask.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/cli/interruption.h"
#include "core/error.h"
#include "core/study.h"
#include "inference/imaging/resample.h"
#include "inference/imaging/tumour_regions.h"
#include "io/load.h"
#include "io/scan.h"
#include "io/segmentation_series.h"

namespace glmamba::cli {

namespace {

std::string nameOf(const std::string& file) { return std::filesystem::path(file).filename().string(); }

core::Series onlySeries(const std::string& file) {
  const io::ScanResult found = io::scan({file}, interruption());
  if (found.studies.size() != 1 || found.studies[0].series.size() != 1)
    throw core::Error(core::ErrorCode::badValue, nameOf(file) + " holds several volumes: name a file with one.");
  return found.studies[0].series[0];
}

core::VolumePtr placedOn(const core::Volume& labels, const core::Geometry& grid, const std::string& file) {
  const std::string& own = labels.geometry().frameOfReferenceUid();
  if (!own.empty() && !grid.frameOfReferenceUid().empty() && own != grid.frameOfReferenceUid())
    throw core::Error(
        core::ErrorCode::gridMismatch,
        nameOf(file) + " lies in another frame of reference than the image: name the mask that was drawn on it.");
  return imaging::resampleNearest(labels, grid, 0, interruption());
}

/// The depth that a kind of segment has; 0 for one that is no part of a tumour. The core is what is not oedema, whether
/// it enhances or not, as in BraTS.
int depthOf(const std::string& kind) {
  if (kind == "whole-tumour" || kind == "oedema" || kind == "lesion") return 1;
  if (kind == "necrosis" || kind == "non-enhancing") return 2;
  for (const imaging::TumourRegion& region : imaging::tumourRegions())
    if (kind == region.name || kind == region.words) return region.depth;
  return 0;
}

/// Depths by the segments' kinds; null where one of them is no part of a tumour.
core::VolumePtr depthsOf(const core::Volume& labels, const std::vector<io::Segment>& segments) {
  std::map<int, int> depths{{0, 0}};
  for (const io::Segment& segment : segments) {
    const int depth = depthOf(segment.kind.name);
    if (depth == 0) return nullptr;
    for (const int label : segment.labels) depths[label] = std::max(depths[label], depth);
  }
  std::vector<float> voxels(labels.voxels());
  for (float& voxel : voxels) {
    const auto found = depths.find(static_cast<int>(voxel));
    if (found == depths.end()) return nullptr;
    voxel = static_cast<float>(found->second);
  }
  return core::makeVolume(labels.geometry(), std::move(voxels));
}

}  // namespace

core::VolumePtr labelsOn(const std::string& file, const core::Geometry& grid) {
  return placedOn(*io::loadVolume(onlySeries(file), interruption()), grid, file);
}

core::VolumePtr expertDepths(const std::string& file, const std::optional<std::string>& coding,
                             const core::Geometry& grid) {
  const core::Series series = onlySeries(file);
  const core::VolumePtr labels = io::loadVolume(series, interruption());
  const std::vector<io::Segment> segments = io::segmentsOf(series, interruption());
  if (!coding && !segments.empty())
    if (const core::VolumePtr depths = depthsOf(*labels, segments)) return placedOn(*depths, grid, file);
  const imaging::LabelCoding* known = coding ? imaging::labelCoding(*coding) : imaging::labelCodingOfFile(nameOf(file));
  if (known == nullptr)
    throw core::Error(core::ErrorCode::badValue,
                      "What the numbers in " + nameOf(file) +
                          " mean is told neither by its segments nor by its name: add --label-coding.");
  return placedOn(*imaging::depthsOf(*labels, *known), grid, file);
}

}  // namespace glmamba::cli
