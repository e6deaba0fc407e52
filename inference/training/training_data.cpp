// SPDX-License-Identifier: Apache-2.0
#include "inference/training/training_data.h"

#include "inference/training/subject_reader.h"

namespace glmamba::training {

TrainingData readTrainingData(const SubjectSource& source, const Preparation& preparation,
                              const core::CancelToken& cancel, const core::ProgressSink& progress) {
  SubjectReader reader(source, cancel, progress);
  TrainingData data;
  data.contrasts = source.contrasts();
  const auto prepared = [&](const std::string& subset, std::vector<TrainingSubject>& subjects) {
    reader.forEach(subset,
                   [&](const SubjectImages& subject, const core::VolumePtr& hr, const core::VolumePtr& reference) {
                     subjects.push_back(prepareSubject(subject.id, hr, reference, preparation, cancel));
                   });
  };
  prepared("train", data.training);
  prepared("validation", data.validation);
  reader.checkOthers({"train", "validation"});
  return data;
}

}  // namespace glmamba::training
