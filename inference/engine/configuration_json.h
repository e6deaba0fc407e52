// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "inference/engine/json_fields.h"
#include "inference/engine/network_kinds.h"

namespace glmamba::engine {

/// The configuration of a network of this kind. A field that is missing has the kind's default; with `complete`, those
/// that every version knew must be there. Sizes that no memory would hold are refused, as JsonFields refuses.
glmamba::Configuration readConfiguration(const NetworkKind& kind, const JsonFields& fields, bool complete);

/// The fields that the kind uses.
nlohmann::ordered_json configurationJson(const NetworkKind& kind, const glmamba::Configuration& configuration);

}  // namespace glmamba::engine
