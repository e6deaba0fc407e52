#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include <gdcmDataSet.h>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/volume.h"

namespace glmamba::io {

/// The program's name in the attributes that say who made an object.
constexpr const char* kProgramName = "GLMamba Viewer";

/// How values become stored 16-bit integers: value = slope · stored + intercept.
struct StoredScale {
  double slope = 1;
  double intercept = 0;
  bool isSigned = false;

  bool isIdentity() const { return slope == 1 && intercept == 0; }
  int lowest() const { return isSigned ? -32768 : 0; }
  int highest() const { return isSigned ? 32767 : 65535; }
};

/// The scale on which values of a volume without stored integers use the 16 bits well: 1 when they are of the order of
/// thousands, a power of two otherwise. Signed when values go well below zero.
StoredScale scaleFor(const core::Volume& volume);

/// A display window in the units of the stored values.
struct StoredWindow {
  double centre = 0;
  double width = 1;
  const char* explanation = "SERIES";
};

/// From the first to the 99.5th percentile of the volume, for all slices of a series alike.
StoredWindow seriesWindow(const core::Volume& volume, const StoredScale& scale);

/// A date and time of now, as DA, TM and DT without time zone.
struct DicomTime {
  std::string date, time, dateTime;
};
DicomTime dicomNow();

/// A series to be written: what its slices share, and what each has of its own.
struct SeriesToWrite {
  const core::Volume& volume;
  StoredScale scale;
  std::vector<core::Vector3> positions;  ///< LPS mm of the first voxel of each slice, in the order of k
  std::string orientation;               ///< (0020,0037); made from the geometry when empty
  /// Everything but plane, pixels, instance number and instance UID of slice k.
  std::function<gdcm::DataSet(int k)> attributes;
};

/// The share of voxels (0–1) that `scale` can't hold.
double clippedFraction(const core::Volume& volume, const StoredScale& scale);

/// Writes the slices into the new folder `folder`, named and numbered by their position along the normal, reads each
/// one again and compares. Returns the files in the order of k. Errors as exportSrSeries().
std::vector<std::filesystem::path> writeSlices(const SeriesToWrite& series, const std::filesystem::path& folder,
                                               const core::CancelToken& cancel, const core::ProgressSink& progress);

}  // namespace glmamba::io
