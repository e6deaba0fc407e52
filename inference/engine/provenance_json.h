#pragma once

#include <string>

#include "core/study.h"
#include "inference/engine/super_resolve.h"

namespace glmamba::engine {

/// How a result was made, as JSON: program, model and weights, inputs by file name or UID, device, precision and the
/// same run as a command line. Holds no patient's name or identifier.
std::string provenanceJson(const Provenance& provenance, const core::Series& target, const core::Series& reference,
                           int tryFactor, double seconds, const std::vector<std::string>& warnings);

}  // namespace glmamba::engine
