#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace glmamba::io {

/// Writes a file in one step: `write` makes a temporary file beside `file` (with the same extensions), which is then
/// flushed to the disk and renamed over `file`. Whatever `write` throws leaves the old file as it was and no temporary
/// file. Throws Error{cannotWrite} when the folder is missing or refuses.
void writeAtomically(const std::filesystem::path& file,
                     const std::function<void(const std::filesystem::path& temporary)>& write);

/// writeAtomically() of `content`.
void writeFileAtomically(const std::filesystem::path& file, std::string_view content);

/// Makes a new folder in one step: `write` fills a temporary folder beside `folder`, which is then renamed. An empty
/// `folder` is replaced; parent folders are made. Throws Error{cannotWrite} when `folder` exists and is not empty, or
/// the disk refuses; nothing is left behind then.
void writeFolderAtomically(const std::filesystem::path& folder,
                           const std::function<void(const std::filesystem::path& temporary)>& write);

}  // namespace glmamba::io
