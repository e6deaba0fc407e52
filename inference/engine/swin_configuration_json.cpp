// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/swin_configuration_json.h"

#include <algorithm>
#include <map>

#include "inference/imaging/tumour_regions.h"

namespace glmamba::engine {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostLevels = 6;

struct Limits {
  std::int64_t lowest, highest;
};
// Beyond these sizes a network would not fit into memory, and no such one was ever trained.
const std::map<std::string, Limits> kLimits{{"neighbours", {0, 4}}, {"channels", {1, 512}}, {"depths", {1, 32}},
                                            {"heads", {1, 64}},     {"window", {2, 32}},    {"patch", {1, 16}},
                                            {"expand", {1, 8}}};

class Reader {
 public:
  explicit Reader(const JsonFields& fields) : m_fields(fields) {}

  void operator()(const char* name, std::int64_t& value) const {
    m_fields.optional(name, value);
    check(name, value);
  }
  void operator()(const char* name, std::vector<std::int64_t>& values) const {
    m_fields.optional(name, values);
    for (const std::int64_t value : values) check(name, value);
  }
  void operator()(const char* name, std::vector<std::string>& values) const { m_fields.optional(name, values); }

 private:
  void check(const char* name, std::int64_t value) const {
    const Limits limits = kLimits.at(name);
    m_fields.require(limits.lowest <= value && value <= limits.highest, name,
                     "must be from " + std::to_string(limits.lowest) + " to " + std::to_string(limits.highest));
  }
  const JsonFields& m_fields;
};

bool areDistinct(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

}  // namespace

segmentation::Configuration readSwinConfiguration(const JsonFields& fields) {
  segmentation::Configuration c;
  segmentation::visitFields(c, Reader(fields));
  fields.require(!c.contrasts.empty() && c.contrasts.size() <= 8 && areDistinct(c.contrasts), "contrasts",
                 "must name one to eight different contrasts");
  for (const std::string& region : c.regions)
    fields.require(imaging::tumourRegion(region) != nullptr, "regions",
                   "has “" + region + "”, which this version does not know");
  fields.require(!c.regions.empty() && imaging::areNested(c.regions), "regions",
                 "must name regions from the whole tumour inwards");
  fields.require(!c.depths.empty() && c.depths.size() <= kMostLevels, "depths", "must have from 1 to 6 levels");
  fields.require(c.heads.size() == c.depths.size(), "heads", "must have a number for each level");
  for (std::size_t n = 0; n < c.heads.size(); ++n)
    fields.require((c.channels << n) % c.heads[n] == 0, "heads", "must divide the channels of each level");
  return c;
}

Json swinConfigurationJson(const segmentation::Configuration& configuration) {
  Json json = Json::object();
  segmentation::visitFields(configuration, [&](const char* name, const auto& value) { json[name] = value; });
  return json;
}

}  // namespace glmamba::engine
