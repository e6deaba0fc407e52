// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace glmamba::training {

/// The images of one subject, their paths absolute.
struct SplitSubject {
  std::string id;
  std::filesystem::path target;
  std::filesystem::path reference;
  std::filesystem::path labels;  ///< empty when there are none
  std::string labelCoding;       ///< a name of imaging::labelCodings(); empty: the one that the file's name tells
  std::map<std::string, std::filesystem::path> further;  ///< other contrasts of the subject, by name: "FLAIR"
};

/// What the images of a data set show, in the words of model cards.
struct Contrasts {
  std::string target = "T2";
  std::string reference = "T1";
};

/// Subjects by subset ("train", "validation", "test").
struct Split {
  std::filesystem::path source;  ///< the file or folder that they were read from
  Contrasts contrasts;
  std::map<std::string, std::vector<SplitSubject>> subsets;
};

/// Reads a split file, whose paths are relative to itself. Throws Error{notFound}, or Error{badFile} naming the file
/// and what is wrong, also when the same id or file stands in two subsets: what leaks from test into training shows
/// nowhere else. Images may be absent.
Split readSplit(const std::filesystem::path& file);

/// One subset's subjects. Throws Error{badFile} naming the subsets there are when it has none, Error{notFound} for
/// missing images.
const std::vector<SplitSubject>& subjectsOf(const Split& split, const std::string& subset);

/// Those whose target and reference are there.
std::vector<SplitSubject> presentSubjects(const Split& split, const std::string& subset);

}  // namespace glmamba::training
