// SPDX-License-Identifier: Apache-2.0
#include "app/cli/batch_manifest.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <set>

#include "app/cli/csv.h"
#include "core/error.h"

namespace glmamba::cli {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

// A line of text a case: a larger file is none of ours.
constexpr std::uintmax_t kLargestFile = 64U << 20;
constexpr std::size_t kLongestName = 100;

std::string textOf(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  std::ifstream stream;
  if (!error) stream.open(file, std::ios::binary);
  if (!stream.is_open())
    throw Error(ErrorCode::notFound, "The manifest “" + file.filename().string() +
                                         "” can't be read: check that it exists and may be opened.");
  if (size > kLargestFile)
    throw Error(ErrorCode::badFile,
                "The manifest “" + file.filename().string() + "” is larger than 64 MB: split it into several.");
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Letters, digits, dots, dashes and underscores: a name that is one folder on every system, and no hidden one.
bool canBeFolder(const std::string& name) {
  const auto isPlain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
  };
  return !name.empty() && name.size() <= kLongestName && name.front() != '.' && name.back() != '.' &&
         std::all_of(name.begin(), name.end(), isPlain);
}

std::string lowerCase(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

class Reader {
 public:
  explicit Reader(const fs::path& file) : m_file(file), m_folder(fs::absolute(file).parent_path()) {}

  std::vector<BatchCase> cases() {
    std::vector<CsvRow> rows;
    try {
      rows = parseCsv(textOf(m_file));
    } catch (const CsvError& error) {
      fail(error.line, "opens a quotation mark that is never closed");
    }
    if (rows.empty()) fail(1, "has no columns named “case” and “lr”");
    readColumns(rows.front());
    std::vector<BatchCase> cases;
    std::set<std::string> names;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
      cases.push_back(read(*row));
      // Two that differ by case only are one folder on some systems.
      if (!names.insert(lowerCase(cases.back().name)).second) fail(row->line, "names a case that was named before");
    }
    if (cases.empty()) fail(1, "names no case");
    return cases;
  }

 private:
  void readColumns(const CsvRow& head) {
    static const std::set<std::string> kKnown{"case", "lr", "reference", "truth", "lr_volume", "reference_volume"};
    for (std::size_t n = 0; n < head.fields.size(); ++n) {
      if (kKnown.count(head.fields[n]) == 0)
        fail(head.line, "has the column “" + head.fields[n] +
                            "”, which is none of case, lr, reference, truth, lr_volume and reference_volume");
      if (!m_columns.emplace(head.fields[n], n).second)
        fail(head.line, "has the column “" + head.fields[n] + "” twice");
    }
    for (const char* needed : {"case", "lr"})
      if (m_columns.count(needed) == 0) fail(head.line, "has no column “" + std::string(needed) + "”");
  }

  BatchCase read(const CsvRow& row) const {
    if (row.fields.size() != m_columns.size())
      fail(row.line, "has " + std::to_string(row.fields.size()) + " fields where there are " +
                         std::to_string(m_columns.size()) + " columns");
    BatchCase one;
    one.name = field(row, "case");
    if (!canBeFolder(one.name))
      fail(row.line, "has a case whose name is no folder's: take letters, digits, dots, dashes and underscores");
    const auto lr = path(row, "lr");
    if (!lr) fail(row.line, "names no image in the column “lr”");
    one.lr = *lr;
    one.reference = path(row, "reference");
    one.truth = path(row, "truth");
    one.lrVolume = number(row, "lr_volume");
    one.referenceVolume = number(row, "reference_volume");
    return one;
  }

  std::string field(const CsvRow& row, const std::string& column) const {
    const auto found = m_columns.find(column);
    return found == m_columns.end() ? std::string() : row.fields[found->second];
  }

  std::optional<fs::path> path(const CsvRow& row, const std::string& column) const {
    const std::string text = field(row, column);
    if (text.empty()) return {};
    return (m_folder / fs::u8path(text)).lexically_normal();
  }

  std::optional<int> number(const CsvRow& row, const std::string& column) const {
    const std::string text = field(row, column);
    if (text.empty()) return {};
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 1)
      fail(row.line, "has no number from 1 in the column “" + column + "”");
    return value;
  }

  [[noreturn]] void fail(int line, const std::string& what) const {
    throw Error(ErrorCode::badFile, "The manifest “" + m_file.filename().string() + "” " + what + " (line " +
                                        std::to_string(line) + "): correct it.");
  }

  fs::path m_file, m_folder;
  std::map<std::string, std::size_t> m_columns;
};

}  // namespace

std::vector<BatchCase> readManifest(const fs::path& file) { return Reader(file).cases(); }

}  // namespace glmamba::cli
