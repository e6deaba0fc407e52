// SPDX-License-Identifier: Apache-2.0
#include "app/cli/trust_set.h"

#include <algorithm>

#include "app/cli/interruption.h"
#include "app/cli/terminal.h"
#include "core/error.h"

namespace glmamba::cli {

namespace {

constexpr std::pair<const char*, trust::Group> kGroups[] = {{"error", trust::Group::error},
                                                            {"consistency", trust::Group::consistency},
                                                            {"added", trust::Group::added},
                                                            {"reference", trust::Group::reference},
                                                            {"uncertainty", trust::Group::uncertainty},
                                                            {"resolution", trust::Group::resolution}};

}  // namespace

void addMapsOption(CLI::App& command, std::vector<std::string>& options, const std::string& defaults) {
  std::vector<std::string> names;
  for (const auto& [name, group] : kGroups) names.emplace_back(name);
  command
      .add_option("--maps", options,
                  "Which maps, separated by commas: error and resolution (with --truth or --try), consistency, added, "
                  "reference "
                  "(3 more runs), uncertainty (12 more runs). " +
                      defaults)
      ->delimiter(',')
      ->check(CLI::IsMember(names).description(""))
      ->type_name("MAPS");
}

std::set<trust::Group> chosenGroups(const std::vector<std::string>& names, const RunOptions& options,
                                    bool (*byDefault)(trust::Group)) {
  std::set<trust::Group> groups;
  for (const auto& [name, group] : kGroups) {
    const bool isNamed = std::find(names.begin(), names.end(), name) != names.end();
    const bool isPossible = options.hasTruth() || (group != trust::Group::error && group != trust::Group::resolution);
    if (isNamed && !isPossible)
      throw core::Error(core::ErrorCode::badValue, std::string("The map “") + name +
                                                       "” compares with the high-resolution original: name that with "
                                                       "--truth, or degrade the target with --try.");
    if (isNamed || (names.empty() && isPossible && byDefault(group))) groups.insert(group);
  }
  return groups;
}

trust::TrustSet trustSet(const TrustTask& task) {
  const engine::SuperResolutionResult& result = task.result;
  trust::TrustInput input;
  input.lr = task.inputs.pair.target.volume;
  if (task.inputs.truth) input.truth = task.inputs.truth->volume;
  input.slices = task.inputs.range(task.options);
  input.sr = result.sr;
  input.interpolated = result.interpolated;
  input.labels = task.labels;
  input.alignment = task.model.card().alignment;
  trust::TrustMaker maker(input, interruption());
  const auto has = [&](trust::Group group) { return task.groups.count(group) > 0; };
  if (has(trust::Group::error)) maker.error();
  if (has(trust::Group::consistency) || has(trust::Group::added))
    maker.measurement(has(trust::Group::consistency), has(trust::Group::added));
  if (has(trust::Group::resolution)) maker.resolution();
  const auto progress = terminalProgress(task.options.json);
  if (has(trust::Group::reference)) {
    const auto found =
        resultOf(engine::referenceInfluence(task.request, result.sr, task.model, interruption(), progress));
    endProgressLine();
    maker.reference(found, task.model.card().normalisationQuantile);
  }
  if (has(trust::Group::uncertainty)) {
    std::vector<engine::Model*> models{&task.model};
    models.insert(models.end(), task.checkpoints.begin(), task.checkpoints.end());
    const auto found = resultOf(engine::uncertainty(task.request, models, interruption(), progress));
    endProgressLine();
    maker.uncertainty(found, models.size());
  }
  return maker.take();
}

nlohmann::json figuresJson(const trust::TrustSet& set, double seconds) {
  nlohmann::json figures;
  for (std::size_t n = 0; n < set.maps.size(); ++n)
    figures["maps"][set.maps[n].name] = {{"unit", set.maps[n].quantity->unit},
                                         {"voxels", set.spreads[n].voxels},
                                         {"mean", set.spreads[n].mean},
                                         {"median", set.spreads[n].median},
                                         {"quantile95", set.spreads[n].quantile95},
                                         {"highest", set.spreads[n].highest}};
  if (set.measurementSeconds > 0)
    figures["measurement"] = {{"seconds", set.measurementSeconds},
                              {"share_of_super_resolution", set.measurementSeconds / seconds}};
  if (set.consistency)
    figures["consistency"] = {{"noise_sigma", set.consistency->noise.sigma},
                              {"noise_from_background", set.consistency->noise.fromBackground},
                              {"noise_how", set.consistency->noise.how},
                              {"share_beyond_3_sigma", set.consistency->shareBeyondThreeSigma}};
  if (set.added) {
    figures["added"]["share_in_head"] = set.added->shareInHead;
    for (const auto& [label, part] : set.added->shareByLabel)
      figures["added"]["share_by_label"][std::to_string(label)] = part;
  }
  if (set.resolution) {
    nlohmann::json flagged = nlohmann::json::array();
    for (const imaging::RingPatch& patch : set.resolution->flagged)
      flagged.push_back({{"slice", patch.slice},
                         {"column", patch.column},
                         {"row", patch.row},
                         {"resolution_mm", patch.resolution},
                         {"interpolated_mm", patch.baseline}});
    figures["resolution"] = {{"median_mm", set.resolution->median},
                             {"interpolated_median_mm", set.resolution->interpolatedMedian},
                             {"patches", set.resolution->patches},
                             {"flagged", flagged}};
  }
  if (set.reference)
    figures["reference"] = {{"seconds", set.reference->seconds}, {"brightness", set.reference->brightness}};
  if (!set.uncertainty) return figures;
  figures["uncertainty"] = {{"seconds", set.uncertainty->seconds},
                            {"answers", set.uncertainty->answers},
                            {"models", set.uncertainty->models}};
  if (const auto& curve = set.uncertainty->reliability) {
    nlohmann::json& of = figures["uncertainty"];
    of["calibration_error"] = curve->calibrationError;
    of["factor"] = curve->factor;
    of["calibration_error_after"] = curve->calibrationErrorAfter;
    of["rank_correlation"] = curve->rankCorrelation;
    for (const imaging::ReliabilityBin& bin : curve->bins)
      of["reliability"].push_back({{"voxels", bin.voxels}, {"spread", bin.spread}, {"error", bin.error}});
  }
  return figures;
}

}  // namespace glmamba::cli
