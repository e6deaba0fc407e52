// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace glmamba::viewer {

/// A number in three significant digits without needless zeros: "0.05", "50", "1.23e+06"; a proper minus sign.
std::string numberText(double value);
/// One digit after the point, with a proper minus sign.
std::string tenthsText(double value);

}  // namespace glmamba::viewer
