// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace glmamba::engine {

/// One tensor of a safetensors file, before its numbers are read.
struct TensorEntry {
  enum class Type { float32, int64 };
  Type type;
  std::vector<std::int64_t> shape;
  std::uint64_t begin;  ///< bytes from the start of the file
  std::uint64_t end;
};

/// The header of a safetensors file, checked: every tensor lies inside the file, its length is that of its shape, and
/// the tensors cover the data without overlap or gap.
struct SafetensorsHeader {
  std::map<std::string, TensorEntry> tensors;
  std::map<std::string, std::string> metadata;
};

/// Layout: 8 bytes of header length, little-endian; a JSON object {name: {dtype, shape, data_offsets}}; the data
/// (https://github.com/huggingface/safetensors, "Format"). At most 16 MiB of header are read, whatever the file claims.
/// Throws Error{notFound} when the file can't be opened, Error{badModel} naming it and what is wrong.
SafetensorsHeader readSafetensorsHeader(const std::filesystem::path& file);

}  // namespace glmamba::engine
