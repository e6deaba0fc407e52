// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace glmamba::engine {

/// The library file, links resolved, in which the loader finds a C function ("sgemm_"). Empty where it can't tell.
std::filesystem::path libraryOfFunction(const char* name);

}  // namespace glmamba::engine
