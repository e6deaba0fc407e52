// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/torch_device.h"

#include <torch/torch.h>

#include "core/error.h"
#include "inference/engine/footing.h"

namespace glmamba::engine {

namespace {

// A GPU with less to spare, beyond the display's reserve, is left alone unless asked for: less than a slice of 240×240
// in half precision takes, with LibTorch's own kernels.
constexpr std::uint64_t kLeastMemory = std::uint64_t{768} << 20;

}  // namespace

torch::Device torchDevice(Device device) {
  if (device == Device::cpu) return torch::kCPU;
  const std::optional<int> gpu = roomiestDevice(ops::cudaDevices(), device == Device::cuda ? 0 : kLeastMemory);
  if (gpu) {
    // LibTorch's convolutions would round float32 factors to ten binary digits.
    at::globalContext().setAllowTF32CuDNN(false);
    return {torch::kCUDA, static_cast<c10::DeviceIndex>(*gpu)};
  }
  if (device == Device::automatic) return torch::kCPU;
  throw core::Error(
      core::ErrorCode::device,
      ops::hasCudaKernels()
          ? "There is no CUDA device that this program can use: install NVIDIA's driver, or choose the CPU."
          : "This program was built without CUDA: choose the CPU instead.");
}

}  // namespace glmamba::engine
