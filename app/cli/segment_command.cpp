// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>
#include <memory>
#include <set>
#include <tuple>

#include "app/cli/choose_series.h"
#include "app/cli/commands.h"
#include "app/cli/expert_mask.h"
#include "app/cli/interruption.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/segmentation_tables.h"
#include "app/cli/slices_option.h"
#include "app/cli/terminal.h"
#include "app/report/segment_description.h"
#include "core/error.h"
#include "inference/engine/machine.h"
#include "inference/engine/segment.h"
#include "inference/imaging/lesions.h"
#include "inference/imaging/tumour_regions.h"
#include "io/nifti_writer.h"
#include "io/segmentation.h"

namespace glmamba::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> inputs;
  std::string output;
  std::optional<std::string> truth;
  std::optional<std::string> coding;
  std::optional<engine::SliceRange> slices;
  std::optional<std::string> model;
  engine::Device device = engine::Device::automatic;
  bool json = false;
};

[[noreturn]] void bad(const std::string& sentence) { throw core::Error(core::ErrorCode::badValue, sentence); }

/// An image that was named, and what it shows; an empty contrast is not known.
struct Input {
  std::string name;
  core::Series series;
  std::string contrast;
};

/// "FLAIR=PATH" says what an image shows, by a contrast that a model takes; otherwise its series does.
std::vector<Input> chooseInputs(const Options& options, const std::optional<engine::SegmentationCard>& named) {
  std::vector<engine::SegmentationCard> cards = engine::installedSegmentationModels();
  if (named) cards.push_back(*named);
  std::set<std::string> known;
  for (const auto& card : cards) known.insert(card.configuration.contrasts.begin(), card.configuration.contrasts.end());
  std::vector<Input> inputs;
  for (const std::string& text : options.inputs) {
    const std::size_t equals = text.find('=');
    const std::string word = equals == std::string::npos ? "" : text.substr(0, equals);
    const bool isNamed = known.count(word) > 0;
    const fs::path path = isNamed ? text.substr(equals + 1) : text;
    core::Series series = chooseSeries(path, Role::target);
    const std::string contrast = isNamed ? word : core::contrastName(series.contrast);
    inputs.push_back({path.filename().string(), std::move(series), contrast});
  }
  return inputs;
}

engine::SegmentationCard defaultModel(const std::vector<Input>& inputs) {
  std::vector<std::string> contrasts;
  for (const Input& input : inputs) contrasts.push_back(input.contrast);
  return engine::defaultSegmentationModel(contrasts);
}

/// The images that the model takes, by contrast.
struct Inputs {
  std::map<std::string, OpenedImage> byContrast;
  std::vector<std::string> warnings;

  engine::ImagesByContrast images() const {
    engine::ImagesByContrast images;
    for (const auto& [contrast, opened] : byContrast) images[contrast] = opened.volume;
    return images;
  }
};

/// Of a single image that does not say what it shows the model's first contrast is taken.
Inputs openInputs(std::vector<Input> chosen, const engine::SegmentationCard& card) {
  Inputs inputs;
  const auto& known = card.configuration.contrasts;
  for (Input& input : chosen) {
    if (input.contrast.empty() && chosen.size() == 1) {
      input.contrast = known.front();
      inputs.warnings.push_back(input.name + " does not say what it shows: it is taken as " + input.contrast + ".");
    }
    if (std::find(known.begin(), known.end(), input.contrast) == known.end()) {
      std::string names;
      for (const std::string& one : known) names += (names.empty() ? "" : ", ") + one;
      bad(input.name + " is " + (input.contrast.empty() ? "of an unknown contrast" : input.contrast) + ", and " +
          card.nameAndVersion() + " takes " + names + ": name another image, or its contrast as " + known.front() +
          "=" + input.name + ".");
    }
    if (inputs.byContrast.count(input.contrast) != 0)
      bad("Two images are " + input.contrast + ": name one of each contrast.");
    inputs.warnings.insert(inputs.warnings.end(), input.series.warnings.begin(), input.series.warnings.end());
    inputs.byContrast.emplace(input.contrast, openImage(std::move(input.series)));
  }
  return inputs;
}

engine::SegmentationResult run(const engine::SegmentationRequest& request, engine::SegmentationModel& model,
                               bool quiet) {
  auto outcome = engine::segment(request, model, interruption(), terminalProgress(quiet));
  endProgressLine();
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) throw failure->error;
  if (std::holds_alternative<core::Cancelled>(outcome)) throw core::CancelToken::Requested{};
  return std::get<engine::SegmentationResult>(std::move(outcome));
}

nlohmann::json provenance(const engine::SegmentationCard& card, const engine::SegmentationResult& result,
                          const std::string& device) {
  return {{"program", "glmamba " GLMAMBA_VERSION},
          {"model", card.nameAndVersion()},
          {"weights_sha256", card.weightsSha256},
          {"device", device},
          {"contrasts", result.contrasts},
          {"regions", card.configuration.regions},
          {"thresholds", card.thresholds},
          {"smallest_components_ml", card.smallestComponents},
          {"warnings", result.warnings}};
}

void writeDicom(const Options& options, const Inputs& inputs, const engine::SegmentationCard& card,
                const engine::SegmentationResult& result) {
  const io::SegmentationDescription description = report::segmentDescription(card, *result.labels, GLMAMBA_VERSION);
  std::vector<core::Series> others;
  for (std::size_t n = 1; n < result.contrasts.size(); ++n)
    others.push_back(inputs.byContrast.at(result.contrasts[n]).series);
  io::exportSegmentation(result.labels, description, inputs.byContrast.at(result.contrasts.front()).series, others,
                         options.output, interruption(), terminalProgress(options.json));
  endProgressLine();
}

void segment(const Options& options) {
  const core::FileFormat format = outputFormat(options.output, {});
  format == core::FileFormat::nifti ? requireFilePlace(options.output) : requireFolderPlace(options.output);
  if (!options.json) warn(engine::machine().warnings);
  std::optional<engine::SegmentationCard> named;
  if (options.model) named = engine::findSegmentationModel(*options.model);
  std::vector<Input> chosen = chooseInputs(options, named);
  const engine::SegmentationCard card = named ? *named : defaultModel(chosen);
  const Inputs inputs = openInputs(std::move(chosen), card);
  warn(inputs.warnings);
  engine::SegmentationModel model = engine::SegmentationModel::load(card, options.device);
  engine::SegmentationRequest request{inputs.images()};
  if (options.slices) std::tie(request.first, request.last) = std::pair{options.slices->first, options.slices->last};
  engine::SegmentationResult result = run(request, model, options.json);
  warn(result.warnings);
  result.warnings.insert(result.warnings.begin(), inputs.warnings.begin(), inputs.warnings.end());

  const core::Geometry& grid = result.labels->geometry();
  const core::VolumePtr& whole = inputs.byContrast.at(result.contrasts.front()).volume;
  const core::VolumePtr image = core::slices(*whole, request.first, request.first + grid.size()[2]);
  const core::VolumePtr truth = options.truth ? expertDepths(*options.truth, options.coding, grid) : nullptr;
  const imaging::Mask outside = imaging::outsideOfHead({image});
  std::vector<RegionReport> regions;
  for (const std::string& name : card.configuration.regions) {
    const auto depth = static_cast<float>(imaging::tumourRegion(name)->depth);
    const imaging::Mask mask = imaging::maskFrom(*result.labels, depth);
    RegionReport& region = regions.emplace_back();
    region.name = name;
    region.millilitres = imaging::millilitres(mask, grid);
    region.lesions = imaging::lesionsOf(mask, grid, {image}, outside);
    if (truth) region.overlap = imaging::overlapOf(mask, imaging::maskFrom(*truth, depth), grid);
  }

  nlohmann::json made = provenance(card, result, model.deviceName());
  if (format == core::FileFormat::nifti)
    io::writeNifti(*result.labels, options.output, made.dump(2, ' ', false, nlohmann::json::error_handler_t::replace),
                   io::NiftiContent::labels);
  else
    writeDicom(options, inputs, card, result);
  const int slices = result.labels->sliceCount();
  if (!options.json) {
    std::cout << options.output << ": " << grid.describe() << '\n' << regionText(regions);
    return;
  }
  made["output"] = options.output;
  made["slices"] = slices;
  made["seconds"] = result.seconds;
  made["seconds_per_slice"] = result.seconds / slices;
  made["geometry"] = geometryJson(grid);
  made["regions"] = regionJson(regions);
  printJson(made);
}

}  // namespace

void addSegmentCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand("segment", "Finds a tumour in an image (AI, research use)");
  auto options = std::make_shared<Options>();
  const std::map<std::string, engine::Device> devices{
      {"auto", engine::Device::automatic}, {"cpu", engine::Device::cpu}, {"cuda", engine::Device::cuda}};
  command
      ->add_option("--input", options->inputs,
                   "Image of one contrast: NIfTI, DICOM file, folder or ZIP; once for each contrast. FLAIR=PATH where "
                   "the image does not say what it shows")
      ->required()
      ->type_name("[CONTRAST=]PATH");
  command->add_option("--output", options->output, "NIfTI file of labels, or new folder for a DICOM segmentation")
      ->required()
      ->type_name("PATH");
  command
      ->add_option("--truth", options->truth,
                   "An expert's labels, NIfTI or DICOM segmentation: measure Dice and boundary distance against them")
      ->type_name("FILE");
  command
      ->add_option(
          "--label-coding", options->coding,
          "What the truth's numbers mean: brats, brats-2023, decathlon or lesions (default: by its segments or its "
          "name)")
      ->check(CLI::IsMember({"brats", "brats-2023", "decathlon", "lesions"}))
      ->type_name("NAME");
  addSlicesOption(*command, options->slices);
  command->add_option("--model", options->model, "An installed model by name, or a .safetensors file")
      ->type_name("NAME|FILE");
  command->add_option("--device", options->device, "auto, cpu or cuda")
      ->transform(CLI::CheckedTransformer(devices, CLI::ignore_case).description(""))
      ->type_name("DEVICE");
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { segment(*options); });
}

}  // namespace glmamba::cli
