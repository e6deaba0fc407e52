// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/commands.h"
#include "app/cli/comparison_picture.h"
#include "app/cli/deidentify_options.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/run_options.h"
#include "app/cli/run_result.h"
#include "app/cli/terminal.h"
#include "core/error.h"
#include "core/platform.h"
#include "inference/engine/machine.h"
#include "inference/engine/slice_dump.h"
#include "inference/engine/super_resolve.h"

namespace glmamba::cli {

namespace {

struct Options {
  RunOptions run;
  std::string output;
  std::optional<std::string> dicom;
  std::optional<std::string> picture;
  std::optional<std::string> dump;
  std::optional<core::FileFormat> format;
  DeidentifyOptions deidentify;
};

void report(const Options& options, const engine::SuperResolutionResult& result, const RunInputs& inputs,
            const std::optional<Accuracy>& accuracy) {
  const int slices = result.sr->sliceCount();
  const core::Provenance& made = result.provenance;
  const double peakMemory = static_cast<double>(core::peakMemory()) / (1 << 20);
  if (options.run.json) {
    nlohmann::json json{{"output", options.output},
                        {"slices", slices},
                        {"seconds", result.seconds},
                        {"seconds_per_slice", result.seconds / slices},
                        {"peak_rss_mb", peakMemory},
                        {"device", made.device},
                        {"precision", made.precision},
                        {"model", made.model()},
                        {"weights_sha256", made.weightsSha256},
                        {"scale", made.scaleFactor},
                        {"geometry", geometryJson(result.sr->geometry())},
                        {"pairing", pairingJson(inputs.pair)},
                        {"warnings", inputs.warnings}};
    if (accuracy) {
      json.update(metricsJson(accuracy->sr));
      json["zerofill"] = metricsJson(accuracy->zerofill);
      json["measured_slices"] = accuracy->sr.slices;
    }
    return printJson(json);
  }
  char time[96];
  std::snprintf(time, sizeof time, "%d slices in %s, %.2f s a slice, %.0f MB", slices, inWords(result.seconds).c_str(),
                result.seconds / slices, peakMemory);
  std::cout << options.output << ": " << result.sr->geometry().describe() << '\n'
            << made.model() << " on " << made.device << ", " << made.precision << ": " << time << '\n';
  if (made.registration) std::cout << "reference registered: " << core::describe(*made.registration) << '\n';
  if (accuracy)
    std::cout << "super-resolved: " << describe(accuracy->sr) << '\n'
              << "zero-filled:    " << describe(accuracy->zerofill) << '\n';
}

void sr(const Options& options) {
  const core::FileFormat format = outputFormat(options.output, options.format);
  format == core::FileFormat::nifti ? requireFilePlace(options.output) : requireFolderPlace(options.output);
  if (options.dicom) requireFolderPlace(*options.dicom);
  if (options.deidentify.wanted && format == core::FileFormat::nifti && !options.dicom)
    throw core::Error(core::ErrorCode::badValue,
                      "--deidentify is for DICOM: add --dicom, or let --output be a folder.");
  const auto deidentification = deidentificationOf(options.deidentify);
  if (options.picture) {
    io::requirePictureName(*options.picture);
    requireFilePlace(*options.picture);
  }
  if (options.dump) requireFilePlace(*options.dump);
  const engine::ModelCard card = cardOf(options.run);
  warn(engine::machine().warnings);

  RunInputs inputs = openInputs(options.run, card);
  warn(inputs.warnings);
  engine::Model model = engine::Model::load(card, options.run.engine.device);
  const engine::SuperResolutionRequest request = requestOf(options.run, inputs);
  const auto result = superResolved(options.run, request, model);
  warn(result.warnings);
  inputs.warnings.insert(inputs.warnings.end(), result.warnings.begin(), result.warnings.end());

  const engine::SliceRange range = inputs.range(options.run);
  writeResult(result, inputs, options.output, format, deidentification);
  if (options.dicom) writeResult(result, inputs, *options.dicom, core::FileFormat::dicom, deidentification);
  if (options.dump) engine::dumpSlice(request, model, (range.first + range.last) / 2, *options.dump);
  if (options.picture) {
    const core::VolumePtr truth = inputs.truth ? core::slices(*inputs.truth->volume, range.first, range.last) : nullptr;
    io::writePicture(comparisonPicture({result.interpolated, result.reference, result.sr, truth, options.run.scale},
                                       result.sr->sliceCount() / 2),
                     *options.picture);
  }
  const std::optional<Accuracy> accuracy = measured(result, inputs, range);
  if (inputs.truth && !accuracy) warn({inputs.warnings.back()});
  report(options, result, inputs, accuracy);
}

}  // namespace

void addSrCommand(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("sr", "Super-resolves an image in plane, guided by another contrast (AI, research use)");
  auto options = std::make_shared<Options>();
  addRunOptions(*command, options->run);
  const std::map<std::string, core::FileFormat> formats{{"nifti", core::FileFormat::nifti},
                                                        {"dicom", core::FileFormat::dicom}};
  command->add_option("--output", options->output, "NIfTI file, or folder for a DICOM series")
      ->required()
      ->type_name("PATH");
  command->add_option("--format", options->format, "nifti or dicom (default: by the name of the output)")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))
      ->type_name("FORMAT");
  command->add_option("--dicom", options->dicom, "Also write a DICOM series into this new folder")->type_name("DIR");
  command
      ->add_option("--picture", options->picture,
                   "Also write the middle slice beside LR, reference and error, as PNG or TIFF")
      ->type_name("FILE");
  command
      ->add_option("--dump", options->dump,
                   "Also write the network's inputs and outputs of the middle slice as safetensors, to check them")
      ->type_name("FILE");
  addDeidentifyOptions(*command, options->deidentify);
  command->callback([options] { sr(*options); });
}

}  // namespace glmamba::cli
