// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glmamba::cli {

struct CsvRow {
  int line;  ///< where it begins, from 1
  std::vector<std::string> fields;
};

/// A quotation mark that is never closed.
struct CsvError {
  int line;
};

/// The rows of a comma-separated text as RFC 4180 has it, also with line ends of one character, a byte order mark, and
/// blank lines, which are passed over. Throws CsvError.
std::vector<CsvRow> parseCsv(std::string_view text);

/// A field as it stands in CSV: in quotation marks where it needs them.
std::string csvField(const std::string& text);

}  // namespace glmamba::cli
