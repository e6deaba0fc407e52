// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <c10/core/Device.h>

#include "inference/engine/model.h"

namespace glmamba::engine {

/// What a run asks of a GPU besides computing on it.
class Accelerator {
 public:
  virtual ~Accelerator() = default;
  /// As provenance and sentences call it: "cuda:0".
  virtual std::string name() const = 0;
  /// Where LibTorch puts its tensors.
  virtual c10::Device device() const = 0;
  /// Bytes that a run may take now; 0: less than the display's reserve. Throws c10::Error where the GPU has failed.
  virtual std::uint64_t usableMemory() const = 0;
  /// Gives the memory that LibTorch keeps for later back to the driver. Throws as usableMemory().
  virtual void releaseMemory() const = 0;
};

/// The GPU that a choice stands for, as torchDevice(); null for the processor.
std::shared_ptr<const Accelerator> acceleratorFor(Device device);

}  // namespace glmamba::engine
