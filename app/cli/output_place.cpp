// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output_place.h"

#include "core/error.h"
#include "core/platform.h"

namespace glmamba::cli {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

core::FileFormat outputFormat(const fs::path& output, const std::optional<core::FileFormat>& asked) {
  const bool niftiName =
      output.extension() == ".nii" || (output.extension() == ".gz" && output.stem().extension() == ".nii");
  const core::FileFormat byName = niftiName ? core::FileFormat::nifti : core::FileFormat::dicom;
  if (!asked || *asked == byName) return byName;
  throw Error(ErrorCode::badValue, niftiName ? output.filename().string() +
                                                   " names a NIfTI file, but DICOM is written into "
                                                   "a folder: name a folder."
                                             : output.filename().string() +
                                                   " is no name of a NIfTI file: end it in .nii or "
                                                   ".nii.gz.");
}

void requireFilePlace(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code problem;
  if (fs::is_directory(file, problem))
    throw Error(ErrorCode::cannotWrite, file.string() + " is a folder: name a file to write.");
  if (!fs::is_directory(folder, problem))
    throw Error(ErrorCode::cannotWrite, "There is no folder " + folder.string() + ": make it, or write elsewhere.");
  if (!core::mayWriteIn(folder))
    throw Error(ErrorCode::cannotWrite, "The folder " + folder.string() + " may not be written: write elsewhere.");
}

void requireFolderPlace(const fs::path& folder) {
  std::error_code problem;
  if (fs::exists(folder, problem) && !(fs::is_directory(folder, problem) && fs::is_empty(folder, problem)))
    throw Error(ErrorCode::cannotWrite, folder.string() + " exists already: remove it, or write into a new folder.");
}

}  // namespace glmamba::cli
