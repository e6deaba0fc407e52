// SPDX-License-Identifier: Apache-2.0
#include "app/cli/train_command.h"

#include <cstdio>
#include <iostream>
#include <memory>

#include "app/cli/interruption.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "inference/engine/machine.h"
#include "inference/training/subject_source.h"
#include "inference/training/training_data.h"

namespace glmamba::cli {

namespace {

struct Options {
  training::TrainingOptions training;
  bool json = false;
};

void train(const Options& options, const TrainingFiles& files) {
  const training::TrainingOptions& training = options.training;
  training::checkTrainingOptions(training);
  if (!options.json) warn(engine::machine().warnings);
  const auto progress = terminalProgress(options.json);
  const bool isSegmentation = training::isSegmentation(training);
  const auto source = training::openSubjects(training.split, files.read);
  const auto report = [&](const training::TrainingReport& report) {
    if (files.writePictures) files.writePictures(report, training);
    if (options.json) return;
    endProgressLine();
    const training::TrainingLogLine& line = report.log.back();
    const char* words = isSegmentation ? "step %lld: loss %.5f, validation Dice %.4f (threshold on the image %.4f)%s\n"
                                       : "step %lld: loss %.5f, validation %.3f dB (zero-filled %.3f dB)%s\n";
    std::fprintf(stderr, words, static_cast<long long>(line.step), line.loss, line.score, line.baseline,
                 report.best ? ", best so far" : "");
  };
  const auto trained = [&](const auto& data) {
    return training::train(training, data, interruption(), progress, report);
  };
  const auto result = isSegmentation
                          ? trained(training::readSegmentationData(*source, training::swinConfiguration(training),
                                                                   training.spacing, interruption(), progress))
                          : trained(training::readTrainingData(*source, {training.scaleFactor, training.upsampling},
                                                               interruption(), progress));
  endProgressLine();
  if (options.json)
    printJson({{"model", result.model},
               {"weights", result.weights.string()},
               {"steps", result.steps},
               {"seconds", result.seconds},
               {"stopped", result.stopped}});
  if (result.stopped) {
    std::cerr << "glmamba: stopped after step " << result.steps << "; --resume goes on\n";
    throw core::CancelToken::Requested{};
  }
  if (!options.json) std::cout << result.weights.string() << std::endl;
}

/// Makes an option of each field of the training's options. A field is set when the whole line was read: after the
/// configuration file, wherever that stands.
struct OptionMaker {
  CLI::App& command;

  void operator()(const char* key, bool& field, const char* words, training::OptionRole) const {
    command.add_flag(std::string("--") + key + ",!--no-" + key, field, words);
  }
  void operator()(const char* key, std::filesystem::path& field, const char* words, training::OptionRole) const {
    command.add_option_function<std::string>(
        std::string("--") + key, [&field](const std::string& text) { field = text; }, words);
  }
  void operator()(const char* key, training::ConfigurationText& field, const char* words, training::OptionRole) const {
    command
        .add_option_function<std::string>(
            std::string("--") + key, [&field](const std::string& text) { field.json = text; }, words)
        ->check([](const std::string& text) {
          const bool isObject = nlohmann::json::parse(text, nullptr, false).is_object();
          return isObject ? std::string() : "'" + text + "' is no JSON object.";
        })
        ->type_name("JSON");
  }
  void operator()(const char* key, std::vector<training::TrainingStage>& field, const char* words,
                  training::OptionRole) const {
    command.add_option(std::string("--") + key, field, words)
        ->delimiter(',')
        ->type_name("STEPS:CROP:BATCH,...")
        ->capture_default_str();
  }
  template <typename T>
  void operator()(const char* key, T& field, const char* words, training::OptionRole) const {
    command.add_option(std::string("--") + key, field, words)->capture_default_str();
  }
};

}  // namespace

void addTrainCommand(CLI::App& program, const TrainingFiles& files) {
  CLI::App* command = program.add_subcommand("train", "Trains the network on the subjects of a split");
  auto options = std::make_shared<Options>();
  command
      ->add_option_function<std::string>(
          "--config", [options](const std::string& file) { training::readTrainingOptions(options->training, file); },
          "JSON whose keys are the options below; those on the command line go before")
      ->trigger_on_parse()
      ->type_name("FILE");
  training::visitOptions(options->training, OptionMaker{*command});
  command->add_flag("--resume", options->training.resume, "Go on from the checkpoint in the output folder");
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options, files] { train(*options, files); });
}

}  // namespace glmamba::cli
