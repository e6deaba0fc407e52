// SPDX-License-Identifier: Apache-2.0
#include "inference/training/segmentation_data.h"

#include <algorithm>

#include "core/error.h"
#include "inference/engine/segmentation_inputs.h"
#include "inference/imaging/resample.h"
#include "inference/training/subject_reader.h"
#include "inference/training/training_subject.h"

namespace glmamba::training {

SegmentationSubject prepareSegmentationSubject(const std::string& id,
                                               const std::map<std::string, core::VolumePtr>& images,
                                               const core::VolumePtr& depths,
                                               const segmentation::Configuration& configuration, double spacing,
                                               const core::CancelToken& cancel) {
  SegmentationSubject subject{
      id, engine::segmentationInputs(images, configuration.contrasts, spacing, cancel), {}, {}, {}};
  std::size_t first = 0;
  while (!subject.images[first]) ++first;
  const core::Geometry& grid = subject.images[first]->geometry();
  subject.depths = depths->geometry().sameGrid(grid) ? depths : imaging::resampleNearest(*depths, grid, 0, cancel);
  subject.slices = filledSlices(*images.at(configuration.contrasts[first]));
  if (subject.slices.empty())
    throw core::Error(core::ErrorCode::badValue, "the image has no slice with enough tissue to train on.");
  const core::Volume& truth = *subject.depths;
  std::copy_if(subject.slices.begin(), subject.slices.end(), std::back_inserter(subject.tumourSlices), [&](int k) {
    return std::any_of(truth.slice(k), truth.slice(k) + truth.sliceSize(), [](float depth) { return depth > 0; });
  });
  return subject;
}

SegmentationData readSegmentationData(const SubjectSource& source, const segmentation::Configuration& configuration,
                                      double spacing, const core::CancelToken& cancel,
                                      const core::ProgressSink& progress) {
  SubjectReader reader(source, cancel, progress);
  SegmentationData data;
  const auto& wanted = configuration.contrasts;
  const auto isWanted = [&](const std::string& contrast) {
    return std::find(wanted.begin(), wanted.end(), contrast) != wanted.end();
  };
  for (const auto& [subset, subjects] : {std::pair{"train", &data.training}, {"validation", &data.validation}})
    reader.forEach(subset, [&, to = subjects](const SubjectImages& subject, const core::VolumePtr& target,
                                              const core::VolumePtr& reference) {
      if (!subject.labels) return;
      std::map<std::string, core::VolumePtr> images;
      if (isWanted(source.contrasts().target)) images[source.contrasts().target] = target;
      if (isWanted(source.contrasts().reference)) images[source.contrasts().reference] = reference;
      for (const auto& [contrast, read] : subject.further)
        if (isWanted(contrast)) images[contrast] = read();
      to->push_back(prepareSegmentationSubject(subject.id, images, subject.labels(), configuration, spacing, cancel));
    });
  reader.checkOthers({"train", "validation"});
  return data;
}

}  // namespace glmamba::training
