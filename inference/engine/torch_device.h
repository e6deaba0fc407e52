#pragma once

#include <c10/core/Device.h>

#include "inference/engine/model.h"

namespace glmamba::engine {

/// The place that a choice stands for. Throws Error{device} when CUDA is asked for and there is none.
c10::Device torchDevice(Device device);

}  // namespace glmamba::engine
