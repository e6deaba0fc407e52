#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/study.h"

namespace glmamba::io {

// These parse in the calling process: for other programs' files go through io/reader/files.h.

/// True for names that end in .nii or .nii.gz, in any case.
bool isNiftiName(const std::filesystem::path& file);

/// The series in a NIfTI file, from its header. Geometry is in LPS, as ITK gives it. Throws Error{badFile} when the
/// file is truncated or no NIfTI, Error{unsupported} for 2-D, 4-D, colour and complex images, Error{tooLarge} beyond
/// 2³¹ voxels.
core::Series niftiSeries(const std::filesystem::path& file);

/// Hands over the voxels of that file, scaled by scl_slope and scl_inter, in their order, a few at a time.
/// Throws as niftiSeries(), and when the file no longer has a grid of `size`.
void readNiftiVoxels(const std::filesystem::path& file, const core::Size3& size,
                     const std::function<void(const std::vector<float>&)>& take);

}  // namespace glmamba::io
