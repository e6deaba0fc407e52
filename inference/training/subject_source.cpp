// SPDX-License-Identifier: Apache-2.0
#include "inference/training/subject_source.h"

#include "core/error.h"
#include "inference/training/pack.h"
#include "inference/training/subject_folder.h"

namespace glmamba::training {

namespace {

class SplitSource : public SubjectSource {
 public:
  SplitSource(Split split, VolumeReader read) : m_split(std::move(split)), m_read(std::move(read)) {}

  Contrasts contrasts() const override { return m_split.contrasts; }
  std::vector<std::string> subsets() const override {
    std::vector<std::string> names;
    for (const auto& [name, subjects] : m_split.subsets) names.push_back(name);
    return names;
  }
  std::vector<SubjectImages> subjects(const std::string& subset) const override {
    return imagesOf(subjectsOf(m_split, subset), m_read);
  }
  std::vector<SubjectImages> presentSubjects(const std::string& subset) const override {
    return imagesOf(training::presentSubjects(m_split, subset), m_read);
  }

 private:
  Split m_split;
  VolumeReader m_read;
};

}  // namespace

std::unique_ptr<SubjectSource> openSubjects(const std::filesystem::path& source, const VolumeReader& read) {
  std::error_code ignored;
  const bool isFolder = std::filesystem::is_directory(source, ignored);
  if (!isFolder && isPack(source)) return openPack(source);
  if (!read)
    throw core::Error(core::ErrorCode::unsupported, source.filename().string() +
                                                        " is no pack, and this program was built without reading of "
                                                        "images: make a pack with “glmamba pack”.");
  return std::make_unique<SplitSource>(isFolder ? findSubjects(source) : readSplit(source), read);
}

}  // namespace glmamba::training
