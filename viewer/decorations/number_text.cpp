// SPDX-License-Identifier: Apache-2.0
#include "viewer/decorations/number_text.h"

#include <cmath>
#include <cstdio>

namespace glmamba::viewer {

namespace {

std::string formatted(const char* format, double value) {
  char text[64];
  std::snprintf(text, sizeof text, format, std::abs(value));
  const bool isZero = std::string(text).find_first_of("123456789") == std::string::npos;
  return (value < 0 && !isZero ? "\u2212" : "") + std::string(text);
}

}  // namespace

std::string numberText(double value) {
  return formatted(std::abs(value) >= 1000 && std::abs(value) < 1e6 ? "%.0f" : "%.3g", value);
}

std::string tenthsText(double value) { return formatted("%.1f", value); }

}  // namespace glmamba::viewer
