// SPDX-License-Identifier: Apache-2.0
#include "app/cli/csv.h"

namespace glmamba::cli {

std::vector<CsvRow> parseCsv(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  std::vector<CsvRow> rows;
  CsvRow row{1, {""}};
  int line = 1, opened = 0;
  bool isQuoted = false, hasContent = false;
  const auto endRow = [&] {
    if (hasContent) rows.push_back(std::move(row));
    row = CsvRow{line, {""}};
    hasContent = false;
  };
  for (std::size_t n = 0; n < text.size(); ++n) {
    const char c = text[n];
    if (c == '\n') ++line;
    if (isQuoted) {
      const bool isDoubled = c == '"' && n + 1 < text.size() && text[n + 1] == '"';
      if (c != '"' || isDoubled) row.fields.back() += c;
      if (isDoubled) ++n;
      if (c == '"' && !isDoubled) isQuoted = false;
    } else if (c == '"' && row.fields.back().empty()) {
      isQuoted = hasContent = true;
      opened = line;
    } else if (c == '\n') {
      endRow();
    } else if (c == ',') {
      row.fields.emplace_back();
      hasContent = true;
    } else if (c != '\r') {
      row.fields.back() += c;
      hasContent = true;
    }
  }
  if (isQuoted) throw CsvError{opened};
  endRow();
  return rows;
}

std::string csvField(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace glmamba::cli
