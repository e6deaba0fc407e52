// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/card_json.h"

#include "core/atomic_file.h"
#include "inference/engine/json_file.h"

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

std::string sourceOf(const std::filesystem::path& json) { return "The model card “" + json.filename().string() + "”"; }

std::string taskIn(const JsonFields& fields) {
  std::string task = kSuperResolutionTask;
  fields.optional("task", task);
  return task;
}

void readWeights(const JsonFields& fields, const std::filesystem::path& folder, Card& card) {
  const std::string& sha256 = card.weightsSha256;
  fields.required("weights_sha256", card.weightsSha256);
  fields.require(sha256.size() == 64 && sha256.find_first_not_of("0123456789abcdef") == std::string::npos,
                 "weights_sha256", "must be 64 lower-case hexadecimal digits");
  std::string name;
  fields.required("weights", name);
  const bool isFileName = !name.empty() && name != "." && name != ".." &&
                          name.find_first_of("/\\") == std::string::npos && name.find('\0') == std::string::npos;
  fields.require(isFileName, "weights", "must be the name of a file beside the card");
  card.weights = folder / name;
}

}  // namespace

std::string taskOfCard(const std::filesystem::path& json) {
  const Json document = readJsonObject(json, sourceOf(json), core::ErrorCode::badModel);
  return taskIn({document, sourceOf(json), core::ErrorCode::badModel});
}

void readCard(const std::filesystem::path& json, const std::string& task, Card& card,
              const std::function<void(const JsonFields&)>& readRest) {
  const Json document = readJsonObject(json, sourceOf(json), core::ErrorCode::badModel);
  const JsonFields fields(document, sourceOf(json), core::ErrorCode::badModel);
  const std::string said = taskIn(fields);
  fields.require(said == task, "task", "is “" + said + "”, not " + task);
  fields.required("name", card.name);
  fields.require(!card.name.empty(), "name", "must not be empty");
  fields.required("version", card.version);
  fields.optional("description", card.description);
  readRest(fields);
  fields.optional("parameters", card.parameters);
  fields.optional("training_subjects", card.trainingSubjects);
  fields.optional("training", card.training);
  readWeights(fields, std::filesystem::absolute(json).parent_path(), card);
}

void writeCard(const Card& card, const std::string& task, const Json& rest, const std::filesystem::path& json) {
  Json document = {{"task", task}, {"name", card.name}, {"version", card.version}, {"description", card.description}};
  document.update(rest);
  document["parameters"] = card.parameters;
  document["training_subjects"] = card.trainingSubjects;
  document["training"] = card.training;
  document["weights"] = card.weights.filename().string();
  document["weights_sha256"] = card.weightsSha256;
  // Invalid UTF-8 in a name must not keep a long training from being saved.
  const std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace);
  core::writeFileAtomically(json, [&](std::ostream& stream) { stream << text << "\n"; });
}

}  // namespace glmamba::engine
