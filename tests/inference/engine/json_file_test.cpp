// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/json_file.h"

#include "tests/inference/engine/expect_error.h"
#include "tests/inference/engine/text_file.h"

using namespace glmamba;
using namespace glmamba::engine;
using core::ErrorCode;

TEST_CASE("A JSON object is read, and anything else refused with the file's part and the reason", "[json]") {
  const TemporaryFolder folder;
  const auto read = [&](const std::string& text) {
    writeText(folder / "a.json", text);
    return readJsonObject(folder / "a.json", "The list “a.json”", ErrorCode::badModel, 100000);
  };
  CHECK(read(R"({"b": 1, "a": [2, {"c": "d"}]})").dump() == R"({"b":1,"a":[2,{"c":"d"}]})");  // in the file's order
  for (const char* text : {"", "7", "[]", "null", "{", "{\"a\": }", "{} x", "{\"a\": \"\xff\"}"}) {
    INFO(text);
    expectError(ErrorCode::badModel, {"The list “a.json”", "is no JSON object"}, [&] { read(text); });
  }
  const auto nested = [](std::size_t depth) {
    return "{\"a\": " + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK(read(nested(60)).contains("a"));
  expectError(ErrorCode::badModel, {"nested too deep"}, [&] { read(nested(70)); });
  expectError(ErrorCode::badModel, {"nested too deep"}, [&] { read(nested(49000)); });
  expectError(ErrorCode::badModel, {"larger than 97 kB"}, [&] { read("{}" + std::string(100000, ' ')); });
  expectError(ErrorCode::notFound, {"The list"},
              [&] { readJsonObject(folder / "absent.json", "The list “absent.json”", ErrorCode::badModel); });
  expectError(ErrorCode::notFound, {"The list"},
              [&] { readJsonObject(folder.path(), "The list “folder”", ErrorCode::badModel); });
}
