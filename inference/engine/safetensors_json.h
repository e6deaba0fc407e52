// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glmamba::engine {

/// What the JSON of a safetensors header says, before it is checked against the file.
struct SafetensorsJson {
  struct Tensor {
    std::optional<std::string> type;
    std::optional<std::vector<std::uint64_t>> shape;
    std::optional<std::vector<std::uint64_t>> offsets;
  };
  std::map<std::string, Tensor> tensors;
  std::map<std::string, std::string> metadata;
};

/// Reads the text in one pass that takes memory and time in proportion to its length, whatever it holds. `refuse` is
/// called with what is wrong and must throw.
SafetensorsJson parseSafetensorsJson(const std::string& text,
                                     const std::function<void(const std::string& what)>& refuse);

}  // namespace glmamba::engine
