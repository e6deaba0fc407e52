// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/packed_factor.h"

#include <c10/util/Exception.h>

#include "hwy/aligned_allocator.h"
#include "inference/ops/product_kernel_bf16.h"

namespace glmamba::ops {

namespace {

thread_local FactorType currentType = FactorType::float32;

void* allocate(std::int64_t bytes) {
  void* memory = hwy::AllocateAlignedBytes(static_cast<std::size_t>(bytes), nullptr, nullptr);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void release(void* memory) { hwy::FreeAlignedBytes(memory, nullptr, nullptr); }

}  // namespace

bool hasBfloat16Products() { return bf16::available(); }

FactorTypeGuard::FactorTypeGuard(FactorType type) : m_before(currentType) {
  TORCH_CHECK(type == FactorType::float32 || bf16::available(), "This processor has no products of bfloat16 numbers.");
  currentType = type;
}
FactorTypeGuard::~FactorTypeGuard() { currentType = m_before; }
FactorType factorType() { return currentType; }

PackedFactor::PackedFactor(const MatrixView& right, std::int64_t depth, std::int64_t columns, FactorType type)
    : m_depth(depth), m_columns(columns), m_type(type), m_packed(nullptr, release) {
  if (type == FactorType::bfloat16) {
    m_packed.reset(allocate(bf16::packedSize(depth, columns) * 2));
    bf16::packRight(right, depth, columns, static_cast<std::uint16_t*>(m_packed.get()));
  } else {
    m_packed.reset(allocate(packedSize(depth, columns) * 4));
    packRight(right, depth, columns, static_cast<float*>(m_packed.get()));
  }
}

void PackedFactor::multiply(const MatrixView& left, std::int64_t rows, float* target, std::int64_t targetStride,
                            bool add) const {
  if (m_type == FactorType::bfloat16)
    bf16::multiply(left, rows, m_depth, static_cast<const std::uint16_t*>(m_packed.get()), m_columns, target,
                   targetStride, add);
  else
    ops::multiply(left, rows, m_depth, static_cast<const float*>(m_packed.get()), m_columns, target, targetStride, add);
}

}  // namespace glmamba::ops
