// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/volume.h"

namespace glmamba::io {

/// How voxels are stored in a NIfTI file.
enum class VoxelType {
  float32,
  int16,  ///< for label maps; falls back to float32 when a voxel is not a whole number in range
};

/// Writes `volume` as NIfTI-1: `.nii`, or `.nii.gz` compressed. sform and qform are both set (code 1, scanner), units
/// are millimetres. With `provenanceJson`, also writes it beside the file as `<stem>.json`. Existing files are
/// replaced, each in one step. Throws Error{cannotWrite}, Error{badValue} for another extension and Error{tooLarge} for
/// sizes that NIfTI-1 can't hold; the old files are then untouched.
void writeNifti(const core::Volume& volume, const std::filesystem::path& file, const std::string& provenanceJson = {},
                VoxelType type = VoxelType::float32);

}  // namespace glmamba::io
