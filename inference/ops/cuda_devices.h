// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace glmamba::ops {

/// A GPU that our kernels run on; memory in bytes, as the driver tells it now.
struct CudaDevice {
  int index;
  std::string name;
  std::uint64_t freeMemory, totalMemory;
};

/// Whether this program was built with CUDA kernels.
bool hasCudaKernels();

/// The GPUs that the kernels were compiled for; none without a driver or without CUDA kernels.
std::vector<CudaDevice> cudaDevices();

/// Gives the memory that LibTorch keeps for later back to the driver, on every GPU.
void releaseCudaMemory();

}  // namespace glmamba::ops
