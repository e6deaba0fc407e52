// SPDX-License-Identifier: Apache-2.0
#include "inference/ops/parallel_tasks.h"

#include <algorithm>
#include <atomic>

#include <ATen/Parallel.h>

#ifndef _OPENMP
#error "at::parallel_for is a template: compiled without OpenMP it runs on one thread and says nothing."
#endif

namespace glmamba::ops {

void parallelTasks(std::int64_t count, const std::function<void(std::int64_t)>& work) {
  std::atomic<std::int64_t> next{0};
  at::parallel_for(0, std::min<std::int64_t>(count, at::get_num_threads()), 1, [&](std::int64_t, std::int64_t) {
    for (std::int64_t task = next++; task < count; task = next++) work(task);
  });
}

}  // namespace glmamba::ops
