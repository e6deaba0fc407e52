// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/configuration_json.h"

#include <map>
#include <set>

namespace glmamba {

// Found by nlohmann-json in the types' own namespace. The first name stands for what is unknown.
NLOHMANN_JSON_SERIALIZE_ENUM(Scan, {{Scan::none, "none"}, {Scan::global, "global"}, {Scan::local, "local"}})
NLOHMANN_JSON_SERIALIZE_ENUM(FusionKind, {{FusionKind::adaptive, "adaptive"}, {FusionKind::added, "added"}})

}  // namespace glmamba

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

const std::set<std::string> kKnownToEveryVersion{"channels",   "stages",     "expand",
                                                 "state_size", "delta_rank", "global_residual"};

struct Limits {
  std::int64_t lowest, highest;
};
// Beyond these sizes a network would not fit into memory, and no such one was ever trained.
const std::map<std::string, Limits> kLimits{{"channels", {1, 512}},
                                            {"expand", {1, 8}},
                                            {"state_size", {1, 256}},
                                            {"delta_rank", {1, 256}},
                                            {"neighbours", {0, 4}}};

class Reader {
 public:
  Reader(const NetworkKind& kind, const JsonFields& fields, bool complete)
      : m_kind(kind), m_fields(fields), m_complete(complete) {}

  template <typename T>
  void operator()(const char* name, T& value) const {
    if (!m_kind.uses(name)) return;
    if (m_complete && kKnownToEveryVersion.count(name) != 0) m_fields.require(m_fields.has(name), name, "is missing");
    if (m_fields.has(name)) read(name, value);
  }

 private:
  void read(const char* name, bool& value) const { m_fields.optional(name, value); }
  void read(const char* name, std::int64_t& value) const {
    m_fields.optional(name, value);
    const Limits limits = name == std::string("stages") ? Limits{1, m_kind.mostStages} : kLimits.at(name);
    m_fields.require(limits.lowest <= value && value <= limits.highest, name,
                     "must be from " + std::to_string(limits.lowest) + " to " + std::to_string(limits.highest));
  }
  template <typename Enum>
  void read(const char* name, Enum& value) const {
    m_fields.optional(name, value);
    m_fields.require(Json(value) == m_fields.json().at(name), name, "has a value that this version does not know");
  }

  const NetworkKind& m_kind;
  const JsonFields& m_fields;
  bool m_complete;
};

}  // namespace

glmamba::Configuration readConfiguration(const NetworkKind& kind, const JsonFields& fields, bool complete) {
  glmamba::Configuration configuration = kind.defaults;
  glmamba::visitFields(configuration, Reader(kind, fields, complete));
  // The channel attention of a Mamba block halves them.
  fields.require(!kind.uses("expand") || configuration.channels % 2 == 0, "channels", "must be even");
  fields.require(configuration.targetScan != glmamba::Scan::none, "target_scan", "must be “global” or “local”");
  return configuration;
}

Json configurationJson(const NetworkKind& kind, const glmamba::Configuration& configuration) {
  Json json = Json::object();
  glmamba::visitFields(configuration, [&](const char* name, const auto& value) {
    if (kind.uses(name)) json[name] = value;
  });
  return json;
}

}  // namespace glmamba::engine
