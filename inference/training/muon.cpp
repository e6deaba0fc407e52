// SPDX-License-Identifier: Apache-2.0
#include "inference/training/muon.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <type_traits>

#include <torch/torch.h>

namespace glmamba::training {

namespace {

using torch::Tensor;
using torch::optim::AdamWOptions;
using torch::optim::AdamWParamState;

constexpr std::int64_t kSmallestSide = 16;
constexpr double kMomentum = 0.95;
constexpr double kStepLength = 0.2;
constexpr int kIterations = 5;

// {rows, columns} or {matrices, rows, columns}.
Tensor asMatrices(const Tensor& weight) { return weight.dim() == 3 ? weight : weight.flatten(1); }

// What an optimizer keeps of a weight: under its address, which LibTorch wrote out as text until version 2.
template <class States>
auto& stateOf(States& states, const Tensor& weight) {
  if constexpr (std::is_same_v<typename States::key_type, std::string>) {
    std::ostringstream address;
    address << weight.unsafeGetTensorImpl();
    return states[address.str()];
  } else {
    return states[weight.unsafeGetTensorImpl()];
  }
}

}  // namespace

bool isFeatureMatrix(const Tensor& weight) {
  if (weight.dim() < 2) return false;
  const Tensor matrices = asMatrices(weight);
  return std::min(matrices.size(-1), matrices.size(-2)) >= kSmallestSide;
}

Tensor orthogonalised(const Tensor& matrix) {
  const bool tall = matrix.size(-2) > matrix.size(-1);
  Tensor x = tall ? matrix.transpose(-2, -1) : matrix;
  x = x / (x.square().sum({-2, -1}, true).sqrt() + 1e-7);
  for (int i = 0; i < kIterations; ++i) {
    const Tensor gram = x.matmul(x.transpose(-2, -1));
    x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram.matmul(gram)).matmul(x);
  }
  return tall ? x.transpose(-2, -1) : x;
}

// The momentum is kept where AdamW keeps its first moment, and so goes into checkpoints with it.
void Muon::takeOrthogonalStep(Tensor weight, const AdamWOptions& options) {
  auto& kept = stateOf(state_, weight);
  if (!kept) {
    auto fresh = std::make_unique<AdamWParamState>();
    fresh->exp_avg(torch::zeros_like(weight, torch::MemoryFormat::Preserve));
    fresh->exp_avg_sq(torch::zeros({1}, weight.options()));
    kept = std::move(fresh);
  }
  auto& state = static_cast<AdamWParamState&>(*kept);
  state.step(state.step() + 1);
  const Tensor gradient = weight.grad(), momentum = state.exp_avg().mul_(kMomentum).add_(gradient);
  const Tensor direction = orthogonalised(asMatrices(gradient + kMomentum * momentum));
  const auto longest = static_cast<double>(std::max(direction.size(-1), direction.size(-2)));
  weight.mul_(1 - options.lr() * options.weight_decay());
  weight.sub_(direction.reshape(weight.sizes()), options.lr() * kStepLength * std::sqrt(longest));
  weight.mutable_grad() = Tensor();
}

Tensor Muon::step(LossClosure closure) {
  const Tensor loss = closure ? closure() : Tensor();
  torch::NoGradGuard noGradients;
  for (auto& group : param_groups())
    for (Tensor& weight : group.params())
      if (weight.grad().defined() && isFeatureMatrix(weight))
        takeOrthogonalStep(weight, static_cast<const AdamWOptions&>(group.options()));
  AdamW::step();
  return loss;
}

}  // namespace glmamba::training
