// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "inference/engine/super_resolve.h"

namespace glmamba::engine {

/// Writes what the network is given and what it gives for one slice of the target as safetensors, so that another
/// program can check it: “input.lr” (LR↑) and “input.reference” {1, slices, H, W}, “output.sr” and, where the network
/// makes it, “output.reference” (RecRef) {1, 1, H, W}; all normalised, as the network sees them, in the request's
/// precision, without ensemble and data consistency. The metadata hold the model's name, the precision and the unit of
/// LR, by which SR is multiplied. Throws core::Error as superResolve() fails.
void dumpSlice(const SuperResolutionRequest& request, Model& model, int slice, const std::filesystem::path& file);

}  // namespace glmamba::engine
