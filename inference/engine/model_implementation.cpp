// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/model_implementation.h"

#include "core/error.h"
#include "inference/engine/make_network.h"
#include "inference/engine/weights.h"

namespace glmamba::engine {

namespace {

// Of one scan: its decay, its skip and the projection of Δ, whose errors grow along a sequence.
bool isOfScan(const std::string& name) {
  const auto endsOrHolds = [&](const std::string& part) {
    const auto at = name.rfind(part);
    return at != std::string::npos && (at == 0 || name[at - 1] == '.');
  };
  const auto last = name.substr(name.rfind('.') + 1);
  return last == "A_log" || last == "D" || endsOrHolds("dt_proj.");
}

std::shared_ptr<glmamba::RestorationNetwork> copied(const Model::Implementation& model, const torch::Device& device,
                                                    bool half) {
  const torch::InferenceMode outside(false);
  const torch::NoGradGuard noGrad;
  auto copy = makeNetwork(networkKind(model.card.network), model.card.configuration);
  copy->eval();
  for (auto& parameter : copy->parameters()) parameter.set_requires_grad(false);
  try {
    const auto from = model.network->named_parameters();
    for (auto& parameter : copy->named_parameters()) parameter.value().copy_(from[parameter.key()]);
  } catch (const c10::Error&) {  // of a GPU that failed: nothing can be had from there
    checkWeights(model.card);
    loadWeights(*copy, model.card.weights);
  }
  placeWeights(*copy, device, half);
  return copy;
}

}  // namespace

glmamba::RestorationNetwork& Model::Implementation::networkFor(const Footing& footing) {
  const bool isElsewhere = footing.onCpu && accelerator;
  if (!isElsewhere && !footing.half) return *network;
  if (isForeign)
    throw core::Error(core::ErrorCode::device, card.nameAndVersion() + " could not be run on " + deviceName() +
                                                   ", whose memory did not suffice or which failed: close other "
                                                   "programs or choose the CPU.");
  auto& made = isElsewhere ? onCpu : halved;
  if (!made) made = copied(*this, deviceFor(footing), footing.half && !isElsewhere);
  return *made;
}

void Model::Implementation::releaseMemory() const {
  try {
    if (accelerator) accelerator->releaseMemory();
  } catch (const c10::Error&) {
  }
}

void placeWeights(glmamba::RestorationNetwork& network, const torch::Device& device, bool half) {
  network.to(device);
  for (auto& parameter : network.named_parameters()) {
    torch::Tensor weight = parameter.value().detach();
    if (half && !isOfScan(parameter.key())) weight = weight.to(torch::kBFloat16);
    if (device.is_cuda() && weight.dim() == 4) weight = weight.contiguous(torch::MemoryFormat::ChannelsLast);
    parameter.value().set_data(weight);
  }
}

}  // namespace glmamba::engine
