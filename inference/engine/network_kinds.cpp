// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/network_kinds.h"

#include <algorithm>

#include "core/error.h"

namespace glmamba::engine {

namespace {

using glmamba::Configuration;

std::vector<std::string> allFields() {
  std::vector<std::string> names;
  Configuration configuration;
  glmamba::visitFields(configuration, [&](const char* name, auto&) { names.emplace_back(name); });
  return names;
}

std::vector<std::string> without(std::vector<std::string> names, const std::vector<std::string>& left) {
  const auto isLeft = [&](const std::string& name) { return std::count(left.begin(), left.end(), name) != 0; };
  names.erase(std::remove_if(names.begin(), names.end(), isLeft), names.end());
  return names;
}

/// Of a network that does not look at the reference.
Configuration single() {
  Configuration configuration;
  configuration.referenceScan = glmamba::Scan::none;
  return configuration;
}

Configuration plain(std::int64_t channels, std::int64_t blocks) {
  Configuration configuration;
  configuration.channels = channels;
  configuration.stages = blocks;
  return configuration;
}

}  // namespace

bool NetworkKind::uses(const std::string& field) const { return std::count(fields.begin(), fields.end(), field) != 0; }

const std::vector<NetworkKind>& networkKinds() {
  static const std::vector<NetworkKind> kinds{
      {"glmamba", Architecture::glmamba, {}, allFields(), 8},
      {"glmamba-single", Architecture::glmamba, single(), without(allFields(), {"reference_scan", "fusion"}), 8},
      {"cnn-dual",
       Architecture::residualCnn,
       plain(48, 6),
       {"channels", "stages", "global_residual", "neighbours"},
       64},
      {"srcnn", Architecture::srcnn, single(), {"global_residual"}, 1},
  };
  return kinds;
}

const NetworkKind* findNetworkKind(const std::string& name) {
  const auto& kinds = networkKinds();
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const NetworkKind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

const NetworkKind& networkKind(const std::string& name) {
  if (const NetworkKind* kind = findNetworkKind(name)) return *kind;
  std::string names;
  for (const NetworkKind& kind : networkKinds()) names += (names.empty() ? "" : ", ") + kind.name;
  throw core::Error(core::ErrorCode::badModel, "There is no network “" + name + "”: there are " + names + ".");
}

}  // namespace glmamba::engine
