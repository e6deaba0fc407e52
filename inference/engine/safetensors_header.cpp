#include "inference/engine/safetensors_header.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace glmamba::engine {

namespace {

using Json = nlohmann::json;

// A header of the paper's network has 12 kB; what is larger than this is not a network of ours.
constexpr std::uint64_t kLargestHeader = 16 << 20;
// Together these bound the memory of the parsed header to a few times that of its text.
constexpr std::size_t kMostKeys = 1 << 16;
constexpr std::size_t kMostDimensions = 8;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw core::Error(core::ErrorCode::badModel, "“" + file.filename().string() + "” is not a usable weights file: " +
                                                   what + ". Get it again, or choose another model.");
}

/// Parses while holding down what a hostile text could make grow: depth, keys, list lengths; and refuses keys given
/// twice.
class HeaderParser {
 public:
  explicit HeaderParser(const std::filesystem::path& file) : m_file(file) {}

  Json parse(const std::string& text) {
    try {
      return Json::parse(text, [this](int depth, Json::parse_event_t event, Json& value) {
        watch(depth, event, value);
        return true;
      });
    } catch (const Json::exception&) {
      refuse(m_file, "its header is not valid JSON");
    }
  }

 private:
  /// `depth` counts the open brackets round an event: 0 { 1 tensor or __metadata__: { 2 field: [ 3 numbers
  void watch(int depth, Json::parse_event_t event, const Json& value) {
    using Event = Json::parse_event_t;
    if (event == Event::object_start) {
      if (depth > 1) refuse(m_file, "its header is nested too deeply");
      m_keys[static_cast<std::size_t>(depth)].clear();
    } else if (event == Event::array_start) {
      if (depth != 2) refuse(m_file, "its header has a list in a wrong place");
      m_listed = 0;
    } else if (event == Event::key) {
      // An object's keys are reported one level below its start.
      const std::string& key = value.get_ref<const std::string&>();
      if (!m_keys[static_cast<std::size_t>(depth) - 1].insert(key).second)
        refuse(m_file, "“" + key.substr(0, 80) + "” is in its header twice");
      if (++m_keyCount > kMostKeys) refuse(m_file, "its header lists too many tensors");
    } else if (event == Event::value && depth == 3) {
      if (++m_listed > kMostDimensions) refuse(m_file, "a list in its header is too long");
    }
  }

  const std::filesystem::path& m_file;
  std::array<std::set<std::string>, 2> m_keys;
  std::size_t m_keyCount = 0;
  std::size_t m_listed = 0;
};

std::vector<std::uint64_t> naturalNumbers(const Json& entry, const char* field, const std::filesystem::path& file,
                                          const std::string& tensor) {
  const auto found = entry.find(field);
  if (found == entry.end() || !found->is_array() ||
      !std::all_of(found->begin(), found->end(), [](const Json& item) { return item.is_number_unsigned(); }))
    refuse(file, "“" + tensor + "” has no " + field + " of whole numbers");
  return found->get<std::vector<std::uint64_t>>();
}

TensorEntry tensorEntry(const Json& json, const std::string& name, std::uint64_t dataStart, std::uint64_t fileSize,
                        const std::filesystem::path& file) {
  if (!json.is_object()) refuse(file, "“" + name + "” is not described in its header");
  TensorEntry entry{};
  std::uint64_t length = 0;  // in bytes, first of one number
  const auto type = json.find("dtype");
  if (type != json.end() && *type == "F32") {
    entry.type = TensorEntry::Type::float32;
    length = 4;
  } else if (type != json.end() && *type == "I64") {
    entry.type = TensorEntry::Type::int64;
    length = 8;
  } else {
    refuse(file, "the numbers of “" + name + "” are not float32 (F32) or int64 (I64)");
  }
  for (std::uint64_t size : naturalNumbers(json, "shape", file, name)) {
    // Dividing keeps the product within the file's size, which fits easily.
    if (size == 0) refuse(file, "“" + name + "” is empty");
    if (length > fileSize / size) refuse(file, "“" + name + "” is larger than the file");
    length *= size;
    entry.shape.push_back(static_cast<std::int64_t>(size));
  }
  const std::vector<std::uint64_t> offsets = naturalNumbers(json, "data_offsets", file, name);
  const std::uint64_t dataSize = fileSize - dataStart;
  if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > dataSize)
    refuse(file, "“" + name + "” lies outside the file (is it complete?)");
  if (offsets[1] - offsets[0] != length) refuse(file, "the shape and the length of “" + name + "” disagree");
  entry.begin = dataStart + offsets[0];
  entry.end = dataStart + offsets[1];
  return entry;
}

void checkCoverage(const SafetensorsHeader& header, std::uint64_t dataStart, std::uint64_t fileSize,
                   const std::filesystem::path& file) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
  for (const auto& [name, entry] : header.tensors) ranges.emplace_back(entry.begin, entry.end);
  std::sort(ranges.begin(), ranges.end());
  std::uint64_t covered = dataStart;
  for (const auto& [begin, end] : ranges) {
    if (begin < covered) refuse(file, "two of its tensors overlap");
    if (begin > covered) refuse(file, "there is a gap between its tensors");
    covered = end;
  }
  if (covered != fileSize) refuse(file, "it has data that belong to no tensor");
}

}  // namespace

SafetensorsHeader readSafetensorsHeader(const std::filesystem::path& file) {
  std::error_code error;
  const std::uint64_t fileSize = std::filesystem::file_size(file, error);  // an error for all but regular files
  std::ifstream stream;
  if (!error) stream.open(file, std::ios::binary);
  if (!stream.is_open())
    throw core::Error(core::ErrorCode::notFound, "The weights file “" + file.filename().string() +
                                                     "” can't be read: check that it exists and may be opened.");
  std::array<unsigned char, 8> prefix{};
  if (fileSize < prefix.size() || !stream.read(reinterpret_cast<char*>(prefix.data()), prefix.size()))
    refuse(file, "it is too short");
  std::uint64_t length = 0;
  for (int i = 7; i >= 0; --i) length = length << 8 | prefix[static_cast<std::size_t>(i)];
  if (length > kLargestHeader) refuse(file, "its header claims more than 16 MiB");
  if (length > fileSize - prefix.size()) refuse(file, "its header claims more than the file holds");
  std::string text(length, '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(length))) refuse(file, "its header can't be read");

  const Json json = HeaderParser(file).parse(text);
  if (!json.is_object()) refuse(file, "its header is not a JSON object");
  const std::uint64_t dataStart = prefix.size() + length;
  SafetensorsHeader header;
  for (const auto& [name, value] : json.items()) {
    if (name != "__metadata__") {
      header.tensors.emplace(name, tensorEntry(value, name, dataStart, fileSize, file));
      continue;
    }
    if (!value.is_object()) refuse(file, "its metadata are not a JSON object");
    for (const auto& [key, text] : value.items()) {
      if (!text.is_string()) refuse(file, "its metadata hold more than text");
      header.metadata.emplace(key, text.get<std::string>());
    }
  }
  checkCoverage(header, dataStart, fileSize, file);
  return header;
}

}  // namespace glmamba::engine
