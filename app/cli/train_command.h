// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "inference/training/subject_images.h"
#include "inference/training/trainer.h"

namespace glmamba::cli {

/// What a training does with image files; a program without io has neither and trains from packs.
struct TrainingFiles {
  training::VolumeReader read;
  std::function<void(const training::TrainingReport&, const training::TrainingOptions&)> writePictures;
};

void addTrainCommand(CLI::App& program, const TrainingFiles& files);

}  // namespace glmamba::cli
