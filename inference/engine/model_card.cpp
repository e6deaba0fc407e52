#include "inference/engine/model_card.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/error.h"

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

// A card is a page of text; a larger file is something else.
constexpr std::uintmax_t kLargestCard = 1 << 20;

/// The fields of one JSON object; complaints name the card's file and the field.
class Fields {
 public:
  Fields(const Json& json, std::string file, std::string prefix = {})
      : m_json(json), m_file(std::move(file)), m_prefix(std::move(prefix)) {
    if (!json.is_object())
      refuse(m_prefix.empty() ? "the card" : m_prefix.substr(0, m_prefix.size() - 1), "must be a JSON object");
  }

  bool has(const char* name) const { return m_json.contains(name); }
  template <typename T>
  void required(const char* name, T& value) const {
    if (!m_json.contains(name)) refuse(m_prefix + name, "is missing");
    optional(name, value);
  }
  template <typename T>
  void optional(const char* name, T& value) const {
    const auto found = m_json.find(name);
    if (found == m_json.end()) return;
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>)
      if (!found->is_number_integer()) refuse(m_prefix + name, "must be a whole number");
    try {
      found->get_to(value);
    } catch (const Json::exception&) {
      refuse(m_prefix + name, "is of the wrong type");
    }
  }
  void require(bool condition, const char* name, const std::string& rule) const {
    if (!condition) refuse(m_prefix + name, rule);
  }
  Fields object(const char* name) const {
    if (!m_json.contains(name)) refuse(m_prefix + name, "is missing");
    return {m_json.at(name), m_file, m_prefix + name + "."};
  }
  std::vector<Fields> objects(const char* name) const {
    std::vector<Fields> all;
    if (!m_json.contains(name)) return all;
    const Json& list = m_json.at(name);
    if (!list.is_array()) refuse(m_prefix + name, "must be a list");
    for (const Json& item : list) all.push_back({item, m_file, m_prefix + name + "."});
    return all;
  }

 private:
  [[noreturn]] void refuse(const std::string& field, const std::string& rule) const {
    throw core::Error(core::ErrorCode::badModel,
                      "The model card “" + m_file + "” can't be used: “" + field + "” " + rule + ".");
  }
  const Json& m_json;
  std::string m_file;
  std::string m_prefix;
};

/// Beyond these sizes a network would not fit into memory, and no such one was ever trained.
void readConfiguration(const Fields& fields, glmamba::Configuration& configuration) {
  const auto size = [&](const char* name, std::int64_t& value, std::int64_t largest) {
    fields.required(name, value);
    fields.require(1 <= value && value <= largest, name, "must be from 1 to " + std::to_string(largest));
  };
  size("channels", configuration.channels, 512);
  fields.require(configuration.channels % 2 == 0, "channels", "must be even");
  size("stages", configuration.stages, 8);
  size("expand", configuration.expand, 8);
  size("state_size", configuration.stateSize, 256);
  size("delta_rank", configuration.deltaRank, 256);
  fields.required("global_residual", configuration.globalResidual);
}

void readAlignment(const Fields& fields, core::GridAlignment& alignment) {
  std::string name;
  fields.required("alignment", name);
  fields.require(name == "fourier" || name == "area", "alignment", "must be “fourier” or “area”");
  alignment = name == "area" ? core::GridAlignment::area : core::GridAlignment::fourier;
}

void readWeights(const Fields& fields, ModelCard& card, const std::filesystem::path& folder) {
  fields.required("weights_sha256", card.weightsSha256);
  fields.require(
      card.weightsSha256.size() == 64 && card.weightsSha256.find_first_not_of("0123456789abcdef") == std::string::npos,
      "weights_sha256", "must be 64 lower-case hexadecimal digits");
  std::string name;
  fields.required("weights", name);
  const bool isFileName = !name.empty() && name != "." && name != ".." &&
                          name.find_first_of("/\\") == std::string::npos && name.find('\0') == std::string::npos;
  fields.require(isFileName, "weights", "must be the name of a file beside the card");
  card.weights = folder / name;
}

Json parseFile(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);  // an error for all but regular files
  std::ifstream stream;
  if (!error) stream.open(file, std::ios::binary);
  const std::string name = file.filename().string();
  if (!stream.is_open())
    throw core::Error(core::ErrorCode::notFound,
                      "The model card “" + name + "” can't be read: check that it exists and may be opened.");
  if (size > kLargestCard)
    throw core::Error(core::ErrorCode::badModel, "“" + name + "” is too large for a model card.");
  try {
    return Json::parse(stream);
  } catch (const Json::exception&) {
    throw core::Error(core::ErrorCode::badModel, "The model card “" + name + "” can't be used: it is not valid JSON.");
  }
}

}  // namespace

ModelCard readModelCard(const std::filesystem::path& json) {
  const Json document = parseFile(json);
  const Fields fields(document, json.filename().string());
  ModelCard card;
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
  readConfiguration(fields.object("configuration"), card.configuration);
  fields.optional("parameters", card.parameters);
  fields.optional("training_subjects", card.trainingSubjects);
  fields.optional("training", card.training);
  for (const Fields& measured : fields.objects("accuracy")) {
    MeasuredAccuracy& accuracy = card.accuracy.emplace_back();
    measured.required("subject", accuracy.subject);
    measured.required("method", accuracy.method);
    measured.required("psnr", accuracy.psnr);
    measured.required("ssim", accuracy.ssim);
  }
  if (fields.has("bf16_psnr_loss")) fields.optional("bf16_psnr_loss", card.bf16Loss.emplace());
  readWeights(fields, card, std::filesystem::absolute(json).parent_path());
  return card;
}

void writeModelCard(const ModelCard& card, const std::filesystem::path& json) {
  const glmamba::Configuration& network = card.configuration;
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
      {"configuration",
       {{"channels", network.channels},
        {"stages", network.stages},
        {"expand", network.expand},
        {"state_size", network.stateSize},
        {"delta_rank", network.deltaRank},
        {"global_residual", network.globalResidual}}},
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
