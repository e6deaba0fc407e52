// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/engine_options.h"
#include "app/cli/evaluation_tables.h"
#include "app/cli/interruption.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/segmentation_tables.h"
#include "app/cli/terminal.h"
#include "core/atomic_file.h"
#include "inference/engine/machine.h"
#include "inference/training/evaluation.h"
#include "inference/training/paired_test.h"
#include "inference/training/segmentation_evaluation.h"
#include "inference/training/subject_source.h"
#include "io/load.h"

namespace glmamba::cli {

namespace {

struct Options {
  std::string split;
  std::string subset;
  std::vector<int> scales{2, 4};
  std::vector<std::string> methods{"zerofill", "bicubic", "glmamba"};
  std::string output;
  std::string markdown;
  std::string compare = "glmamba";
  std::string task = "super-resolution";
  std::optional<std::string> segmenter;
  EngineOptions engine;
  bool json = false;
};

nlohmann::json json(const std::vector<training::EvaluationRow>& rows) {
  nlohmann::json list = nlohmann::json::array();
  for (const training::EvaluationRow& row : rows) {
    nlohmann::json entry{{"subject", row.subject},
                         {"scale", row.scaleFactor},
                         {"method", row.method},
                         {"slices", row.metrics.slices},
                         {"seconds", row.seconds}};
    entry.update(metricsJson(row.metrics));
    list.push_back(std::move(entry));
  }
  return list;
}

nlohmann::json json(const std::vector<training::MethodCost>& costs) {
  nlohmann::json list = nlohmann::json::array();
  for (const training::MethodCost& cost : costs)
    list.push_back({{"method", cost.method},
                    {"scale", cost.scaleFactor},
                    {"parameters", cost.parameters},
                    {"multiply_adds", cost.multiplyAdds},
                    {"all_multiply_adds", cost.allMultiplyAdds}});
  return list;
}

nlohmann::json json(const std::vector<training::PairedComparison>& comparisons) {
  nlohmann::json list = nlohmann::json::array();
  for (const training::PairedComparison& c : comparisons)
    list.push_back({{"method", c.method},
                    {"against", c.against},
                    {"scale", c.scaleFactor},
                    {"slices", c.slices},
                    {"difference", c.difference},
                    {"better_share", c.betterShare},
                    {"p", c.p}});
  return list;
}

void evaluateSegmentation(const Options& options, const training::SubjectSource& source,
                          const training::EvaluationOptions& evaluation) {
  const engine::SegmentationCard card = options.segmenter
                                            ? engine::findSegmentationModel(*options.segmenter)
                                            : engine::defaultSegmentationModel({source.contrasts().target});
  engine::SegmentationModel model = engine::SegmentationModel::load(card, options.engine.device);
  const auto rows = training::evaluateSegmentation(source.subjects(options.subset), source.contrasts(), evaluation,
                                                   model, interruption(), terminalProgress(options.json));
  endProgressLine();
  if (!options.output.empty()) core::writeFileAtomically(options.output, overlapCsv(rows));
  if (!options.markdown.empty()) core::writeFileAtomically(options.markdown, overlapMarkdown(rows));
  if (options.json) return printJson({{"model", card.nameAndVersion()}, {"rows", overlapJson(rows)}});
  std::cout << overlapText(rows) << std::flush;
}

void evaluate(const Options& options) {
  for (const std::string& file : {options.output, options.markdown})
    if (!file.empty()) requireFilePlace(file);
  if (!options.json) warn(engine::machine().warnings);
  training::EvaluationOptions evaluation;
  evaluation.scaleFactors = options.scales;
  evaluation.methods = options.methods;
  evaluation.run = {options.engine.model, options.engine.device, options.engine.precision};
  const auto source = training::openSubjects(options.split, &io::loadVolumeFile);
  if (options.task == "segmentation") return evaluateSegmentation(options, *source, evaluation);
  const auto subjects = source->subjects(options.subset);
  const auto result = training::evaluate(subjects, evaluation, interruption(), terminalProgress(options.json));
  endProgressLine();
  const auto means = training::meansOf(result.rows);
  const auto comparisons = training::comparePairs(result.rows, options.compare);
  auto all = result.rows;
  all.insert(all.end(), means.begin(), means.end());
  if (!options.output.empty()) core::writeFileAtomically(options.output, evaluationCsv(all, result.costs));
  if (!options.markdown.empty()) core::writeFileAtomically(options.markdown, evaluationMarkdown(result, comparisons));
  if (options.json)
    return printJson({{"rows", json(result.rows)},
                      {"means", json(means)},
                      {"costs", json(result.costs)},
                      {"comparisons", json(comparisons)}});
  std::cout << evaluationText(all) << std::flush;
}

}  // namespace

void addEvaluateCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "evaluate", "Degrades, restores and measures the subjects of a split, one row each and mean");
  auto options = std::make_shared<Options>();
  command
      ->add_option("--split", options->split,
                   "The subjects: a split file, a pack, or a folder named as in BraTS or IXI")
      ->required()
      ->type_name("PATH");
  command->add_option("--subset", options->subset, "train, validation or test")->required()->type_name("NAME");
  command->add_option("--scale", options->scales, "In-plane factors, separated by commas")
      ->delimiter(',')
      ->check(CLI::IsMember({2, 4}));
  command
      ->add_option("--methods", options->methods,
                   "[NAME=]METHOD[+dc][+ensemble], separated by commas. METHOD: zerofill, bicubic, a network (glmamba, "
                   "glmamba-single, cnn-dual, srcnn: its newest installed model), a model by name or file, or "
                   "torchscript:FILE, any network with a description beside it (docs/training.md). +dc puts "
                   "the measured k-space back, +ensemble takes the mean over flips and turns. NAME is used in tables")
      ->delimiter(',');
  command
      ->add_option("--task", options->task,
                   "What is measured: super-resolution, or segmentation, which finds the tumour in each restored image "
                   "and in the original and compares it with the subject's labels")
      ->check(CLI::IsMember({"super-resolution", "segmentation"}))
      ->capture_default_str();
  command->add_option("--segmenter", options->segmenter, "The model that segments (default: the newest installed)")
      ->type_name("NAME|FILE");
  command->add_option("--compare", options->compare, "The method to compare with every other, slice by slice")
      ->capture_default_str();
  command->add_option("--output", options->output, "Also write the table as CSV")->type_name("CSV");
  command->add_option("--markdown", options->markdown, "Also write tables after the paper's as Markdown")
      ->type_name("FILE");
  addEngineOptions(*command, options->engine);
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { evaluate(*options); });
}

}  // namespace glmamba::cli
