// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "inference/ops/scan_order.h"

namespace glmamba::ops {

/// Raw pointers of one selective scan; shapes as in selective_scan.h, all contiguous.
struct ScanInputs {
  const float* u;
  const float* projected;
  const float* deltaWeight;
  const float* deltaBias;
  const float* A;
  const float* D;
  std::int64_t batch, tokens, channels, rank, states;
  const std::vector<ScanOrder>* orders;

  std::int64_t projectedWidth() const { return kDirections * (rank + 2 * states); }
};

/// Gradients of a selective scan. All are written, none accumulated into. Those of the weights are per batch item (and
/// summed by the caller); `projected` is per channel group, {groups, N, tokens, 4·(R+2S)}.
struct ScanGradients {
  float* u;            ///< {N, tokens, D}
  float* projected;    ///< {groups, N, tokens, 4·(R+2S)}
  float* deltaWeight;  ///< {N, 4, D, R}
  float* deltaBias;    ///< {N, 4, D}
  float* A;            ///< {N, 4, D, S}
  float* D;            ///< {N, 4, D}
};

/// The channels [first, first + count) of one batch item: the unit of work. Items touch disjoint outputs.
struct ScanTask {
  std::int64_t item;
  std::int64_t group;
  std::int64_t first;
  std::int64_t count;
};

/// Splits batch × channels into tasks of at most kScanGroup channels that load `threads` threads evenly.
constexpr std::int64_t kScanGroup = 64;
std::vector<ScanTask> scanTasks(std::int64_t batch, std::int64_t channels, std::int64_t threads);

/// Tokens handled together: their Δ, Δu and y stay in the first-level cache while the states pass over them.
constexpr std::int64_t kScanTile = 16;
/// Count of the tiles of all orders.
std::int64_t scanTiles(const std::vector<ScanOrder>& orders);

/// y {N, tokens, D} of one task's channels; and, unless null, into `states` {N, scanTiles, S, D} the state before each
/// tile, which scanBackward() asks for.
void scanForward(const ScanInputs& inputs, const ScanTask& task, float* y, float* states);
/// Gradients of one task's channels for the gradient `outputGradient` {N, tokens, D} of y.
void scanBackward(const ScanInputs& inputs, const ScanTask& task, const float* states, const float* outputGradient,
                  const ScanGradients& gradients);

/// The instruction set that the kernels run on here: "AVX3_ZEN4", "AVX2", "NEON", …
const char* kernelTarget();

}  // namespace glmamba::ops
