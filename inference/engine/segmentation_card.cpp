// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/segmentation_card.h"

#include "inference/engine/card_json.h"
#include "inference/engine/swin_configuration_json.h"

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

const std::string kNetwork = "swin-unet";

void readRest(const JsonFields& fields, SegmentationCard& card) {
  std::string network;
  fields.required("network", network);
  fields.require(network == kNetwork, "network", "is “" + network + "”, which this version does not know");
  card.configuration = readSwinConfiguration(fields.object("configuration"));
  fields.required("spacing", card.spacing);
  fields.require(card.spacing >= 0.1 && card.spacing <= 10, "spacing", "must be from 0.1 to 10 mm");
  const auto ofEachRegion = [&](const char* name, std::vector<double>& values) {
    fields.required(name, values);
    fields.require(values.size() == card.configuration.regions.size(), name, "must have one number for each region");
  };
  ofEachRegion("thresholds", card.thresholds);
  for (const double threshold : card.thresholds)
    fields.require(threshold > 0 && threshold < 1, "thresholds", "must be between 0 and 1");
  ofEachRegion("smallest_components_ml", card.smallestComponents);
  for (const double component : card.smallestComponents)
    fields.require(component >= 0, "smallest_components_ml", "must not be negative");
  for (const JsonFields& measured : fields.objects("accuracy")) {
    MeasuredOverlap& overlap = card.accuracy.emplace_back();
    measured.required("subject", overlap.subject);
    measured.required("image", overlap.image);
    measured.required("region", overlap.region);
    measured.required("dice", overlap.dice);
    measured.required("distance95_mm", overlap.distance95);
  }
}

}  // namespace

SegmentationCard readSegmentationCard(const std::filesystem::path& json) {
  SegmentationCard card;
  readCard(json, kSegmentationTask, card, [&](const JsonFields& fields) { readRest(fields, card); });
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
  const Json rest = {
      {"network", kNetwork},
      {"configuration", swinConfigurationJson(card.configuration)},
      {"spacing", card.spacing},
      {"thresholds", card.thresholds},
      {"smallest_components_ml", card.smallestComponents},
      {"accuracy", accuracy},
  };
  writeCard(card, kSegmentationTask, rest, json);
}

}  // namespace glmamba::engine
