// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace glmamba::ops {

/// Runs `work(task)` for each task in [0, count) on Torch's threads; a thread takes the next task when it has done one,
/// so that a processor that is busy elsewhere does not hold up the others. The first exception thrown is thrown again
/// here.
void parallelTasks(std::int64_t count, const std::function<void(std::int64_t)>& work);

}  // namespace glmamba::ops
