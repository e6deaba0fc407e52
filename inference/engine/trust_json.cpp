// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/trust_json.h"

#include <nlohmann/json.hpp>

namespace glmamba::engine {

std::string trustMapJson(const core::TrustMap& map, const std::string& provenance) {
  nlohmann::json json = nlohmann::json::parse(provenance);
  json["content"] = "trust map of a super-resolved MR image (AI, research use only); not acquired data";
  json["map"] = {{"name", map.name},
                 {"quantity", map.quantity->meaning},
                 {"unit", map.quantity->unit},
                 {"unitMeaning", map.quantity->unitMeaning},
                 {"how", map.how}};
  return json.dump(2) + "\n";
}

}  // namespace glmamba::engine
