// SPDX-License-Identifier: Apache-2.0
#include "tests/trust/roc_area.h"

namespace glmamba::test {

double rocArea(const std::vector<double>& faulty, const std::vector<double>& clean) {
  double higher = 0;
  for (const double f : faulty)
    for (const double c : clean) higher += f > c ? 1 : f == c ? 0.5 : 0;
  return higher / (static_cast<double>(faulty.size()) * static_cast<double>(clean.size()));
}

}  // namespace glmamba::test
