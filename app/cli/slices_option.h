// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include <CLI/CLI.hpp>

#include "inference/engine/super_resolve.h"

namespace glmamba::cli {

/// --slices A:B, counted from 0, B excluded. `range` must live until the command line is parsed.
void addSlicesOption(CLI::App& command, std::optional<engine::SliceRange>& range);

}  // namespace glmamba::cli
