// SPDX-License-Identifier: Apache-2.0
#include "app/model/segment_job.h"

#include <algorithm>

#include "core/error.h"
#include "io/load.h"

namespace glmamba::app {

namespace {

/// What the image is taken as by the model; a contrast that is not known is the model's first, with a warning.
std::string contrastOf(const SegmentRequest& request, const engine::SegmentationCard& card,
                       std::vector<std::string>& warnings) {
  const std::vector<std::string>& known = card.configuration.contrasts;
  if (std::find(known.begin(), known.end(), request.contrast) != known.end()) return request.contrast;
  if (!request.contrast.empty())
    throw core::Error(core::ErrorCode::badValue, request.imageName + " is " + request.contrast + ", and " +
                                                     card.nameAndVersion() + " takes " + known.front() +
                                                     ": choose an image of that contrast.");
  warnings.push_back(request.imageName + " does not say what it shows: it is taken as " + known.front() + ".");
  return known.front();
}

}  // namespace

core::Outcome<SegmentAnswer> segmentImage(const SegmentRequest& request, const PauseGate& gate,
                                          const JobContext& context) {
  if (context.progress) context.progress({"loading the model", 0, 0, -1});
  const engine::SegmentationCard card = request.model.empty() ? engine::defaultSegmentationModel({request.contrast})
                                                              : engine::findSegmentationModel(request.model);
  SegmentAnswer answer;
  engine::SegmentationRequest work;
  work.images = request.more;
  work.images[contrastOf(request, card, answer.warnings)] = request.volume;
  for (const std::string& contrast : card.configuration.contrasts)
    if (const auto series = request.further.find(contrast); series != request.further.end())
      if (!work.images[contrast]) work.images[contrast] = io::loadVolume(series->second, context.cancel);
  engine::SegmentationModel model = engine::SegmentationModel::load(card, request.device);
  context.cancel.throwIfCancelled();
  const auto progress = [&](const core::Progress& value) {
    if (context.progress) context.progress(value);
    if (value.done < value.total) gate.wait(context.cancel);
  };
  auto outcome = engine::segment(work, model, context.cancel, progress);
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) return *failure;
  if (std::holds_alternative<core::Cancelled>(outcome)) return core::Cancelled{};
  auto& result = std::get<engine::SegmentationResult>(outcome);
  answer.image = request.image;
  answer.imageName = request.imageName;
  answer.labels = result.labels;
  answer.card = card;
  answer.contrasts = result.contrasts;
  answer.device = model.deviceName();
  answer.seconds = result.seconds;
  answer.warnings.insert(answer.warnings.end(), result.warnings.begin(), result.warnings.end());
  return answer;
}

}  // namespace glmamba::app
