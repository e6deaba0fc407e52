// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/cuda_devices.h"

#ifdef GLMAMBA_CUDA
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAGuard.h>
#include <cuda_runtime_api.h>

namespace glmamba::ops {

namespace {

// The oldest GPUs of the list in cmake/torch.cmake: Turing.
constexpr int kLowestCapability = 75;

}  // namespace

bool hasCudaKernels() { return true; }

std::vector<CudaDevice> cudaDevices() {
  std::vector<CudaDevice> devices;
  const int count = c10::cuda::device_count();  // 0 without a driver
  for (int index = 0; index < count; ++index) {
    cudaDeviceProp properties{};
    std::size_t free = 0, total = 0;
    const c10::cuda::CUDAGuard guard(static_cast<c10::DeviceIndex>(index));
    if (cudaGetDeviceProperties(&properties, index) != cudaSuccess || cudaMemGetInfo(&free, &total) != cudaSuccess) {
      static_cast<void>(cudaGetLastError());  // forgets it: another GPU may do
      continue;
    }
    if (10 * properties.major + properties.minor >= kLowestCapability)
      devices.push_back({index, properties.name, free, total});
  }
  return devices;
}

void releaseCudaMemory() {
  if (c10::cuda::device_count() > 0) c10::cuda::CUDACachingAllocator::emptyCache();
}

}  // namespace glmamba::ops
#else
namespace glmamba::ops {

bool hasCudaKernels() { return false; }
std::vector<CudaDevice> cudaDevices() { return {}; }
void releaseCudaMemory() {}

}  // namespace glmamba::ops
#endif
