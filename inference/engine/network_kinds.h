// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "inference/glmamba/configuration.h"

namespace glmamba::engine {

enum class Architecture { glmamba, residualCnn, srcnn };

/// A network that can be trained and run, by the name it has in model cards.
struct NetworkKind {
  std::string name;
  Architecture architecture;
  glmamba::Configuration defaults;
  std::vector<std::string> fields;  ///< of the configuration that it uses
  std::int64_t mostStages;          ///< beyond it no such network was ever trained

  bool uses(const std::string& field) const;
};

/// glmamba, glmamba-single (its target's branch alone), cnn-dual (plain residual CNN of both images), srcnn.
const std::vector<NetworkKind>& networkKinds();

/// Null when there is no such network.
const NetworkKind* findNetworkKind(const std::string& name);
/// Throws Error{badModel} that lists the names.
const NetworkKind& networkKind(const std::string& name);

}  // namespace glmamba::engine
