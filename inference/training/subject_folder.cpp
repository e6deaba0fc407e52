// SPDX-License-Identifier: Apache-2.0
#include "inference/training/subject_folder.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <system_error>

#include "core/error.h"

namespace glmamba::training {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

// How a data set's files end, before .nii or .nii.gz.
struct Naming {
  const char* dataSet;
  std::string target, reference, labels, flair;
  Contrasts contrasts;
  bool hasTimePoints;  // an id is a patient's with a hyphen and the number of the scan behind it
};

const std::vector<Naming>& namings() {
  static const std::vector<Naming> all{{"BraTS to 2021", "_t2", "_t1", "_seg", "_flair", {"T2", "T1"}, false},
                                       {"BraTS from 2023", "-t2w", "-t1n", "-seg", "-t2f", {"T2", "T1"}, true},
                                       {"IXI", "-T2", "-PD", {}, {}, {"T2", "PD"}, false}};
  return all;
}

// What stands before `ending` in a NIfTI file's name.
std::optional<std::string> idBefore(const std::string& ending, const fs::path& file) {
  const std::string name = file.filename().string();
  for (const std::string& extension : {ending + ".nii.gz", ending + ".nii"})
    if (name.size() > extension.size() &&
        name.compare(name.size() - extension.size(), extension.size(), extension) == 0)
      return name.substr(0, name.size() - extension.size());
  return {};
}

std::string patientOf(const std::string& id, const Naming& naming) {
  const auto hyphen = id.rfind('-');
  const bool isTimed = naming.hasTimePoints && hyphen != std::string::npos && hyphen + 1 < id.size() &&
                       std::all_of(id.begin() + static_cast<std::ptrdiff_t>(hyphen) + 1, id.end(),
                                   [](unsigned char c) { return std::isdigit(c) != 0; });
  return isTimed ? id.substr(0, hyphen) : id;
}

// FNV-1a, 64 bits: the same on every machine.
std::uint64_t hashOf(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// The files of a data set's subjects, by id.
using Found = std::map<std::string, SplitSubject>;

void enter(const fs::path& file, const Naming& naming, Found& found) {
  const auto once = [&](const std::string& id, fs::path& place) {
    if (!place.empty())
      throw Error(ErrorCode::badFile, "Subject " + id + " stands in the folder twice, as " + place.string() + " and " +
                                          file.string() + ": keep one of them.");
    place = fs::absolute(file).lexically_normal();
  };
  if (const auto id = naming.flair.empty() ? std::nullopt : idBefore(naming.flair, file))
    once(*id, found[*id].further["FLAIR"]);
  for (const auto& [ending, image] : {std::pair{&naming.target, &SplitSubject::target},
                                      {&naming.reference, &SplitSubject::reference},
                                      {&naming.labels, &SplitSubject::labels}}) {
    const auto id = ending->empty() ? std::nullopt : idBefore(*ending, file);
    if (!id) continue;
    SplitSubject& subject = found[*id];
    once(*id, subject.*image);
    subject.id = *id;
  }
}

std::map<std::string, std::vector<SplitSubject>> parted(const Found& found, const Naming& naming) {
  std::map<std::string, std::vector<SplitSubject>> ofPatient;
  for (const auto& [id, subject] : found) ofPatient[patientOf(id, naming)].push_back(subject);
  std::vector<std::pair<std::uint64_t, std::string>> patients;
  for (const auto& [patient, subjects] : ofPatient) patients.emplace_back(hashOf(patient), patient);
  std::sort(patients.begin(), patients.end());
  const std::size_t tenth = std::max<std::size_t>(1, (patients.size() + 5) / 10);
  std::map<std::string, std::vector<SplitSubject>> subsets;
  for (std::size_t n = 0; n < patients.size(); ++n) {
    auto& subset = subsets[n < tenth ? "validation" : n < 2 * tenth ? "test" : "train"];
    const auto& subjects = ofPatient.at(patients[n].second);
    subset.insert(subset.end(), subjects.begin(), subjects.end());
  }
  return subsets;
}

}  // namespace

Split findSubjects(const fs::path& folder) {
  std::vector<Found> found(namings().size());
  std::error_code problem;
  for (fs::recursive_directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem))
    if (std::error_code ignored; entry->is_regular_file(ignored))
      for (std::size_t n = 0; n < found.size(); ++n) enter(entry->path(), namings()[n], found[n]);
  if (problem)
    throw Error(ErrorCode::notFound, "The folder " + folder.string() + " can't be read: " + problem.message() + ".");

  const Naming* chosen = nullptr;
  Split split;
  for (std::size_t n = 0; n < found.size(); ++n) {
    for (auto subject = found[n].begin(); subject != found[n].end();)
      subject = subject->second.target.empty() || subject->second.reference.empty() ? found[n].erase(subject)
                                                                                    : std::next(subject);
    if (found[n].empty()) continue;
    const Naming& naming = namings()[n];
    if (chosen != nullptr)
      throw Error(ErrorCode::badFile, folder.string() + " holds subjects named as in " + chosen->dataSet +
                                          " and as in " + naming.dataSet +
                                          ": write a split file that names the images.");
    chosen = &naming;
    split = {folder, naming.contrasts, parted(found[n], naming)};
  }
  if (chosen == nullptr) {
    std::string names;
    for (const Naming& naming : namings())
      names += (names.empty() ? "" : ", or ") + ("ID" + naming.target + " with ID" + naming.reference);
    throw Error(ErrorCode::badFile, folder.string() + " has no pairs of images (.nii or .nii.gz) named " + names +
                                        ": write a split file that names the images.");
  }
  return split;
}

}  // namespace glmamba::training
