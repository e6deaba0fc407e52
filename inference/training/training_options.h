// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "inference/engine/model.h"
#include "inference/glmamba/configuration.h"
#include "inference/segmentation/configuration.h"

namespace glmamba::training {

/// A part of a training: so many steps with batches and crops of one size. In text "steps:crop:batch", as "20000:64:2".
struct TrainingStage {
  std::int64_t steps = 20000;
  int crop = 64;  ///< pixels, at the truth's resolution; beyond a slice's size the whole slice
  int batch = 2;  ///< crops in a step; 2 as in the paper
};

bool operator==(const TrainingStage& a, const TrainingStage& b);
std::ostream& operator<<(std::ostream& stream, const TrainingStage& stage);
/// Sets the stream's failbit for anything but three whole numbers between colons.
std::istream& operator>>(std::istream& stream, TrainingStage& stage);

/// Fields of the network's configuration, as a model card has them: a JSON object. Others keep the network's defaults.
struct ConfigurationText {
  std::string json = "{}";
};
std::ostream& operator<<(std::ostream& stream, const ConfigurationText& configuration);

/// What a training is asked for. Each field is an option of `glmamba train` and a key of its configuration file; the
/// names and meanings are in visitOptions().
struct TrainingOptions {
  std::filesystem::path split;
  std::filesystem::path output;
  int scaleFactor = 2;
  std::string name;  ///< "glmamba-t2-x2" or "swin-unet-t2" when empty
  std::string network = "glmamba";
  ConfigurationText configuration;
  std::string upsampling = "zerofill";
  std::vector<TrainingStage> stages = std::vector<TrainingStage>(1);
  std::string optimizer = "adam";
  double learningRate = 2e-4;  ///< as in the paper
  std::string schedule = "cosine";
  std::int64_t warmUp = 200;
  double finalRate = 0.01;
  double weightDecay = 0;
  double clip = 1;
  double averageDecay = 0.999;
  // Ji et al., arXiv:2504.10105, Eqs. 12 and 15.
  double imageWeight = 0.7;
  double referenceWeight = 0.3;
  double edgeWeight = 0.1;
  bool edgesAsPrinted = false;
  double brightness = 0.1;
  double diceWeight = 0.5;
  double tumourShare = 0.67;
  double leaveOut = 0;
  double mismatch = 0;
  double spacing = 1;
  std::uint64_t seed = 1;
  std::string from;
  std::int64_t validateEvery = 500;
  int validationSlices = 6;
  double checkpointMinutes = 3;
  int threads = 0;
  std::string device = "auto";
  std::string precision = "fp32";
  bool resume = false;
};

/// Whether an option decides which numbers come out of any training, of one that restores or of one that segments; or
/// only where and how they are come by.
enum class OptionRole { decides, decidesRestoring, decidesSegmenting, handles };

/// Calls `visit(key, field, words, role)` for each option but `resume`, which is no property of a training.
template <typename Options, typename Visitor>
void visitOptions(Options& o, const Visitor& visit) {
  constexpr OptionRole decides = OptionRole::decides, restores = OptionRole::decidesRestoring,
                       segments = OptionRole::decidesSegmenting, handles = OptionRole::handles;
  visit("split", o.split,
        "Subjects to train and validate with: a split file, a pack, or a folder named as in BraTS or IXI", handles);
  visit("output", o.output, "Folder for checkpoint, log, pictures and model", handles);
  visit("scale", o.scaleFactor, "In-plane factor: 2 or 4", restores);
  visit("name", o.name, "Name of the model", handles);
  visit("network", o.network, "glmamba, glmamba-single, cnn-dual or srcnn; swin-unet learns to segment instead",
        decides);
  visit("configuration", o.configuration, "Fields of the network's configuration, as in a model card", decides);
  visit("upsampling", o.upsampling, "How LR comes to the reference's size: zerofill or bicubic", restores);
  visit("stages", o.stages, "Steps, side of the crops in pixels and crops in a step, one stage after the other",
        decides);
  visit("optimizer", o.optimizer, "adam, adamw or muon", decides);
  visit("learning-rate", o.learningRate, "Highest learning rate", decides);
  visit("schedule", o.schedule, "Learning rate after the warm-up: cosine or constant", decides);
  visit("warm-up", o.warmUp, "Steps in which the learning rate rises", decides);
  visit("final-rate", o.finalRate, "Where the cosine ends, as a share of the highest learning rate", decides);
  visit("weight-decay", o.weightDecay, "Decay of the weights; biases, norms and state matrices are spared", decides);
  visit("clip", o.clip, "Largest norm of the gradients; 0 does not limit it", decides);
  visit("average-decay", o.averageDecay, "Decay of the moving average of the weights, which is what is kept", decides);
  visit("image-weight", o.imageWeight, "Weight of the image's L1 loss", restores);
  visit("reference-weight", o.referenceWeight, "Weight of the rebuilt reference's L1 loss", restores);
  visit("edge-weight", o.edgeWeight, "Weight of the contrastive edge loss", restores);
  visit("edges-as-printed", o.edgesAsPrinted, "Take the second edge kernel as the paper prints it", restores);
  visit("brightness", o.brightness, "Largest random change of each contrast's brightness", decides);
  visit("dice-weight", o.diceWeight, "Share of the overlap in a segmentation's loss; the rest is cross-entropy",
        segments);
  visit("tumour-share", o.tumourShare, "Share of slices with a tumour among those that are drawn", segments);
  visit("leave-out", o.leaveOut, "How often a contrast is left out, so that the network does without it", segments);
  visit("mismatch", o.mismatch,
        "How often the tumour, or its core, is no brighter than the tissue in one of several contrasts", segments);
  visit("spacing", o.spacing, "Pixels of a segmentation in mm; images of others are resampled", segments);
  visit("seed", o.seed, "Seed of weights and crops", decides);
  visit("from", o.from, "Start from this model's weights (name or file)", decides);
  visit("validate-every", o.validateEvery, "Steps between validations", decides);
  visit("validation-slices", o.validationSlices, "Slices of each validation subject", decides);
  visit("checkpoint-minutes", o.checkpointMinutes, "Minutes between checkpoints", handles);
  visit("threads", o.threads, "Threads of an operator; 0 takes every processor", handles);
  visit("precision", o.precision,
        "fp32 or bf16, to which the factors of products are rounded; weights and sums are fp32 always", decides);
  visit("device", o.device, "auto, cpu or cuda", handles);
}

/// Sets the options that a configuration file (a JSON object) names; others stay as they are. Throws Error{notFound} or
/// Error{badFile} naming the file and the key.
void readTrainingOptions(TrainingOptions& options, const std::filesystem::path& file);
/// Every option, paths absolute; what readTrainingOptions() reads back. Written atomically.
void writeTrainingOptions(const TrainingOptions& options, const std::filesystem::path& file);

/// Throws Error{badValue} naming the first option whose value can't be used.
void checkTrainingOptions(const TrainingOptions& options);

/// Whether the options are of a segmentation: its network is swin-unet.
bool isSegmentation(const TrainingOptions& options);
/// The configuration of the network that the options ask for, one that restores or one that segments. Throws
/// Error{badValue} naming the field.
glmamba::Configuration networkConfiguration(const TrainingOptions& options);
segmentation::Configuration swinConfiguration(const TrainingOptions& options);

/// The name that the model will have.
std::string modelName(const TrainingOptions& options);

/// Throws Error{badValue} for a name that is no device.
engine::Device deviceOf(const TrainingOptions& options);

std::int64_t totalSteps(const TrainingOptions& options);
/// The stage that step `step` (from 0) belongs to.
const TrainingStage& stageAt(const TrainingOptions& options, std::int64_t step);
/// Pixels through which the network goes in steps [first, last): what their time grows with.
double trainingWork(const TrainingOptions& options, std::int64_t first, std::int64_t last);

/// Every option that decides the result, and the training subjects: as JSON, to tell one training from another.
std::string decidingSettings(const TrainingOptions& options, const std::vector<std::string>& subjects);
/// The settings in which two such texts differ, as "crop 64 there and 96 here, …"; empty when they are the same.
std::string differingSettings(const std::string& there, const std::string& here);
/// "scale 2, stages 20000:64:2, optimizer adam, …": what decides the result, in a line; of a file its name.
std::string describe(const TrainingOptions& options);

}  // namespace glmamba::training
