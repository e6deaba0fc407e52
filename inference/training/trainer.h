#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/engine/model_card.h"

namespace glmamba::training {

struct TrainingOptions {
  std::filesystem::path split;   ///< its "train" and "validation" subjects are used, no others
  std::filesystem::path output;  ///< folder: checkpoint, log, and the model with its card
  int scaleFactor = 2;
  std::string name;  ///< of the model; "glmamba-t2-x2" when empty
  std::int64_t steps = 20000;
  int batch = 2;                ///< as in the paper
  int crop = 64;                ///< pixels, at the truth's resolution
  double learningRate = 2e-4;   ///< peak, as in the paper
  std::int64_t warmUp = 200;    ///< steps
  double averageDecay = 0.999;  ///< of the moving average of the weights
  std::uint64_t seed = 1;
  std::int64_t validateEvery = 500;  ///< steps
  int validationSlices = 6;          ///< of each validation subject
  double checkpointMinutes = 3;
  bool resume = false;                      ///< go on from the output folder's checkpoint
  std::optional<std::string> initialModel;  ///< start from this model's weights (name or file) instead of chance
};

/// A line of the log, after each validation.
struct TrainingReport {
  std::int64_t step;
  double loss;      ///< mean since the last report
  double psnr;      ///< validation, moving average of the weights, dB
  double zeroFill;  ///< validation of LR↑, dB
  bool best;
};

struct TrainingResult {
  engine::ModelCard card;  ///< of the best weights by validation
  std::int64_t steps = 0;
  double seconds = 0;    ///< of training, all runs of it together
  bool stopped = false;  ///< asked to stop early; `resume` goes on
};

/// Trains a network of the paper's configuration on the "train" subjects and keeps the weights that do best on the
/// "validation" subjects: `<name>.safetensors` and `<name>.json` in the output folder, beside `checkpoint.pt` and
/// `log.csv`. A request to cancel ends it cleanly after the step at hand, with a checkpoint. Reproducible from the seed
/// for a given count of threads. Throws core::Error: missing data, an output folder in use (give `resume`), a full
/// disk.
TrainingResult train(const TrainingOptions& options, const core::CancelToken& cancel = {},
                     const core::ProgressSink& progress = {},
                     const std::function<void(const TrainingReport&)>& report = {});

}  // namespace glmamba::training
