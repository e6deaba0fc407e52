// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run_options.h"

#include <map>

#include "app/cli/accuracy.h"
#include "app/cli/interruption.h"
#include "app/cli/slices_option.h"
#include "app/cli/terminal.h"
#include "inference/imaging/try_mode.h"

namespace glmamba::cli {
namespace {

/// A number alone means an image beside the target; nothing that both are to be chosen there.
std::optional<ImagePlace> referencePlace(const RunOptions& options) {
  if (!options.reference && !options.lrVolume && !options.referenceVolume) return {};
  return ImagePlace{options.reference.value_or(options.lr), options.referenceVolume};
}

void addImageOptions(CLI::App& command, RunOptions& options) {
  command.add_option("--lr", options.lr, "Low-resolution target: NIfTI, DICOM file, folder or ZIP; or a whole study")
      ->required()
      ->type_name("PATH");
  command
      .add_option("--reference", options.reference,
                  "High-resolution image of another contrast (default: both are chosen among the images at --lr)")
      ->type_name("PATH");
  command.add_option("--lr-volume", options.lrVolume, "Number of the target in its path, as scan lists them")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command.add_option("--reference-volume", options.referenceVolume, "Number of the reference in its path")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command.add_option("--truth", options.truth, "High-resolution original: measure PSNR, SSIM and NMSE against it")
      ->type_name("HR");
}

}  // namespace

engine::SliceRange RunInputs::range(const RunOptions& options) const {
  return options.slices.value_or(engine::SliceRange{0, lr().sliceCount()});
}

engine::ModelCard cardOf(const RunOptions& options) {
  return options.engine.model ? engine::findModel(*options.engine.model) : engine::defaultModel(options.scale);
}

RunInputs openInputs(const RunOptions& options, const engine::ModelCard& card) {
  RunInputs inputs{
      openPair({options.lr, options.lrVolume}, referencePlace(options), options.pairing, options.json), {}, {}};
  inputs.warnings = inputs.pair.warnings;
  if (options.tryMode) {
    imaging::TryInputs degraded =
        imaging::tryInputs(inputs.lr(), inputs.pair.reference.volume, options.scale, interruption());
    inputs.truth = inputs.pair.target;
    inputs.pair.target.volume = std::move(degraded.lr);
    inputs.pair.reference.volume = std::move(degraded.guide);
  } else if (options.truth) {
    inputs.truth = openImage(*options.truth, Role::target);
    const std::vector<std::string>& warnings = inputs.truth->series.warnings;
    inputs.warnings.insert(inputs.warnings.end(), warnings.begin(), warnings.end());
    requireTruthOnGrid(inputs.truth->volume->geometry(), std::filesystem::path(*options.truth).filename().string(),
                       engine::outputGrid(inputs.lr().geometry(), inputs.pair.reference.volume->geometry(),
                                          options.scale, card.alignment));
  }
  return inputs;
}

engine::SuperResolutionRequest requestOf(const RunOptions& options, const RunInputs& inputs) {
  engine::SuperResolutionRequest request;
  request.lr = inputs.pair.target.volume;
  request.reference = inputs.pair.reference.volume;
  request.registration = inputs.pair.registration;
  request.scaleFactor = options.scale;
  request.slices = options.slices;
  request.precision = options.engine.precision;
  request.memoryLimit = static_cast<std::uint64_t>(1e9 * options.memory);
  request.ensemble = options.ensemble;
  request.dataConsistency = options.dataConsistency;
  return request;
}

engine::SuperResolutionResult superResolved(const RunOptions& options, const engine::SuperResolutionRequest& request,
                                            engine::Model& model) {
  auto result = resultOf(engine::superResolve(request, model, interruption(), terminalProgress(options.json)));
  endProgressLine();
  if (options.tryMode) result.provenance.degradedBy = options.scale;
  return result;
}

void addSettingOptions(CLI::App& command, RunOptions& options) {
  const std::map<std::string, core::RegistrationChoice> registrations{{"auto", core::RegistrationChoice::automatic},
                                                                      {"yes", core::RegistrationChoice::yes},
                                                                      {"no", core::RegistrationChoice::no}};
  command
      .add_option("--register", options.pairing.registration,
                  "Move the reference onto the target: yes, no or auto (default: auto, where the frames of reference "
                  "differ)")
      ->transform(CLI::CheckedTransformer(registrations, CLI::ignore_case).description(""))
      ->type_name("CHOICE");
  command.add_flag("--accept-pair", options.pairing.acceptRefused, "Use the pair although its check refuses it");
  command.add_option("--scale", options.scale, "In-plane factor")->required()->check(CLI::IsMember({2, 4}));
  command.add_flag("--try", options.tryMode,
                   "Degrade the target by the factor first, super-resolve that and measure against the original");
  addSlicesOption(command, options.slices);
  addEngineOptions(command, options.engine);
  command.add_option("--memory", options.memory, "Most memory that the network may take (default: what is free)")
      ->check(CLI::PositiveNumber)
      ->type_name("GB");
  command.add_flag("--ensemble", options.ensemble, "The mean over eight flips and turns: eight times the work");
  command.add_flag("--data-consistency", options.dataConsistency,
                   "Put the measured k-space back (only for a target that was made by cropping k-space)");
}

void addRunOptions(CLI::App& command, RunOptions& options) {
  addImageOptions(command, options);
  addSettingOptions(command, options);
  command.get_option("--try")->excludes("--truth");
  command.add_flag("--json", options.json, "Report as JSON on stdout");
}

}  // namespace glmamba::cli
