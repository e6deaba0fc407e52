// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/slice_job.h"

#include <algorithm>
#include <chrono>

#include "core/error.h"
#include "inference/engine/machine.h"
#include "inference/engine/slice_order.h"
#include "inference/engine/slice_runner.h"
#include "inference/engine/slice_tensor.h"
#include "inference/engine/time_left.h"

namespace glmamba::engine {

namespace {

using Clock = std::chrono::steady_clock;
using core::ErrorCode;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Lets the network ask whether to stop, for as long as this lives.
class Interruption {
 public:
  Interruption(glmamba::RestorationNetwork& network, const core::CancelToken& cancel) : m_network(network) {
    m_network.setInterruption([cancel] { cancel.throwIfCancelled(); });
  }
  ~Interruption() { m_network.setInterruption({}); }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

 private:
  glmamba::RestorationNetwork& m_network;
};

// The largest loss of accuracy that a user need not have chosen: a fiftieth of a decibel, which no eye sees.
constexpr double kUnseenLoss = 0.02;

ops::FactorType factorType(Precision precision, const Model& model) {
  if (model.implementation().accelerator) return ops::FactorType::float32;  // a matter of the footing there
  const bool isAvailable = ops::hasBfloat16Products();
  const std::optional<double>& loss = model.card().bf16Loss;
  if (precision == Precision::bf16 && !isAvailable)
    throw core::Error(ErrorCode::unsupported, "bf16 is not available for the model " + model.card().nameAndVersion() +
                                                  " on " + model.deviceName() + ": choose fp32 or leave it automatic.");
  if (precision == Precision::automatic && !(isAvailable && loss && *loss < kUnseenLoss))
    return ops::FactorType::float32;
  return precision == Precision::fp32 ? ops::FactorType::float32 : ops::FactorType::bfloat16;
}

/// As many slices at once as the GPU's memory allows; on the processor one.
Footing firstFooting(const SuperResolutionRequest& request, const Model::Implementation& model,
                     const core::Geometry& grid) {
  Footing footing;
  footing.onCpu = !model.accelerator;
  if (footing.onCpu) return footing;
  model.releaseMemory();
  footing.half = request.precision == Precision::bf16;
  try {
    const std::uint64_t usable = model.accelerator->usableMemory();
    footing.slices = slicesAtOnce(request.memoryLimit == 0 ? usable : std::min(usable, request.memoryLimit), grid,
                                  model.card.configuration, footing.half);
  } catch (const c10::Error&) {  // the first slice will say what is the matter
  }
  return footing;
}

/// Each of the words once, in their order.
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (auto word = words.begin(); word != words.end(); ++word)
    if (std::find(words.begin(), word, *word) == word) text += (text.empty() ? "" : ", ") + *word;
  return text;
}

}  // namespace

SliceJob::SliceJob(const SuperResolutionRequest& request, Model& model, const core::CancelToken& cancel)
    : m_request(request),
      m_model(model),
      m_cancel(cancel),
      m_memoryReturn{model.implementation()},
      m_factors(factorType(request.precision, model)),
      m_inputs(prepareInputs(request, model.card(), cancel)) {
  configureThreads();
}

void SliceJob::run(const std::string& stage, int passes, const Forward& forward, const Done& done,
                   const core::ProgressSink& progress) {
  const std::vector<int> order = sliceOrder(m_inputs.slices.first, m_inputs.slices.last, m_request.firstSlice);
  Model::Implementation& model = m_model.implementation();
  core::Progress state{stage, 0, static_cast<int>(order.size()) * passes, -1};
  int finished = 0;
  const auto report = [&](int passesDone) {
    state.done = passesDone;
    if (progress) progress(state);
  };
  report(0);
  const auto answered = [&](const Footing& footing, const std::vector<int>& ks) {
    std::vector<torch::Tensor> lrs, references;
    for (const int k : ks) {
      const NetworkInputs input = networkInputs(m_inputs, k, model.card.configuration.neighbours);
      lrs.push_back(input.lr);
      references.push_back(input.reference);
    }
    const torch::Device device = model.deviceFor(footing);
    glmamba::RestorationNetwork& network = model.networkFor(footing);
    const Interruption interruption(network, m_cancel);
    int pass = 0;
    const auto passDone = [&] {  // the last one is done with its slices
      if (++pass < passes) report(finished + pass * static_cast<int>(ks.size()));
    };
    const torch::Tensor images =
        forward({network, ks, torch::cat(lrs).to(device), torch::cat(references).to(device), passDone});
    return (images * m_inputs.lrUnit).to(torch::kCPU, torch::kFloat32).contiguous();
  };
  SliceRunner runner(firstFooting(m_request, model, m_inputs.interpolated->geometry()),
                     m_request.precision == Precision::automatic && !model.isForeign, answered,
                     [&] { model.releaseMemory(); });
  TimeLeft timeLeft;
  const Clock::time_point start = Clock::now();
  for (auto next = order.begin(); next != order.end();) {
    m_cancel.throwIfCancelled();
    const Clock::time_point groupStart = Clock::now();
    // The slice on the screen alone, so that it is there soon; then as many at once as fit.
    const std::ptrdiff_t most = next == order.begin() ? 1 : runner.footing().slices;
    const auto last = next + std::min(most, order.end() - next);
    std::vector<int> ks;
    for (auto slice = next; slice != last; ++slice) ks.push_back(*slice - m_inputs.held.first);
    const torch::Tensor answers = runner.run(ks);
    for (std::size_t i = 0; i < ks.size(); ++i, ++next) {
      done(*next - m_inputs.slices.first, answers[static_cast<std::int64_t>(i)]);
      finished += passes;
      // The last of a group ends its step.
      if (i + 1 == ks.size())
        state.secondsLeft = timeLeft.afterStep(secondsSince(groupStart) / static_cast<double>(ks.size()),
                                               (state.total - finished) / passes);
      report(finished);
    }
  }
  m_seconds = secondsSince(start);
  m_used = runner.used();
  m_scarce = runner.warning();
}

core::Provenance SliceJob::provenance() const {
  const ModelCard& card = m_model.card();
  core::Provenance origin;
  origin.programVersion = GLMAMBA_VERSION;
  origin.modelName = card.name;
  origin.modelVersion = card.version;
  origin.weightsSha256 = card.weightsSha256;
  origin.scaleFactor = card.scaleFactor;
  std::vector<std::string> devices, precisions;
  for (const Footing& footing : m_used) {
    devices.push_back(footing.onCpu ? "cpu" : m_model.deviceName());
    precisions.emplace_back(footing.half || ops::factorType() == ops::FactorType::bfloat16 ? "bf16" : "fp32");
  }
  origin.device = listed(devices);
  origin.precision = listed(precisions);
  origin.upsampling = upsamplingInWords(card.upsampling);
  origin.alignment = card.alignment;
  origin.dataConsistency = m_request.dataConsistency || card.dataConsistency;
  origin.ensemble = m_request.ensemble;
  origin.registration = m_request.registration;
  return origin;
}

std::vector<std::string> SliceJob::warnings() const {
  std::vector<std::string> warnings = m_inputs.warnings;
  if (!m_scarce.empty()) warnings.push_back(m_scarce);
  return warnings;
}

}  // namespace glmamba::engine
