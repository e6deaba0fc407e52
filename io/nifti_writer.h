// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/volume.h"

namespace glmamba::io {

/// What a NIfTI file holds, and how its voxels are stored.
enum class NiftiContent {
  image,   ///< float32
  labels,  ///< int16, or float32 when a voxel is not a whole number in that range; the header's intent says that they
           ///< are
};

/// Writes `volume` as NIfTI-1: `.nii`, or `.nii.gz` compressed. sform and qform are both set (code 1, scanner), units
/// are millimetres. With `provenanceJson`, also writes it beside the file as `<stem>.json`. Existing files are
/// replaced, each in one step. Throws Error{cannotWrite}, Error{badValue} for another extension and Error{tooLarge} for
/// sizes that NIfTI-1 can't hold; the old files are then untouched.
void writeNifti(const core::Volume& volume, const std::filesystem::path& file, const std::string& provenanceJson = {},
                NiftiContent content = NiftiContent::image);

}  // namespace glmamba::io
