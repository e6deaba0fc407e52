#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>

#include "app/cli/commands.h"
#include "app/cli/engine_options.h"
#include "app/cli/interruption.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "core/atomic_file.h"
#include "inference/engine/machine.h"
#include "inference/training/evaluation.h"

namespace glmamba::cli {

namespace {

struct Options {
  std::string split;
  std::string subset;
  std::vector<int> scales{2, 4};
  std::vector<std::string> methods{"zerofill", "bicubic", "glmamba"};
  std::string output;
  EngineOptions engine;
  bool json = false;
};

std::string csv(const std::vector<training::EvaluationRow>& rows) {
  std::ostringstream table;
  table.precision(8);
  table << "subject,scale,method,psnr,ssim,nmse,slices,seconds\n";
  for (const training::EvaluationRow& row : rows)
    table << row.subject << ',' << row.scaleFactor << ',' << row.method << ',' << row.metrics.psnr << ','
          << row.metrics.ssim << ',' << row.metrics.nmse << ',' << row.metrics.slices << ',' << row.seconds << '\n';
  return table.str();
}

std::string text(const std::vector<training::EvaluationRow>& rows) {
  std::size_t widest = 7;
  for (const training::EvaluationRow& row : rows) widest = std::max(widest, row.subject.size());
  std::string table =
      "subject" + std::string(widest - 7, ' ') + "  scale  method       PSNR     SSIM      NMSE  slices  seconds\n";
  for (const training::EvaluationRow& row : rows) {
    char line[128];
    std::snprintf(line, sizeof line, "  x%-4d  %-8s  %7.3f  %7.5f  %8.6f  %6d  %7.1f\n", row.scaleFactor,
                  row.method.c_str(), row.metrics.psnr, row.metrics.ssim, row.metrics.nmse, row.metrics.slices,
                  row.seconds);
    table += row.subject + std::string(widest - row.subject.size(), ' ') + line;
  }
  return table;
}

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

void evaluate(const Options& options) {
  if (!options.output.empty()) requireFilePlace(options.output);
  if (!options.json) warn(engine::machine().warnings);
  training::EvaluationOptions evaluation;
  evaluation.scaleFactors = options.scales;
  evaluation.methods = options.methods;
  evaluation.model = options.engine.model;
  evaluation.device = options.engine.device;
  evaluation.precision = options.engine.precision;
  const auto rows = training::evaluate(training::readSplit(options.split, options.subset), evaluation, interruption(),
                                       terminalProgress(options.json));
  const auto means = training::meansOf(rows);
  endProgressLine();
  auto all = rows;
  all.insert(all.end(), means.begin(), means.end());
  if (!options.output.empty()) core::writeFileAtomically(options.output, csv(all));
  if (options.json) return printJson({{"rows", json(rows)}, {"means", json(means)}});
  std::cout << text(all) << std::flush;
}

}  // namespace

void addEvaluateCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "evaluate", "Degrades, restores and measures the subjects of a split, one row each and mean");
  auto options = std::make_shared<Options>();
  command->add_option("--split", options->split, "JSON that names the subjects of each subset")
      ->required()
      ->type_name("FILE");
  command->add_option("--subset", options->subset, "train, validation or test")->required()->type_name("NAME");
  command->add_option("--scale", options->scales, "In-plane factors, separated by commas")
      ->delimiter(',')
      ->check(CLI::IsMember({2, 4}));
  command->add_option("--methods", options->methods, "zerofill, bicubic, glmamba, separated by commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"zerofill", "bicubic", "glmamba"}));
  command->add_option("--output", options->output, "Also write the table as CSV")->type_name("CSV");
  addEngineOptions(*command, options->engine);
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { evaluate(*options); });
}

}  // namespace glmamba::cli
