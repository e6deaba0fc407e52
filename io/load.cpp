// SPDX-License-Identifier: Apache-2.0
#include "io/load.h"

#include <algorithm>
#include <cmath>
#include <new>

#include "core/error.h"
#include "io/reader/files.h"
#include "io/scan.h"
#include "io/segmentation_series.h"

namespace glmamba::io {
namespace {

using core::operator-;

/// Throws when slice k of the series is no longer what was scanned.
void requireAsScanned(const core::Series& series, std::size_t k, const SliceHeader& header) {
  const core::Geometry& geometry = series.geometry;
  // Slices of an irregular stack lie off the regular grid; half a slice off, they would be another slice.
  const core::Vector3 expected = geometry.lpsFromIndex({0, 0, static_cast<double>(k)});
  const bool same = header.columns == geometry.size()[0] && header.rows == geometry.size()[1] &&
                    core::length(header.position - expected) <= 0.5 * geometry.spacing()[2] + 1e-3 &&
                    core::length(header.alongColumns - geometry.direction(0)) < 1e-2 &&
                    core::length(header.alongRows - geometry.direction(1)) < 1e-2;
  if (!same) {
    throw core::Error(core::ErrorCode::badFile,
                      "'" + series.files[k].filename().string() + "' has changed since it was opened: expected slice " +
                          std::to_string(k + 1) + " of " + geometry.describe() + ". Open the folder again.");
  }
}

std::vector<float> dicomVoxels(const core::Series& series, const core::CancelToken& cancel,
                               const core::ProgressSink& progress) {
  if (series.files.size() != static_cast<std::size_t>(series.geometry.size()[2])) {
    throw core::Error(core::ErrorCode::badValue, "“" + series.description + "” has " +
                                                     std::to_string(series.files.size()) + " files for " +
                                                     series.geometry.describe() + ". Open it again.");
  }
  std::vector<float> voxels;
  voxels.reserve(series.geometry.voxelCount());
  readSlices(placesOf(series), cancel, [&](std::size_t k, const ReadSlice& slice) {
    requireAsScanned(series, k, slice.header);
    for (const std::int32_t value : slice.stored.values)
      voxels.push_back(static_cast<float>(slice.header.slope * value + slice.header.intercept));
    if (progress) progress({"reading", static_cast<int>(k) + 1, series.geometry.size()[2], -1});
  });
  return voxels;
}

}  // namespace

core::VolumePtr loadVolume(const core::Series& series, const core::CancelToken& cancel,
                           const core::ProgressSink& progress) {
  if (progress) progress({"reading", 0, series.geometry.size()[2], -1});
  try {
    if (isSegmentation(series)) return loadSegmentation(series, cancel);
    std::vector<float> voxels =
        series.format == core::FileFormat::nifti ? readVoxels(series, cancel) : dicomVoxels(series, cancel, progress);
    if (progress) progress({"reading", series.geometry.size()[2], series.geometry.size()[2], 0});
    return core::makeVolume(series.geometry, std::move(voxels));
  } catch (const std::bad_alloc&) {
    throw core::Error(core::ErrorCode::tooLarge,
                      "'" + series.files.front().filename().string() + "' (" + series.geometry.describe() +
                          ") does not fit into the memory. Close other studies, or crop it.");
  }
}

core::VolumePtr loadVolumeFile(const std::filesystem::path& path) {
  const ScanResult found = scan({path});
  std::vector<const core::Series*> all;
  std::vector<const core::Series*> images;
  for (const core::Study& study : found.studies) {
    for (const core::Series& series : study.series) {
      all.push_back(&series);
      if (series.kind == core::SeriesKind::image) images.push_back(&series);
    }
  }
  // A file that is named on its own is wanted, label map or not.
  const std::vector<const core::Series*>& choice = all.size() == 1 ? all : images;
  if (choice.size() == 1) return loadVolume(*choice.front());
  const std::string name = "'" + (path.has_filename() ? path : path.parent_path()).filename().string() + "'";
  if (choice.empty()) {
    throw core::Error(core::ErrorCode::unsupported, name + " holds label maps only: expected one image volume.");
  }
  std::string message = name + " holds " + std::to_string(choice.size()) + " volumes: name the file or folder of one.";
  for (const core::Series* series : choice) {
    const std::filesystem::path& file = series->files.front();
    message += "\n  " + (series->files.size() == 1 ? file : file.parent_path()).filename().string() + ": " +
               series->description + ", " + series->geometry.describe();
  }
  throw core::Error(core::ErrorCode::unsupported, message);
}

}  // namespace glmamba::io
