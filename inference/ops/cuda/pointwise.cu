// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/cuda/launches.h"
#include "inference/ops/cuda/storage_types.cuh"

namespace glmamba::ops::cuda {

const char* launchMergeNormGate(Storage storage, const MergeArguments& arguments, void* stream) {
  return withStorage(storage, [&](auto type) {
    using Kernel = MergeNormGate<decltype(type)>;
    return launch<Kernel>(Kernel::blocks(arguments), arguments, stream);
  });
}

const char* launchModulate(Storage storage, const ModulateArguments& arguments, void* stream) {
  return withStorage(storage, [&](auto type) {
    using T = decltype(type);
    constexpr int kWide = 16 / sizeof(T);  // the widest load of a thread: 16 bytes
    if (arguments.channels % kWide == 0)
      return launch<Modulate<T, kWide>>(Modulate<T, kWide>::blocks(arguments), arguments, stream);
    return launch<Modulate<T, 1>>(Modulate<T, 1>::blocks(arguments), arguments, stream);
  });
}

const char* launchFusionMaxima(Storage storage, const FusionArguments& arguments, void* stream) {
  return withStorage(storage, [&](auto type) {
    using Kernel = FusionMaxima<decltype(type)>;
    return launch<Kernel>(Kernel::blocks(arguments), arguments, stream);
  });
}

const char* launchFusionSum(Storage storage, const FusionArguments& arguments, void* stream) {
  return withStorage(storage, [&](auto type) {
    using Kernel = FusionSum<decltype(type)>;
    return launch<Kernel>(Kernel::blocks(arguments), arguments, stream);
  });
}

}  // namespace glmamba::ops::cuda
