// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>
#include <sstream>

#include "app/cli/choose_series.h"
#include "app/cli/commands.h"
#include "app/cli/deidentify_options.h"
#include "app/cli/interruption.h"
#include "app/cli/output_place.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "core/error.h"
#include "io/load.h"
#include "io/parametric_map.h"
#include "io/scan.h"
#include "io/segmentation.h"

namespace glmamba::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
  std::string source;
  std::vector<std::string> from;
  std::optional<std::string> labels;
  std::vector<std::string> segments;
  std::vector<std::string> maps;
  std::string algorithm;
  std::string algorithmVersion;
  bool manual = false;
  std::string output;
  DeidentifyOptions deidentify;
  bool json = false;
};

[[noreturn]] void bad(const std::string& sentence) { throw core::Error(core::ErrorCode::badValue, sentence); }

/// "1,4=enhancing": labels, and what they show.
io::Segment parsedSegment(const std::string& text, int number) {
  const std::size_t equals = text.find('=');
  io::Segment segment;
  std::istringstream labels(text.substr(0, equals));
  for (std::string label; std::getline(labels, label, ',');) {
    const bool isNumber = !label.empty() && label.size() <= 5 && label.find_first_not_of("0123456789") == label.npos;
    if (!isNumber || label == "0") bad("'" + text + "' names no segment: write labels and a name, as 1,4=enhancing.");
    segment.labels.push_back(std::stoi(label));
  }
  if (equals == text.npos || equals + 1 == text.size() || segment.labels.empty())
    bad("'" + text + "' names no segment: write labels and a name, as 1,4=enhancing.");
  segment.kind = io::segmentKind(text.substr(equals + 1), number);
  return segment;
}

/// The only volume in a file, image or label map.
core::VolumePtr volumeIn(const std::string& file) {
  const io::ScanResult found = io::scan({file}, interruption());
  if (found.studies.size() != 1 || found.studies[0].series.size() != 1)
    bad(fs::path(file).filename().string() + " holds several volumes: name a file with one.");
  warn(found.studies[0].series[0].warnings);
  return io::loadVolume(found.studies[0].series[0], interruption());
}

/// "ssim=FILE".
io::ParametricMap openedMap(const std::string& text) {
  const std::size_t equals = text.find('=');
  const core::MapQuantity* quantity = core::mapQuantity(text.substr(0, equals));
  if (quantity == nullptr || equals == text.npos) {
    std::string names;
    for (const core::MapQuantity& known : core::mapQuantities())
      names += (names.empty() ? "" : ", ") + std::string(known.name);
    bad("'" + text + "' is no map: write its quantity and file, as ssim=map.nii.gz. Quantities are " + names + ".");
  }
  return {volumeIn(text.substr(equals + 1)), quantity};
}

io::SegmentationDescription descriptionOf(const Options& options) {
  io::SegmentationDescription description;
  for (const std::string& text : options.segments)
    description.segments.push_back(parsedSegment(text, static_cast<int>(description.segments.size()) + 1));
  if (options.manual != options.algorithm.empty())
    bad("Say how the labels were made: --manual, or --algorithm and the name of what made them.");
  description.method = options.manual ? io::SegmentMethod::manual : io::SegmentMethod::automatic;
  description.algorithm = options.algorithm;
  description.algorithmVersion = options.algorithmVersion;
  description.programVersion = GLMAMBA_VERSION;
  return description;
}

std::vector<fs::path> written(const Options& options, const core::Series& source,
                              const std::vector<core::Series>& others) {
  const core::ProgressSink progress = terminalProgress(options.json);
  const auto deidentification = deidentificationOf(options.deidentify);
  if (options.labels) {
    const io::SegmentationDescription description = descriptionOf(options);
    return {io::exportSegmentation(volumeIn(*options.labels), description, source, others, options.output,
                                   interruption(), progress, deidentification)};
  }
  std::vector<io::ParametricMap> maps;
  for (const std::string& map : options.maps) maps.push_back(openedMap(map));
  const std::string made = options.algorithm + (options.algorithmVersion.empty() ? "" : " " + options.algorithmVersion);
  return io::exportParametricMaps(maps, source, others, {GLMAMBA_VERSION, made}, options.output, interruption(),
                                  progress, deidentification);
}

void exportOverlay(const Options& options) {
  if (options.labels.has_value() == !options.maps.empty())
    bad("Name what to write: --labels, or --map once or several times.");
  if (options.labels) descriptionOf(options);  // wrong options are told before anything is read
  requireFolderPlace(options.output);
  const core::Series source = chooseSeries(options.source, Role::any);
  std::vector<core::Series> others;
  for (const std::string& path : options.from) others.push_back(chooseSeries(path, Role::any));
  const std::vector<fs::path> files = written(options, source, others);
  endProgressLine();
  if (options.json) {
    nlohmann::json names = nlohmann::json::array();
    for (const fs::path& file : files) names.push_back(file.string());
    return printJson({{"files", names}});
  }
  for (const fs::path& file : files) std::cout << file.string() << '\n';
}

}  // namespace

void addExportCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "export", "Writes labels as a DICOM segmentation, or maps as DICOM parametric maps, over the images they lie on");
  auto options = std::make_shared<Options>();
  command->add_option("--source", options->source, "DICOM series that the labels or maps lie on")
      ->required()
      ->type_name("PATH");
  command->add_option("--labels", options->labels, "Label map: whole numbers, 0 is background")->type_name("FILE");
  command
      ->add_option(
          "--segment", options->segments,
          "Labels that make a segment and its name, once a segment: 1=necrosis or 1,2,4=whole-tumour. Known are "
          "whole-tumour, necrosis, non-enhancing, oedema, enhancing, lesion; other names are free text. "
          "Default: one for each label")
      ->type_name("LABELS=NAME");
  command->add_flag("--manual", options->manual, "The labels were drawn by hand");
  command->add_option("--algorithm", options->algorithm, "What made the labels or maps")->type_name("NAME");
  command->add_option("--algorithm-version", options->algorithmVersion, "Its version")->type_name("VERSION");
  command
      ->add_option("--map", options->maps,
                   "A map's quantity and file, once a map: absolute-error, signed-error, ssim, gradient-error, "
                   "dc-residual, added, "
                   "added-energy, reference-influence, reference-correlation, uncertainty, effective-resolution")
      ->type_name("QUANTITY=FILE");
  command->add_option("--from", options->from, "Other series that were used as well, to be named as sources")
      ->type_name("PATH");
  command->add_option("--output", options->output, "New folder to write into")->required()->type_name("DIR");
  addDeidentifyOptions(*command, options->deidentify);
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { exportOverlay(*options); });
}

}  // namespace glmamba::cli
