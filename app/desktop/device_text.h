// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <string>

namespace glmamba::app {

/// "CPU" or "GPU 0" for the engine's "cpu" and "cuda:0".
inline QString deviceText(const std::string& device) {
  return device == "cpu" ? QString("CPU") : QString::fromStdString(device).replace("cuda:", "GPU ");
}

}  // namespace glmamba::app
