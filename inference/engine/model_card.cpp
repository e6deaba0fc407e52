// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/model_card.h"

#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/error.h"
#include "inference/engine/card_weights.h"
#include "inference/engine/configuration_json.h"
#include "inference/engine/json_fields.h"
#include "inference/engine/json_file.h"
#include "inference/engine/network_registry.h"

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

const std::string kSuperResolution = "super-resolution";

void readAlignment(const JsonFields& fields, core::GridAlignment& alignment) {
  std::string name;
  fields.required("alignment", name);
  fields.require(name == "fourier" || name == "area", "alignment", "must be “fourier” or “area”");
  alignment = name == "area" ? core::GridAlignment::area : core::GridAlignment::fourier;
}

}  // namespace

ModelCard readModelCard(const std::filesystem::path& json) {
  const std::string source = "The model card “" + json.filename().string() + "”";
  const Json document = readJsonObject(json, source, core::ErrorCode::badModel);
  const JsonFields fields(document, source, core::ErrorCode::badModel);
  ModelCard card;
  std::string task = kSuperResolution;
  fields.optional("task", task);
  fields.require(task == kSuperResolution, "task", "is “" + task + "”, not super-resolution");
  fields.required("name", card.name);
  fields.require(!card.name.empty(), "name", "must not be empty");
  fields.required("version", card.version);
  fields.optional("description", card.description);
  fields.required("scale_factor", card.scaleFactor);
  fields.require(2 <= card.scaleFactor && card.scaleFactor <= 8, "scale_factor", "must be from 2 to 8");
  fields.required("target_contrast", card.targetContrast);
  fields.required("reference_contrasts", card.referenceContrasts);
  readAlignment(fields, card.alignment);
  fields.required("upsampling", card.upsampling);
  fields.required("normalisation_quantile", card.normalisationQuantile);
  fields.require(0 < card.normalisationQuantile && card.normalisationQuantile <= 1, "normalisation_quantile",
                 "must be above 0 and at most 1");
  fields.optional("data_consistency", card.dataConsistency);
  fields.optional("network", card.network);
  const NetworkKind* kind = findNetworkKind(card.network);
  fields.require(kind != nullptr, "network", "is “" + card.network + "”, which this version does not know");
  card.configuration = readConfiguration(*kind, fields.object("configuration"), true);
  fields.optional("parameters", card.parameters);
  fields.optional("training_subjects", card.trainingSubjects);
  fields.optional("training", card.training);
  for (const JsonFields& measured : fields.objects("accuracy")) {
    MeasuredAccuracy& accuracy = card.accuracy.emplace_back();
    measured.required("subject", accuracy.subject);
    measured.required("method", accuracy.method);
    measured.required("psnr", accuracy.psnr);
    measured.required("ssim", accuracy.ssim);
  }
  if (fields.has("bf16_psnr_loss")) fields.optional("bf16_psnr_loss", card.bf16Loss.emplace());
  const CardWeights weights = readCardWeights(fields, std::filesystem::absolute(json).parent_path());
  card.weights = weights.file;
  card.weightsSha256 = weights.sha256;
  return card;
}

void writeModelCard(const ModelCard& card, const std::filesystem::path& json) {
  Json accuracy = Json::array();
  for (const MeasuredAccuracy& measured : card.accuracy)
    accuracy.push_back(
        {{"subject", measured.subject}, {"method", measured.method}, {"psnr", measured.psnr}, {"ssim", measured.ssim}});
  Json document = {
      {"name", card.name},
      {"version", card.version},
      {"description", card.description},
      {"scale_factor", card.scaleFactor},
      {"target_contrast", card.targetContrast},
      {"reference_contrasts", card.referenceContrasts},
      {"alignment", card.alignment == core::GridAlignment::area ? "area" : "fourier"},
      {"upsampling", card.upsampling},
      {"normalisation_quantile", card.normalisationQuantile},
      {"data_consistency", card.dataConsistency},
      {"network", card.network},
      {"configuration", configurationJson(networkKind(card.network), card.configuration)},
      {"parameters", card.parameters},
      {"training_subjects", card.trainingSubjects},
      {"training", card.training},
      {"accuracy", accuracy},
      {"weights", card.weights.filename().string()},
      {"weights_sha256", card.weightsSha256},
  };
  if (card.bf16Loss) document["bf16_psnr_loss"] = *card.bf16Loss;
  // Invalid UTF-8 in a name must not keep a long training from being saved.
  const std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace);
  core::writeFileAtomically(json, [&](std::ostream& stream) { stream << text << "\n"; });
}

}  // namespace glmamba::engine
