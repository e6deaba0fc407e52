#include "inference/engine/torch_device.h"

#include <torch/torch.h>

#include "core/error.h"

namespace glmamba::engine {

torch::Device torchDevice(Device device) {
  // GPU operators are not part of this version: what was not asked for stays where it works.
  if (device != Device::cuda) return torch::kCPU;
  if (!torch::cuda::is_available())
    throw core::Error(core::ErrorCode::device,
                      "There is no CUDA device, or LibTorch was built without CUDA: choose the CPU instead.");
  return {torch::kCUDA, 0};
}

}  // namespace glmamba::engine
