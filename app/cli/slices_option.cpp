// SPDX-License-Identifier: Apache-2.0
#include "app/cli/slices_option.h"

#include <sstream>

namespace glmamba::cli {

namespace {

// Nothing when the text is no range. CLI11 asks first for its check, which wants a sentence about what is wrong.
std::optional<engine::SliceRange> parsed(const std::string& text) {
  engine::SliceRange range;
  char colon = 0;
  std::istringstream stream(text);
  if (!(stream >> range.first >> colon >> range.last) || colon != ':' || !stream.eof()) return {};
  if (range.first < 0 || range.last <= range.first) return {};
  return range;
}

}  // namespace

void addSlicesOption(CLI::App& command, std::optional<engine::SliceRange>& range) {
  command
      .add_option_function<std::string>(
          "--slices", [&range](const std::string& text) { range = parsed(text); },
          "Only slices A to B, counted from 0, B excluded")
      ->check([](const std::string& text) {
        return parsed(text) ? std::string() : "'" + text + "' is no range of slices: write A:B with 0 <= A < B.";
      })
      ->type_name("A:B");
}

}  // namespace glmamba::cli
