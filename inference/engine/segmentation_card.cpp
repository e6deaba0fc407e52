// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/segmentation_card.h"

#include "core/atomic_file.h"
#include "inference/engine/card_weights.h"
#include "inference/engine/json_file.h"
#include "inference/engine/swin_configuration_json.h"

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

const std::string kSegmentation = "segmentation";
const std::string kNetwork = "swin-unet";
}  // namespace

SegmentationCard readSegmentationCard(const std::filesystem::path& json) {
  const std::string source = "The model card “" + json.filename().string() + "”";
  const Json document = readJsonObject(json, source, core::ErrorCode::badModel);
  const JsonFields fields(document, source, core::ErrorCode::badModel);
  SegmentationCard card;
  std::string task = "super-resolution", network;  // as cards without a task are
  fields.optional("task", task);
  fields.require(task == kSegmentation, "task", "is “" + task + "”, not segmentation");
  fields.required("network", network);
  fields.require(network == kNetwork, "network", "is “" + network + "”, which this version does not know");
  fields.required("name", card.name);
  fields.require(!card.name.empty(), "name", "must not be empty");
  fields.required("version", card.version);
  fields.optional("description", card.description);
  card.configuration = readSwinConfiguration(fields.object("configuration"));
  fields.required("spacing", card.spacing);
  fields.require(card.spacing >= 0.1 && card.spacing <= 10, "spacing", "must be from 0.1 to 10 mm");
  fields.required("threshold", card.threshold);
  fields.require(card.threshold > 0 && card.threshold < 1, "threshold", "must be between 0 and 1");
  fields.optional("smallest_component_ml", card.smallestComponent);
  fields.require(card.smallestComponent >= 0, "smallest_component_ml", "must not be negative");
  fields.optional("parameters", card.parameters);
  fields.optional("training_subjects", card.trainingSubjects);
  fields.optional("training", card.training);
  for (const JsonFields& measured : fields.objects("accuracy")) {
    MeasuredOverlap& overlap = card.accuracy.emplace_back();
    measured.required("subject", overlap.subject);
    measured.required("image", overlap.image);
    measured.required("region", overlap.region);
    measured.required("dice", overlap.dice);
    measured.required("distance95_mm", overlap.distance95);
  }
  const CardWeights weights = readCardWeights(fields, std::filesystem::absolute(json).parent_path());
  card.weights = weights.file;
  card.weightsSha256 = weights.sha256;
  return card;
}

void writeSegmentationCard(const SegmentationCard& card, const std::filesystem::path& json) {
  Json accuracy = Json::array();
  for (const MeasuredOverlap& measured : card.accuracy)
    accuracy.push_back({{"subject", measured.subject},
                        {"image", measured.image},
                        {"region", measured.region},
                        {"dice", measured.dice},
                        {"distance95_mm", measured.distance95}});
  const Json document = {
      {"task", kSegmentation},
      {"name", card.name},
      {"version", card.version},
      {"description", card.description},
      {"network", kNetwork},
      {"configuration", swinConfigurationJson(card.configuration)},
      {"spacing", card.spacing},
      {"threshold", card.threshold},
      {"smallest_component_ml", card.smallestComponent},
      {"parameters", card.parameters},
      {"training_subjects", card.trainingSubjects},
      {"training", card.training},
      {"accuracy", accuracy},
      {"weights", card.weights.filename().string()},
      {"weights_sha256", card.weightsSha256},
  };
  const std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace);
  core::writeFileAtomically(json, [&](std::ostream& stream) { stream << text << "\n"; });
}

}  // namespace glmamba::engine
