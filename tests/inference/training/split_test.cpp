// SPDX-License-Identifier: Apache-2.0
#include "inference/training/split.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/inference/engine/text_file.h"

using namespace glmamba;
using Catch::Contains;

namespace {

/// A folder with empty images a1, a2, b1, … and a split file beside them.
class Split {
 public:
  explicit Split(const std::string& json) {
    std::filesystem::create_directories(m_folder.path() / "images");
    for (const char* name : {"a1", "a2", "b1", "b2", "seg"}) std::ofstream(m_folder.path() / "images" / name) << name;
    std::ofstream(file()) << json;
  }
  std::filesystem::path file() const { return m_folder.path() / "split.json"; }
  std::filesystem::path image(const char* name) const { return m_folder.path() / "images" / name; }
  std::vector<training::SplitSubject> read(const std::string& subset) const {
    return training::subjectsOf(training::readSplit(file()), subset);
  }

 private:
  engine::TemporaryFolder m_folder;
};

/// The error that reading `subset` must give.
core::Error errorOf(const std::string& json, const std::string& subset = "train") {
  const Split split(json);
  try {
    split.read(subset);
  } catch (const core::Error& error) {
    return error;
  }
  FAIL("the split was accepted: " << json);
  throw std::logic_error("unreachable");
}

std::string subject(const std::string& id, const std::string& target, const std::string& reference) {
  return R"({"id": ")" + id + R"(", "target": "images/)" + target + R"(", "reference": "images/)" + reference + R"("})";
}

}  // namespace

TEST_CASE("A split gives the subjects of the subset that is asked for, with absolute paths", "[split]") {
  const Split split(
      R"({"comment": "words", "train": [)" + subject("a", "a2", "a1") +
      R"(], "test": [{"id": "b", "target": "images/b2", "reference": "images/b1", "labels": "images/seg"}]})");
  const auto train = split.read("train");
  REQUIRE(train.size() == 1);
  REQUIRE(train[0].id == "a");
  REQUIRE(train[0].target == split.image("a2"));
  REQUIRE(train[0].reference == split.image("a1"));
  REQUIRE(train[0].labels.empty());
  const auto test = split.read("test");
  REQUIRE(test.size() == 1);
  REQUIRE(test[0].labels == split.image("seg"));
  REQUIRE(training::readSplit(split.file()).contrasts.reference == "T1");
  REQUIRE(training::readSplit(Split(R"({"reference-contrast": "PD"})").file()).contrasts.reference == "PD");
}

TEST_CASE("A subject in two subsets is refused whichever is asked for", "[split]") {
  const std::string json =
      R"({"train": [)" + subject("a", "a2", "a1") + R"(], "test": [)" + subject("a", "b2", "b1") + "]}";
  for (const char* subset : {"train", "test"}) {
    const core::Error error = errorOf(json, subset);
    REQUIRE(error.code() == core::ErrorCode::badFile);
    REQUIRE_THAT(error.what(),
                 Contains("split.json") && Contains("subject a") && Contains("train") && Contains("test"));
  }
}

TEST_CASE("A file in two subsets is refused, also under another spelling", "[split]") {
  const core::Error error = errorOf(R"({"train": [)" + subject("a", "a2", "a1") + R"(], "test": [)" +
                                    subject("b", "../images/a2", "b1") + "]}");
  REQUIRE(error.code() == core::ErrorCode::badFile);
  REQUIRE_THAT(error.what(), Contains("split.json") && Contains("a2") && Contains("for a and b"));
}

TEST_CASE("A file that stands twice in one subject is refused", "[split]") {
  REQUIRE_THAT(errorOf(R"({"train": [)" + subject("a", "a1", "a1") + "]}").what(), Contains("a1 twice"));
}

TEST_CASE("A missing image is named, but only in the subset that is asked for", "[split]") {
  const std::string json =
      R"({"train": [)" + subject("a", "gone", "a1") + R"(], "test": [)" + subject("b", "b2", "b1") + "]}";
  const core::Error error = errorOf(json);
  REQUIRE(error.code() == core::ErrorCode::notFound);
  REQUIRE_THAT(error.what(), Contains("Subject a") && Contains("gone"));
  REQUIRE(Split(json).read("test").size() == 1);
}

TEST_CASE("A missing split file, broken JSON and incomplete subjects are refused with the file's name", "[split]") {
  engine::TemporaryFolder folder;
  REQUIRE_THROWS_WITH(training::readSplit(folder.path() / "none.json"), Contains("none.json"));
  REQUIRE_THROWS_WITH(training::readSplit(folder.path()), Contains("can't be read"));
  for (const char* json :
       {"", "{", "[]", "7", R"({"train": [{"id": "a"}]})", R"({"train": ["a"]})",
        R"({"train": [{"id": 7, "target": "x", "reference": "y"}]})", R"({"reference-contrast": 3})"}) {
    INFO(json);
    const core::Error error = errorOf(json);
    REQUIRE(error.code() == core::ErrorCode::badFile);
    REQUIRE_THAT(error.what(), Contains("split.json"));
  }
}

TEST_CASE("An unknown subset is refused with the names of those there are", "[split]") {
  REQUIRE_THAT(errorOf(R"({"train": [)" + subject("a", "a2", "a1") + R"(], "test": []})", "tset").what(),
               Contains("tset") && Contains("test, train"));
}
