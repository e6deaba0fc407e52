#include "inference/training/learning_rate.h"

#include <algorithm>
#include <cmath>

namespace glmamba::training {

double learningRate(std::int64_t step, std::int64_t steps, std::int64_t warmUp, double peak) {
  if (step < warmUp) return peak * static_cast<double>(step + 1) / static_cast<double>(warmUp);
  const double pi = std::acos(-1.0);
  const double done =
      static_cast<double>(step - warmUp) / static_cast<double>(std::max<std::int64_t>(1, steps - warmUp));
  const double floor = 0.01 * peak;
  return floor + (peak - floor) * 0.5 * (1 + std::cos(pi * std::min(1.0, done)));
}

}  // namespace glmamba::training
