// SPDX-License-Identifier: Apache-2.0
#include "inference/training/random_numbers.h"

#include <sstream>

namespace glmamba::training {

// Not std::uniform_real_distribution: its numbers differ between libraries.
double RandomNumbers::uniform() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }

std::string RandomNumbers::state() const {
  std::ostringstream words;
  words << m_random;
  return words.str();
}

void RandomNumbers::setState(const std::string& state) {
  std::istringstream words(state);
  words >> m_random;
}

}  // namespace glmamba::training
