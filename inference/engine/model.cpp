// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/model.h"

#include "core/error.h"
#include "inference/engine/failures.h"
#include "inference/engine/machine.h"
#include "inference/engine/make_network.h"
#include "inference/engine/model_implementation.h"
#include "inference/engine/torchscript_network.h"
#include "inference/engine/weights.h"

namespace glmamba::engine {

Model Model::load(const ModelCard& card, Device device) {
  configureThreads();
  const auto accelerator = acceleratorFor(device);
  const torch::Device place = accelerator ? accelerator->device() : torch::kCPU;
  checkWeights(card);
  try {
    const torch::NoGradGuard noGrad;
    const auto network = makeNetwork(networkKind(card.network), card.configuration);
    loadWeights(*network, card.weights);
    network->eval();
    for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
    placeWeights(*network, place, false);
    return Model(std::make_unique<Implementation>(Implementation{card, network, accelerator}));
  } catch (...) {
    throw errorOfCurrentException(place.str());
  }
}

Model Model::loadTorchscript(const std::filesystem::path& file, Device device) {
  configureThreads();
  const auto accelerator = acceleratorFor(device);
  const torch::Device place = accelerator ? accelerator->device() : torch::kCPU;
  TorchscriptDescription description = readTorchscriptDescription(file);
  const auto network = std::make_shared<TorchscriptNetwork>(description, place);
  network->eval();
  description.card.parameters = glmamba::parameterCount(*network);
  return Model(std::make_unique<Implementation>(Implementation{description.card, network, accelerator, true}));
}

Model::Model(std::unique_ptr<Implementation> implementation) : m_implementation(std::move(implementation)) {}
Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

const ModelCard& Model::card() const { return m_implementation->card; }
std::string Model::deviceName() const { return m_implementation->deviceName(); }
Model::Implementation& Model::implementation() { return *m_implementation; }
const Model::Implementation& Model::implementation() const { return *m_implementation; }

}  // namespace glmamba::engine
