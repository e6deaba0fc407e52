#pragma once

#include <filesystem>
#include <string>

namespace glmamba::engine {

/// SHA-256 of a file as 64 lower-case hexadecimal digits. Throws Error{notFound} naming the file.
std::string sha256(const std::filesystem::path& file);

}  // namespace glmamba::engine
