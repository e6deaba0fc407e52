// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/study.h"
#include "core/volume.h"

namespace glmamba::io {

/// Reads the voxels of a scanned series, on `series.geometry`.
///
/// Values are in the units of the file: DICOM rescale slope and intercept (of each slice) and NIfTI scl_slope and
/// scl_inter are applied once. NaNs are kept. Throws Error{badFile} when a file is truncated or no longer holds what
/// the scan saw, Error{notFound} when it is gone; CancelToken::Requested when cancelled.
core::VolumePtr loadVolume(const core::Series& series, const core::CancelToken& cancel = {},
                           const core::ProgressSink& progress = {});

/// Scans one path and reads the only image volume in it. Throws as scan() does, and Error{unsupported} that lists the
/// choices when the path holds several image volumes.
core::VolumePtr loadVolumeFile(const std::filesystem::path& path);

}  // namespace glmamba::io
