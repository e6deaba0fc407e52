// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string_view>

namespace glmamba::core {

/// Writes a file in one step: `write` makes a temporary file beside `file` (with the same extensions), which is then
/// flushed to the disk and renamed over `file`; parent folders are made. Whatever `write` throws leaves the old file as
/// it was and no temporary file. Throws Error{cannotWrite} when the folder or the disk refuses.
void writeAtomically(const std::filesystem::path& file,
                     const std::function<void(const std::filesystem::path& temporary)>& write);

/// writeAtomically() of what `write` puts in the stream.
void writeFileAtomically(const std::filesystem::path& file, const std::function<void(std::ostream&)>& write);

/// writeAtomically() of `content`.
void writeFileAtomically(const std::filesystem::path& file, std::string_view content);

/// Makes a new folder in one step: `write` fills a temporary folder beside `folder`, which is then renamed. An empty
/// `folder` is replaced; parent folders are made. Throws Error{cannotWrite} when `folder` exists and is not empty, or
/// the disk refuses; nothing is left behind then.
/// What a killed program left of an earlier try is removed.
void writeFolderAtomically(const std::filesystem::path& folder,
                           const std::function<void(const std::filesystem::path& temporary)>& write);

}  // namespace glmamba::core
