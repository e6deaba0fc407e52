// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/safetensors.h"

#include "inference/engine/sha256.h"
#include "tests/inference/engine/expect_error.h"
#include "tests/inference/engine/text_file.h"

using namespace glmamba::engine;
using glmamba::core::ErrorCode;

namespace {

std::string littleEndian(std::uint64_t value) {
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
  return bytes;
}

std::string fileOf(const std::string& header, std::size_t dataBytes) {
  return littleEndian(header.size()) + header + std::string(dataBytes, '\0');
}

struct HostileFile {
  std::string what;   ///< the case
  std::string bytes;  ///< of the file
  std::string word;   ///< in the message
};

std::vector<HostileFile> hostileFiles() {
  const std::string one = R"("a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]})";
  std::string manyKeys = "{";
  for (int i = 0; i < 1000000; ++i) manyKeys += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":{}";
  return {
      {"nothing at all", "", "too short"},
      {"half a length", "\x10\0\0", "too short"},
      {"a length of 2^64 − 1", std::string(8, '\xff') + "{}", "16 MiB"},
      {"a length of 17 MiB", littleEndian(17 << 20) + "{}", "16 MiB"},
      {"a length beyond the end", littleEndian(100) + "{}", "more than the file holds"},
      {"an empty header", littleEndian(0), "JSON"},
      {"no JSON", fileOf("hello", 0), "JSON"},
      {"JSON that ends early", fileOf(R"({"a":{"dtype":"F32")", 8), "JSON"},
      {"a list", fileOf("[1,2]", 0), "list in a wrong place"},
      {"a number", fileOf("7", 0), "not a JSON object"},
      {"a tensor that is a number", fileOf(R"({"a":3})", 0), "not described"},
      {"a million brackets", fileOf(std::string(1 << 20, '['), 0), "wrong place"},
      {"deep objects", fileOf(R"({"a":{"dtype":{"c":{}}}})", 0), "nested too deeply"},
      {"a shape of a million sizes",
       fileOf(R"({"a":{"shape":[1)" +
                  [] {
                    std::string text;
                    for (int i = 0; i < 1000000; ++i) text += ",1";
                    return text;
                  }() +
                  "]}}",
              0),
       "too long"},
      {"a million tensors", fileOf(manyKeys + "}", 0), "too many"},
      {"the same name twice", fileOf("{" + one + "," + one + "}", 8), "twice"},
      {"the same field twice", fileOf(R"({"a":{"dtype":"F32","dtype":"I64"}})", 8), "twice"},
      {"an unknown type", fileOf(R"({"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}})", 8), "float32"},
      {"a type that is a number", fileOf(R"({"a":{"dtype":4,"shape":[2],"data_offsets":[0,8]}})", 8), "“dtype”"},
      {"an unknown field", fileOf(R"({"a":{"b":1}})", 0), "unknown field “b”"},
      {"no shape", fileOf(R"({"a":{"dtype":"F32","data_offsets":[0,8]}})", 8), "shape"},
      {"a negative size", fileOf(R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8), "shape"},
      {"a size that is no whole number", fileOf(R"({"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}})", 8),
       "shape"},
      {"a huge size", fileOf(R"({"a":{"dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4]}})", 4),
       "larger"},
      {"sizes whose product wraps round to 8 bytes",
       fileOf(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,2],"data_offsets":[0,8]}})", 8), "larger"},
      {"an empty tensor", fileOf(R"({"a":{"dtype":"F32","shape":[0,9223372036854775807],"data_offsets":[0,0]}})", 0),
       "empty"},
      {"no offsets", fileOf(R"({"a":{"dtype":"F32","shape":[2]}})", 8), "data_offsets"},
      {"one offset", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[8]}})", 8), "outside"},
      {"offsets the wrong way round", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})", 8),
       "outside"},
      {"offsets beyond the end", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})", 8), "outside"},
      {"offsets near 2^64", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[18446744073709551608,0]}})", 8),
       "outside"},
      {"a shape of another length", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 8), "disagree"},
      {"overlap", fileOf("{" + one + R"(,"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})", 12), "overlap"},
      {"a gap", fileOf("{" + one + R"(,"b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}})", 16), "gap"},
      {"data left over", fileOf("{" + one + "}", 12), "belong to no tensor"},
      {"truncated data", fileOf("{" + one + "}", 7), "outside"},
      {"metadata that are a number", fileOf(R"({"__metadata__":1})", 0), "metadata"},
      {"metadata that hold a number", fileOf(R"({"__metadata__":{"a":1}})", 0), "metadata"},
  };
}

}  // namespace

TEST_CASE("Tensors come back from a safetensors file as they were", "[safetensors]") {
  const TemporaryFolder folder;
  torch::manual_seed(11);
  const std::map<std::string, torch::Tensor> tensors = {
      {"weights.odd", torch::randn({3, 5, 7})},
      {"step", torch::tensor(std::int64_t{1} << 40)},  // no dimension, int64
      {"transposed", torch::randn({4, 6}).t()},        // not contiguous
  };
  const auto file = folder / "weights.safetensors";
  writeSafetensors(tensors, file, {{"program", "test"}});

  const auto read = readSafetensors(file);
  REQUIRE(read.size() == tensors.size());
  for (const auto& [name, tensor] : tensors) {
    INFO(name);
    CHECK(read.at(name).scalar_type() == tensor.scalar_type());
    CHECK(torch::equal(read.at(name), tensor));
  }
  CHECK(readSafetensorsHeader(file).metadata == std::map<std::string, std::string>{{"program", "test"}});
}

TEST_CASE("A safetensors file has the published layout", "[safetensors]") {
  const TemporaryFolder folder;
  const auto file = folder / "a.safetensors";
  writeSafetensors({{"f", torch::tensor({1.0F, -2.0F})}, {"z", torch::tensor({std::int64_t{3}})}}, file);
  // Written out by hand: int64 first, the header padded with spaces to a multiple of 8.
  std::string header = R"({"z":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},)"
                       R"("f":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})";
  header.resize((header.size() + 7) / 8 * 8, ' ');
  const std::string data = littleEndian(3) + std::string("\0\0\x80\x3f\0\0\0\xc0", 8);
  CHECK(readText(file) == littleEndian(header.size()) + header + data);
}

TEST_CASE("A safetensors file is replaced as a whole", "[safetensors]") {
  const TemporaryFolder folder;
  const auto file = folder / "a.safetensors";
  writeSafetensors({{"a", torch::zeros({4})}}, file);
  const std::string before = readText(file);
  expectError(ErrorCode::badModel, {"a.safetensors", "float32"}, [&] {
    writeSafetensors({{"a", torch::zeros({4}, torch::kFloat64)}}, file);
  });
  CHECK(readText(file) == before);
  writeSafetensors({{"a", torch::ones({4})}}, file);
  CHECK(torch::equal(readSafetensors(file).at("a"), torch::ones({4})));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);  // nothing temporary is left
  expectError(ErrorCode::cannotWrite, {"b.safetensors"}, [&] {
    writeSafetensors({{"a", torch::zeros({4})}}, folder / "a.safetensors/b.safetensors");  // in a file
  });
}

TEST_CASE("Hostile safetensors files are refused by name", "[safetensors]") {
  const TemporaryFolder folder;
  const auto file = folder / "hostile.safetensors";
  for (const HostileFile& hostile : hostileFiles()) {
    INFO(hostile.what);
    writeText(file, hostile.bytes);
    expectError(ErrorCode::badModel, {"hostile.safetensors", hostile.word}, [&] { readSafetensors(file); });
  }
}

TEST_CASE("Missing and unreadable safetensors files are named", "[safetensors]") {
  const TemporaryFolder folder;
  expectError(ErrorCode::notFound, {"absent.safetensors"}, [&] { readSafetensors(folder / "absent.safetensors"); });
  expectError(ErrorCode::notFound, {folder.path().filename().string()}, [&] { readSafetensors(folder.path()); });
  expectError(ErrorCode::notFound, {"absent.safetensors"}, [&] { sha256(folder / "absent.safetensors"); });
}

TEST_CASE("SHA-256 gives the standard's examples", "[sha256]") {
  // FIPS 180-2, appendix B.1 and B.3; the empty message.
  const TemporaryFolder folder;
  writeText(folder / "abc", "abc");
  CHECK(sha256(folder / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  writeText(folder / "a", std::string(1000000, 'a'));
  CHECK(sha256(folder / "a") == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  writeText(folder / "empty", "");
  CHECK(sha256(folder / "empty") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
