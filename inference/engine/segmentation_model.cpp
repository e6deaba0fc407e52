// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/segmentation_model.h"

#include "inference/engine/failures.h"
#include "inference/engine/machine.h"
#include "inference/engine/segmentation_network.h"
#include "inference/engine/torch_device.h"
#include "inference/engine/weights.h"

namespace glmamba::engine {

SegmentationModel SegmentationModel::load(const SegmentationCard& card, Device device) {
  configureThreads();
  const torch::Device place = torchDevice(device);
  checkWeights(card);
  try {
    const torch::NoGradGuard noGrad;
    segmentation::SwinUnet network(card.configuration);
    loadWeights(*network, card.weights);
    network->eval();
    for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
    network->to(place);
    return SegmentationModel(std::make_unique<Implementation>(Implementation{card, network, place}));
  } catch (...) {
    throw errorOfCurrentException(place.str());
  }
}

SegmentationModel::SegmentationModel(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation)) {}
SegmentationModel::~SegmentationModel() = default;
SegmentationModel::SegmentationModel(SegmentationModel&&) noexcept = default;
SegmentationModel& SegmentationModel::operator=(SegmentationModel&&) noexcept = default;

const SegmentationCard& SegmentationModel::card() const { return m_implementation->card; }
std::string SegmentationModel::deviceName() const { return m_implementation->device.str(); }
SegmentationModel::Implementation& SegmentationModel::implementation() { return *m_implementation; }

}  // namespace glmamba::engine
