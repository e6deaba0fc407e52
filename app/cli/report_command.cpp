// SPDX-License-Identifier: Apache-2.0
#include "app/cli/report_command.h"

#include <iostream>
#include <memory>

#include "app/cli/accuracy.h"
#include "app/cli/expert_mask.h"
#include "app/cli/interruption.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "app/cli/trust_set.h"
#include "app/report/trust_report.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "inference/engine/machine.h"

namespace glmamba::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
  RunOptions run;
  std::string output;
  std::vector<std::string> maps;
  std::optional<std::string> labels, otherLabels;
  std::string language = "en";
  std::optional<int> slice;
  bool deidentify = false;
};

/// The asked slice of the target, counted within those that are run.
int shownSlice(const Options& options, const engine::SliceRange& range) {
  const int slice = options.slice.value_or((range.first + range.last) / 2);
  if (slice < range.first || slice >= range.last)
    throw core::Error(core::ErrorCode::badValue, "Slice " + std::to_string(slice) + " is not among the slices " +
                                                     std::to_string(range.first) + ":" + std::to_string(range.last) +
                                                     " that are run.");
  return slice - range.first;
}

void writeReport(const Options& options) {
  if (fs::path(options.output).extension() != ".html")
    throw core::Error(core::ErrorCode::badValue,
                      fs::path(options.output).filename().string() + " is no name of a report: end it in .html.");
  requireFilePlace(options.output);
  const report::Words words(options.language);
  const std::set<trust::Group> groups = chosenGroups(options.maps, options.run, [](trust::Group group) {
    return group != trust::Group::reference && group != trust::Group::uncertainty;
  });
  const engine::ModelCard card = cardOf(options.run);
  warn(engine::machine().warnings);
  RunInputs inputs = openInputs(options.run, card);
  warn(inputs.warnings);
  const engine::SliceRange range = inputs.range(options.run);
  report::TrustReportInput input{inputs.pair.target.series, inputs.pair.reference.series};
  input.slice = shownSlice(options, range);
  engine::Model model = engine::Model::load(card, options.run.engine.device);
  const engine::SuperResolutionRequest request = requestOf(options.run, inputs);
  const auto result = superResolved(options.run, request, model);
  warn(result.warnings);
  inputs.warnings.insert(inputs.warnings.end(), result.warnings.begin(), result.warnings.end());
  if (options.labels) input.labels = labelsOn(*options.labels, result.sr->geometry());
  if (options.otherLabels) input.otherLabels = labelsOn(*options.otherLabels, result.sr->geometry());
  const trust::TrustSet set = trustSet({options.run, inputs, request, result, model, {}, groups, input.labels});

  input.interpolated = result.interpolated;
  input.reference = result.reference;
  input.sr = result.sr;
  if (inputs.truth) {
    input.truth = core::slices(*inputs.truth->volume, range.first, range.last);
    const Accuracy accuracy = accuracyOf(result, inputs.lr(), *inputs.truth->volume, range);
    input.measures = report::measuresOf(accuracy.sr, accuracy.zerofill);
  }
  input.maps = set.maps;
  for (const trust::Saying& one : set.says) input.says.push_back(one.sentence);
  input.findings = inputs.pair.findings;
  input.provenance = result.provenance;
  input.card = card;
  input.seconds = result.seconds;
  input.warnings = inputs.warnings;
  input.deidentified = options.deidentify;
  core::writeFileAtomically(options.output, report::html(report::trustReport(input, words, interruption())));
  if (options.run.json)
    return printJson({{"output", options.output}, {"maps", figuresJson(set, result.seconds)["maps"]}});
  std::cout << options.output << ": report of " << result.sr->sliceCount() << " slices with " << set.maps.size()
            << " maps\n";
}

}  // namespace

void addReportCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "report", "Super-resolves, and writes a report with pictures, measures, trust maps, model card and provenance");
  auto options = std::make_shared<Options>();
  addRunOptions(*command, options->run);
  command->add_option("--output", options->output, "HTML file that needs nothing besides itself")
      ->required()
      ->type_name("FILE");
  addMapsOption(*command, options->maps, "Default: those that need no more runs");
  command->add_option("--slice", options->slice, "The slice to show, counted from 0 (default: the middle one)")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  command
      ->add_option("--labels", options->labels,
                   "Label map (NIfTI or DICOM segmentation) of lesions or other regions, for tables of them")
      ->type_name("FILE");
  command->add_option("--other-labels", options->otherLabels, "Another mask that the labels are compared with")
      ->needs("--labels")
      ->type_name("FILE");
  command
      ->add_option("--language", options->language, "en, de, fr or zh; a model's card stays in its author's language")
      ->check(CLI::IsMember(report::kLanguages))
      ->capture_default_str()
      ->type_name("CODE");
  command->add_flag("--deidentify", options->deidentify,
                    "Leave out descriptions, file names and identifiers of the images; pictures stay as they are");
  command->callback([options] { writeReport(*options); });
}

}  // namespace glmamba::cli
