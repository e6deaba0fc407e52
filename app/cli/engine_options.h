// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "inference/engine/model.h"

namespace glmamba::cli {

/// The choices that every command that runs a network shares: --model, --device, --precision.
struct EngineOptions {
  std::optional<std::string> model;
  engine::Device device = engine::Device::automatic;
  engine::Precision precision = engine::Precision::automatic;
};

/// `options` must live until the command line is parsed.
void addEngineOptions(CLI::App& command, EngineOptions& options);

}  // namespace glmamba::cli
