// SPDX-License-Identifier: Apache-2.0
#include "inference/training/optimizer.h"

#include <map>

#include <torch/torch.h>

#include "inference/training/muon.h"

namespace glmamba::training {

namespace {

using torch::optim::Optimizer;
using torch::optim::OptimizerParamGroup;
using Groups = std::vector<OptimizerParamGroup>;

template <typename Algorithm, typename Options>
std::unique_ptr<Optimizer> make(Groups groups, double weightDecay) {
  groups[0].set_options(std::make_unique<Options>(Options().weight_decay(weightDecay)));
  groups[1].set_options(std::make_unique<Options>(Options().weight_decay(0)));
  return std::make_unique<Algorithm>(std::move(groups), Options());
}

using Maker = std::unique_ptr<Optimizer> (*)(Groups, double);
const std::map<std::string, Maker> kMakers{{"adam", &make<torch::optim::Adam, torch::optim::AdamOptions>},
                                           {"adamw", &make<torch::optim::AdamW, torch::optim::AdamWOptions>},
                                           {"muon", &make<Muon, torch::optim::AdamWOptions>}};

bool decays(const std::string& name, const torch::Tensor& parameter) {
  const std::string last = name.substr(name.rfind('.') + 1);
  return last == "weight" && parameter.dim() > 1;
}

}  // namespace

bool isOptimizer(const std::string& name) { return kMakers.count(name) != 0; }

std::unique_ptr<Optimizer> makeOptimizer(const torch::nn::Module& module, const TrainingOptions& options) {
  std::vector<torch::Tensor> decaying, spared;
  for (const auto& parameter : module.named_parameters())
    (decays(parameter.key(), parameter.value()) ? decaying : spared).push_back(parameter.value());
  return kMakers.at(options.optimizer)({OptimizerParamGroup(decaying), OptimizerParamGroup(spared)},
                                       options.weightDecay);
}

}  // namespace glmamba::training
