// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/accelerator.h"

#include "inference/engine/footing.h"
#include "inference/engine/torch_device.h"

namespace glmamba::engine {

namespace {

class CudaAccelerator final : public Accelerator {
 public:
  explicit CudaAccelerator(c10::Device device) : m_device(device) {}
  std::string name() const override { return m_device.str(); }
  c10::Device device() const override { return m_device; }
  std::uint64_t usableMemory() const override {
    for (const ops::CudaDevice& gpu : ops::cudaDevices())
      if (gpu.index == m_device.index()) return engine::usableMemory(gpu);
    return 0;
  }
  void releaseMemory() const override { ops::releaseCudaMemory(); }

 private:
  c10::Device m_device;
};

}  // namespace

std::shared_ptr<const Accelerator> acceleratorFor(Device device) {
  const c10::Device place = torchDevice(device);
  return place.is_cpu() ? nullptr : std::make_shared<CudaAccelerator>(place);
}

}  // namespace glmamba::engine
