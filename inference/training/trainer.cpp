#include "inference/training/trainer.h"

#include <chrono>
#include <cmath>
#include <fstream>
#include <optional>

#include <torch/torch.h>

#include "core/error.h"
#include "inference/engine/machine.h"
#include "inference/engine/model.h"
#include "inference/engine/weights.h"
#include "inference/training/checkpoint.h"
#include "inference/training/learning_rate.h"
#include "inference/training/losses.h"
#include "inference/training/patch_sampler.h"
#include "inference/training/validation.h"

namespace glmamba::training {

namespace {

using Clock = std::chrono::steady_clock;
using core::Error;
using core::ErrorCode;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// What must be the same for a checkpoint to be resumed.
std::string settingsOf(const TrainingOptions& o) {
  std::ostringstream words;
  words << "x" << o.scaleFactor << ", " << o.steps << " steps, batch " << o.batch << ", crop " << o.crop << ", rate "
        << o.learningRate << ", seed " << o.seed;
  if (o.initialModel) words << ", from " << *o.initialModel;
  return words.str();
}

std::vector<TrainingSubject> prepareAll(const TrainingOptions& options, const std::string& subset,
                                        const core::CancelToken& cancel, const core::ProgressSink& progress) {
  std::vector<TrainingSubject> subjects;
  const auto described = readSplit(options.split, subset);
  for (const SplitSubject& subject : described) {
    if (progress)
      progress({"reading " + subset, static_cast<int>(subjects.size()), static_cast<int>(described.size())});
    subjects.push_back(prepareSubject(subject, options.scaleFactor, engine::ModelCard().normalisationQuantile, cancel));
  }
  if (subjects.empty())
    throw Error(ErrorCode::badValue,
                options.split.filename().string() + " names no subjects for “" + subset + "”: add at least one.");
  return subjects;
}

class Trainer {
 public:
  Trainer(const TrainingOptions& options, std::vector<TrainingSubject> subjects,
          std::vector<TrainingSubject> validation)
      : m_options(options),
        m_subjects(std::move(subjects)),
        m_validation(std::move(validation)),
        m_sampler(options.seed) {
    torch::manual_seed(options.seed);
    m_state.network = Network();
    m_state.average = Network();
    if (options.initialModel) engine::loadWeights(m_state.network, engine::findModel(*options.initialModel).weights);
    blend(0);
    m_optimizer = std::make_unique<torch::optim::Adam>(m_state.network->parameters(),
                                                       torch::optim::AdamOptions(options.learningRate));
    m_state.optimizer = m_optimizer.get();
    m_state.settings = settingsOf(options);
    std::error_code ignored;
    std::filesystem::create_directories(options.output, ignored);
    if (options.resume) {
      loadCheckpoint(m_state, checkpointFile());
      m_sampler.setState(m_state.samplerState);
      if (m_state.bestPsnr > 0) m_card = engine::readModelCard(cardFile());
    } else if (std::filesystem::exists(checkpointFile())) {
      throw Error(ErrorCode::cannotWrite,
                  options.output.string() + " already holds a training: resume it, or choose another folder.");
    }
  }

  TrainingResult run(const core::CancelToken& cancel, const core::ProgressSink& progress,
                     const std::function<void(const TrainingReport&)>& report) {
    const double before = m_state.seconds;
    const auto start = Clock::now();
    auto lastSaved = start;
    const std::int64_t first = m_state.step;
    double lossSum = 0;
    std::int64_t lossCount = 0;
    while (!cancel.isCancelRequested()) {
      if (validationIsDue()) {
        const auto line =
            validateAndKeepBest(lossSum / static_cast<double>(std::max<std::int64_t>(1, lossCount)), cancel);
        if (!line) break;
        if (report) report(*line);
        lossSum = 0;
        lossCount = 0;
      }
      if (m_state.step == m_options.steps) break;
      const double loss = takeStep();
      if (!std::isfinite(loss))
        throw Error(ErrorCode::badValue, "The training diverged at step " + std::to_string(m_state.step) +
                                             ": lower the learning rate and use another folder.");
      lossSum += loss;
      ++lossCount;
      m_state.seconds = before + secondsSince(start);
      if (progress)
        progress({"training, loss " + std::to_string(lossSum / static_cast<double>(lossCount)),
                  static_cast<int>(m_state.step), static_cast<int>(m_options.steps),
                  secondsSince(start) / static_cast<double>(m_state.step - first) *
                      static_cast<double>(m_options.steps - m_state.step)});
      if (secondsSince(lastSaved) > 60 * m_options.checkpointMinutes) {
        save();
        lastSaved = Clock::now();
      }
    }
    save();
    return {m_card, m_state.step, m_state.seconds, m_state.step < m_options.steps};
  }

 private:
  std::filesystem::path checkpointFile() const { return m_options.output / "checkpoint.pt"; }
  std::filesystem::path cardFile() const { return m_options.output / (m_options.name + ".json"); }
  std::filesystem::path weightsFile() const { return m_options.output / (m_options.name + ".safetensors"); }

  double takeStep() {
    const double rate = learningRate(m_state.step, m_options.steps, m_options.warmUp, m_options.learningRate);
    for (auto& group : m_optimizer->param_groups()) static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
    const Batch batch = m_sampler.draw(m_subjects, m_options.batch, m_options.crop);
    m_optimizer->zero_grad();
    const torch::Tensor loss = trainingLoss(m_state.network(batch.lr, batch.reference), batch.hr, batch.reference);
    loss.backward();
    torch::nn::utils::clip_grad_norm_(m_state.network->parameters(), 1.0);
    m_optimizer->step();
    ++m_state.step;
    // Early on the average follows closely: a thousand steps back there is only chance.
    blend(std::min(m_options.averageDecay, static_cast<double>(m_state.step) / static_cast<double>(m_state.step + 10)));
    return loss.item<double>();
  }

  // average = decay · average + (1 − decay) · network
  void blend(double decay) {
    torch::NoGradGuard noGradients;
    const auto weights = m_state.network->parameters();
    auto averages = m_state.average->parameters();
    for (std::size_t i = 0; i < weights.size(); ++i) averages[i].lerp_(weights[i], 1 - decay);
  }

  bool validationIsDue() const {
    const bool due = m_state.step % m_options.validateEvery == 0 || m_state.step == m_options.steps;
    return due && m_state.step > m_state.validatedStep;
  }

  // Nothing when cancelled: the checkpoint says that it is still to be done.
  std::optional<TrainingReport> validateAndKeepBest(double loss, const core::CancelToken& cancel) {
    TrainingReport line{m_state.step, loss, 0, 0, false};
    try {
      const ValidationScore score = validate(m_state.average, m_validation, m_options.validationSlices, cancel);
      line.psnr = score.psnr;
      line.zeroFill = score.zeroFill;
    } catch (const core::CancelToken::Requested&) {
      return {};
    }
    m_state.validatedStep = m_state.step;
    line.best = line.psnr > m_state.bestPsnr;
    if (line.best) {
      m_state.bestPsnr = line.psnr;
      writeModel();
    }
    std::ofstream log(m_options.output / "log.csv", std::ios::app);
    if (log.tellp() == 0) log << "step,seconds,loss,validation_psnr,validation_zerofill\n";
    log << line.step << ',' << m_state.seconds << ',' << line.loss << ',' << line.psnr << ',' << line.zeroFill << '\n';
    return line;
  }

  void writeModel() {
    m_card.name = m_options.name;
    m_card.version = "1.0.0";
    m_card.description = "GLMamba, " + std::to_string(m_options.scaleFactor) + "× in plane, guided by another contrast";
    m_card.scaleFactor = m_options.scaleFactor;
    m_card.targetContrast = "T2";
    m_card.referenceContrasts = {"T1"};
    m_card.configuration = m_state.network->configuration();
    m_card.parameters = parameterCount(*m_state.network);
    m_card.trainingSubjects.clear();
    for (const TrainingSubject& subject : m_subjects) m_card.trainingSubjects.push_back(subject.id);
    m_card.training = m_state.settings + "; Adam, cosine with warm-up, moving average of the weights; " +
                      std::to_string(m_state.step) + " steps taken, best of validation";
    m_card.weights = std::filesystem::absolute(weightsFile());
    m_card.weightsSha256 = engine::saveWeights(m_state.average, weightsFile());
    engine::writeModelCard(m_card, cardFile());
  }

  void save() {
    m_state.samplerState = m_sampler.state();
    saveCheckpoint(m_state, checkpointFile());
  }

  TrainingOptions m_options;
  std::vector<TrainingSubject> m_subjects;
  std::vector<TrainingSubject> m_validation;
  PatchSampler m_sampler;
  TrainingState m_state;
  std::unique_ptr<torch::optim::Adam> m_optimizer;
  engine::ModelCard m_card;
};

}  // namespace

TrainingResult train(const TrainingOptions& given, const core::CancelToken& cancel, const core::ProgressSink& progress,
                     const std::function<void(const TrainingReport&)>& report) {
  TrainingOptions options = given;
  if (options.name.empty()) options.name = "glmamba-t2-x" + std::to_string(options.scaleFactor);
  engine::configureThreads();
  auto subjects = prepareAll(options, "train", cancel, progress);
  auto validation = prepareAll(options, "validation", cancel, progress);
  return Trainer(options, std::move(subjects), std::move(validation)).run(cancel, progress, report);
}

}  // namespace glmamba::training
