// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "app/cli/report.h"
#include "app/cli/terminal.h"
#include "core/error.h"
#include "inference/imaging/phantom.h"
#include "inference/imaging/phantom_signal.h"
#include "io/dicom_uid.h"
#include "io/mr_series.h"
#include "io/nifti_writer.h"

namespace glmamba::cli {

namespace {

struct Options {
  std::string output;
  std::array<int, 3> size = imaging::PhantomOptions{}.size;
  std::uint64_t seed = imaging::PhantomOptions{}.seed;
  bool json = false;
};

void demo(const Options& options) {
  namespace fs = std::filesystem;
  const fs::path folder = options.output;
  const fs::path dicom = folder / "dicom";
  if (fs::exists(dicom) && !(fs::is_directory(dicom) && fs::is_empty(dicom)))
    throw core::Error(core::ErrorCode::cannotWrite,
                      dicom.string() + " exists already: remove it or choose another folder.");
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem)
    throw core::Error(core::ErrorCode::cannotWrite,
                      "The folder " + folder.string() + " can't be made: choose another.");

  const core::ProgressSink progress = terminalProgress(options.json);
  const auto report = [&](int done) {
    if (progress) progress({"writing the demo study", done, 7});
    interruption().throwIfCancelled();
  };
  const imaging::Phantom phantom = imaging::makePhantom({options.size, options.seed});
  report(0);

  struct Contrast {
    const char* file;
    const char* folder;
    core::Contrast contrast;
    core::VolumePtr volume;
    imaging::SpinEcho sequence;
  };
  const Contrast contrasts[] = {
      {"phantom_t1.nii.gz", "T1", core::Contrast::t1, phantom.t1, imaging::kT1Weighted},
      {"phantom_t2.nii.gz", "T2", core::Contrast::t2, phantom.t2, imaging::kT2Weighted},
      {"phantom_pd.nii.gz", "PD", core::Contrast::pd, phantom.pd, imaging::kProtonDensityWeighted}};
  std::vector<std::string> files;
  int done = 0;
  io::writeNifti(*phantom.labels, folder / "phantom_seg.nii.gz", {}, io::NiftiContent::labels);
  files.push_back((folder / "phantom_seg.nii.gz").string());
  report(++done);
  const std::string study = io::makeUid(), frame = io::makeUid();
  for (const Contrast& contrast : contrasts) {
    io::writeNifti(*contrast.volume, folder / contrast.file);
    files.push_back((folder / contrast.file).string());
    report(++done);
    io::MrSeriesDescription header;
    header.studyInstanceUid = study;
    header.frameOfReferenceUid = frame;
    header.seriesNumber = 1 + static_cast<int>(&contrast - contrasts);
    header.seriesDescription = std::string(contrast.folder) + " phantom";
    header.contrast = contrast.contrast;
    header.repetitionTimeMs = contrast.sequence.repetitionTime;
    header.echoTimeMs = contrast.sequence.echoTime;
    header.programVersion = GLMAMBA_VERSION;
    io::writeMrSeries(*contrast.volume, header, dicom / contrast.folder);
    files.push_back((dicom / contrast.folder).string());
    report(++done);
  }
  if (options.json)
    return printJson({{"files", files}, {"seed", options.seed}, {"geometry", geometryJson(phantom.t1->geometry())}});
  endProgressLine();
  std::cout << "The demo study is in " << folder.string()
            << ": T1, T2, PD and labels as NIfTI, T1, T2 and PD as DICOM in dicom/\n";
}

}  // namespace

void addDemoCommand(CLI::App& program) {
  CLI::App* command = program.add_subcommand("demo", "Makes the demo study: a digital brain phantom with a tumour");
  auto options = std::make_shared<Options>();
  command->add_option("--output", options->output, "Folder to write into")->required()->type_name("DIR");
  command->add_option("--size", options->size, "Columns, rows and slices, 1 mm each")->check(CLI::Range(32, 512));
  command->add_option("--seed", options->seed, "Folds, tumour, noise and bias field follow from it");
  command->add_flag("--json", options->json, "Report as JSON on stdout");
  command->callback([options] { demo(*options); });
}

}  // namespace glmamba::cli
