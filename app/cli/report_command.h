// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

namespace glmamba::cli {

/// `report`: a page about a super-resolved image; throws as the commands of commands.h.
void addReportCommand(CLI::App& program);

}  // namespace glmamba::cli
