// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/cuda/launches.h"
#include "inference/ops/cuda/storage_types.cuh"

namespace glmamba::ops::cuda {

const char* launchDeformGather(Storage storage, const DeformArguments& arguments, void* stream) {
  return withStorage(storage, [&](auto type) {
    using T = decltype(type);
    constexpr int kWide = 16 / sizeof(T);  // the widest load of a thread: 16 bytes
    if (arguments.channels % kWide == 0)
      return launch<DeformGather<T, kWide>>(DeformGather<T, kWide>::blocks(arguments), arguments, stream);
    return launch<DeformGather<T, 1>>(DeformGather<T, 1>::blocks(arguments), arguments, stream);
  });
}

const char* launchDeformScatter(const DeformArguments& arguments, void* stream) {
  return launch<DeformScatter>(DeformScatter::blocks(arguments), arguments, stream);
}

}  // namespace glmamba::ops::cuda
