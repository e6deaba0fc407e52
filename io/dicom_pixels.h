// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "io/dicom_header.h"

namespace glmamba::io {

/// The stored values of one slice, before slope and intercept.
struct StoredSlice {
  std::vector<std::int32_t> values;  ///< {row, column}
  bool isSigned = false;
};

/// One slice with its stored values.
struct ReadSlice {
  SliceHeader header;
  StoredSlice stored;
};

/// Decodes frames of a file, in any transfer syntax that GDCM decodes, and hands them over with their headers. Bits
/// above High Bit are dropped and signs extended from it. Throws Error{badFile} when the pixels can't be decoded or are
/// fewer than the header says, and core::Error for what readSliceHeaders() refuses. Parses in the calling process.
void readFrames(const std::filesystem::path& file, const std::vector<int>& frames,
                const std::function<void(const ReadSlice&)>& take);

/// The first of them.
ReadSlice readSlice(const std::filesystem::path& file);

}  // namespace glmamba::io
