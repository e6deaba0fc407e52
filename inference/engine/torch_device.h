// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <c10/core/Device.h>

#include "inference/engine/model.h"

namespace glmamba::engine {

/// The place that a choice stands for: the GPU with the most free memory, or the processor. Automatic is the processor
/// where no GPU has memory to spare. Throws Error{device} when CUDA is asked for and there is none.
c10::Device torchDevice(Device device);

}  // namespace glmamba::engine
