// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/deidentify_options.h"
#include "app/cli/expert_mask.h"
#include "app/cli/interruption.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "app/cli/trust_set.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "inference/engine/machine.h"
#include "inference/engine/provenance_json.h"
#include "inference/engine/trust_json.h"
#include "io/nifti_writer.h"
#include "io/parametric_map.h"

namespace glmamba::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
  RunOptions run;
  std::string output;
  std::optional<std::string> dicom;
  std::vector<std::string> maps;
  std::vector<std::string> checkpoints;
  std::optional<std::string> labels;
  DeidentifyOptions deidentify;
};

void writeMaps(const Options& options, const RunInputs& inputs, const engine::SuperResolutionResult& result,
               const trust::TrustSet& set) {
  const core::Series &target = inputs.pair.target.series, &reference = inputs.pair.reference.series;
  const std::string provenance =
      engine::provenanceJson(result.provenance, target, reference, result.seconds, inputs.warnings);
  core::writeFolderAtomically(options.output, [&](const fs::path& folder) {
    for (const core::TrustMap& map : set.maps)
      io::writeNifti(*map.volume, folder / (map.name + ".nii.gz"), engine::trustMapJson(map, provenance));
  });
  if (!options.dicom) return;
  std::vector<io::ParametricMap> maps;
  for (const core::TrustMap& map : set.maps) maps.push_back({map.volume, map.quantity});
  io::exportParametricMaps(maps, target, {reference}, {GLMAMBA_VERSION, result.provenance.model()}, *options.dicom,
                           interruption(), terminalProgress(options.run.json), deidentificationOf(options.deidentify));
  endProgressLine();
}

void print(const Options& options, const trust::TrustSet& set) {
  std::printf("%-30s %-12s %10s %10s %10s %10s\n", "map", "unit", "mean", "median", "95 %", "highest");
  for (const core::TrustMap& map : set.maps) {
    const imaging::MapSummary& spread = *set.spreadOf(map.name);
    std::printf("%-30s %-12s %10.4g %10.4g %10.4g %10.4g\n", map.name.c_str(), map.quantity->unit, spread.mean,
                spread.median, spread.quantile95, spread.highest);
  }
  for (const trust::Saying& one : set.says) std::printf("%s\n", one.sentence.c_str());
  std::printf("%s: %zu maps, over the voxels of the head\n", options.output.c_str(), set.maps.size());
}

void judge(const Options& options) {
  const std::set<trust::Group> groups = chosenGroups(options.maps, options.run, [](trust::Group) { return true; });
  requireFolderPlace(options.output);
  if (options.dicom) requireFolderPlace(*options.dicom);
  const engine::ModelCard card = cardOf(options.run);
  warn(engine::machine().warnings);
  RunInputs inputs = openInputs(options.run, card);
  if (options.dicom && inputs.pair.target.series.format != core::FileFormat::dicom)
    throw core::Error(core::ErrorCode::unsupported,
                      "Parametric maps lie on DICOM images, and the target is none: leave --dicom out.");
  warn(inputs.warnings);
  engine::Model model = engine::Model::load(card, options.run.engine.device);
  std::vector<engine::Model> others;
  for (const std::string& name : options.checkpoints)
    others.push_back(engine::Model::load(engine::findModel(name), options.run.engine.device));
  std::vector<engine::Model*> checkpoints;
  for (engine::Model& other : others) checkpoints.push_back(&other);

  const engine::SuperResolutionRequest request = requestOf(options.run, inputs);
  const auto result = superResolved(options.run, request, model);
  warn(result.warnings);
  inputs.warnings.insert(inputs.warnings.end(), result.warnings.begin(), result.warnings.end());
  const core::VolumePtr labels = options.labels ? labelsOn(*options.labels, result.sr->geometry()) : nullptr;
  const trust::TrustSet set = trustSet({options.run, inputs, request, result, model, checkpoints, groups, labels});
  writeMaps(options, inputs, result, set);
  if (!options.run.json) return print(options, set);
  nlohmann::json json = figuresJson(set, result.seconds);
  json["output"] = options.output;
  json["slices"] = result.sr->sliceCount();
  json["super_resolution_seconds"] = result.seconds;
  json["model"] = result.provenance.model();
  json["warnings"] = inputs.warnings;
  printJson(json);
}

}  // namespace

void addTrustCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "trust", "Super-resolves, and writes maps that say where the result may be trusted and where not");
  auto options = std::make_shared<Options>();
  addRunOptions(*command, options->run);
  command->add_option("--output", options->output, "New folder for the maps, as NIfTI with provenance beside each")
      ->required()
      ->type_name("DIR");
  command->add_option("--dicom", options->dicom, "Also write the maps as DICOM parametric maps into this new folder")
      ->type_name("DIR");
  addMapsOption(*command, options->maps, "Default: all that are possible");
  command
      ->add_option("--checkpoint", options->checkpoints,
                   "A further model for the uncertainty, once for each: by name or file")
      ->type_name("NAME|FILE");
  command
      ->add_option("--labels", options->labels,
                   "Label map (NIfTI or DICOM segmentation) of regions to give the share of added energy of")
      ->type_name("FILE");
  addDeidentifyOptions(*command, options->deidentify);
  command->callback([options] { judge(*options); });
}

}  // namespace glmamba::cli
