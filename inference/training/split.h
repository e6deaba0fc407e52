#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glmamba::training {

/// One subject of a split file; paths are absolute (a split file's are relative to itself).
struct SplitSubject {
  std::string id;
  std::filesystem::path target;
  std::filesystem::path reference;
  std::filesystem::path labels;  ///< empty when there are none
};

/// The subjects of one subset ("train", "validation", "test"). Throws Error{badFile} naming the file and what is wrong,
/// also when the same id or file stands in two subsets, and Error{notFound} for missing files.
std::vector<SplitSubject> readSplit(const std::filesystem::path& file, const std::string& subset);

/// The names of a split's subsets, and of one of them the subjects whose images are there. Throw as readSplit() does,
/// but for missing images and empty subsets.
std::vector<std::string> subsetsOf(const std::filesystem::path& file);
std::vector<SplitSubject> presentSubjects(const std::filesystem::path& file, const std::string& subset);

}  // namespace glmamba::training
