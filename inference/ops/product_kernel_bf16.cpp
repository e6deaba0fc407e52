// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/product_kernel_bf16.h"

#include <algorithm>
#include <cstring>

// Highway 1.0.3 has no target with this instruction (its product of bfloat16 pairs goes through float32), so it is used
// by name, in functions compiled for it alone.
#if defined(__x86_64__)
#include <immintrin.h>
#define GLMAMBA_BF16 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512bf16")))
#endif

namespace glmamba::ops::bf16 {

#if defined(GLMAMBA_BF16)

namespace {

constexpr std::int64_t kLanes = 16;   // float32 sums of a vector; it holds as many pairs of bfloat16
constexpr std::int64_t kVectors = 3;  // with kRows: 24 sums, 3 of the right factor and a spare in 32 registers
constexpr std::int64_t kRows = 8;
// Depth multiplied at a time: eight rows of it, rounded, are 16 kB and stay in the first-level cache.
constexpr std::int64_t kDepth = 1024;

std::int64_t panelVectors(std::int64_t columns) { return std::min(kVectors, (columns + kLanes - 1) / kLanes); }
std::int64_t pairs(std::int64_t depth) { return (depth + 1) / 2; }
__mmask16 firstLanes(std::int64_t count) {
  return static_cast<__mmask16>(count >= kLanes ? 0xFFFF
                                                : (1U << static_cast<unsigned>(std::max<std::int64_t>(0, count))) - 1);
}

// `count` neighbouring floats to bfloat16, with a zero after an odd count.
GLMAMBA_BF16 void roundRow(const float* from, std::int64_t count, std::uint16_t* to) {
  std::int64_t k = 0;
  for (; k + 2 * kLanes <= count; k += 2 * kLanes)
    _mm512_storeu_si512(to + k, reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(_mm512_loadu_ps(from + k + kLanes),
                                                                              _mm512_loadu_ps(from + k))));
  if (k == count) return;
  const __m512 low = _mm512_maskz_loadu_ps(firstLanes(count - k), from + k);
  const __m512 high = _mm512_maskz_loadu_ps(firstLanes(count - k - kLanes), from + k + kLanes);
  const auto stored = static_cast<__mmask32>((std::uint64_t{1} << static_cast<unsigned>(2 * pairs(count - k))) - 1);
  _mm512_mask_storeu_epi16(to + k, stored, reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(high, low)));
}

// Two rows of `count` floats as pairs, the lower row's number first; no `odd` stands for zeros. `count` up to kLanes.
GLMAMBA_BF16 __m512i roundPairs(const float* even, const float* odd, std::int64_t count) {
  const __mmask16 mask = firstLanes(count);
  const __m512 low = _mm512_maskz_loadu_ps(mask, even);
  const __m512 high = odd == nullptr ? _mm512_setzero_ps() : _mm512_maskz_loadu_ps(mask, odd);
  alignas(64) static constexpr std::uint16_t kInterleaved[2 * kLanes] = {0,  16, 1,  17, 2,  18, 3,  19, 4,  20, 5,
                                                                         21, 6,  22, 7,  23, 8,  24, 9,  25, 10, 26,
                                                                         11, 27, 12, 28, 13, 29, 14, 30, 15, 31};
  return _mm512_permutexvar_epi16(_mm512_load_si512(kInterleaved),
                                  reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(high, low)));
}

// Rows of a left factor as pairs of rounded numbers: row r's pair k at data + r · rowStride + k · pairStride.
struct RoundedRows {
  const std::uint16_t* data;
  std::int64_t rowStride, pairStride;
};

// Up to kRows rows, from column k on.
GLMAMBA_BF16 RoundedRows roundRows(const MatrixView& left, std::int64_t row, std::int64_t count, std::int64_t k,
                                   std::int64_t depth, std::uint16_t* rounded) {
  const float* from = left.data + row * left.rowStride + k * left.columnStride;
  if (left.columnStride == 1) {
    for (std::int64_t r = 0; r < count; ++r) roundRow(from + r * left.rowStride, depth, rounded + r * kDepth);
    return {rounded, kDepth, 2};
  }
  for (std::int64_t i = 0; i < depth; i += 2, from += 2 * left.columnStride)
    _mm512_mask_storeu_epi16(rounded + i * kRows, 0xFFFF,
                             roundPairs(from, i + 1 < depth ? from + left.columnStride : nullptr, count));
  return {rounded, 2, 2 * kRows};
}

// `Rows` rows of rounded pairs times one panel.
template <int Rows, int Vectors>
GLMAMBA_BF16 void multiplyPanel(RoundedRows left, std::int64_t pairCount, const std::uint16_t* panel,
                                std::int64_t columns, float* target, std::int64_t targetStride, bool add) {
  __m512 sum[Rows][Vectors];
  __mmask16 mask[Vectors];
  for (int v = 0; v < Vectors; ++v) mask[v] = firstLanes(columns - v * kLanes);
  for (int r = 0; r < Rows; ++r)
    for (int v = 0; v < Vectors; ++v)
      sum[r][v] = add ? _mm512_maskz_loadu_ps(mask[v], target + r * targetStride + v * kLanes) : _mm512_setzero_ps();
  for (std::int64_t k = 0; k < pairCount; ++k, left.data += left.pairStride, panel += Vectors * 2 * kLanes) {
    __m512i b[Vectors];
    for (int v = 0; v < Vectors; ++v) b[v] = _mm512_loadu_si512(panel + v * 2 * kLanes);
    for (int r = 0; r < Rows; ++r) {
      std::int32_t pair;
      std::memcpy(&pair, left.data + r * left.rowStride, sizeof pair);
      const __m512i factor = _mm512_set1_epi32(pair);
      for (int v = 0; v < Vectors; ++v)
        sum[r][v] = _mm512_dpbf16_ps(sum[r][v], reinterpret_cast<__m512bh>(factor), reinterpret_cast<__m512bh>(b[v]));
    }
  }
  for (int r = 0; r < Rows; ++r)
    for (int v = 0; v < Vectors; ++v) _mm512_mask_storeu_ps(target + r * targetStride + v * kLanes, mask[v], sum[r][v]);
}

// All panels of rows rounded before; `packed` begins at this depth of the first panel, `panelDepth` pairs a panel.
template <int Rows>
GLMAMBA_BF16 void multiplyRows(const RoundedRows& left, std::int64_t pairCount, const std::uint16_t* packed,
                               std::int64_t firstPair, std::int64_t panelDepth, std::int64_t columns, float* target,
                               std::int64_t targetStride, bool add) {
  for (; columns > 0; columns -= kVectors * kLanes, target += kVectors * kLanes) {
    const std::int64_t vectors = panelVectors(columns), pairWidth = vectors * 2 * kLanes;
    const std::uint16_t* panel = packed + firstPair * pairWidth;
    const auto panelOf = vectors == 1   ? multiplyPanel<Rows, 1>
                         : vectors == 2 ? multiplyPanel<Rows, 2>
                                        : multiplyPanel<Rows, kVectors>;
    panelOf(left, pairCount, panel, columns, target, targetStride, add);
    packed += panelDepth * pairWidth;
  }
}

GLMAMBA_BF16 void packRightHere(const MatrixView& right, std::int64_t depth, std::int64_t columns,
                                std::uint16_t* packed) {
  for (std::int64_t first = 0; first < columns; first += kVectors * kLanes) {
    const std::int64_t vectors = panelVectors(columns - first);
    for (std::int64_t k = 0; k < depth; k += 2)
      for (std::int64_t j = first; j < first + vectors * kLanes; j += kLanes, packed += 2 * kLanes) {
        const float* even = right.data + k * right.rowStride + j;
        if (right.columnStride == 1) {
          _mm512_storeu_si512(packed, roundPairs(even, k + 1 < depth ? even + right.rowStride : nullptr, columns - j));
          continue;
        }
        float pair[2 * kLanes] = {};
        for (std::int64_t i = 0; i < std::min(kLanes, columns - j); ++i)
          for (std::int64_t p = 0; p < std::min<std::int64_t>(2, depth - k); ++p)
            pair[2 * i + p] = right.data[(k + p) * right.rowStride + (j + i) * right.columnStride];
        roundRow(pair, 2 * kLanes, packed);
      }
  }
}

GLMAMBA_BF16 void multiplyHere(const MatrixView& left, std::int64_t rows, std::int64_t depth,
                               const std::uint16_t* packed, std::int64_t columns, float* target,
                               std::int64_t targetStride, bool add) {
  alignas(64) std::uint16_t rounded[kRows * kDepth];
  for (std::int64_t row = 0; row < rows; row += kRows) {
    const std::int64_t count = std::min(kRows, rows - row);
    for (std::int64_t k = 0; k < depth; k += kDepth) {
      const std::int64_t inDepth = std::min(kDepth, depth - k);
      const RoundedRows part = roundRows(left, row, count, k, inDepth, rounded);
      const bool sums = add || k > 0;
      if (count == kRows) {
        multiplyRows<kRows>(part, pairs(inDepth), packed, k / 2, pairs(depth), columns, target + row * targetStride,
                            targetStride, sums);
        continue;
      }
      for (std::int64_t r = 0; r < count; ++r)
        multiplyRows<1>({part.data + r * part.rowStride, part.rowStride, part.pairStride}, pairs(inDepth), packed,
                        k / 2, pairs(depth), columns, target + (row + r) * targetStride, targetStride, sums);
    }
  }
}

}  // namespace

bool available() {
  static const bool found = __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
  return found;
}

std::int64_t packedSize(std::int64_t depth, std::int64_t columns) {
  return 2 * pairs(depth) * ((columns + kLanes - 1) / kLanes * kLanes);
}

void packRight(const MatrixView& right, std::int64_t depth, std::int64_t columns, std::uint16_t* packed) {
  packRightHere(right, depth, columns, packed);
}

void multiply(const MatrixView& left, std::int64_t rows, std::int64_t depth, const std::uint16_t* packed,
              std::int64_t columns, float* target, std::int64_t targetStride, bool add) {
  multiplyHere(left, rows, depth, packed, columns, target, targetStride, add);
}

#else

bool available() { return false; }
std::int64_t packedSize(std::int64_t, std::int64_t) { return 0; }
void packRight(const MatrixView&, std::int64_t, std::int64_t, std::uint16_t*) {}
void multiply(const MatrixView&, std::int64_t, std::int64_t, const std::uint16_t*, std::int64_t, float*, std::int64_t,
              bool) {}

#endif

}  // namespace glmamba::ops::bf16
