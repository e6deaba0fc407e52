// SPDX-License-Identifier: Apache-2.0
#include "inference/training/training_options.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/error.h"
#include "inference/engine/configuration_json.h"
#include "inference/engine/json_file.h"
#include "inference/engine/swin_configuration_json.h"
#include "inference/ops/packed_factor.h"
#include "inference/training/learning_rate.h"
#include "inference/training/optimizer.h"

namespace glmamba::training {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;
using Json = nlohmann::ordered_json;

Json toJson(const fs::path& value) {
  return value.empty() ? std::string() : fs::absolute(value).lexically_normal().string();
}
Json toJson(const std::vector<TrainingStage>& stages) {
  Json list = Json::array();
  for (const TrainingStage& stage : stages)
    list.push_back({{"steps", stage.steps}, {"crop", stage.crop}, {"batch", stage.batch}});
  return list;
}
Json toJson(const ConfigurationText& configuration) { return Json::parse(configuration.json, nullptr, false); }
template <typename T>
Json toJson(const T& value) {
  return value;
}

/// False when `json` is of another type.
template <typename T>
bool fromJson(const Json& json, T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    if (!json.is_boolean()) return false;
  } else if constexpr (std::is_unsigned_v<T>) {
    if (!json.is_number_unsigned()) return false;
  } else if constexpr (std::is_integral_v<T>) {
    if (!json.is_number_integer()) return false;
    const auto number = json.get<std::int64_t>();
    if (number != static_cast<T>(number)) return false;
  } else if constexpr (std::is_floating_point_v<T>) {
    if (!json.is_number()) return false;
  } else if (!json.is_string()) {
    return false;
  }
  json.get_to(value);
  return true;
}
bool fromJson(const Json& json, fs::path& value) {
  if (!json.is_string()) return false;
  value = fs::u8path(json.get<std::string>());
  return true;
}
bool fromJson(const Json& json, ConfigurationText& configuration) {
  if (!json.is_object()) return false;
  configuration.json = json.dump();
  return true;
}
bool fromJson(const Json& json, std::vector<TrainingStage>& stages) {
  if (!json.is_array()) return false;
  stages.clear();
  for (const Json& entry : json) {
    TrainingStage stage;
    if (!entry.is_object() || entry.size() != 3) return false;
    for (const char* key : {"steps", "crop", "batch"})
      if (!entry.contains(key)) return false;
    if (!fromJson(entry["steps"], stage.steps) || !fromJson(entry["crop"], stage.crop) ||
        !fromJson(entry["batch"], stage.batch))
      return false;
    stages.push_back(stage);
  }
  return true;
}

[[noreturn]] void refuse(const char* key, const std::string& rule) {
  throw Error(ErrorCode::badValue, "The training option “" + std::string(key) + "” " + rule + ".");
}

const std::string kSwinUnet = "swin-unet";

void requireFieldsAmong(const Json& json, const std::vector<std::string>& known, const std::string& network) {
  for (const auto& [name, value] : json.items())
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      std::string names;
      for (const std::string& field : known) names += (names.empty() ? "" : ", ") + field;
      refuse("configuration", "has “" + name + "”, which " + network + " has not; it has " + names);
    }
}

bool decides(const TrainingOptions& options, OptionRole role) {
  return role == OptionRole::decides ||
         role == (isSegmentation(options) ? OptionRole::decidesSegmenting : OptionRole::decidesRestoring);
}

template <typename T>
std::string inWords(const T& value) {
  std::ostringstream words;
  words << std::boolalpha << value;
  return words.str();
}
std::string inWords(const std::vector<TrainingStage>& stages) {
  std::string words;
  for (const TrainingStage& stage : stages) words += (words.empty() ? "" : " + ") + inWords<TrainingStage>(stage);
  return words;
}

}  // namespace

bool operator==(const TrainingStage& a, const TrainingStage& b) {
  return a.steps == b.steps && a.crop == b.crop && a.batch == b.batch;
}

std::ostream& operator<<(std::ostream& stream, const TrainingStage& stage) {
  return stream << stage.steps << ':' << stage.crop << ':' << stage.batch;
}

std::ostream& operator<<(std::ostream& stream, const ConfigurationText& configuration) {
  return stream << configuration.json;
}

std::istream& operator>>(std::istream& stream, TrainingStage& stage) {
  char first = 0, second = 0;
  stream >> stage.steps >> first >> stage.crop >> second >> stage.batch;
  if (first != ':' || second != ':') stream.setstate(std::ios::failbit);
  return stream;
}

void readTrainingOptions(TrainingOptions& options, const fs::path& file) {
  const std::string name = file.filename().string();
  const Json json = engine::readJsonObject(file, "The configuration “" + name + "”", ErrorCode::badFile);
  std::size_t known = 0;
  std::string keys;
  visitOptions(options, [&](const char* key, auto& field, const char*, OptionRole) {
    keys += (keys.empty() ? "" : ", ") + std::string(key);
    if (!json.contains(key)) return;
    ++known;
    if (!fromJson(json[key], field))
      throw Error(ErrorCode::badFile,
                  name + ": “" + key + "” is of the wrong type; " + toJson(field).dump() + " would be right.");
  });
  if (known == json.size()) return;
  for (const auto& [key, value] : json.items())
    if ((", " + keys + ",").find(", " + key + ",") == std::string::npos)
      throw Error(ErrorCode::badFile, name + " has “" + key + "”, which is no option; there are: " + keys + ".");
}

void writeTrainingOptions(const TrainingOptions& options, const fs::path& file) {
  Json json;
  visitOptions(options,
               [&](const char* key, const auto& field, const char*, OptionRole) { json[key] = toJson(field); });
  core::writeFileAtomically(
      file, [&](std::ostream& stream) { stream << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n'; });
}

void checkTrainingOptions(const TrainingOptions& o) {
  const auto require = [](bool condition, const char* key, const std::string& rule) {
    if (!condition) refuse(key, rule);
  };
  const auto notNegative = [&](double value, const char* key) {
    require(std::isfinite(value) && value >= 0, key, "must not be negative");
  };
  require(!o.split.empty(), "split", "is missing: name the JSON file of the subjects");
  require(!o.output.empty(), "output", "is missing: name a folder");
  require(o.scaleFactor == 2 || o.scaleFactor == 4, "scale", "must be 2 or 4");
  require(o.name.find_first_of("/\\") == std::string::npos, "name", "must not hold slashes");
  if (isSegmentation(o))
    swinConfiguration(o);
  else
    networkConfiguration(o);
  deviceOf(o);
  require(o.precision == "fp32" || o.precision == "bf16", "precision", "must be fp32 or bf16");
  require(o.precision == "fp32" || ops::hasBfloat16Products(), "precision",
          "can't be bf16: this processor has no products of bfloat16 numbers");
  require(o.upsampling == "zerofill" || o.upsampling == "bicubic", "upsampling", "must be zerofill or bicubic");
  require(!o.stages.empty(), "stages", "needs at least one stage");
  for (const TrainingStage& stage : o.stages) {
    const std::string given = ", not " + inWords(stage);
    require(stage.steps >= 1 && stage.steps <= 100'000'000, "stages", "needs from 1 to 100 million steps" + given);
    require(stage.crop >= 16 && stage.crop <= 4096, "stages", "needs crops of 16 to 4096 pixels" + given);
    require(stage.batch >= 1 && stage.batch <= 4096, "stages", "needs batches of 1 to 4096 crops" + given);
  }
  require(isOptimizer(o.optimizer), "optimizer", "must be adam, adamw or muon, not “" + o.optimizer + "”");
  require(isSchedule(o.schedule), "schedule", "must be cosine or constant, not “" + o.schedule + "”");
  require(std::isfinite(o.learningRate) && o.learningRate > 0, "learning-rate", "must be above 0");
  require(o.warmUp >= 0, "warm-up", "must not be negative");
  require(o.finalRate >= 0 && o.finalRate <= 1, "final-rate", "must be from 0 to 1");
  notNegative(o.weightDecay, "weight-decay");
  notNegative(o.clip, "clip");
  require(o.averageDecay >= 0 && o.averageDecay < 1, "average-decay", "must be at least 0 and below 1");
  notNegative(o.imageWeight, "image-weight");
  notNegative(o.referenceWeight, "reference-weight");
  notNegative(o.edgeWeight, "edge-weight");
  require(o.brightness >= 0 && o.brightness < 1, "brightness", "must be at least 0 and below 1");
  for (const auto& [share, key] : {std::pair{o.diceWeight, "dice-weight"},
                                   {o.tumourShare, "tumour-share"},
                                   {o.leaveOut, "leave-out"},
                                   {o.mismatch, "mismatch"}})
    require(share >= 0 && share <= 1, key, "must be from 0 to 1");
  require(o.spacing >= 0.1 && o.spacing <= 10, "spacing", "must be from 0.1 to 10 mm");
  require(o.validateEvery >= 1, "validate-every", "must be at least 1");
  require(o.validationSlices >= 1, "validation-slices", "must be at least 1");
  notNegative(o.checkpointMinutes, "checkpoint-minutes");
  require(o.threads >= 0 && o.threads <= 1024, "threads", "must be from 0 to 1024");
}

bool isSegmentation(const TrainingOptions& options) { return options.network == kSwinUnet; }

glmamba::Configuration networkConfiguration(const TrainingOptions& options) {
  const engine::NetworkKind* kind = engine::findNetworkKind(options.network);
  if (kind == nullptr) {
    std::string names;
    for (const engine::NetworkKind& known : engine::networkKinds()) names += known.name + ", ";
    refuse("network", "must be one of " + names + kSwinUnet + ", not “" + options.network + "”");
  }
  const Json json = toJson(options.configuration);
  const engine::JsonFields fields(json, "The network's configuration", ErrorCode::badValue);
  requireFieldsAmong(json, kind->fields, kind->name);
  return engine::readConfiguration(*kind, fields, false);
}

segmentation::Configuration swinConfiguration(const TrainingOptions& options) {
  const Json json = toJson(options.configuration);
  const engine::JsonFields fields(json, "The network's configuration", ErrorCode::badValue);
  std::vector<std::string> known;
  const segmentation::Configuration defaults;
  segmentation::visitFields(defaults, [&](const char* name, const auto&) { known.emplace_back(name); });
  requireFieldsAmong(json, known, kSwinUnet);
  return engine::readSwinConfiguration(fields);
}

std::string modelName(const TrainingOptions& options) {
  if (!options.name.empty()) return options.name;
  if (!isSegmentation(options)) return options.network + "-t2-x" + std::to_string(options.scaleFactor);
  std::string name = options.network;
  for (const std::string& contrast : swinConfiguration(options).contrasts) name += "-" + contrast;
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name;
}

engine::Device deviceOf(const TrainingOptions& options) {
  static const std::map<std::string, engine::Device> devices{
      {"auto", engine::Device::automatic}, {"cpu", engine::Device::cpu}, {"cuda", engine::Device::cuda}};
  const auto found = devices.find(options.device);
  if (found == devices.end()) refuse("device", "must be auto, cpu or cuda, not “" + options.device + "”");
  return found->second;
}

std::int64_t totalSteps(const TrainingOptions& options) {
  std::int64_t steps = 0;
  for (const TrainingStage& stage : options.stages) steps += stage.steps;
  return steps;
}

const TrainingStage& stageAt(const TrainingOptions& options, std::int64_t step) {
  for (const TrainingStage& stage : options.stages) {
    if (step < stage.steps) return stage;
    step -= stage.steps;
  }
  return options.stages.back();
}

double trainingWork(const TrainingOptions& options, std::int64_t first, std::int64_t last) {
  double work = 0;
  std::int64_t begin = 0;
  for (const TrainingStage& stage : options.stages) {
    const auto steps = std::min(last, begin + stage.steps) - std::max(first, begin);
    work += static_cast<double>(std::max<std::int64_t>(0, steps)) * stage.batch * stage.crop * stage.crop;
    begin += stage.steps;
  }
  return work;
}

std::string decidingSettings(const TrainingOptions& options, const std::vector<std::string>& subjects) {
  Json json;
  visitOptions(options, [&](const char* key, const auto& field, const char*, OptionRole role) {
    if (decides(options, role)) json[key] = toJson(field);
  });
  json["subjects"] = subjects;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string differingSettings(const std::string& there, const std::string& here) {
  const Json a = Json::parse(there, nullptr, false), b = Json::parse(here, nullptr, false);
  if (!a.is_object() || !b.is_object()) return there == here ? "" : "made by another version";
  std::string words;
  const auto differs = [&](const std::string& key) {
    const auto text = [&](const Json& json) { return json.contains(key) ? json[key].dump() : "nothing"; };
    if (text(a) != text(b))
      words += (words.empty() ? "" : ", ") + key + " " + text(a) + " there and " + text(b) + " here";
  };
  for (const auto& [key, value] : b.items()) differs(key);
  for (const auto& [key, value] : a.items())
    if (!b.contains(key)) differs(key);
  return words;
}

std::string describe(const TrainingOptions& options) {
  std::string words;
  visitOptions(options, [&](const char* key, const auto& field, const char*, OptionRole role) {
    if (!decides(options, role)) return;
    std::string value = inWords(field);
    // A card goes to other machines: of a file, its name.
    if (key == std::string("from")) value = fs::u8path(value).filename().u8string();
    if (!value.empty()) words += (words.empty() ? "" : ", ") + std::string(key) + " " + value;
  });
  return words;
}

}  // namespace glmamba::training
