// SPDX-License-Identifier: Apache-2.0
#include "core/registration.h"

#include <cstdio>

namespace glmamba::core {

std::string describe(const Registration& registration) {
  char before[16] = "none";
  if (registration.informationBefore) std::snprintf(before, sizeof before, "%.2f", *registration.informationBefore);
  char text[128];
  std::snprintf(text, sizeof text, "moved by %.1f mm and turned by %.1f degrees; mutual information %s -> %.2f",
                registration.shiftMm, registration.degrees, before, registration.informationAfter);
  return text;
}

}  // namespace glmamba::core
