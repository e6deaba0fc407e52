// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/trust_map.h"

namespace glmamba::engine {

/// What is written beside a map: how the super-resolved image that it judges was made (`provenance`, as
/// provenanceJson() gives it), and what the map shows, in which unit and how it was computed.
std::string trustMapJson(const core::TrustMap& map, const std::string& provenance);

}  // namespace glmamba::engine
