// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/product_kernel.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/ops/product_kernel.cpp"
#include "hwy/aligned_allocator.h"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

// A library's product packs both factors at every call and shares it out over threads of its own; here the right factor
// (weights) is packed once, the left one is read where it lies in the cache, and the caller owns the threads.

HWY_BEFORE_NAMESPACE();
namespace glmamba::ops::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

// Rows × vectors of columns held in registers: 24 sums, 3 of the right factor and a spare fit into the 32 registers of
// AVX-512 and NEON; half as many rows into the 16 of AVX2 and SSE.
constexpr std::int64_t kVectors = 3;
#if HWY_TARGET <= HWY_AVX3 || HWY_ARCH_ARM_A64
constexpr std::int64_t kRows = 8;
#else
constexpr std::int64_t kRows = 4;
#endif

std::int64_t lanes() { return static_cast<std::int64_t>(hn::Lanes(Floats())); }

// Vectors of the panel that begins where `columns` are left; only the last may be narrower than kVectors.
std::int64_t panelVectors(std::int64_t columns) { return std::min(kVectors, (columns + lanes() - 1) / lanes()); }

std::int64_t PackedColumns(std::int64_t columns) { return (columns + lanes() - 1) / lanes() * lanes(); }

void PackRight(const MatrixView& right, std::int64_t depth, std::int64_t columns, float* HWY_RESTRICT packed) {
  for (std::int64_t first = 0; first < columns; first += kVectors * lanes()) {
    const std::int64_t wide = panelVectors(columns - first) * lanes(), count = std::min(wide, columns - first);
    for (std::int64_t k = 0; k < depth; ++k, packed += wide) {
      const float* from = right.data + k * right.rowStride + first * right.columnStride;
      if (right.columnStride == 1)
        std::copy_n(from, count, packed);
      else
        for (std::int64_t j = 0; j < count; ++j) packed[j] = from[j * right.columnStride];
      std::fill(packed + count, packed + wide, 0.0F);
    }
  }
}

// `Rows` rows of one panel of columns.
template <std::int64_t Rows, std::int64_t Vectors>
HWY_INLINE void multiplyPanel(const MatrixView& left, std::int64_t depth, const float* HWY_RESTRICT panel,
                              float* HWY_RESTRICT target, std::int64_t targetStride, bool add) {
  const Floats d;
  const std::int64_t wide = lanes();
  Vector sum[Rows][Vectors];
  for (std::int64_t r = 0; r < Rows; ++r)
    for (std::int64_t v = 0; v < Vectors; ++v)
      sum[r][v] = add ? hn::LoadU(d, target + r * targetStride + v * wide) : hn::Zero(d);
  const float* a = left.data;
  for (std::int64_t k = 0; k < depth; ++k, a += left.columnStride, panel += Vectors * wide) {
    Vector b[Vectors];
    for (std::int64_t v = 0; v < Vectors; ++v) b[v] = hn::Load(d, panel + v * wide);
    for (std::int64_t r = 0; r < Rows; ++r) {
      const auto factor = hn::Set(d, a[r * left.rowStride]);
      for (std::int64_t v = 0; v < Vectors; ++v) sum[r][v] = hn::MulAdd(factor, b[v], sum[r][v]);
    }
  }
  for (std::int64_t r = 0; r < Rows; ++r)
    for (std::int64_t v = 0; v < Vectors; ++v) hn::StoreU(sum[r][v], d, target + r * targetStride + v * wide);
}

// The same where the panel is wider than what is left of the target: through a copy.
template <std::int64_t Rows, std::int64_t Vectors>
void multiplyLastPanel(const MatrixView& left, std::int64_t depth, const float* panel, std::int64_t columns,
                       float* target, std::int64_t targetStride, bool add) {
  HWY_ALIGN float copy[Rows * Vectors * 16];
  const std::int64_t wide = Vectors * lanes();
  if (columns == wide) return multiplyPanel<Rows, Vectors>(left, depth, panel, target, targetStride, add);
  for (std::int64_t r = 0; r < Rows && add; ++r) {
    std::copy_n(target + r * targetStride, columns, copy + r * wide);
    std::fill(copy + r * wide + columns, copy + (r + 1) * wide, 0.0F);
  }
  multiplyPanel<Rows, Vectors>(left, depth, panel, copy, wide, add);
  for (std::int64_t r = 0; r < Rows; ++r) std::copy_n(copy + r * wide, columns, target + r * targetStride);
}

template <std::int64_t Rows>
void multiplyRows(const MatrixView& left, std::int64_t depth, const float* packed, std::int64_t columns, float* target,
                  std::int64_t targetStride, bool add) {
  const std::int64_t wide = kVectors * lanes();
  for (; columns >= wide; columns -= wide, target += wide, packed += depth * wide)
    multiplyPanel<Rows, kVectors>(left, depth, packed, target, targetStride, add);
  if (columns == 0) return;
  switch (panelVectors(columns)) {
    case 1:
      return multiplyLastPanel<Rows, 1>(left, depth, packed, columns, target, targetStride, add);
    case 2:
      return multiplyLastPanel<Rows, 2>(left, depth, packed, columns, target, targetStride, add);
    default:
      return multiplyLastPanel<Rows, kVectors>(left, depth, packed, columns, target, targetStride, add);
  }
}

void Multiply(const MatrixView& left, std::int64_t rows, std::int64_t depth, const float* packed, std::int64_t columns,
              float* target, std::int64_t targetStride, bool add) {
  std::int64_t row = 0;
  const auto from = [&](std::int64_t r) {
    return MatrixView{left.data + r * left.rowStride, left.rowStride, left.columnStride};
  };
  for (; row + kRows <= rows; row += kRows)
    multiplyRows<kRows>(from(row), depth, packed, columns, target + row * targetStride, targetStride, add);
  for (; row < rows; ++row)
    multiplyRows<1>(from(row), depth, packed, columns, target + row * targetStride, targetStride, add);
}

}  // namespace glmamba::ops::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glmamba::ops {

HWY_EXPORT(PackedColumns);
HWY_EXPORT(PackRight);
HWY_EXPORT(Multiply);

std::int64_t packedSize(std::int64_t depth, std::int64_t columns) {
  return depth * HWY_DYNAMIC_DISPATCH(PackedColumns)(columns);
}

void packRight(const MatrixView& right, std::int64_t depth, std::int64_t columns, float* packed) {
  HWY_DYNAMIC_DISPATCH(PackRight)(right, depth, columns, packed);
}

void multiply(const MatrixView& left, std::int64_t rows, std::int64_t depth, const float* packed, std::int64_t columns,
              float* target, std::int64_t targetStride, bool add) {
  HWY_DYNAMIC_DISPATCH(Multiply)(left, rows, depth, packed, columns, target, targetStride, add);
}

}  // namespace glmamba::ops
#endif
