// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include "inference/ops/cuda/device_block.cuh"

namespace glmamba::ops::cuda {

/// start(T{}) with the type that `storage` names.
template <class Start>
const char* withStorage(Storage storage, const Start& start) {
  switch (storage) {
    case Storage::float32:
      return start(float{});
    case Storage::float16:
      return start(__half{});
    case Storage::bfloat16:
      return start(__nv_bfloat16{});
  }
  return "a storage type that the kernels do not know";
}

}  // namespace glmamba::ops::cuda
