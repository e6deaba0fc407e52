// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "inference/engine/model.h"

namespace glmamba::app {

/// Keeps a model between runs. Only touched on the inference thread; shared so that it outlives a job that is ending.
struct ModelSlot {
  std::optional<engine::Model> model;
  std::string key;
};

/// The model of a card on a device, loaded unless the slot holds it. Throws what engine::Model::load() throws.
engine::Model& loadedModel(ModelSlot& slot, const engine::ModelCard& card, engine::Device device);

}  // namespace glmamba::app
