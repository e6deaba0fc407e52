#pragma once

#include <cstdint>

namespace glmamba::training {

/// Learning rate before step `step` (from 0) of `steps`: a linear rise over the first `warmUp` steps, then half a
/// cosine from `peak` to a hundredth of it.
double learningRate(std::int64_t step, std::int64_t steps, std::int64_t warmUp, double peak);

}  // namespace glmamba::training
