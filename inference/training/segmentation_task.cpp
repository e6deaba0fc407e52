// SPDX-License-Identifier: Apache-2.0
#include "inference/training/segmentation_task.h"

#include <torch/torch.h>

#include "inference/engine/segmentation_model.h"
#include "inference/engine/weights.h"
#include "inference/glmamba/restoration_network.h"
#include "inference/training/losses.h"
#include "inference/training/segmentation_sampler.h"
#include "inference/training/segmentation_validation.h"

namespace glmamba::training {

namespace {

using segmentation::SwinUnetImpl;

class SegmentationTask : public TrainingTask {
 public:
  SegmentationTask(const TrainingOptions& options, const SegmentationData& data)
      : m_options(options), m_configuration(swinConfiguration(options)), m_data(data), m_random(options.seed) {
    m_baseline = thresholdBaseline(data.validation, m_configuration.regions.front(), options.validationSlices);
  }

  std::shared_ptr<torch::nn::Module> makeNetwork() const override {
    return std::make_shared<SwinUnetImpl>(m_configuration);
  }

  std::filesystem::path weightsOf(const std::string& nameOrFile) const override {
    return engine::findSegmentationModel(nameOrFile).weights;
  }

  std::vector<std::string> trainingSubjects() const override {
    std::vector<std::string> ids;
    for (const SegmentationSubject& subject : m_data.training) ids.push_back(subject.id);
    return ids;
  }

  torch::Tensor loss(torch::nn::Module& network, const TrainingStage& stage) override {
    const SegmentationBatch batch = drawExamples(
        m_data.training, m_configuration,
        {stage.batch, stage.crop, m_options.brightness, m_options.tumourShare, m_options.leaveOut, m_options.mismatch},
        m_random);
    const torch::Device device = network.parameters().front().device();
    return segmentationLoss(swin(network).forward(batch.images.to(device)), batch.regions.to(device),
                            m_options.diceWeight);
  }

  std::string samplerState() const override { return m_random.state(); }
  void setSamplerState(const std::string& state) override { m_random.setState(state); }

  ValidationScore validate(torch::nn::Module& network, const core::CancelToken& cancel) override {
    network.eval();
    m_cut = bestThreshold(swin(network), m_data.validation, m_options.validationSlices, cancel);
    network.train();
    return {m_cut.dice, m_baseline, {}};
  }

  void writeModel(const torch::nn::Module& network, std::int64_t step) override {
    engine::SegmentationCard card;
    card.name = modelName(m_options);
    card.version = "1.0.0";
    card.description = "Swin-Unet, ";
    for (const std::string& region : m_configuration.regions)
      card.description += (&region == &m_configuration.regions.front() ? "" : ", ") + region;
    card.description += " from";
    for (const std::string& contrast : m_configuration.contrasts) card.description += " " + contrast;
    card.configuration = m_configuration;
    card.spacing = m_options.spacing;
    card.thresholds = m_cut.thresholds;
    card.smallestComponents = m_cut.smallestComponents;
    card.parameters = parameterCount(network);
    card.trainingSubjects = trainingSubjects();
    card.training = describe(m_options) + "; " + std::to_string(step) + " steps taken, best of validation";
    card.weights = std::filesystem::absolute(weightsFile(m_options));
    card.weightsSha256 = engine::saveWeights(network, card.weights);
    engine::writeSegmentationCard(card, cardFile(m_options));
  }

  void finish(const core::CancelToken& cancel) override {
    engine::SegmentationCard card = engine::readSegmentationCard(cardFile(m_options));
    SwinUnetImpl network(m_configuration);
    engine::loadWeights(network, card.weights);
    network.eval();
    const SegmentationCut cut = bestCut(network, m_data.validation, cancel);
    card.thresholds = cut.thresholds;
    card.smallestComponents = cut.smallestComponents;
    engine::writeSegmentationCard(card, cardFile(m_options));
  }

 private:
  static SwinUnetImpl& swin(torch::nn::Module& network) { return dynamic_cast<SwinUnetImpl&>(network); }

  const TrainingOptions& m_options;
  segmentation::Configuration m_configuration;
  const SegmentationData& m_data;
  RandomNumbers m_random;
  double m_baseline = 0;
  SegmentationCut m_cut;  ///< of the last validation
};

}  // namespace

std::unique_ptr<TrainingTask> makeSegmentationTask(const TrainingOptions& options, const SegmentationData& data) {
  return std::make_unique<SegmentationTask>(options, data);
}

}  // namespace glmamba::training
