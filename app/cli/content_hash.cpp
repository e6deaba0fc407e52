// SPDX-License-Identifier: Apache-2.0
#include "app/cli/content_hash.h"

#include <algorithm>
#include <vector>

#include "core/error.h"
#include "inference/engine/sha256.h"

namespace glmamba::cli {

namespace {

namespace fs = std::filesystem;

core::Error unreadable(const fs::path& path) {
  return {core::ErrorCode::notFound,
          "“" + path.filename().string() + "” can't be read: check that it exists and may be opened."};
}

bool standsAlone(const fs::path& file) {
  return file.extension() == ".nii" || file.extension() == ".gz" || file.extension() == ".zip";
}

/// Regular files, sorted by their path below `folder`.
template <typename Iterator>
std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (Iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->is_regular_file(error)) files.push_back(entry->path());
  if (error) throw unreadable(folder);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string contentHash(const fs::path& path, const core::CancelToken& cancel) {
  const fs::path place = fs::absolute(path).lexically_normal();
  std::error_code error;
  const bool isFolder = fs::is_directory(place, error);
  if (!isFolder && standsAlone(place)) return engine::sha256(place);
  if (!isFolder && !fs::is_regular_file(place, error)) throw unreadable(place);
  const fs::path folder = isFolder ? place : place.parent_path();
  std::string list = isFolder ? "" : place.filename().string() + '\n';
  for (const fs::path& file :
       isFolder ? filesIn<fs::recursive_directory_iterator>(folder) : filesIn<fs::directory_iterator>(folder)) {
    cancel.throwIfCancelled();
    list += file.lexically_relative(folder).generic_string() + '\0' + engine::sha256(file) + '\n';
  }
  return engine::sha256OfText(list);
}

}  // namespace glmamba::cli
