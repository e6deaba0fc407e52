// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include "app/cli/report_command.h"
#include "app/cli/train_command.h"
#include "app/cli/training_pictures.h"
#include "io/library_versions.h"
#include "io/load.h"

namespace glmamba::cli {

namespace {

void writeTrainingPictures(const training::TrainingReport& report, const training::TrainingOptions& options) {
  io::writePicture(trainingCurves(report.log, training::isSegmentation(options)), options.output / "curves.png");
  if (!report.slices.empty())
    io::writePicture(validationPicture(report.slices, options.scaleFactor), options.output / "validation.png");
}

}  // namespace

void addCommands(CLI::App& program) {
  const io::LibraryVersions versions = io::libraryVersions();
  addInfoCommand(program, {{"ITK", versions.itk}, {"GDCM", versions.gdcm}});
  addScanCommand(program);
  addDemoCommand(program);
  addDegradeCommand(program);
  addSrCommand(program);
  addBatchCommand(program);
  addSegmentCommand(program);
  addTrustCommand(program);
  addReportCommand(program);
  addExportCommand(program);
  addEvaluateCommand(program);
  addTrainCommand(program, {&io::loadVolumeFile, &writeTrainingPictures});
  addPackCommand(program);
}

}  // namespace glmamba::cli
