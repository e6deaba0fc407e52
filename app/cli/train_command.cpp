#include <cstdio>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "inference/engine/machine.h"
#include "inference/training/trainer.h"

namespace glmamba::cli {

namespace {

struct Options {
  training::TrainingOptions training;
  std::string split;
  std::string output;
  bool json = false;
};

void train(Options& options) {
  options.training.split = options.split;
  options.training.output = options.output;
  if (!options.json) warn(engine::machine().warnings);
  const auto report = [&](const training::TrainingReport& line) {
    if (options.json) return;
    endProgressLine();
    std::fprintf(stderr, "step %lld: loss %.5f, validation %.3f dB (zero-filled %.3f dB)%s\n",
                 static_cast<long long>(line.step), line.loss, line.psnr, line.zeroFill,
                 line.best ? ", best so far" : "");
  };
  const auto result = training::train(options.training, interruption(), terminalProgress(options.json), report);
  endProgressLine();
  if (result.stopped && !options.json)
    std::cerr << "glmamba: stopped after step " << result.steps << "; go on with --resume\n";
  if (options.json)
    return printJson({{"model", result.card.name},
                      {"weights", result.card.weights.string()},
                      {"steps", result.steps},
                      {"seconds", result.seconds},
                      {"stopped", result.stopped}});
  if (!result.card.weights.empty()) std::cout << result.card.weights.string() << std::endl;
}

}  // namespace

void addTrainCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand("train", "Trains the network on the subjects of a split");
  auto options = std::make_shared<Options>();
  auto& t = options->training;
  command->add_option("--split", options->split, "JSON that names the subjects of each subset")
      ->required()
      ->type_name("FILE");
  command->add_option("--output", options->output, "Folder for checkpoint, log and model")
      ->required()
      ->type_name("DIR");
  command->add_option("--scale", t.scaleFactor, "In-plane factor")->check(CLI::IsMember({2, 4}))->capture_default_str();
  command->add_option("--name", t.name, "Name of the model");
  command->add_option("--steps", t.steps, "Steps of the optimiser")->check(CLI::PositiveNumber)->capture_default_str();
  command->add_option("--batch", t.batch, "Crops in a step")->check(CLI::PositiveNumber)->capture_default_str();
  command->add_option("--crop", t.crop, "Side of a crop, in pixels")
      ->check(CLI::Range(16, 1024))
      ->capture_default_str();
  command->add_option("--learning-rate", t.learningRate, "Highest learning rate")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_option("--seed", t.seed, "Seed of weights and crops")->capture_default_str();
  command->add_option("--validate-every", t.validateEvery, "Steps between validations")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_option("--from", t.initialModel, "Start from this model's weights (name or file)");
  command->add_flag("--resume", t.resume, "Go on from the checkpoint in the output folder");
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { train(*options); });
}

}  // namespace glmamba::cli
