// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/safetensors_header.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "core/error.h"
#include "inference/engine/safetensors_json.h"

namespace glmamba::engine {

namespace {

// A header of the paper's network has 12 kB; what is larger than this is not a network of ours.
constexpr std::uint64_t kLargestHeader = 16 << 20;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw core::Error(core::ErrorCode::badModel, "“" + file.filename().string() + "” is not a usable weights file: " +
                                                   what + ". Get it again, or choose another model.");
}

TensorEntry checkedEntry(const SafetensorsJson::Tensor& json, const std::string& name, std::uint64_t dataStart,
                         std::uint64_t fileSize, const std::filesystem::path& file) {
  if (!json.type || !json.shape || !json.offsets)
    refuse(file, "“" + name + "” is not described in its header by dtype, shape and data_offsets");
  if (json.type != "F32" && json.type != "I64")
    refuse(file, "the numbers of “" + name + "” are not float32 (F32) or int64 (I64)");
  TensorEntry entry{};
  entry.type = json.type == "F32" ? TensorEntry::Type::float32 : TensorEntry::Type::int64;
  std::uint64_t length = json.type == "F32" ? 4 : 8;  // in bytes, first of one number
  for (std::uint64_t size : *json.shape) {
    if (size == 0) refuse(file, "“" + name + "” is empty");
    // Dividing keeps the product within the file's size, where it can't wrap round.
    if (length > fileSize / size) refuse(file, "“" + name + "” is larger than the file");
    length *= size;
    entry.shape.push_back(static_cast<std::int64_t>(size));
  }
  const std::vector<std::uint64_t>& offsets = *json.offsets;
  if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > fileSize - dataStart)
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

  SafetensorsJson json = parseSafetensorsJson(text, [&](const std::string& what) { refuse(file, what); });
  const std::uint64_t dataStart = prefix.size() + length;
  SafetensorsHeader header;
  header.metadata = std::move(json.metadata);
  for (const auto& [name, tensor] : json.tensors)
    header.tensors.emplace(name, checkedEntry(tensor, name, dataStart, fileSize, file));
  checkCoverage(header, dataStart, fileSize, file);
  return header;
}

}  // namespace glmamba::engine
