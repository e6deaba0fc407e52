// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/ops/cuda_devices.h"
#include "tests/inference/torch_and_catch.h"

/// Ends a test, with a message, where there is no GPU that our kernels run on.
#define GLMAMBA_NEEDS_GPU()                                     \
  do {                                                          \
    if (glmamba::ops::cudaDevices().empty()) {                  \
      WARN("No GPU that the kernels run on: not tested here."); \
      return;                                                   \
    }                                                           \
  } while (false)
