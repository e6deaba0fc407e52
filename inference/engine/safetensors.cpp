// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/safetensors.h"

#include <fstream>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/error.h"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "safetensors are little-endian; reading and writing here copies memory as it is"
#endif

namespace glmamba::engine {

namespace {

// 400 times the paper's network. A file beyond it is not read into memory.
constexpr std::uint64_t kLargestData = std::uint64_t{2} << 30;

struct NamedTensor {
  std::string name;
  torch::Tensor tensor;
};

/// In the order of the file: int64 first, so that every tensor is aligned to its own size; then by name.
std::vector<NamedTensor> inFileOrder(const std::map<std::string, torch::Tensor>& tensors, const std::string& fileName) {
  std::vector<NamedTensor> ordered;
  for (const torch::ScalarType type : {torch::kInt64, torch::kFloat32})
    for (const auto& [name, tensor] : tensors)
      if (tensor.scalar_type() == type) ordered.push_back({name, tensor.detach().to(torch::kCPU).contiguous()});
  if (ordered.size() != tensors.size())
    throw core::Error(core::ErrorCode::badModel,
                      "“" + fileName + "” was not written: weights files hold float32 and int64 only.");
  return ordered;
}

}  // namespace

std::map<std::string, torch::Tensor> readSafetensors(const std::filesystem::path& file) {
  const SafetensorsHeader header = readSafetensorsHeader(file);
  std::uint64_t bytes = 0;
  for (const auto& [name, entry] : header.tensors) bytes += entry.end - entry.begin;
  if (bytes > kLargestData)
    throw core::Error(core::ErrorCode::tooLarge,
                      "“" + file.filename().string() + "” holds more than 2 GiB of weights.");
  std::ifstream stream(file, std::ios::binary);
  std::map<std::string, torch::Tensor> tensors;
  for (const auto& [name, entry] : header.tensors) {
    const auto type = entry.type == TensorEntry::Type::float32 ? torch::kFloat32 : torch::kInt64;
    torch::Tensor tensor = torch::empty(entry.shape, type);
    stream.seekg(static_cast<std::streamoff>(entry.begin));
    const auto length = static_cast<std::streamsize>(entry.end - entry.begin);
    if (length > 0 && !stream.read(static_cast<char*>(tensor.data_ptr()), length))
      throw core::Error(core::ErrorCode::badModel, "“" + file.filename().string() + "” ended while it was read.");
    tensors.emplace(name, std::move(tensor));
  }
  return tensors;
}

void writeSafetensors(const std::map<std::string, torch::Tensor>& tensors, const std::filesystem::path& file,
                      const std::map<std::string, std::string>& metadata) {
  const std::vector<NamedTensor> ordered = inFileOrder(tensors, file.filename().string());
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  if (!metadata.empty()) json["__metadata__"] = metadata;
  std::uint64_t offset = 0;
  for (const auto& [name, tensor] : ordered) {
    json[name] = {{"dtype", tensor.scalar_type() == torch::kInt64 ? "I64" : "F32"},
                  {"shape", tensor.sizes().vec()},
                  {"data_offsets", {offset, offset + tensor.nbytes()}}};
    offset += tensor.nbytes();
  }
  std::string text = json.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');  // data start on a multiple of 8 bytes
  core::writeFileAtomically(file, [&](std::ostream& stream) {
    for (int byte = 0; byte < 8; ++byte) stream.put(static_cast<char>(text.size() >> (8 * byte) & 0xff));
    stream << text;
    for (const auto& [name, tensor] : ordered)
      stream.write(static_cast<const char*>(tensor.data_ptr()), static_cast<std::streamsize>(tensor.nbytes()));
  });
}

}  // namespace glmamba::engine
