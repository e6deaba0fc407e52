// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace glmamba::io {

/// Who makes an overlay.
struct OverlayMaker {
  std::string programVersion;
  std::string algorithm;  ///< name and version of what computed the values; empty when unknown
};

}  // namespace glmamba::io
