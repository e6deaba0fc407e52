// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/study.h"

namespace glmamba::cli {

/// The format that a result is written in: as asked for, else NIfTI for .nii and .nii.gz and DICOM for a folder. Throws
/// Error{badValue} when a NIfTI name and --format dicom, or the reverse, contradict each other.
core::FileFormat outputFormat(const std::filesystem::path& output, const std::optional<core::FileFormat>& asked);

/// Fails before hours of work instead of after them. Throws Error{cannotWrite} when the folder around a file is missing
/// or may not be written.
void requireFilePlace(const std::filesystem::path& file);
/// The same for a new folder: it may exist only when it is empty.
void requireFolderPlace(const std::filesystem::path& folder);

}  // namespace glmamba::cli
