#pragma once

#include <filesystem>
#include <functional>
#include <ostream>

namespace glmamba::engine {

/// Writes a file so that a killed program leaves the old one or the new one: `write` fills a temporary file beside
/// `target`, which is flushed to the disk and renamed. Throws Error{cannotWrite} naming the file; the temporary file is
/// then removed and `target` is as it was.
void writeAtomically(const std::filesystem::path& target, const std::function<void(std::ostream&)>& write);

}  // namespace glmamba::engine
