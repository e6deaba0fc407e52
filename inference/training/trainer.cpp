// SPDX-License-Identifier: Apache-2.0
#include "inference/training/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

#include <torch/torch.h>

#include "core/error.h"
#include "inference/engine/machine.h"
#include "inference/engine/torch_device.h"
#include "inference/engine/weights.h"
#include "inference/ops/packed_factor.h"
#include "inference/training/checkpoint.h"
#include "inference/training/learning_rate.h"
#include "inference/training/optimizer.h"
#include "inference/training/segmentation_task.h"
#include "inference/training/super_resolution_task.h"

namespace glmamba::training {

namespace {

using Clock = std::chrono::steady_clock;
using core::Error;
using core::ErrorCode;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

class Trainer {
 public:
  Trainer(const TrainingOptions& options, TrainingTask& task)
      : m_options(options),
        m_task(task),
        m_device(engine::torchDevice(deviceOf(options))),
        m_steps(totalSteps(options)) {
    if (m_device.is_cuda() && options.precision == "bf16")
      throw Error(ErrorCode::unsupported,
                  "Training in bf16 is for processors that multiply it: train in fp32 on the GPU, or choose the CPU.");
    torch::manual_seed(options.seed);
    for (auto* network : {&m_state.network, &m_state.average}) {
      *network = task.makeNetwork();
      (*network)->to(m_device);
    }
    if (!options.from.empty()) engine::loadWeights(*m_state.network, task.weightsOf(options.from));
    blend(0);
    m_optimizer = makeOptimizer(*m_state.network, options);
    m_state.optimizer = m_optimizer.get();
    m_state.settings = decidingSettings(options, task.trainingSubjects());
    std::error_code ignored;
    std::filesystem::create_directories(options.output, ignored);
    if (options.resume) {
      resume();
    } else if (std::filesystem::exists(checkpointFile())) {
      throw Error(ErrorCode::cannotWrite,
                  options.output.string() + " already holds a training: resume it, or choose another folder.");
    }
    writeTrainingOptions(options, options.output / "training.json");
  }

  TrainingResult run(const core::CancelToken& cancel, const core::ProgressSink& progress,
                     const std::function<void(const TrainingReport&)>& report) {
    const double before = m_state.seconds;
    const auto start = Clock::now();
    auto lastSaved = start;
    const std::int64_t first = m_state.step;
    while (!cancel.isCancelRequested()) {
      if (validationIsDue()) {
        const auto line = validateAndKeepBest(cancel);
        if (!line) break;
        if (report) report(*line);
      }
      if (m_state.step == m_steps) break;
      takeStep();
      m_state.seconds = before + secondsSince(start);
      if (progress) {
        const double secondsPerWork = secondsSince(start) / trainingWork(m_options, first, m_state.step);
        progress({"training", static_cast<int>(m_state.step), static_cast<int>(m_steps),
                  secondsPerWork * trainingWork(m_options, m_state.step, m_steps)});
      }
      if (secondsSince(lastSaved) > 60 * m_options.checkpointMinutes) {
        save();
        lastSaved = Clock::now();
      }
    }
    save();
    bool isFinished = m_state.step == m_steps && !cancel.isCancelRequested();
    try {
      if (isFinished) m_task.finish(cancel);
    } catch (const core::CancelToken::Requested&) {
      isFinished = false;
    }
    return {modelName(m_options), weightsFile(m_options), m_state.step, m_state.seconds, !isFinished};
  }

 private:
  std::filesystem::path checkpointFile() const { return m_options.output / "checkpoint.pt"; }
  std::filesystem::path logFile() const { return m_options.output / "log.csv"; }

  void resume() {
    loadCheckpoint(m_state, checkpointFile());
    m_task.setSamplerState(m_state.samplerState);
    m_log = readTrainingLog(logFile());
    // A program that was killed may have validated after its last checkpoint: that is done again.
    while (!m_log.empty() && m_log.back().step > m_state.validatedStep) m_log.pop_back();
  }

  void takeStep() {
    const TrainingStage& stage = stageAt(m_options, m_state.step);
    m_optimizer->zero_grad();
    const ops::FactorTypeGuard factors(m_options.precision == "bf16" ? ops::FactorType::bfloat16
                                                                     : ops::FactorType::float32);
    const torch::Tensor loss = m_task.loss(*m_state.network, stage);
    loss.backward();
    if (m_options.clip > 0) torch::nn::utils::clip_grad_norm_(m_state.network->parameters(), m_options.clip);
    for (auto& group : m_optimizer->param_groups()) group.options().set_lr(learningRate(m_options, m_state.step));
    m_optimizer->step();
    ++m_state.step;
    // Early on the average follows closely: a thousand steps back there is only chance.
    blend(std::min(m_options.averageDecay, static_cast<double>(m_state.step) / static_cast<double>(m_state.step + 10)));
    const auto value = loss.item<double>();
    if (!std::isfinite(value))
      throw Error(ErrorCode::badValue, "The training diverged at step " + std::to_string(m_state.step) +
                                           ": lower the learning rate and use another folder.");
    m_state.lossSum += value;
    ++m_state.lossCount;
  }

  // average = decay · average + (1 − decay) · network
  void blend(double decay) {
    torch::NoGradGuard noGradients;
    const auto weights = m_state.network->parameters();
    auto averages = m_state.average->parameters();
    for (std::size_t i = 0; i < weights.size(); ++i) averages[i].lerp_(weights[i], 1 - decay);
  }

  bool validationIsDue() const {
    const bool due = m_state.step % m_options.validateEvery == 0 || m_state.step == m_steps;
    return due && m_state.step > m_state.validatedStep;
  }

  // Nothing when cancelled: the checkpoint says that it is still to be done.
  std::optional<TrainingReport> validateAndKeepBest(const core::CancelToken& cancel) {
    ValidationScore score;
    try {
      score = m_task.validate(*m_state.average, cancel);
    } catch (const core::CancelToken::Requested&) {
      return {};
    }
    const double meanLoss = m_state.lossSum / static_cast<double>(std::max<std::int64_t>(1, m_state.lossCount));
    m_log.push_back({m_state.step, m_state.seconds, learningRate(m_options, m_state.step - 1), meanLoss, score.score,
                     score.baseline});
    const bool best = score.score > m_state.bestScore;
    if (best) {
      m_state.bestScore = score.score;
      m_task.writeModel(*m_state.average, m_state.step);
    }
    writeTrainingLog(m_log, logFile());
    m_state.validatedStep = m_state.step;
    m_state.lossSum = 0;
    m_state.lossCount = 0;
    return TrainingReport{m_log, std::move(score.slices), best};
  }

  void save() {
    m_state.samplerState = m_task.samplerState();
    saveCheckpoint(m_state, checkpointFile());
  }

  const TrainingOptions& m_options;
  TrainingTask& m_task;
  torch::Device m_device;
  std::int64_t m_steps;
  TrainingState m_state;
  std::unique_ptr<torch::optim::Optimizer> m_optimizer;
  std::vector<TrainingLogLine> m_log;
};

template <typename Data, typename MakeTask>
TrainingResult trainOn(const TrainingOptions& options, const Data& data, const MakeTask& makeTask,
                       const core::CancelToken& cancel, const core::ProgressSink& progress,
                       const std::function<void(const TrainingReport&)>& report) {
  checkTrainingOptions(options);
  for (const auto& [subjects, name] : {std::pair{&data.training, "train"}, {&data.validation, "validate"}})
    if (subjects->empty())
      throw Error(ErrorCode::badValue, "There are no subjects to " + std::string(name) + " with: add at least one.");
  engine::configureThreads(options.threads);
  const std::unique_ptr<TrainingTask> task = makeTask(options, data);
  return Trainer(options, *task).run(cancel, progress, report);
}

}  // namespace

std::filesystem::path weightsFile(const TrainingOptions& options) {
  return options.output / (modelName(options) + ".safetensors");
}

std::filesystem::path cardFile(const TrainingOptions& options) {
  return options.output / (modelName(options) + ".json");
}

TrainingResult train(const TrainingOptions& options, const TrainingData& data, const core::CancelToken& cancel,
                     const core::ProgressSink& progress, const std::function<void(const TrainingReport&)>& report) {
  return trainOn(options, data, &makeSuperResolutionTask, cancel, progress, report);
}

TrainingResult train(const TrainingOptions& options, const SegmentationData& data, const core::CancelToken& cancel,
                     const core::ProgressSink& progress, const std::function<void(const TrainingReport&)>& report) {
  return trainOn(options, data, &makeSegmentationTask, cancel, progress, report);
}

}  // namespace glmamba::training
