// SPDX-License-Identifier: Apache-2.0
#include "inference/training/subject_folder.h"

#include <fstream>
#include <set>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/inference/engine/text_file.h"

using namespace glmamba;
using Catch::Contains;

namespace {

/// A folder with empty files of these names.
class Folder {
 public:
  explicit Folder(const std::vector<std::string>& names) {
    for (const std::string& name : names) add(name);
  }
  void add(const std::string& name) const {
    std::filesystem::create_directories((path() / name).parent_path());
    std::ofstream(path() / name) << name;
  }
  std::filesystem::path path() const { return m_folder.path(); }
  training::Split split() const { return training::findSubjects(path()); }

 private:
  engine::TemporaryFolder m_folder;
};

std::map<std::string, std::string> subsetOfId(const training::Split& split) {
  std::map<std::string, std::string> subsets;
  for (const auto& [subset, subjects] : split.subsets)
    for (const auto& subject : subjects) subsets[subject.id] = subset;
  return subsets;
}

}  // namespace

TEST_CASE("Subjects of BraTS and IXI are found by their files' names, at any depth", "[split]") {
  struct Case {
    std::string target, reference, labels, contrast;
  };
  for (const Case& c : {Case{"_t2", "_t1", "_seg", "T1"}, {"-t2w", "-t1n", "-seg", "T1"}, {"-T2", "-PD", "", "PD"}}) {
    const Folder folder({});
    for (const char* id : {"A", "B", "C"}) {
      folder.add("deep/" + std::string(id) + "/" + id + c.target + ".nii.gz");
      folder.add("deep/" + std::string(id) + "/" + id + c.reference + ".nii");
      folder.add("deep/" + std::string(id) + "/" + id + "_flair.nii.gz");
      if (!c.labels.empty()) folder.add("labels/" + std::string(id) + c.labels + ".nii.gz");
    }
    folder.add("D" + c.target + ".nii");  // without a reference
    folder.add("_t2.txt");
    const training::Split split = folder.split();
    CHECK(split.contrasts.reference == c.contrast);
    REQUIRE(subsetOfId(split).size() == 3);
    for (const char* subset : {"train", "validation", "test"}) REQUIRE(training::subjectsOf(split, subset).size() == 1);
    const auto& subject = training::subjectsOf(split, "train")[0];
    CHECK(subject.target == folder.path() / "deep" / subject.id / (subject.id + c.target + ".nii.gz"));
    CHECK(subject.reference == folder.path() / "deep" / subject.id / (subject.id + c.reference + ".nii"));
    CHECK(subject.labels.empty() == c.labels.empty());
  }
}

TEST_CASE("Scans of one patient stay in one subset, and a tenth goes to each of validation and test", "[split]") {
  const Folder folder({});
  for (int patient = 0; patient < 40; ++patient)
    for (int scan = 0; scan < 3; ++scan) {
      const std::string id = "BraTS-GLI-" + std::to_string(10000 + patient) + "-00" + std::to_string(scan);
      folder.add(id + "-t2w.nii.gz");
      folder.add(id + "-t1n.nii.gz");
    }
  const auto subsets = subsetOfId(folder.split());
  REQUIRE(subsets.size() == 120);
  std::map<std::string, int> counts;
  for (const auto& [id, subset] : subsets) {
    CHECK(subset == subsets.at(id.substr(0, id.size() - 1) + "0"));
    ++counts[subset];
  }
  CHECK(counts == std::map<std::string, int>{{"train", 96}, {"validation", 12}, {"test", 12}});
  CHECK(subsetOfId(folder.split()) == subsets);
}

TEST_CASE("Folders without subjects, of two data sets or with an id twice are refused", "[split]") {
  CHECK_THROWS_WITH(Folder({"a_t2.nii", "b_t1.nii"}).split(), Contains("ID_t2 with ID_t1") && Contains("split file"));
  CHECK_THROWS_WITH(Folder({"a_t2.nii", "a_t1.nii", "b-T2.nii", "b-PD.nii"}).split(),
                    Contains("BraTS to 2021") && Contains("IXI"));
  CHECK_THROWS_WITH(Folder({"x/a_t2.nii", "y/a_t2.nii", "a_t1.nii"}).split(),
                    Contains("Subject a") && Contains("twice"));
  CHECK_THROWS_WITH(training::findSubjects("/nowhere/at/all"), Contains("/nowhere/at/all"));
}
