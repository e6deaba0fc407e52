// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "inference/engine/json_fields.h"
#include "inference/segmentation/configuration.h"

namespace glmamba::engine {

/// The configuration of a Swin-Unet; a field that is missing has its default. Refused, as JsonFields refuses: sizes
/// that no memory would hold or that do not fit each other, and regions and contrasts that this program does not know.
segmentation::Configuration readSwinConfiguration(const JsonFields& fields);
nlohmann::ordered_json swinConfigurationJson(const segmentation::Configuration& configuration);

}  // namespace glmamba::engine
