// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/json_file.h"

#include <fstream>

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

// Ours have four. What is nested without end overflows the stack where it is written again.
constexpr int kDeepest = 64;

struct TooDeep {};

}  // namespace

Json readJsonObject(const std::filesystem::path& file, const std::string& source, core::ErrorCode code,
                    std::uintmax_t largest) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);  // an error for all but regular files
  std::ifstream stream;
  if (!error) stream.open(file, std::ios::binary);
  if (!stream.is_open()) {
    throw core::Error(core::ErrorCode::notFound, source + " can't be read: check that it exists and may be opened.");
  }
  const auto refuse = [&](const std::string& what) {
    return core::Error(code, source + " can't be used: it " + what + ".");
  };
  if (size > largest) throw refuse("is larger than " + std::to_string(largest >> 10) + " kB");
  try {
    Json json = Json::parse(
        stream,
        [](int depth, Json::parse_event_t, const Json&) {
          if (depth > kDeepest) throw TooDeep();
          return true;
        },
        false);
    if (!json.is_object()) throw refuse("is no JSON object");
    return json;
  } catch (const TooDeep&) {
    throw refuse("is nested too deep");
  }
}

}  // namespace glmamba::engine
