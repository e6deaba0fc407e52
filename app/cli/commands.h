#pragma once

#include <CLI/CLI.hpp>

/// The commands of `glmamba`, one file each. A command's work throws core::Error, and core::CancelToken::Requested when
/// stopped; main() turns these into a sentence on stderr and an exit status.
namespace glmamba::cli {

void addInfoCommand(CLI::App& program);
void addScanCommand(CLI::App& program);
void addDemoCommand(CLI::App& program);
void addDegradeCommand(CLI::App& program);
void addSrCommand(CLI::App& program);
void addEvaluateCommand(CLI::App& program);
void addPackCommand(CLI::App& program);

/// All of them, or, in a program that was built without io, those that need none.
void addCommands(CLI::App& program);

}  // namespace glmamba::cli
