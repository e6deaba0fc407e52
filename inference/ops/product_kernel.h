// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace glmamba::ops {

/// A matrix in memory: element (i, j) at data[i · rowStride + j · columnStride].
struct MatrixView {
  const float* data;
  std::int64_t rowStride, columnStride;
};

/// Floats that packRight() writes for a right factor {depth, columns}.
std::int64_t packedSize(std::int64_t depth, std::int64_t columns);

/// Rearranges a product's right factor {depth, columns} for multiply(): panels of as many columns as the registers
/// hold, filled up with zeros. `packed` is aligned to 64 bytes.
void packRight(const MatrixView& right, std::int64_t depth, std::int64_t columns, float* packed);

/// target {rows, columns} = left {rows, depth} · packed right factor, or += where `add`. `targetStride` between rows.
/// Runs on the calling thread; each element is summed in the order of `depth`, however the rows are split over calls.
void multiply(const MatrixView& left, std::int64_t rows, std::int64_t depth, const float* packed, std::int64_t columns,
              float* target, std::int64_t targetStride, bool add);

}  // namespace glmamba::ops
