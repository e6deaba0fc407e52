// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "core/geometry.h"
#include "core/registration.h"

namespace glmamba::core {

/// What made a super-resolved volume: enough to make it again, and what every file that holds it says.
struct Provenance {
  std::string programVersion;
  std::string modelName;
  std::string modelVersion;
  std::string weightsSha256;  ///< of the weights file, in hexadecimal
  int scaleFactor = 1;
  int degradedBy = 1;  ///< try mode: the target was degraded by this factor first
  GridAlignment alignment = GridAlignment::fourier;
  std::string upsampling;  ///< "zero-filled k-space"
  std::string device;      ///< "cpu", "cuda:0"
  std::string precision;   ///< "fp32", "bf16"
  bool dataConsistency = false;
  bool ensemble = false;
  bool synthetic = false;                    ///< the input is a phantom or other artificial data
  std::optional<Registration> registration;  ///< of the reference to the target; absent: used where its header puts it

  std::string model() const { return modelName + " " + modelVersion; }
};

}  // namespace glmamba::core
