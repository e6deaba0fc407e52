// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/study.h"
#include "core/volume.h"

namespace glmamba::io {

/// The header of a series that is made from nothing but a volume: a phantom.
struct MrSeriesDescription {
  std::string patientName = "PHANTOM^DEMO";
  std::string patientId = "PHANTOM";
  std::string studyInstanceUid;     ///< shared by the series of one study; new when empty
  std::string frameOfReferenceUid;  ///< shared by aligned series; the geometry's when empty, else new
  std::string studyDescription = "Digital brain phantom";
  std::string studyDate;  ///< YYYYMMDD; today when empty
  int seriesNumber = 1;
  std::string seriesDescription;
  core::Contrast contrast = core::Contrast::unknown;  ///< chooses the sequence attributes
  double repetitionTimeMs = 0;                        ///< left empty when 0, as the echo time
  double echoTimeMs = 0;
  bool synthetic = true;
  std::string programVersion;
};

/// Writes `volume` as a classic MR series of its own, one file a slice, into the new folder `folder`. Returns the files
/// in the order of k. Errors as exportSrSeries().
std::vector<std::filesystem::path> writeMrSeries(const core::Volume& volume, const MrSeriesDescription& description,
                                                 const std::filesystem::path& folder);

}  // namespace glmamba::io
