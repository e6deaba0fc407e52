#include "inference/training/subject_images.h"

namespace glmamba::training {

std::vector<SubjectImages> imagesOf(const std::vector<SplitSubject>& subjects, const VolumeReader& read) {
  std::vector<SubjectImages> images;
  for (const SplitSubject& subject : subjects)
    images.push_back({subject.id, [read, file = subject.target] { return read(file); },
                      [read, file = subject.reference] { return read(file); }});
  return images;
}

}  // namespace glmamba::training
