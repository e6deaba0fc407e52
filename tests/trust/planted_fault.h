// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <torch/types.h>

namespace glmamba::test {

/// What the network makes of one slice, all {H, W}, in the target's units.
struct SliceAnswers {
  torch::Tensor sr;
  torch::Tensor altered;    ///< {3, H, W}: with the reference blanked, shifted, mirrored
  torch::Tensor otherWays;  ///< {12, H, W}: turned and moved (perturbed_answers.h)
  torch::Tensor truth, reference, interpolated, head, lesion;  ///< the last two 0 or 1
  double brightness = 1;                                       ///< of the target
  double referenceBrightness = 1;                              ///< of the reference
};

/// The faults that are planted.
enum class FaultKind { erasedLesion, printedStructure, hiddenStructure, checkerboard, blurredRegion, halfVoxelShift };
const std::vector<std::pair<FaultKind, std::string>>& faultKinds();

/// A slice with one fault, and the same without it. Where a rerun of the network would show the fault too, it is in
/// the reruns as well: what it is bound to decides how it appears there.
struct FaultyCase {
  SliceAnswers clean;  ///< with the faulty one's reference, which may show a structure of its own
  SliceAnswers faulty;
  torch::Tensor region;  ///< {H, W}, 0 or 1
};

/// Plants a fault at a random place and of random strength; nothing where the slice has no place for it.
///
/// An erased lesion and a blurred region are bound to the anatomy: every answer of the network has them. A structure
/// that is printed from the reference goes where the reference's goes: it is gone with a blanked one and moves with a
/// shifted one. A checkerboard and a shift are bound to the grid: they stay when the image is turned. `added` gives the
/// part of an image beyond the measured band, in which a hidden structure lies wholly.
std::optional<FaultyCase> plantedFault(FaultKind kind, const SliceAnswers& slice,
                                       const std::function<torch::Tensor(const torch::Tensor&)>& added,
                                       std::mt19937& random);

}  // namespace glmamba::test
