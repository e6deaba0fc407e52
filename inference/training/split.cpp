// SPDX-License-Identifier: Apache-2.0
#include "inference/training/split.h"

#include <algorithm>
#include <map>
#include <system_error>

#include <nlohmann/json.hpp>

#include "core/error.h"
#include "inference/engine/json_file.h"
#include "inference/imaging/tumour_regions.h"

namespace glmamba::training {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;
using json = nlohmann::ordered_json;

// A line of text a subject: a larger file is none of ours.
constexpr std::uintmax_t kLargestFile = 4U << 20;

/// What was met so far in the whole split: a subject or file may stand in it once.
struct Seen {
  std::map<std::string, std::string> subsetOfId;
  std::map<fs::path, std::string> subjectOfFile;
};

std::vector<fs::path> filesOf(const SplitSubject& subject) {
  std::vector<fs::path> files{subject.target, subject.reference, subject.labels};
  for (const auto& [contrast, file] : subject.further) files.push_back(file);
  files.erase(std::remove(files.begin(), files.end(), fs::path()), files.end());
  return files;
}

class Reader {
 public:
  explicit Reader(const fs::path& file) : m_file(file), m_folder(fs::absolute(file).parent_path()) {}

  SplitSubject subject(const json& entry, const std::string& subset, Seen& seen) const {
    SplitSubject subject;
    subject.id = text(entry, "id", subset);
    subject.target = path(entry, "target", subset);
    subject.reference = path(entry, "reference", subset);
    if (entry.contains("labels")) subject.labels = path(entry, "labels", subset);
    if (entry.contains("label-coding")) subject.labelCoding = coding(entry, subset);
    if (entry.contains("further")) subject.further = further(entry["further"], subset);
    const auto [known, isNew] = seen.subsetOfId.emplace(subject.id, subset);
    if (!isNew) fail("names subject " + subject.id + " in “" + known->second + "” and again in “" + subset + "”");
    for (const fs::path& file : filesOf(subject)) {
      const auto [user, isUnused] = seen.subjectOfFile.emplace(fs::weakly_canonical(file), subject.id);
      if (!isUnused) fail("uses " + file.filename().string() + " twice, for " + user->second + " and " + subject.id);
    }
    return subject;
  }

  Contrasts contrasts(const json& split) const {
    Contrasts contrasts;
    for (const auto& [key, contrast] :
         {std::pair{"target-contrast", &contrasts.target}, {"reference-contrast", &contrasts.reference}}) {
      if (!split.contains(key)) continue;
      if (!split[key].is_string() || split[key].get<std::string>().empty())
        fail("names no contrast as “" + std::string(key) + "”");
      *contrast = split[key];
    }
    return contrasts;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorCode::badFile, m_file.filename().string() + " " + what + ": correct the split file.");
  }

 private:
  std::string text(const json& entry, const char* key, const std::string& subset) const {
    if (!entry.is_object() || !entry.contains(key) || !entry[key].is_string() || entry[key].get<std::string>().empty())
      fail("has a subject without “" + std::string(key) + "” in “" + subset + "”");
    return entry[key];
  }

  std::string coding(const json& entry, const std::string& subset) const {
    const std::string name = text(entry, "label-coding", subset);
    if (imaging::labelCoding(name) == nullptr) {
      std::string names;
      for (const auto& known : imaging::labelCodings()) names += (names.empty() ? "" : ", ") + known.name;
      fail("has the label-coding “" + name + "”, which is none of " + names);
    }
    return name;
  }

  std::map<std::string, fs::path> further(const json& entries, const std::string& subset) const {
    if (!entries.is_object()) fail("has “further” images in “" + subset + "” that are no object {contrast: file}");
    std::map<std::string, fs::path> files;
    for (const auto& [contrast, file] : entries.items()) files[contrast] = path(entries, contrast.c_str(), subset);
    return files;
  }

  fs::path path(const json& entry, const char* key, const std::string& subset) const {
    return (m_folder / fs::u8path(text(entry, key, subset))).lexically_normal();
  }

  fs::path m_file;
  fs::path m_folder;
};

bool isThere(const fs::path& file) {
  std::error_code problem;
  return file.empty() || fs::exists(file, problem);
}

}  // namespace

Split readSplit(const fs::path& file) {
  const Reader reader(file);
  const json table = engine::readJsonObject(file, "The split file “" + file.filename().string() + "”",
                                            ErrorCode::badFile, kLargestFile);
  Split split;
  split.source = file;
  split.contrasts = reader.contrasts(table);
  Seen seen;
  for (const auto& [name, entries] : table.items()) {
    if (!entries.is_array()) continue;  // a comment
    auto& subjects = split.subsets[name];
    for (const json& entry : entries) subjects.push_back(reader.subject(entry, name, seen));
  }
  return split;
}

const std::vector<SplitSubject>& subjectsOf(const Split& split, const std::string& subset) {
  const auto wanted = split.subsets.find(subset);
  if (wanted == split.subsets.end() || wanted->second.empty()) {
    std::string names;
    for (const auto& [name, subjects] : split.subsets)
      if (name != subset) names += (names.empty() ? "" : ", ") + name;
    throw Error(ErrorCode::badFile, split.source.filename().string() + " has no subjects in a subset “" + subset +
                                        "” (it has: " + names + "): add some.");
  }
  // Others' files may be absent: a test set can be evaluated where the training set is not.
  for (const SplitSubject& subject : wanted->second)
    for (const fs::path& image : filesOf(subject))
      if (!isThere(image))
        throw Error(ErrorCode::notFound, "Subject " + subject.id + ": there is no file " + image.string() + ".");
  return wanted->second;
}

std::vector<SplitSubject> presentSubjects(const Split& split, const std::string& subset) {
  auto subjects = split.subsets.at(subset);
  const auto absent = [](const SplitSubject& s) { return !isThere(s.target) || !isThere(s.reference); };
  subjects.erase(std::remove_if(subjects.begin(), subjects.end(), absent), subjects.end());
  return subjects;
}

}  // namespace glmamba::training
