// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <thread>

#include "app/cli/batch_summary.h"
#include "app/cli/commands.h"
#include "app/cli/deidentify_options.h"
#include "app/cli/interruption.h"
#include "app/cli/output_place.h"
#include "app/cli/terminal.h"
#include "core/error.h"
#include "core/platform.h"
#include "inference/engine/machine.h"
#include "inference/engine/sha256.h"

namespace glmamba::cli {

namespace {

/// The part of a manifest that one process of several takes: rows n, n + of, n + 2 of … from 1.
struct Shard {
  int number = 1;
  int of = 1;
};

struct Options {
  std::string manifest;
  std::string output;
  RunOptions run;
  core::FileFormat format = core::FileFormat::nifti;
  DeidentifyOptions deidentify;
  Shard shard;
  int retries = 1;
  bool summaryOnly = false;
};

struct Pending {
  const BatchCase* one;
  std::size_t row;  ///< in the manifest, from 1
  int triesLeft;
};

/// stderr ends up in the logs of a cluster, which others read: cases go by their number there.
void tell(const Pending& pending, std::size_t all, const CaseRecord& record) {
  endProgressLine();
  const std::string status = record["status"];
  const auto seconds = record.find("seconds");
  std::fprintf(stderr, "glmamba: case %zu of %zu: %s", pending.row, all, status.c_str());
  if (status == "failed")
    std::fprintf(stderr, " (%s)%s\n", record["code"].get<std::string>().c_str(),
                 pending.triesLeft > 0 ? ", to be tried again" : "");
  else
    std::fprintf(stderr, status == "done" ? " in %s\n" : " (it took %s)\n",
                 inWords(seconds != record.end() && seconds->is_number() ? seconds->get<double>() : 0).c_str());
}

/// One pass over the pending cases; those that are left are to be looked at again. Whether any was moved forward;
/// `failed` counts those that failed for good.
bool pass(std::vector<Pending>& pending, std::size_t all, const BatchSettings& settings, engine::Model& model,
          bool json, int& failed) {
  std::vector<Pending> left;
  bool moved = false;
  for (Pending& one : pending) {
    interruption().throwIfCancelled();
    const auto record = runCase(*one.one, settings, model);
    if (!record) {
      left.push_back(one);
      continue;
    }
    moved = true;
    const bool isFailed = (*record)["status"] == "failed";
    tell(one, all, *record);
    // A line that says "failed" is the last word on its case.
    if (isFailed && one.triesLeft-- > 0) {
      left.push_back(one);
      continue;
    }
    if (isFailed) ++failed;
    if (json) std::cout << record->dump(-1, ' ', false, CaseRecord::error_handler_t::replace) << std::endl;
  }
  pending = std::move(left);
  return moved;
}

void waitForOthers(std::size_t count, bool& isSaid) {
  if (!isSaid) std::fprintf(stderr, "glmamba: waiting for %zu cases that another process runs\n", count);
  isSaid = true;
  for (int n = 0; n < 10; ++n) {
    interruption().throwIfCancelled();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

BatchSettings settingsOf(const Options& options) {
  if (options.deidentify.wanted && options.format == core::FileFormat::nifti)
    throw core::Error(core::ErrorCode::badValue, "--deidentify is for DICOM: add --format dicom.");
  BatchSettings settings{options.run, options.output, options.format, deidentificationOf(options.deidentify), {}};
  // On a terminal the progress of a case is shown; elsewhere a line for each is enough.
  settings.run.json = options.run.json || !core::stderrIsTerminal();
  if (options.deidentify.wanted)
    settings.deidentificationChoice = std::to_string(static_cast<int>(options.deidentify.dates)) +
                                      (options.deidentify.keepsPatientCharacteristics ? "c" : "") +
                                      (options.deidentify.key ? engine::sha256(*options.deidentify.key) : "");
  return settings;
}

/// How many failed of those that this process took.
int runAll(const Options& options, const std::vector<BatchCase>& cases) {
  const BatchSettings settings = settingsOf(options);
  warn(engine::machine().warnings);
  engine::Model model = engine::Model::load(cardOf(options.run), options.run.engine.device);
  std::vector<Pending> pending;
  for (std::size_t n = 0; n < cases.size(); ++n)
    if (static_cast<int>(n % static_cast<std::size_t>(options.shard.of)) == options.shard.number - 1)
      pending.push_back({&cases[n], n + 1, options.retries});
  bool isWaitTold = false;
  int failed = 0;
  while (!pending.empty())
    if (!pass(pending, cases.size(), settings, model, options.run.json, failed))
      waitForOthers(pending.size(), isWaitTold);
  return failed;
}

void batch(const Options& options) {
  if (options.run.scale == 0 && !options.summaryOnly) throw CLI::RequiredError("--scale");
  const std::vector<BatchCase> cases = readManifest(options.manifest);
  if (options.run.tryMode)
    for (const BatchCase& one : cases)
      if (one.truth)
        throw core::Error(core::ErrorCode::badValue,
                          "--try takes the target as the truth: leave the column “truth” out of the manifest.");
  int failed = 0;
  if (!options.summaryOnly) {
    try {
      failed = runAll(options, cases);
    } catch (const core::CancelToken::Requested&) {
      endProgressLine();
      std::fprintf(stderr, "glmamba: the same command goes on where this one was stopped\n");
      throw;
    }
  }
  const BatchSummary summary = gatherBatch(cases, options.output);
  if (!options.run.json) std::cout << summary.text << std::flush;
  if (options.summaryOnly) failed = summary.failed + summary.open;
  if (failed > 0)
    throw core::Error(core::ErrorCode::unsupported,
                      std::to_string(failed) + " of " + std::to_string(cases.size()) +
                          (options.summaryOnly ? " cases failed or are open" : " cases failed") +
                          ": cohort.csv in the output folder says which and why.");
}

Shard shardFrom(const std::string& text) {
  Shard shard;
  int used = 0;
  if (std::sscanf(text.c_str(), "%d/%d%n", &shard.number, &shard.of, &used) != 2 ||
      used != static_cast<int>(text.size()) || shard.of < 1 || shard.number < 1 || shard.number > shard.of)
    throw CLI::ValidationError("--shard", text + " is no part as 2/8, counted from 1");
  return shard;
}

}  // namespace

void addBatchCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "batch", "Super-resolves the pairs of a manifest and skips what is done already, also after a crash");
  auto options = std::make_shared<Options>();
  command
      ->add_option("MANIFEST", options->manifest,
                   "CSV with the columns case and lr, and any of reference, truth, lr_volume, reference_volume; paths "
                   "are relative to its folder")
      ->required();
  command
      ->add_option("--output", options->output,
                   "Folder for the results, one folder a case, and cohort.csv and cohort.jsonl over all")
      ->required()
      ->type_name("DIR");
  addSettingOptions(*command, options->run);
  command->get_option("--scale")->required(false);
  const std::map<std::string, core::FileFormat> formats{{"nifti", core::FileFormat::nifti},
                                                        {"dicom", core::FileFormat::dicom}};
  command->add_option("--format", options->format, "Results as nifti or dicom (default: nifti)")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))
      ->type_name("FORMAT");
  addDeidentifyOptions(*command, options->deidentify);
  command
      ->add_option_function<std::string>(
          "--shard", [options](const std::string& text) { options->shard = shardFrom(text); },
          "Only part I of N of the manifest, as 2/8, for several machines")
      ->type_name("I/N");
  command->add_option("--retries", options->retries, "How often a case that failed is tried again in the end")
      ->check(CLI::Range(0, 10))
      ->capture_default_str();
  command->add_flag("--summary", options->summaryOnly, "Run nothing: gather what is there into the table");
  command->add_flag("--json", options->run.json, "A line of JSON on stdout for each case as it ends");
  command->callback([options] { batch(*options); });
}

}  // namespace glmamba::cli
