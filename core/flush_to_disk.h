// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <system_error>

namespace glmamba::core {

/// Asks the system to put a written file or a folder's entries on the disk. No error where the system has no such
/// request, or its file system can't take it for folders.
std::error_code flushToDisk(const std::filesystem::path& path);

}  // namespace glmamba::core
