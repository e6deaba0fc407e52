// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "inference/ops/product_kernel.h"

namespace glmamba::ops::bf16 {

/// Whether this processor multiplies pairs of bfloat16 numbers into float32 sums (AVX512_BF16). The functions below may
/// only be called where it does.
bool available();

/// As the functions of product_kernel.h, with both factors rounded to bfloat16 and sums in float32. Counted in 16-bit
/// numbers; of the left factor either columns or rows lie side by side (a stride of 1).
std::int64_t packedSize(std::int64_t depth, std::int64_t columns);
void packRight(const MatrixView& right, std::int64_t depth, std::int64_t columns, std::uint16_t* packed);
void multiply(const MatrixView& left, std::int64_t rows, std::int64_t depth, const std::uint16_t* packed,
              std::int64_t columns, float* target, std::int64_t targetStride, bool add);

}  // namespace glmamba::ops::bf16
