// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/train_command.h"

namespace glmamba::cli {

void addCommands(CLI::App& program) {
  addInfoCommand(program, {});
  addTrainCommand(program, {});
}

}  // namespace glmamba::cli
