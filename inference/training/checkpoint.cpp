// SPDX-License-Identifier: Apache-2.0
#include "inference/training/checkpoint.h"

#include <torch/torch.h>

#include "core/atomic_file.h"
#include "core/error.h"
#include "inference/training/training_options.h"

namespace glmamba::training {

namespace {

// As checkpoints have called it since there was nothing but PSNR.
const char* const kBestScore = "bestPsnr";

}  // namespace

void saveCheckpoint(const TrainingState& state, const std::filesystem::path& file) {
  torch::serialize::OutputArchive archive;
  const auto writeNested = [&](const char* name, const auto& value) {
    torch::serialize::OutputArchive nested;
    value->save(nested);
    archive.write(name, nested);
  };
  writeNested("network", state.network);
  writeNested("average", state.average);
  writeNested("optimizer", state.optimizer);
  archive.write("step", c10::IValue(state.step));
  archive.write("validatedStep", c10::IValue(state.validatedStep));
  archive.write(kBestScore, c10::IValue(state.bestScore));
  archive.write("seconds", c10::IValue(state.seconds));
  archive.write("lossSum", c10::IValue(state.lossSum));
  archive.write("lossCount", c10::IValue(state.lossCount));
  archive.write("sampler", c10::IValue(state.samplerState));
  archive.write("settings", c10::IValue(state.settings));
  core::writeFileAtomically(file, [&](std::ostream& stream) { archive.save_to(stream); });
}

void loadCheckpoint(TrainingState& state, const std::filesystem::path& file) {
  const auto settingsOf = [](torch::serialize::InputArchive& archive) {
    c10::IValue value;
    archive.read("settings", value);
    return value.toStringRef();
  };
  try {
    torch::serialize::InputArchive archive;
    archive.load_from(file.string());
    if (const std::string differing = differingSettings(settingsOf(archive), state.settings); !differing.empty())
      throw core::Error(core::ErrorCode::badValue, file.filename().string() +
                                                       " is of a training with other settings (" + differing +
                                                       "): use them, or another output folder.");
    const auto readNested = [&](const char* name, auto& value) {
      torch::serialize::InputArchive nested;
      archive.read(name, nested);
      value->load(nested);
    };
    readNested("network", state.network);
    readNested("average", state.average);
    readNested("optimizer", state.optimizer);
    c10::IValue value;
    archive.read("step", value);
    state.step = value.toInt();
    archive.read("validatedStep", value);
    state.validatedStep = value.toInt();
    archive.read(kBestScore, value);
    state.bestScore = value.toDouble();
    archive.read("seconds", value);
    state.seconds = value.toDouble();
    archive.read("lossSum", value);
    state.lossSum = value.toDouble();
    archive.read("lossCount", value);
    state.lossCount = value.toInt();
    archive.read("sampler", value);
    state.samplerState = value.toStringRef();
  } catch (const c10::Error&) {
    throw core::Error(core::ErrorCode::badFile,
                      file.filename().string() + " is not a checkpoint of this network: remove it to start anew.");
  }
}

}  // namespace glmamba::training
