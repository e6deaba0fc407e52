// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace glmamba::io {

/// With four digits, as in warnings and descriptions.
std::string rounded(double value);

}  // namespace glmamba::io
