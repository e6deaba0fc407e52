// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/cuda/launches.h"
#include "inference/ops/cuda/storage_types.cuh"

namespace glmamba::ops::cuda {

const char* launchScanForward(Storage storage, const ScanForwardArguments& arguments, void* stream) {
  return withStorage(storage, [&](auto type) {
    using Kernel = ScanForward<decltype(type)>;
    return launch<Kernel>(Kernel::blocks(arguments), arguments, stream);
  });
}

const char* launchScanCarry(const ScanForwardArguments& arguments, void* stream) {
  return launch<ScanCarry>(ScanCarry::blocks(arguments), arguments, stream);
}

const char* launchScanBackward(const ScanBackwardArguments& arguments, void* stream) {
  return launch<ScanBackward>(ScanBackward::blocks(arguments), arguments, stream);
}

}  // namespace glmamba::ops::cuda
