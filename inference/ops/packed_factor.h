// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "inference/ops/product_kernel.h"

namespace glmamba::ops {

/// What the factors of products are rounded to; sums are float32 always.
enum class FactorType { float32, bfloat16 };

/// Whether this processor multiplies bfloat16 numbers faster than float32 ones.
bool hasBfloat16Products();

/// While it lives, products that the calling thread's operators begin take factors of this type: float32 otherwise.
/// Gradients of an operator take the type that its values took. Throws c10::Error for a type that the processor does
/// not have.
class FactorTypeGuard {
 public:
  explicit FactorTypeGuard(FactorType type);
  ~FactorTypeGuard();
  FactorTypeGuard(const FactorTypeGuard&) = delete;
  FactorTypeGuard& operator=(const FactorTypeGuard&) = delete;

 private:
  FactorType m_before;
};
FactorType factorType();

/// A product's right factor {depth, columns}, rearranged once for many products with it, on any thread.
class PackedFactor {
 public:
  PackedFactor(const MatrixView& right, std::int64_t depth, std::int64_t columns,
               FactorType type = FactorType::float32);

  /// target {rows, columns} = left {rows, depth} · this, or += where `add`. `targetStride` between rows; bfloat16 asks
  /// for left.columnStride = 1 or left.rowStride = 1. Runs on the calling thread; an element's sum does not depend on
  /// how the rows are split.
  void multiply(const MatrixView& left, std::int64_t rows, float* target, std::int64_t targetStride, bool add) const;

  std::int64_t columns() const { return m_columns; }

 private:
  std::int64_t m_depth, m_columns;
  FactorType m_type;
  std::unique_ptr<void, void (*)(void*)> m_packed;
};

}  // namespace glmamba::ops
