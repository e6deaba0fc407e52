#include "inference/training/subject_source.h"

#include "core/error.h"
#include "inference/training/pack.h"

namespace glmamba::training {

namespace {

class SplitSource : public SubjectSource {
 public:
  SplitSource(std::filesystem::path file, VolumeReader read) : m_file(std::move(file)), m_read(std::move(read)) {}

  std::vector<std::string> subsets() const override { return subsetsOf(m_file); }
  std::vector<SubjectImages> subjects(const std::string& subset) const override {
    return imagesOf(readSplit(m_file, subset), m_read);
  }
  std::vector<SubjectImages> presentSubjects(const std::string& subset) const override {
    return imagesOf(training::presentSubjects(m_file, subset), m_read);
  }

 private:
  std::filesystem::path m_file;
  VolumeReader m_read;
};

}  // namespace

std::unique_ptr<SubjectSource> openSubjects(const std::filesystem::path& file, const VolumeReader& read) {
  if (isPack(file)) return openPack(file);
  if (!read)
    throw core::Error(core::ErrorCode::unsupported, file.filename().string() +
                                                        " is no pack, and this program was built without reading of "
                                                        "images: make a pack with “glmamba pack”.");
  return std::make_unique<SplitSource>(file, read);
}

}  // namespace glmamba::training
