// SPDX-License-Identifier: Apache-2.0
#include "io/number_text.h"

#include <cstdio>

namespace glmamba::io {

std::string rounded(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

}  // namespace glmamba::io
