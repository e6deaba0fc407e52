// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/study.h"

namespace glmamba::io {

/// True for names that end in .nii, .hdr or .img, or in one of these and .gz, in any case.
bool isNiftiName(const std::filesystem::path& file);

/// True for those in .img or .img.gz.
bool isNiftiVoxels(const std::filesystem::path& file);

/// The other file of a pair, "a.hdr" for "a.img.gz" and the like, if `exists` says that it is there; empty for .nii.
std::filesystem::path niftiPartner(const std::filesystem::path& file,
                                   const std::function<bool(const std::filesystem::path&)>& exists);

// These parse in the calling process: for other programs' files go through io/reader/files.h.

/// The volumes in a NIfTI-1 or NIfTI-2 file, from its header: one, or with a fourth axis as many as it has, each with
/// its number in `frames`. `file` is a .nii, or either file of a pair. Geometry is in LPS. Throws Error{badFile} when
/// the file is truncated or no NIfTI, Error{unsupported} for 2-D, colour and complex images, Error{tooLarge} beyond 2³¹
/// voxels a volume or 4096 volumes.
std::vector<core::Series> niftiSeries(const std::filesystem::path& file);

/// Hands over the voxels of a volume of that file (from 0), scaled by scl_slope and scl_inter, in their order, a few at
/// a time. Throws as niftiSeries(), and when the file no longer has a grid of `size` or that volume.
void readNiftiVoxels(const std::filesystem::path& file, const core::Size3& size, int volume,
                     const std::function<void(const std::vector<float>&)>& take);

}  // namespace glmamba::io
