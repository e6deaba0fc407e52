// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/geometry.h"

namespace glmamba::core {

enum class Contrast { unknown, t1, t1ContrastEnhanced, t2, pd, flair, diffusion };
/// "T1", "T1c", "T2", "PD", "FLAIR", "DWI", or "" when unknown.
std::string contrastName(Contrast contrast);

enum class FileFormat { nifti, dicom };
enum class SeriesKind { image, labelMap };

/// One volume that can be opened, without its voxels.
struct Series {
  std::string id;           ///< unique in the program: Series Instance UID, or the file's absolute path
  std::string patientId;    ///< to compare patients only; empty when unknown. Never logged, never in a message.
  std::string description;  ///< Series Description, or the file's name
  int number = 0;           ///< Series Number; 0 when unknown
  FileFormat format = FileFormat::nifti;
  SeriesKind kind = SeriesKind::image;
  Contrast contrast = Contrast::unknown;
  Geometry geometry;
  std::vector<std::filesystem::path> files;  ///< one for NIfTI; for DICOM one a slice, in the order of geometry's k
  std::vector<std::string> warnings;         ///< sentences for the user
  /// The frame in each of `files`, from 0, where files hold several; for NIfTI the volume. Empty: the only ones.
  std::vector<int> frames = {};
  std::string studyUid = {};  ///< Study Instance UID; empty for NIfTI
};

/// Series of one patient's visit.
struct Study {
  std::string id;           ///< Study Instance UID, or the folder's absolute path
  std::string patientName;  ///< for the window only; empty when unknown. Never logged.
  std::string description;  ///< Study Description, or the folder's name
  std::string date;         ///< YYYYMMDD, or empty
  std::vector<Series> series;
};

}  // namespace glmamba::core
