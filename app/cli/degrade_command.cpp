// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/choose_series.h"
#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "core/error.h"
#include "inference/imaging/kspace.h"
#include "io/nifti_writer.h"

namespace glmamba::cli {

namespace {

struct Options {
  std::string input;
  std::string output;
  std::optional<int> volume;
  int scale = 0;
  bool json = false;
};

core::VolumePtr degraded(const OpenedImage& hr, const Options& options) {
  try {
    return imaging::degrade(*hr.volume, options.scale, interruption());
  } catch (const core::Error& error) {
    // The operator knows the voxels, not the file they are from.
    throw core::Error(error.code(), std::filesystem::path(options.input).filename().string() + ": " + error.what());
  }
}

void degrade(const Options& options) {
  const core::ProgressSink progress = terminalProgress(options.json);
  if (progress) progress({"degrading in k-space", 0, 1});
  const OpenedImage hr = openImage(options.input, Role::any, options.volume);
  warn(hr.series.warnings);
  const core::VolumePtr lr = degraded(hr, options);
  io::writeNifti(*lr, options.output);
  if (progress) progress({"degrading in k-space", 1, 1});
  endProgressLine();
  if (options.json)
    return printJson(
        {{"output", options.output}, {"scale", options.scale}, {"geometry", geometryJson(lr->geometry())}});
  std::cout << options.output << ": " << lr->geometry().describe() << " from " << hr.volume->geometry().describe()
            << '\n';
}

}  // namespace

void addDegradeCommand(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("degrade", "Makes the low-resolution image that a smaller k-space would have measured");
  auto options = std::make_shared<Options>();
  command->add_option("--input", options->input, "High-resolution image: NIfTI, DICOM file, folder or ZIP")
      ->required()
      ->type_name("HR");
  command->add_option("--volume", options->volume, "Number of the image in the input, as scan lists them")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command->add_option("--scale", options->scale, "In-plane factor")->required()->check(CLI::IsMember({2, 4}));
  command->add_option("--output", options->output, "NIfTI file to write (.nii or .nii.gz)")
      ->required()
      ->type_name("LR");
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { degrade(*options); });
}

}  // namespace glmamba::cli
