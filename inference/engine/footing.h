// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/geometry.h"
#include "inference/glmamba/configuration.h"
#include "inference/ops/cuda_devices.h"

namespace glmamba::engine {

/// How slices are run: so many at once, in half precision or not, on the model's GPU or on the processor.
struct Footing {
  int slices = 1;
  bool half = false;  ///< maps and factors are bfloat16; sums, states and the image are float32
  bool onCpu = false;
};

/// What to try when a footing takes more memory than there is: half as many slices at once; then, if `mayHalve`, half
/// precision; then the processor; then nothing.
std::optional<Footing> oneStepDown(const Footing& footing, bool mayHalve);

/// What is left when a footing's GPU has failed; nothing for one that has none.
std::optional<Footing> onProcessor(const Footing& footing);

/// Bytes of a GPU that a run may take: what is free, less a reserve for the display and for other programs.
std::uint64_t usableMemory(const ops::CudaDevice& device);

/// The GPU with the most usable memory, if that is `needed` bytes at least.
std::optional<int> roomiestDevice(const std::vector<ops::CudaDevice>& devices, std::uint64_t needed);

/// Slices of `grid` that a GPU with `usable` bytes runs at once: at least one, at most 16.
int slicesAtOnce(std::uint64_t usable, const core::Geometry& grid, const glmamba::Configuration& configuration,
                 bool half);

}  // namespace glmamba::engine
