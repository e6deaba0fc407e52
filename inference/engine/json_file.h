// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace glmamba::engine {

/// The object in a JSON file that a user or another program wrote, of at most `largest` bytes and 64 levels. `source`
/// as in "The model card “a.json”". Throws Error{notFound} when the file can't be opened, and Error{code} when it is
/// larger, deeper, or no JSON object.
nlohmann::ordered_json readJsonObject(const std::filesystem::path& file, const std::string& source,
                                      core::ErrorCode code, std::uintmax_t largest = 1 << 20);

}  // namespace glmamba::engine
