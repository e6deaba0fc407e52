// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/volume.h"
#include "tests/trust/planted_fault.h"

namespace glmamba::test {

/// The maps that are validated, in the order of mapScores(). With 1 - SSIM all say "worse" by higher values.
const std::vector<std::string>& mapNames();

/// The mean of each map over the region, of one slice's answers. `lr` is what was measured of it, `grid` that of the
/// result, `sigma` the noise of `lr`.
std::vector<double> mapScores(const SliceAnswers& answers, const torch::Tensor& region, const core::Volume& lr,
                              const core::Geometry& grid, double sigma);

}  // namespace glmamba::test
