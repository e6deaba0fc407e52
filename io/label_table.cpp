// SPDX-License-Identifier: Apache-2.0
#include "io/label_table.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "core/error.h"

namespace glmamba::io {

namespace {

using core::Error;
using core::ErrorCode;

// FreeSurfer's table of all it knows is below 0.2 MB.
constexpr std::uintmax_t kLargestFile = std::uintmax_t{8} << 20;
constexpr int kLargestLabel = 65535;

bool isWhole(const std::string& text, int most, int& number) {
  if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) return false;
  number = std::stoi(text);
  return number <= most;
}

std::vector<std::string> words(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> all;
  for (std::string word; stream >> word;) all.push_back(word);
  return all;
}

/// Between tabs, without the blanks around.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> all;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) {
    const std::size_t first = cell.find_first_not_of(" \r"), last = cell.find_last_not_of(" \r");
    all.push_back(first == std::string::npos ? std::string() : cell.substr(first, last - first + 1));
  }
  return all;
}

bool readColour(const std::vector<std::string>& texts, std::size_t first, LabelEntry& entry) {
  Rgb colour{};
  for (std::size_t n = 0; n < colour.size(); ++n) {
    int part = 0;
    if (first + n >= texts.size() || !isWhole(texts[first + n], 255, part)) return false;
    colour[n] = static_cast<std::uint8_t>(part);
  }
  entry.colour = colour;
  return true;
}

/// "#rrggbb"; "n/a" and nothing are none.
bool readHexColour(const std::string& text, LabelEntry& entry) {
  if (text.empty() || text == "n/a") return true;
  if (text.size() != 7 || text[0] != '#' || text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos)
    return false;
  const auto part = [&](std::size_t at) {
    return static_cast<std::uint8_t>(std::stoi(text.substr(at, 2), nullptr, 16));
  };
  entry.colour = Rgb{part(1), part(3), part(5)};
  return true;
}

bool readQuotedLine(const std::string& line, LabelEntry& entry) {
  const std::size_t open = line.find('"'), close = line.rfind('"');
  const std::vector<std::string> numbers = words(line.substr(0, open));
  if (close == open || numbers.size() < 6 || !isWhole(numbers[0], kLargestLabel, entry.value)) return false;
  entry.name = line.substr(open + 1, close - open - 1);
  entry.isVisible = numbers[5] != "0";
  return readColour(numbers, 1, entry);
}

bool readPlainLine(const std::string& line, LabelEntry& entry) {
  const std::vector<std::string> parts = words(line);
  if (parts.size() < 5 || !isWhole(parts[0], kLargestLabel, entry.value)) return false;
  entry.name = parts[1];
  return readColour(parts, 2, entry);
}

/// Where the columns of a table of BIDS are; of other tables nothing.
struct Columns {
  std::size_t index, name;
  std::optional<std::size_t> colour;
};
std::optional<Columns> columnsOf(const std::string& header) {
  const std::vector<std::string> names = cells(header);
  const auto find = [&](const char* wanted) -> std::optional<std::size_t> {
    const auto found = std::find(names.begin(), names.end(), wanted);
    if (found == names.end()) return {};
    return static_cast<std::size_t>(found - names.begin());
  };
  if (!find("index") || !find("name")) return {};
  return Columns{*find("index"), *find("name"), find("color")};
}

bool readCells(const std::string& line, const Columns& columns, LabelEntry& entry) {
  const std::vector<std::string> all = cells(line);
  if (all.size() <= std::max(columns.index, columns.name) || !isWhole(all[columns.index], kLargestLabel, entry.value))
    return false;
  entry.name = all[columns.name];
  return !columns.colour || *columns.colour >= all.size() || readHexColour(all[*columns.colour], entry);
}

}  // namespace

LabelEntries parseLabelTable(std::string_view text) {
  std::map<int, LabelEntry> entries;
  std::optional<Columns> columns;
  std::istringstream stream{std::string(text)};
  std::string line;
  bool isFirst = true;
  for (int number = 1; std::getline(stream, line); ++number) {
    const std::size_t start = line.find_first_not_of(" \t\r\xef\xbb\xbf");  // with a byte order mark or without
    if (start == std::string::npos || line[start] == '#') continue;
    line.erase(0, start);
    if (std::exchange(isFirst, false) && (columns = columnsOf(line))) continue;
    LabelEntry entry;
    const bool isRead = columns                               ? readCells(line, *columns, entry)
                        : line.find('"') != std::string::npos ? readQuotedLine(line, entry)
                                                              : readPlainLine(line, entry);
    if (!isRead)
      throw Error(ErrorCode::badFile, "is no label table: line " + std::to_string(number) +
                                          " can't be read. Give one of ITK-SNAP, FreeSurfer, 3D Slicer or BIDS.");
    if (entry.value > 0) entries[entry.value] = std::move(entry);
  }
  if (entries.empty())
    throw Error(ErrorCode::badFile,
                "names no label. Give a label table of ITK-SNAP, FreeSurfer, 3D Slicer or BIDS with one at least.");
  LabelEntries all;
  for (auto& [value, entry] : entries) all.push_back(std::move(entry));
  return all;
}

LabelEntries readLabelTable(const std::filesystem::path& file) {
  const std::string name = file.filename().u8string();
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(file, failed);
  std::ifstream stream(file, std::ios::binary);
  if (failed || !stream) throw Error(ErrorCode::notFound, name + " is not there, or may not be read.");
  if (size > kLargestFile) throw Error(ErrorCode::tooLarge, name + " is too large for a label table: choose another.");
  std::string text(size, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  try {
    return parseLabelTable(text);
  } catch (const Error& error) {
    throw Error(error.code(), name + " " + error.what());
  }
}

std::string labelTableText(const LabelEntries& entries) {
  std::ostringstream text;
  text << "# Label descriptions of ITK-SNAP: index, red, green, blue, opacity, visible, in meshes, name\n"
       << "0 0 0 0 0 0 0 \"Clear Label\"\n";
  for (const LabelEntry& entry : entries) {
    const Rgb colour = entry.colour.value_or(segmentColour(entry.value));
    std::string name = entry.name.empty() ? "Label " + std::to_string(entry.value) : entry.name;
    std::replace(name.begin(), name.end(), '"', '\'');
    std::replace(name.begin(), name.end(), '\n', ' ');
    text << entry.value << ' ' << int{colour[0]} << ' ' << int{colour[1]} << ' ' << int{colour[2]} << " 1 "
         << entry.isVisible << " 1 \"" << name << "\"\n";
  }
  return text.str();
}

}  // namespace glmamba::io
