// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "inference/engine/machine.h"
#include "inference/engine/model.h"
#include "inference/engine/segmentation_model.h"
#include "inference/ops/cuda_devices.h"
#include "inference/ops/selective_scan_kernel.h"

namespace glmamba::cli {

namespace {

nlohmann::json modelJson(const engine::ModelCard& card) {
  nlohmann::json accuracy = nlohmann::json::array();
  for (const engine::MeasuredAccuracy& row : card.accuracy)
    accuracy.push_back({{"subject", row.subject}, {"method", row.method}, {"psnr", row.psnr}, {"ssim", row.ssim}});
  return {{"name", card.name},
          {"version", card.version},
          {"description", card.description},
          {"scale", card.scaleFactor},
          {"parameters", card.parameters},
          {"target", card.targetContrast},
          {"references", card.referenceContrasts},
          {"weights_sha256", card.weightsSha256},
          {"weights", card.weights.string()},
          {"accuracy", accuracy}};
}

nlohmann::json segmentationJson(const engine::SegmentationCard& card) {
  return {{"name", card.name},
          {"version", card.version},
          {"contrasts", card.configuration.contrasts},
          {"regions", card.configuration.regions},
          {"parameters", card.parameters},
          {"weights_sha256", card.weightsSha256},
          {"weights", card.weights.string()}};
}

void info(const LibraryNames& libraries, bool json) {
  const engine::Machine& machine = engine::machine();
  std::vector<std::string> warnings = machine.warnings;
  const std::vector<engine::ModelCard> models = engine::installedModels(&warnings);
  const std::vector<engine::SegmentationCard> segmenting = engine::installedSegmentationModels(&warnings);
  if (models.empty()) {
    std::string folders;
    for (const auto& folder : engine::modelFolders()) folders += (folders.empty() ? "" : ", ") + folder.string();
    warnings.push_back("No model is installed; looked in " + folders + ".");
  }
  if (json) {
    nlohmann::json cards = nlohmann::json::array();
    for (const engine::ModelCard& card : models) cards.push_back(modelJson(card));
    nlohmann::json segmentationCards = nlohmann::json::array();
    for (const engine::SegmentationCard& card : segmenting) segmentationCards.push_back(segmentationJson(card));
    nlohmann::json versions{{"torch", machine.torchVersion}};
    for (auto [name, version] : libraries) {
      std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
      versions[name] = version;
    }
    printJson({{"program", {{"name", "glmamba"}, {"version", GLMAMBA_VERSION}}},
               {"versions", versions},
               {"cpu", machine.cpu},
               {"devices", machine.devices},
               {"threads", machine.threads},
               {"blas", {{"name", machine.blas}, {"slow", machine.blasIsSlow}}},
               {"kernels", {{"ours", ops::kernelTarget()}, {"cuda", ops::hasCudaKernels()}, {"torch", machine.simd}}},
               {"models", cards},
               {"segmentation_models", segmentationCards},
               {"warnings", warnings}});
    return;
  }
  std::string devices, others;
  for (const auto& [name, version] : libraries) others += ", " + name + " " + version;
  for (const std::string& device : machine.devices) devices += (devices.empty() ? "" : ", ") + device;
  std::cout << "glmamba " GLMAMBA_VERSION "\n"
            << "libraries  LibTorch " << machine.torchVersion << others << "\nprocessor  " << machine.cpu
            << "\ndevices    " << devices << "\nthreads    " << machine.threads << "\nBLAS       " << machine.blas
            << "\nkernels    ours: " << ops::kernelTarget() << (ops::hasCudaKernels() ? " and CUDA" : "")
            << ", LibTorch: " << machine.simd << '\n';
  for (const engine::ModelCard& card : models)
    std::cout << "model      " << card.nameAndVersion() << ": x" << card.scaleFactor << ", " << card.parameters
              << " parameters, SHA-256 " << card.weightsSha256.substr(0, 12) << "…, " << card.weights.string() << '\n';
  for (const engine::SegmentationCard& card : segmenting)
    std::cout << "model      " << card.nameAndVersion() << ": segments, " << card.parameters << " parameters, SHA-256 "
              << card.weightsSha256.substr(0, 12) << "…, " << card.weights.string() << '\n';
  std::cout.flush();
  warn(warnings);
}

}  // namespace

void addInfoCommand(CLI::App& program, const LibraryNames& libraries) {
  CLI::App* command = program.add_subcommand("info", "Versions, devices, threads, BLAS, kernels and installed models");
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "Report as JSON on stdout");
  command->callback([libraries, json] { info(libraries, *json); });
}

}  // namespace glmamba::cli
