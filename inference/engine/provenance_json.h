// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/provenance.h"
#include "core/study.h"

namespace glmamba::engine {

/// How a result was made, as JSON: program, model and weights, inputs by file name or UID, registration, device,
/// precision and the same run as a command line. Holds no patient's name or identifier.
std::string provenanceJson(const core::Provenance& provenance, const core::Series& target,
                           const core::Series& reference, double seconds, const std::vector<std::string>& warnings);

}  // namespace glmamba::engine
