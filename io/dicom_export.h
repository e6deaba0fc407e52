// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/provenance.h"
#include "core/study.h"
#include "core/volume.h"
#include "io/deidentification.h"

namespace glmamba::io {

/// Where exportSrSeries() puts Enhanced MR, below its folder.
constexpr const char* kEnhancedFolder = "enhanced";

/// Writes a super-resolved volume as a classic MR series, one file a slice, into the new folder `folder`.
///
/// `sr` lies on the target's planes: all slices or a subset, matched by position. Patient, study, frame of reference
/// and acquisition attributes are the target's; series and instance UIDs are new; both series' slices are named as
/// sources. A target from NIfTI gives a standalone study of an anonymous patient. Returns the files in the order of k.
///
/// Where the target is Enhanced MR with evenly spaced slices, the same volume is also written as Enhanced MR, a series
/// of its own, into the folder `kEnhancedFolder` within. With `deidentification` all objects go through deidentify().
///
/// Throws Error{cannotWrite} when `folder` exists and is not empty or can't be written, Error{gridMismatch} when a
/// slice of `sr` is not on a plane of the target, Error{badValue} for oblique axes that DICOM can't hold;
/// CancelToken::Requested when cancelled. Nothing is left behind then. DICOM PS3.3 A.4, A.36, C.7.6.2.
std::vector<std::filesystem::path> exportSrSeries(const core::Volume& sr, const core::Series& target,
                                                  const core::Series& reference, const core::Provenance& provenance,
                                                  const std::filesystem::path& folder,
                                                  const core::CancelToken& cancel = {},
                                                  const core::ProgressSink& progress = {},
                                                  const std::optional<Deidentification>& deidentification = {});

}  // namespace glmamba::io
