// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <gdcmDataSet.h>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "core/volume.h"
#include "io/slice_stack.h"
#include "io/stored_values.h"

namespace glmamba::io {

/// A series to be written: what its slices share, and what each has of its own.
struct SeriesToWrite {
  const core::Volume& volume;
  StoredScale scale;
  SliceStack stack;
  /// Everything but plane, pixels, instance number and instance UID of slice k.
  std::function<gdcm::DataSet(int k)> attributes;
  /// The last word on a finished object; may be empty.
  std::function<void(gdcm::DataSet&)> finish = {};
  /// Writes more into the folder before it appears; may be empty.
  std::function<void(const std::filesystem::path& temporary)> beside = {};
};

/// Writes the slices into the new folder `folder`, named and numbered by their position along the normal, reads each
/// one again and compares. Returns the files in the order of k. Errors as exportSrSeries().
std::vector<std::filesystem::path> writeSlices(const SeriesToWrite& series, const std::filesystem::path& folder,
                                               const core::CancelToken& cancel, const core::ProgressSink& progress);

}  // namespace glmamba::io
