// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/interruption.h"
#include "app/cli/terminal.h"

namespace {

enum ExitStatus { kDone = 0, kFailed = 1, kUsage = 2 };

int failed(const std::string& sentence) {
  glmamba::cli::endProgressLine();
  std::cerr << "glmamba: " << sentence << '\n';
  return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program{
      "GLMamba Viewer on the command line: super-resolves an MR image with the help of another contrast.\n"
      "Research use only: results are made by a neural network and are not acquired data.",
      "glmamba"};
  program.set_version_flag("--version", "glmamba " GLMAMBA_VERSION);
  program.require_subcommand(1);
  program.get_formatter()->column_width(40);

  glmamba::cli::addCommands(program);

  try {
    glmamba::cli::catchInterruptions();
    program.parse(argc, argv);
    return kDone;
  } catch (const CLI::ParseError& error) {
    // Help and version are "errors" with status 0, printed to stdout.
    return program.exit(error) == 0 ? kDone : kUsage;
  } catch (const glmamba::core::CancelToken::Requested&) {
    return failed("Stopped. Files that were not finished were not written.");
  } catch (...) {
    return failed(glmamba::cli::currentFailure().what());
  }
}
