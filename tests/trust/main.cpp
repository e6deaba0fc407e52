// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "tests/trust/trust_validation.h"

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::fprintf(stderr,
                 "usage: trust-validation SPLIT SCALE [SLICES of a subject, default 6 [CASES of a fault, 60]]\n");
    return 2;
  }
  try {
    glmamba::test::validateTrustMaps(argv[1], std::atoi(argv[2]), argc > 3 ? std::atoi(argv[3]) : 6,
                                     argc > 4 ? std::atoi(argv[4]) : 60);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "trust-validation: %s\n", error.what());
    return 1;
  }
}
