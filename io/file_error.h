// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/error.h"

namespace glmamba::io {

/// What is wrong with a file, as a sentence that begins with its name without its folder.
inline core::Error fileError(const std::filesystem::path& file, core::ErrorCode code, const std::string& what) {
  return {code, "'" + file.filename().string() + "' " + what};
}

}  // namespace glmamba::io
