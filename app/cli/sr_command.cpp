#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/accuracy.h"
#include "app/cli/choose_series.h"
#include "app/cli/commands.h"
#include "app/cli/comparison_picture.h"
#include "app/cli/deidentify_options.h"
#include "app/cli/engine_options.h"
#include "app/cli/interruption.h"
#include "app/cli/open_pair.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/slices_option.h"
#include "app/cli/terminal.h"
#include "core/error.h"
#include "inference/engine/machine.h"
#include "inference/engine/provenance_json.h"
#include "inference/engine/slice_dump.h"
#include "inference/engine/super_resolve.h"
#include "io/dicom_export.h"
#include "io/nifti_writer.h"

namespace glmamba::cli {

namespace {

struct Options {
  std::string lr;
  std::optional<std::string> reference;
  std::string output;
  std::optional<std::string> truth;
  std::optional<std::string> dicom;
  std::optional<std::string> picture;
  std::optional<std::string> dump;
  std::optional<core::FileFormat> format;
  std::optional<engine::SliceRange> slices;
  std::optional<int> lrVolume;
  std::optional<int> referenceVolume;
  int scale = 0;
  core::PairingChoice pairing;
  EngineOptions engine;
  DeidentifyOptions deidentify;
  bool ensemble = false;
  bool dataConsistency = false;
  bool json = false;

  /// A number alone means an image beside the target; nothing that both are to be chosen there.
  std::optional<ImagePlace> referencePlace() const {
    if (!reference && !lrVolume && !referenceVolume) return {};
    return ImagePlace{reference.value_or(lr), referenceVolume};
  }
};

struct Inputs {
  OpenedPair pair;
  std::optional<OpenedImage> truth;
  std::vector<std::string> warnings;

  const core::Volume& lr() const { return *pair.target.volume; }
};

Inputs openInputs(const Options& options, const engine::ModelCard& card) {
  Inputs inputs{
      openPair({options.lr, options.lrVolume}, options.referencePlace(), options.pairing, options.json), {}, {}};
  inputs.warnings = inputs.pair.warnings;
  if (options.truth) {
    inputs.truth = openImage(*options.truth, Role::target);
    requireTruthOnGrid(inputs.truth->volume->geometry(), std::filesystem::path(*options.truth).filename().string(),
                       engine::outputGrid(inputs.lr().geometry(), inputs.pair.reference.volume->geometry(),
                                          options.scale, card.alignment));
  }
  return inputs;
}

engine::SuperResolutionRequest requestOf(const Options& options, const Inputs& inputs) {
  engine::SuperResolutionRequest request;
  request.lr = inputs.pair.target.volume;
  request.reference = inputs.pair.reference.volume;
  request.registration = inputs.pair.registration;
  request.scaleFactor = options.scale;
  request.slices = options.slices;
  request.precision = options.engine.precision;
  request.ensemble = options.ensemble;
  request.dataConsistency = options.dataConsistency;
  return request;
}

engine::SuperResolutionResult run(const Options& options, const engine::SuperResolutionRequest& request,
                                  engine::Model& model) {
  auto outcome = engine::superResolve(request, model, interruption(), terminalProgress(options.json));
  endProgressLine();
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) throw failure->error;
  if (std::holds_alternative<core::Cancelled>(outcome)) throw core::CancelToken::Requested{};
  return std::get<engine::SuperResolutionResult>(std::move(outcome));
}

void writeDicom(const engine::SuperResolutionResult& result, const Inputs& inputs, const std::filesystem::path& folder,
                const std::optional<io::Deidentification>& deidentification) {
  io::exportSrSeries(*result.sr, inputs.pair.target.series, inputs.pair.reference.series, result.provenance, folder,
                     interruption(), {}, deidentification);
}

/// What was measured against the truth; without it when no slice holds enough of the head to be measured.
std::optional<Accuracy> measured(const engine::SuperResolutionResult& result, Inputs& inputs,
                                 const engine::SliceRange& range) {
  if (!inputs.truth) return {};
  try {
    return accuracyOf(result, inputs.lr(), *inputs.truth->volume, range);
  } catch (const core::Error& error) {
    // The result itself is written and right: only its measure is missing.
    inputs.warnings.push_back(error.what());
    return {};
  }
}

void report(const Options& options, const engine::SuperResolutionResult& result, const Inputs& inputs,
            const std::optional<Accuracy>& accuracy) {
  const int slices = result.sr->sliceCount();
  const core::Provenance& made = result.provenance;
  if (options.json) {
    nlohmann::json json{{"output", options.output},
                        {"slices", slices},
                        {"seconds", result.seconds},
                        {"seconds_per_slice", result.seconds / slices},
                        {"peak_rss_mb", peakMemoryMiB()},
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
                result.seconds / slices, peakMemoryMiB());
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
  if (options.picture) requireFilePlace(*options.picture);
  if (options.dump) requireFilePlace(*options.dump);
  const engine::ModelCard card =
      options.engine.model ? engine::findModel(*options.engine.model) : engine::defaultModel(options.scale);
  warn(engine::machine().warnings);

  Inputs inputs = openInputs(options, card);
  warn(inputs.warnings);
  engine::Model model = engine::Model::load(card, options.engine.device);
  const engine::SuperResolutionRequest request = requestOf(options, inputs);
  const engine::SuperResolutionResult result = run(options, request, model);
  warn(result.warnings);
  inputs.warnings.insert(inputs.warnings.end(), result.warnings.begin(), result.warnings.end());

  const engine::SliceRange range = options.slices.value_or(engine::SliceRange{0, inputs.lr().sliceCount()});
  if (format == core::FileFormat::nifti)
    io::writeNifti(*result.sr, options.output,
                   engine::provenanceJson(result.provenance, inputs.pair.target.series, inputs.pair.reference.series,
                                          result.seconds, inputs.warnings));
  else
    writeDicom(result, inputs, options.output, deidentification);
  if (options.dicom) writeDicom(result, inputs, *options.dicom, deidentification);
  if (options.dump) engine::dumpSlice(request, model, (range.first + range.last) / 2, *options.dump);
  if (options.picture) {
    const core::VolumePtr truth = inputs.truth ? core::slices(*inputs.truth->volume, range.first, range.last) : nullptr;
    io::writePng(comparisonPicture({result.interpolated, result.reference, result.sr, truth, options.scale},
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
  const std::map<std::string, core::RegistrationChoice> registrations{{"auto", core::RegistrationChoice::automatic},
                                                                      {"yes", core::RegistrationChoice::yes},
                                                                      {"no", core::RegistrationChoice::no}};
  const std::map<std::string, core::FileFormat> formats{{"nifti", core::FileFormat::nifti},
                                                        {"dicom", core::FileFormat::dicom}};
  command->add_option("--lr", options->lr, "Low-resolution target: NIfTI, DICOM file, folder or ZIP; or a whole study")
      ->required()
      ->type_name("PATH");
  command
      ->add_option("--reference", options->reference,
                   "High-resolution image of another contrast (default: both are chosen among the images at --lr)")
      ->type_name("PATH");
  command
      ->add_option("--register", options->pairing.registration,
                   "Move the reference onto the target: yes, no or auto (default: auto, where the frames of reference "
                   "differ)")
      ->transform(CLI::CheckedTransformer(registrations, CLI::ignore_case).description(""))
      ->type_name("CHOICE");
  command->add_flag("--accept-pair", options->pairing.acceptRefused, "Use the pair although its check refuses it");
  command->add_option("--lr-volume", options->lrVolume, "Number of the target in its path, as scan lists them")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command->add_option("--reference-volume", options->referenceVolume, "Number of the reference in its path")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
  command->add_option("--scale", options->scale, "In-plane factor")->required()->check(CLI::IsMember({2, 4}));
  command->add_option("--output", options->output, "NIfTI file, or folder for a DICOM series")
      ->required()
      ->type_name("PATH");
  command->add_option("--truth", options->truth, "High-resolution original: measure PSNR, SSIM and NMSE against it")
      ->type_name("HR");
  command->add_option("--format", options->format, "nifti or dicom (default: by the name of the output)")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""))
      ->type_name("FORMAT");
  command->add_option("--dicom", options->dicom, "Also write a DICOM series into this new folder")->type_name("DIR");
  command
      ->add_option("--picture", options->picture, "Also write the middle slice beside LR, reference and error as PNG")
      ->type_name("FILE");
  command
      ->add_option("--dump", options->dump,
                   "Also write the network's inputs and outputs of the middle slice as safetensors, to check them")
      ->type_name("FILE");
  addSlicesOption(*command, options->slices);
  addEngineOptions(*command, options->engine);
  addDeidentifyOptions(*command, options->deidentify);
  command->add_flag("--ensemble", options->ensemble, "The mean over eight flips and turns: eight times the work");
  command->add_flag("--data-consistency", options->dataConsistency,
                    "Put the measured k-space back (only for a target that was made by cropping k-space)");
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { sr(*options); });
}

}  // namespace glmamba::cli
