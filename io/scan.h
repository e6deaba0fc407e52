// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/study.h"

namespace glmamba::io {

/// A file that was passed over, and why, in a sentence for the user. For a series, `file` is its first file.
struct FileWarning {
  std::filesystem::path file;
  std::string message;
};

/// What a set of paths holds: volumes that can be opened, and what was left out.
struct ScanResult {
  std::vector<core::Study> studies;  ///< in the order found; series by number, then by name
  std::vector<FileWarning> warnings;
};

/// Told what was found so far. A series may still grow, be split or joined, until the scan is done.
using FoundSink = std::function<void(const std::vector<core::Study>& studies)>;

/// Finds the MR volumes and label maps in files and folders. Reads headers only, no voxels.
///
/// Each path is a NIfTI file (.nii, .nii.gz, or either of a pair .hdr and .img), a DICOM file, a folder, or a ZIP
/// archive that stands for the folder packed into it; folders are searched with all below them (archives there are
/// passed over), and DICOM is known by its content, not its name. The NIfTI files of one folder make one study, with a
/// series for each volume of a 4-D file. DICOM files are grouped by Study and Series UID, split where one series holds
/// several volumes, and sorted by position along the slice normal; spacing along k comes from positions. Enhanced MR
/// gives a slice a frame. A DICOM segmentation is a label map in the study of its images, on the grid of the one that
/// it was drawn on where that is found as well. What can't be opened as one volume (mosaics, localizers, mixed
/// positions) gives a warning and no series. A DICOMDIR stands for the folder it lies in.
///
/// `found` is called on the caller's thread, at most twice a second, so that a list can be shown while much is read.
///
/// Throws Error{notFound} for a path that is missing or may not be read, Error{badFile} or Error{unsupported} for a
/// single file that can't be opened, and Error{unsupported} when nothing usable was found at all;
/// CancelToken::Requested when cancelled.
ScanResult scan(const std::vector<std::filesystem::path>& paths, const core::CancelToken& cancel = {},
                const core::ProgressSink& progress = {}, const FoundSink& found = {});

}  // namespace glmamba::io
