// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/model_card.h"

#include "inference/engine/card_json.h"
#include "inference/engine/configuration_json.h"

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

void readAlignment(const JsonFields& fields, core::GridAlignment& alignment) {
  std::string name;
  fields.required("alignment", name);
  fields.require(name == "fourier" || name == "area", "alignment", "must be “fourier” or “area”");
  alignment = name == "area" ? core::GridAlignment::area : core::GridAlignment::fourier;
}

void readRest(const JsonFields& fields, ModelCard& card) {
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
  for (const JsonFields& measured : fields.objects("accuracy")) {
    MeasuredAccuracy& accuracy = card.accuracy.emplace_back();
    measured.required("subject", accuracy.subject);
    measured.required("method", accuracy.method);
    measured.required("psnr", accuracy.psnr);
    measured.required("ssim", accuracy.ssim);
  }
  if (fields.has("bf16_psnr_loss")) fields.optional("bf16_psnr_loss", card.bf16Loss.emplace());
}

}  // namespace

ModelCard readModelCard(const std::filesystem::path& json) {
  ModelCard card;
  readCard(json, kSuperResolutionTask, card, [&](const JsonFields& fields) { readRest(fields, card); });
  return card;
}

void writeModelCard(const ModelCard& card, const std::filesystem::path& json) {
  Json accuracy = Json::array();
  for (const MeasuredAccuracy& measured : card.accuracy)
    accuracy.push_back(
        {{"subject", measured.subject}, {"method", measured.method}, {"psnr", measured.psnr}, {"ssim", measured.ssim}});
  Json rest = {
      {"scale_factor", card.scaleFactor},
      {"target_contrast", card.targetContrast},
      {"reference_contrasts", card.referenceContrasts},
      {"alignment", card.alignment == core::GridAlignment::area ? "area" : "fourier"},
      {"upsampling", card.upsampling},
      {"normalisation_quantile", card.normalisationQuantile},
      {"data_consistency", card.dataConsistency},
      {"network", card.network},
      {"configuration", configurationJson(networkKind(card.network), card.configuration)},
      {"accuracy", accuracy},
  };
  if (card.bf16Loss) rest["bf16_psnr_loss"] = *card.bf16Loss;
  writeCard(card, kSuperResolutionTask, rest, json);
}

}  // namespace glmamba::engine
