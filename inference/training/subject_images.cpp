// SPDX-License-Identifier: Apache-2.0
#include "inference/training/subject_images.h"

#include "core/error.h"
#include "inference/imaging/tumour_regions.h"

namespace glmamba::training {

namespace {

core::VolumePtr readLabels(const SplitSubject& subject, const VolumeReader& read) {
  const std::string name = subject.labels.filename().string();
  const imaging::LabelCoding* coding =
      subject.labelCoding.empty() ? imaging::labelCodingOfFile(name) : imaging::labelCoding(subject.labelCoding);
  if (coding == nullptr)
    throw core::Error(core::ErrorCode::badFile, "What the numbers in " + name +
                                                    " mean is not told by its name: add “label-coding” to the subject "
                                                    "in the split file (brats, brats-2023, decathlon, lesions).");
  return imaging::depthsOf(*read(subject.labels), *coding);
}

}  // namespace

std::vector<SubjectImages> imagesOf(const std::vector<SplitSubject>& subjects, const VolumeReader& read) {
  std::vector<SubjectImages> images;
  for (const SplitSubject& subject : subjects) {
    const auto reader = [&](const std::filesystem::path& file) { return [read, file] { return read(file); }; };
    SubjectImages& made = images.emplace_back();
    made = {subject.id, reader(subject.target), reader(subject.reference)};
    if (!subject.labels.empty()) made.labels = [read, subject] { return readLabels(subject, read); };
    for (const auto& [contrast, file] : subject.further) made.further[contrast] = reader(file);
  }
  return images;
}

}  // namespace glmamba::training
