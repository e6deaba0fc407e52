// SPDX-License-Identifier: Apache-2.0
#include "io/segmentation_series.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "io/reader/files.h"
#include "io/segmentation_file.h"

namespace glmamba::io {
namespace {

// Positions are written in decimals: a hundredth of a voxel is no shift.
constexpr double kShareOfVoxel = 0.01;
constexpr int kAllFrames = -1;

/// The slice of `image` that is the first one of `segmentation`; below 0 where it lies on no slices of it.
int firstSlice(const core::Geometry& segmentation, const core::Geometry& image) {
  const bool isSameFrame =
      !segmentation.frameOfReferenceUid().empty() && segmentation.frameOfReferenceUid() == image.frameOfReferenceUid();
  const bool isAsWide = segmentation.size()[0] == image.size()[0] && segmentation.size()[1] == image.size()[1];
  if (!isSameFrame || !isAsWide) return -1;
  const int first = static_cast<int>(std::lround(image.indexFromLps(segmentation.origin())[2]));
  const int last = first + segmentation.size()[2];
  if (first < 0 || last > image.size()[2]) return -1;
  const core::Vector3& spacing = image.spacing();
  const double tolerance = kShareOfVoxel * std::min({spacing[0], spacing[1], spacing[2]});
  return image.slices(first, last).sameGrid(segmentation, std::max(tolerance, 1e-3)) ? first : -1;
}

}  // namespace

core::Series segmentationSeries(const SegmentedVolume& volume) {
  const SliceHeader& slice = volume.slice;
  core::Series series{
      slice.sopInstanceUid.empty() ? slice.file.string() : slice.sopInstanceUid,
      slice.patientId,
      slice.seriesDescription.empty() ? "Segmentation" : slice.seriesDescription,
      slice.seriesNumber,
      core::FileFormat::dicom,
      core::SeriesKind::labelMap,
      core::Contrast::unknown,
      core::Geometry({slice.columns, slice.rows, volume.slices},
                     {slice.columnSpacing, slice.rowSpacing, slice.sliceDistance}, slice.position,
                     {slice.alongColumns, slice.alongRows, core::cross(slice.alongColumns, slice.alongRows)},
                     slice.frameOfReferenceUid),
      {slice.file},
      volume.warnings,
      {kAllFrames}};
  series.studyUid = slice.studyUid;
  return series;
}

bool isSegmentation(const core::Series& series) { return series.frames == std::vector<int>{kAllFrames}; }

core::Geometry gridOn(const core::Geometry& segmentation, const core::Geometry& image) {
  return firstSlice(segmentation, image) < 0 ? segmentation : image;
}

core::VolumePtr loadSegmentation(const core::Series& series, const core::CancelToken& cancel) {
  core::Series own = segmentationSeries(readSegmentationFile(series.files.at(0), cancel));
  const core::Geometry& whole = series.geometry;
  const bool isOwn = whole.sameGrid(own.geometry);
  const int first = isOwn ? 0 : firstSlice(own.geometry, whole);
  if (first < 0)
    throw core::Error(core::ErrorCode::badFile, "'" + series.files.front().filename().string() +
                                                    "' has changed since it was opened: it lies on other slices. Open "
                                                    "it again.");
  std::vector<float> voxels = readVoxels(own, cancel);
  if (!isOwn) {
    const std::size_t slice = voxels.size() / static_cast<std::size_t>(own.geometry.size()[2]);
    voxels.insert(voxels.begin(), static_cast<std::size_t>(first) * slice, 0.0F);
    voxels.resize(whole.voxelCount());
  }
  return core::makeVolume(whole, std::move(voxels));
}

std::vector<Segment> segmentsOf(const core::Series& series, const core::CancelToken& cancel) {
  if (!isSegmentation(series)) return {};
  return readSegmentationFile(series.files.at(0), cancel).segments;
}

}  // namespace glmamba::io
