// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/registration.h"

namespace glmamba::engine {

/// A registration's method, start, figures and matrix (LPS, mm).
nlohmann::json registrationJson(const core::Registration& registration);

}  // namespace glmamba::engine
