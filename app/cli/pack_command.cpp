// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "inference/training/pack.h"
#include "io/load.h"

namespace glmamba::cli {

namespace {

struct Options {
  std::string split;
  std::vector<std::string> subsets{"train", "validation"};
  std::string output;
  bool json = false;
};

void pack(const Options& options) {
  requireFilePlace(options.output);
  const auto source = training::openSubjects(options.split, &io::loadVolumeFile);
  training::writePack(*source, options.subsets, options.output, interruption(), terminalProgress(options.json));
  endProgressLine();
  const auto bytes = std::filesystem::file_size(options.output);
  if (options.json) return printJson({{"output", options.output}, {"bytes", bytes}});
  std::cout << options.output << ": " << (bytes + 500'000) / 1'000'000 << " MB" << std::endl;
}

}  // namespace

void addPackCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "pack", "Puts the subjects of a split into one file, from which a program without readers of images can train");
  auto options = std::make_shared<Options>();
  command->add_option("--split", options->split, "The subjects: a split file, or a folder named as in BraTS or IXI")
      ->required()
      ->type_name("PATH");
  command->add_option("--subset", options->subsets, "Subsets to pack, separated by commas")
      ->delimiter(',')
      ->capture_default_str();
  command->add_option("--output", options->output, "The pack; --split of “train” takes it")
      ->required()
      ->type_name("FILE");
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { pack(*options); });
}

}  // namespace glmamba::cli
