// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/provenance_json.h"

#include <nlohmann/json.hpp>

#include "inference/engine/registration_json.h"

namespace glmamba::engine {

namespace {

std::string fileName(const core::Series& series) {
  return series.files.empty() ? std::string() : series.files.front().filename().u8string();
}

nlohmann::json input(const core::Series& series) {
  nlohmann::json json{{"contrast", core::contrastName(series.contrast)}, {"grid", series.geometry.describe()}};
  if (series.format == core::FileFormat::dicom)
    json["seriesInstanceUid"] = series.id;
  else if (!series.files.empty())
    json["file"] = fileName(series);
  else
    json["artificial"] = true;
  if (!series.geometry.frameOfReferenceUid().empty())
    json["frameOfReferenceUid"] = series.geometry.frameOfReferenceUid();
  return json;
}

// A path of the user's machine may name a patient: the command line holds words to fill in instead.
std::string commandLine(const core::Provenance& provenance) {
  const std::string scale = std::to_string(provenance.scaleFactor);
  return "glmamba sr --lr TARGET --reference REFERENCE --scale " + scale + (provenance.degradedBy > 1 ? " --try" : "") +
         " --model " + provenance.modelName + " --device " +
         (provenance.device.rfind("cuda", 0) == 0 ? "cuda" : provenance.device) + " --precision " +
         provenance.precision + (provenance.ensemble ? " --ensemble" : "") +
         (provenance.dataConsistency ? " --data-consistency" : "") + " --register " +
         (provenance.registration ? "yes" : "no") + " --output RESULT";
}

}  // namespace

std::string provenanceJson(const core::Provenance& provenance, const core::Series& target,
                           const core::Series& reference, double seconds, const std::vector<std::string>& warnings) {
  nlohmann::json json{
      {"content", "super-resolved MR image, made by a neural network: AI, research use only; not acquired data"},
      {"program", "GLMamba Viewer " + provenance.programVersion},
      {"model", provenance.model()},
      {"weightsSha256", provenance.weightsSha256},
      {"scaleFactor", provenance.scaleFactor},
      {"device", provenance.device},
      {"precision", provenance.precision},
      {"upsampling", provenance.upsampling},
      {"gridAlignment", provenance.alignment == core::GridAlignment::area ? "area" : "fourier"},
      {"dataConsistency", provenance.dataConsistency},
      {"ensemble", provenance.ensemble},
      {"target", input(target)},
      {"reference", input(reference)},
      {"seconds", seconds},
      {"warnings", warnings},
      {"command", commandLine(provenance)}};
  if (provenance.degradedBy > 1)
    json["degradedInProgram"] = "k-space cropped by " + std::to_string(provenance.degradedBy) + " in plane";
  if (provenance.registration) json["registration"] = registrationJson(*provenance.registration);
  // A file name need not be UTF-8: what is not is replaced.
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace glmamba::engine
