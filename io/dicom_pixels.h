#pragma once

#include <cstdint>
#include <vector>

#include "io/dicom_header.h"

namespace glmamba::io {

/// The stored values of one slice, before slope and intercept.
struct StoredSlice {
  std::vector<std::int32_t> values;  ///< {row, column}
  bool isSigned = false;
};

/// Decodes the pixel data of a file whose header was read; any transfer syntax that GDCM decodes. Bits above High Bit
/// are dropped and signs extended from it. Throws Error{badFile} when the pixels can't be decoded or are fewer than the
/// header says, Error{unsupported} for a compression that GDCM does not know.
StoredSlice decodedSlice(const SliceHeader& header);

/// One slice with its stored values.
struct ReadSlice {
  SliceHeader header;
  StoredSlice stored;
};

/// Header and values of a file. Throws core::Error, also for what readSliceHeader() refuses. Parses in the calling
/// process.
ReadSlice readSlice(const std::filesystem::path& file);

}  // namespace glmamba::io
