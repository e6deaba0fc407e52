// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glmamba::cli {

/// One row of a manifest: a pair of images and what it is called.
struct BatchCase {
  std::string name;  ///< also the folder of its result
  std::filesystem::path lr;
  std::optional<std::filesystem::path> reference;
  std::optional<std::filesystem::path> truth;
  std::optional<int> lrVolume;
  std::optional<int> referenceVolume;
};

/// The cases of a manifest: CSV (RFC 4180) in UTF-8 whose first line names the columns `case` and `lr`, and any of
/// `reference`, `truth`, `lr_volume`, `reference_volume`. Paths are relative to the manifest's folder. An empty field
/// is an absent one. Throws Error{notFound} when it can't be read, Error{badFile} with the line for another column, a
/// field that is missing or no number, or a name that is taken or can't be a folder's everywhere.
std::vector<BatchCase> readManifest(const std::filesystem::path& file);

}  // namespace glmamba::cli
