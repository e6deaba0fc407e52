// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/volume.h"

namespace glmamba::io::test {

/// Output of a command, standard error included.
std::string outputOf(const std::string& command);

/// What the checker `dciodvfy` has against a file: that it is not `object` ("MRImage", "EnhancedMRImage",
/// "ParametricMap", "Segmentation"), its errors, and warnings that docs/dicom-export.md does not name. Empty when there
/// is nothing, and, with a message once, when the checker is not installed.
std::string conformanceErrors(const std::filesystem::path& file, const std::string& object = "MRImage");

/// What `dcentvfy` has against files of one study: attributes of a patient, study or frame of reference that differ.
std::string consistencyErrors(const std::vector<std::filesystem::path>& files);

/// A folder with one exported series, and what its frames should hold.
struct Expected {
  std::filesystem::path folder;
  core::VolumePtr volume;  ///< values, or the number of the segment that a voxel is in
  double tolerance = 0;
  double placeTolerance = 1e-3;  ///< mm
};
/// What pydicom, nibabel and DCMTK find wrong with exported series (compare_elsewhere.py): nothing, or the first
/// difference. Empty, with a message once, when pydicom or nibabel is not installed.
std::string differencesElsewhere(const std::vector<Expected>& all);

}  // namespace glmamba::io::test
