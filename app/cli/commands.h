// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

/// The commands of `glmamba`, one file each. A command's work throws core::Error, and core::CancelToken::Requested when
/// stopped; main() turns these into a sentence on stderr and an exit status.
namespace glmamba::cli {

/// Names and versions, as {"ITK", "5.2.1"}.
using LibraryNames = std::vector<std::pair<std::string, std::string>>;

/// `libraries`: those besides LibTorch that the program was built with.
void addInfoCommand(CLI::App& program, const LibraryNames& libraries);
void addScanCommand(CLI::App& program);
void addDemoCommand(CLI::App& program);
void addDegradeCommand(CLI::App& program);
void addSrCommand(CLI::App& program);
void addBatchCommand(CLI::App& program);
void addEvaluateCommand(CLI::App& program);
void addExportCommand(CLI::App& program);
void addSegmentCommand(CLI::App& program);
void addTrustCommand(CLI::App& program);
void addPackCommand(CLI::App& program);

/// All of them, or, in a program that was built without io, those that need none.
void addCommands(CLI::App& program);

}  // namespace glmamba::cli
