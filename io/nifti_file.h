#pragma once

#include <filesystem>
#include <vector>

#include "core/cancel_token.h"
#include "core/study.h"

namespace glmamba::io {

/// True for names that end in .nii or .nii.gz, in any case.
bool isNiftiName(const std::filesystem::path& file);

/// The series in a NIfTI file, from its header. Geometry is in LPS, as ITK gives it. Throws Error{badFile} when the
/// file is truncated or no NIfTI, Error{unsupported} for 2-D, 4-D, colour and complex images, Error{tooLarge} beyond
/// 2³¹ voxels.
core::Series niftiSeries(const std::filesystem::path& file);

/// The voxels of that file, scaled by scl_slope and scl_inter. Throws as niftiSeries(), and when the file no longer has
/// the grid of `series`.
std::vector<float> niftiVoxels(const core::Series& series, const core::CancelToken& cancel);

}  // namespace glmamba::io
