// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/ops/cuda/deform_conv2d_kernels.h"
#include "inference/ops/cuda/pointwise_kernels.h"
#include "inference/ops/cuda/selective_scan_backward.h"
#include "inference/ops/cuda/selective_scan_forward.h"

/// The kernels' starts on a stream of the current device. Compiled by nvcc without LibTorch, called by code that knows
/// LibTorch and not nvcc. Each returns what went wrong, or null.
namespace glmamba::ops::cuda {

const char* launchScanForward(Storage storage, const ScanForwardArguments& arguments, void* stream);
const char* launchScanCarry(const ScanForwardArguments& arguments, void* stream);
const char* launchScanBackward(const ScanBackwardArguments& arguments, void* stream);

const char* launchDeformGather(Storage storage, const DeformArguments& arguments, void* stream);
const char* launchDeformScatter(const DeformArguments& arguments, void* stream);

const char* launchMergeNormGate(Storage storage, const MergeArguments& arguments, void* stream);
const char* launchModulate(Storage storage, const ModulateArguments& arguments, void* stream);
const char* launchFusionMaxima(Storage storage, const FusionArguments& arguments, void* stream);
const char* launchFusionSum(Storage storage, const FusionArguments& arguments, void* stream);

}  // namespace glmamba::ops::cuda
