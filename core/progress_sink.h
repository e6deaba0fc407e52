// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace glmamba::core {

/// How far a job is. `total` is 0 while it is unknown.
struct Progress {
  std::string stage;        ///< what is being done, in words: "super-resolving", "reading"
  int done = 0;             ///< units finished
  int total = 0;            ///< units in all
  double secondsLeft = -1;  ///< estimate; negative while unknown
};

/// Receives progress on the worker's thread; must be quick and must not throw. An empty function is allowed.
using ProgressSink = std::function<void(const Progress&)>;

}  // namespace glmamba::core
