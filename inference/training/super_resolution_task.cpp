// SPDX-License-Identifier: Apache-2.0
#include "inference/training/super_resolution_task.h"

#include <torch/torch.h>

#include "inference/engine/make_network.h"
#include "inference/engine/weights.h"
#include "inference/training/losses.h"
#include "inference/training/patch_sampler.h"
#include "inference/training/validation.h"

namespace glmamba::training {

namespace {

class SuperResolutionTask : public TrainingTask {
 public:
  SuperResolutionTask(const TrainingOptions& options, const TrainingData& data)
      : m_options(options), m_configuration(networkConfiguration(options)), m_data(data), m_sampler(options.seed) {}

  std::shared_ptr<torch::nn::Module> makeNetwork() const override {
    return engine::makeNetwork(engine::networkKind(m_options.network), m_configuration);
  }

  std::filesystem::path weightsOf(const std::string& nameOrFile) const override {
    return engine::findModel(nameOrFile).weights;
  }

  std::vector<std::string> trainingSubjects() const override {
    std::vector<std::string> ids;
    for (const TrainingSubject& subject : m_data.training) ids.push_back(subject.id);
    return ids;
  }

  torch::Tensor loss(torch::nn::Module& network, const TrainingStage& stage) override {
    const Batch batch =
        m_sampler.draw(m_data.training, {stage.batch, stage.crop, m_options.brightness, m_configuration.neighbours});
    const torch::Device device = network.parameters().front().device();
    const torch::Tensor lr = batch.lr.to(device), hr = batch.hr.to(device), guide = batch.reference.to(device);
    return trainingLoss(
        restoring(network).forward(lr, guide), hr, guide.narrow(1, m_configuration.neighbours, 1),
        {m_options.imageWeight, m_options.referenceWeight, m_options.edgeWeight, m_options.edgesAsPrinted});
  }

  std::string samplerState() const override { return m_sampler.state(); }
  void setSamplerState(const std::string& state) override { m_sampler.setState(state); }

  ValidationScore validate(torch::nn::Module& network, const core::CancelToken& cancel) override {
    return training::validate(restoring(network), m_data.validation, m_options.validationSlices,
                              m_configuration.neighbours, cancel);
  }

  void writeModel(const torch::nn::Module& network, std::int64_t step) override {
    engine::ModelCard card;
    card.name = modelName(m_options);
    card.version = "1.0.0";
    card.description =
        m_options.network + ", " + std::to_string(m_options.scaleFactor) + "× in plane, " + m_data.contrasts.target +
        (m_configuration.referenceScan == glmamba::Scan::none ? " alone" : " with " + m_data.contrasts.reference);
    card.scaleFactor = m_options.scaleFactor;
    card.targetContrast = m_data.contrasts.target;
    card.referenceContrasts = {m_data.contrasts.reference};
    card.upsampling = m_options.upsampling;
    card.network = m_options.network;
    card.configuration = m_configuration;
    card.parameters = parameterCount(network);
    card.trainingSubjects = trainingSubjects();
    card.training = describe(m_options) + "; " + std::to_string(step) + " steps taken, best of validation";
    card.weights = std::filesystem::absolute(weightsFile(m_options));
    card.weightsSha256 = engine::saveWeights(network, card.weights);
    engine::writeModelCard(card, cardFile(m_options));
  }

 private:
  static RestorationNetwork& restoring(torch::nn::Module& network) {
    return dynamic_cast<RestorationNetwork&>(network);
  }

  const TrainingOptions& m_options;
  glmamba::Configuration m_configuration;
  const TrainingData& m_data;
  PatchSampler m_sampler;
};

}  // namespace

std::unique_ptr<TrainingTask> makeSuperResolutionTask(const TrainingOptions& options, const TrainingData& data) {
  return std::make_unique<SuperResolutionTask>(options, data);
}

}  // namespace glmamba::training
