// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <gdcmDataSet.h>

#include "core/cancel_token.h"
#include "core/study.h"
#include "io/dicom_pixels.h"
#include "io/reader/messages.h"

namespace glmamba::io {

/// What untrusted files hold, parsed by a reader process: whatever is in a file, this program lives. A file that ends
/// or stalls its reader is damaged, and a sentence says so. All throw Error{notFound} when no reader can be started and
/// CancelToken::Requested.

using reader::FileContent;

/// Headers of `files`, handed over in their order.
void describeFiles(const std::vector<std::filesystem::path>& files, const core::CancelToken& cancel,
                   const std::function<void(std::size_t file, FileContent content)>& take);

/// The entries of a ZIP archive, as paths that lead into it; they are read as files are. Throws core::Error as
/// zipContents().
struct ArchiveFiles {
  std::vector<std::filesystem::path> files;
  std::uint32_t passedOver = 0;  ///< as in ZipContents
};
ArchiveFiles listArchive(const std::filesystem::path& archive, const core::CancelToken& cancel);

/// A slice of a DICOM file.
struct SlicePlace {
  std::filesystem::path file;
  int frame = 0;
};
/// Slice k of a scanned series, and all of them.
SlicePlace placeOf(const core::Series& series, std::size_t k);
std::vector<SlicePlace> placesOf(const core::Series& series);

/// Headers and stored values of slices, in their order. Throws core::Error at the first that can't be read.
void readSlices(const std::vector<SlicePlace>& places, const core::CancelToken& cancel,
                const std::function<void(std::size_t slice, ReadSlice read)>& take);

/// The headers of slices, in their order. Throws core::Error at the first that is none.
std::vector<SliceHeader> readHeaders(const std::vector<SlicePlace>& places, const core::CancelToken& cancel);

/// All elements before the pixel data of a slice's file. Throws core::Error as Refusal has it.
gdcm::DataSet readElements(const SlicePlace& place, const core::CancelToken& cancel);

/// The segmentation in a file. Throws core::Error when there is none.
SegmentedVolume readSegmentationFile(const std::filesystem::path& file, const core::CancelToken& cancel);

/// The voxels of a scanned NIfTI series, scaled, or of a segmentation on its own grid, which `series.geometry` is here.
/// Throws core::Error when the file no longer is what was scanned.
std::vector<float> readVoxels(const core::Series& series, const core::CancelToken& cancel);

}  // namespace glmamba::io
