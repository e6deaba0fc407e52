// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace glmamba::engine {

/// SHA-256 of a file as 64 lower-case hexadecimal digits. Throws Error{notFound} naming the file.
std::string sha256(const std::filesystem::path& file);
/// The same of a text's bytes.
std::string sha256OfText(std::string_view text);

}  // namespace glmamba::engine
