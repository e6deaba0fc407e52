// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>
#include <set>

#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "app/cli/open_pair.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "core/series_pair.h"
#include "io/scan.h"

namespace glmamba::cli {

namespace {

const char* kindName(core::SeriesKind kind) { return kind == core::SeriesKind::labelMap ? "labels" : "image"; }
const char* formatName(core::FileFormat format) { return format == core::FileFormat::dicom ? "dicom" : "nifti"; }

/// The slices of a multi-frame file come from one.
std::size_t fileCount(const core::Series& series) {
  return std::set<std::filesystem::path>(series.files.begin(), series.files.end()).size();
}

nlohmann::json seriesJson(const core::Series& series, int number) {
  return {{"volume", number},
          {"id", series.id},
          {"description", series.description},
          {"number", series.number},
          {"format", formatName(series.format)},
          {"kind", kindName(series.kind)},
          {"contrast", core::contrastName(series.contrast)},
          {"geometry", geometryJson(series.geometry)},
          {"files", fileCount(series)},
          {"first_file", series.files.empty() ? std::string() : series.files.front().string()},
          {"warnings", series.warnings}};
}

void printProposal(const core::Study& study) {
  const auto proposed = core::proposePair(study.series);
  if (!proposed) return;
  const core::Series &target = study.series[proposed->target], &reference = study.series[proposed->reference];
  std::cout << "  proposed: “" << target.description << "” guided by “" << reference.description << "”\n";
  for (const core::PairingFinding& finding : core::checkPair(target, reference))
    std::cout << "    " << core::severityName(finding.severity) << ": " << finding.message << '\n';
}

void printText(const io::ScanResult& found) {
  int number = 0;
  for (const core::Study& study : found.studies) {
    std::cout << study.description << (study.date.empty() ? "" : ", " + study.date) << '\n';
    for (const core::Series& series : study.series) {
      const std::string contrast = core::contrastName(series.contrast);
      const std::size_t files = fileCount(series);
      std::cout << "  " << ++number << "  " << series.description << ": " << (contrast.empty() ? "" : contrast + ", ")
                << (series.kind == core::SeriesKind::labelMap ? "label map, " : "") << series.geometry.describe()
                << ", " << files << (files == 1 ? " file\n" : " files\n");
      for (const std::string& warning : series.warnings) std::cout << "    warning: " << warning << '\n';
    }
    printProposal(study);
  }
  for (const io::FileWarning& warning : found.warnings)
    std::cout << "passed over " << warning.file.string() << ": " << warning.message << '\n';
}

/// The pair that the window would propose, by series id; null when there is none.
nlohmann::json proposalJson(const core::Study& study) {
  const auto proposed = core::proposePair(study.series);
  if (!proposed) return nullptr;
  const core::Series &target = study.series[proposed->target], &reference = study.series[proposed->reference];
  return {{"target", target.id},
          {"reference", reference.id},
          {"findings", findingsJson(core::checkPair(target, reference))}};
}

void scan(const std::string& path, bool json) {
  const io::ScanResult found = io::scan({path}, interruption(), terminalProgress(json));
  endProgressLine();
  if (!json) return printText(found);
  int number = 0;
  nlohmann::json studies = nlohmann::json::array(), warnings = nlohmann::json::array();
  for (const core::Study& study : found.studies) {
    nlohmann::json series = nlohmann::json::array();
    for (const core::Series& one : study.series) series.push_back(seriesJson(one, ++number));
    studies.push_back({{"id", study.id},
                       {"description", study.description},
                       {"date", study.date},
                       {"series", series},
                       {"proposed_pair", proposalJson(study)}});
  }
  for (const io::FileWarning& warning : found.warnings)
    warnings.push_back({{"file", warning.file.string()}, {"message", warning.message}});
  printJson({{"studies", studies}, {"warnings", warnings}});
}

}  // namespace

void addScanCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand("scan", "Lists the studies and series in a file or folder");
  struct Options {
    std::string path;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  command->add_option("PATH", options->path, "A NIfTI file, a DICOM file, a folder or a ZIP of one")->required();
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { scan(options->path, options->json); });
}

}  // namespace glmamba::cli
