#include "inference/engine/super_resolve.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/error.h"
#include "inference/engine/data_consistency.h"
#include "inference/engine/machine.h"
#include "inference/engine/model_implementation.h"
#include "inference/engine/prepared_inputs.h"
#include "inference/engine/slice_order.h"
#include "inference/engine/slice_runner.h"
#include "inference/engine/slice_tensor.h"
#include "inference/engine/time_left.h"
#include "inference/ops/packed_factor.h"

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
  if (!model.implementation().device.is_cpu()) return ops::FactorType::float32;  // a matter of the footing there
  const bool isAvailable = ops::hasBfloat16Products();
  const std::optional<double>& loss = model.card().bf16Loss;
  if (precision == Precision::bf16 && !isAvailable)
    throw core::Error(ErrorCode::unsupported, "bf16 is not available for the model " + model.card().nameAndVersion() +
                                                  " on " + model.deviceName() + ": choose fp32 or leave it automatic.");
  if (precision == Precision::automatic && !(isAvailable && loss && *loss < kUnseenLoss))
    return ops::FactorType::float32;
  return precision == Precision::fp32 ? ops::FactorType::float32 : ops::FactorType::bfloat16;
}

/// The network's mean over the eight symmetries of the square: quarter turns, and the same mirrored.
torch::Tensor ensembleMean(glmamba::RestorationNetwork& network, const torch::Tensor& lr,
                           const torch::Tensor& reference) {
  torch::Tensor sum;
  for (const bool mirrored : {false, true})
    for (int turns = 0; turns < 4; ++turns) {
      const auto turned = [&](const torch::Tensor& image) {
        return torch::rot90(mirrored ? image.flip(3) : image, turns, {2, 3}).contiguous();
      };
      const torch::Tensor back = torch::rot90(network.forward(turned(lr), turned(reference)).sr, -turns, {2, 3});
      const torch::Tensor sr = mirrored ? back.flip(3) : back;
      sum = sum.defined() ? sum + sr : sr;
    }
  return sum / 8;
}

/// What the network makes of slices `ks` of the inputs, {n, 1, H, W} on the processor, in the target's units.
torch::Tensor superResolved(const SuperResolutionRequest& request, Model::Implementation& model,
                            const PreparedInputs& inputs, const core::CancelToken& cancel, const Footing& footing,
                            const std::vector<int>& ks) {
  std::vector<torch::Tensor> lrs, references;
  for (const int k : ks) {
    const NetworkInputs input = networkInputs(inputs, k, model.card.configuration.neighbours);
    lrs.push_back(input.lr);
    references.push_back(input.reference);
  }
  const torch::Device device = model.deviceFor(footing);
  const torch::Tensor lr = torch::cat(lrs).to(device), reference = torch::cat(references).to(device);
  glmamba::RestorationNetwork& network = model.networkFor(footing);
  const Interruption interruption(network, cancel);
  const torch::Tensor normalised =
      request.ensemble ? ensembleMean(network, lr, reference) : network.forward(lr, reference).sr;
  return (normalised * inputs.lrUnit).to(torch::kCPU, torch::kFloat32).contiguous();
}

/// One slice {1, H, W} of the network's answer, checked and made consistent with the data where that is asked for.
std::vector<float> finishedSlice(const SuperResolutionRequest& request, const ModelCard& card,
                                 const PreparedInputs& inputs, int k, const torch::Tensor& sr) {
  const auto count = static_cast<std::int64_t>(inputs.interpolated->sliceSize());
  if (sr.numel() != count || !torch::isfinite(sr).all().item<bool>())
    throw core::Error(ErrorCode::badModel,
                      "The model " + card.nameAndVersion() +
                          " gave values that are not numbers: its weights do not suit these images.");
  const auto* values = sr.data_ptr<float>();
  if (!request.dataConsistency && !card.dataConsistency) return {values, values + count};
  const core::Volume slice(inputs.interpolated->geometry().slices(k, k + 1), {values, values + count});
  return withMeasuredBand(slice, *core::slices(*inputs.lr, k, k + 1), card.scaleFactor)->voxels();
}

/// When it ends, however it ends, a run has its GPU's memory given back.
class MemoryReturn {
 public:
  explicit MemoryReturn(const Model::Implementation& model) : m_model(model) {}
  ~MemoryReturn() {
    try {
      m_model.releaseMemory();
    } catch (const c10::Error&) {  // a GPU that failed before: the run says so
    }
  }
  MemoryReturn(const MemoryReturn&) = delete;
  MemoryReturn& operator=(const MemoryReturn&) = delete;

 private:
  const Model::Implementation& m_model;
};

/// As many slices at once as the GPU's memory allows; on the processor one.
Footing firstFooting(const SuperResolutionRequest& request, const Model& model, const core::Geometry& grid) {
  Footing footing;
  const torch::Device device = model.implementation().device;
  footing.onCpu = device.is_cpu();
  if (footing.onCpu) return footing;
  model.implementation().releaseMemory();
  footing.half = request.precision == Precision::bf16;
  for (const ops::CudaDevice& gpu : ops::cudaDevices())
    if (gpu.index == device.index())
      footing.slices = slicesAtOnce(usableMemory(gpu), grid, model.card().configuration, footing.half);
  return footing;
}

/// Each of the words once, in their order.
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (auto word = words.begin(); word != words.end(); ++word)
    if (std::find(words.begin(), word, *word) == word) text += (text.empty() ? "" : ", ") + *word;
  return text;
}

/// Of a run with the products that are set now.
core::Provenance provenance(const SuperResolutionRequest& request, const Model& model,
                            const std::vector<Footing>& used) {
  const ModelCard& card = model.card();
  core::Provenance origin;
  origin.programVersion = GLMAMBA_VERSION;
  origin.modelName = card.name;
  origin.modelVersion = card.version;
  origin.weightsSha256 = card.weightsSha256;
  origin.scaleFactor = card.scaleFactor;
  std::vector<std::string> devices, precisions;
  for (const Footing& footing : used) {
    devices.push_back(model.implementation().deviceFor(footing).str());
    precisions.emplace_back(footing.half || ops::factorType() == ops::FactorType::bfloat16 ? "bf16" : "fp32");
  }
  origin.device = listed(devices);
  origin.precision = listed(precisions);
  origin.upsampling = upsamplingInWords(card.upsampling);
  origin.alignment = card.alignment;
  origin.dataConsistency = request.dataConsistency || card.dataConsistency;
  origin.ensemble = request.ensemble;
  origin.registration = request.registration;
  return origin;
}

/// The loop over slices. Throws what goes wrong.
SuperResolutionResult run(const SuperResolutionRequest& request, Model& model, const core::CancelToken& cancel,
                          const core::ProgressSink& progress, const SliceSink& sliceDone) {
  configureThreads();
  const torch::InferenceMode inference;
  const MemoryReturn memoryReturn(model.implementation());
  const ops::FactorTypeGuard factors(factorType(request.precision, model));
  const PreparedInputs inputs = prepareInputs(request, model.card(), cancel);
  const core::VolumePtr interpolated = inputs.asked(inputs.interpolated);
  const core::Geometry& grid = interpolated->geometry();
  const std::vector<int> order = sliceOrder(inputs.slices.first, inputs.slices.last, request.firstSlice);

  core::Progress state{"super-resolving", 0, static_cast<int>(order.size()), -1};
  if (progress) progress(state);
  std::vector<float> voxels(grid.voxelCount());
  const std::size_t sliceSize = interpolated->sliceSize();
  Model::Implementation& implementation = model.implementation();
  SliceRunner runner(
      firstFooting(request, model, grid), request.precision == Precision::automatic && !implementation.isForeign,
      [&](const Footing& footing, const std::vector<int>& ks) {
        return superResolved(request, implementation, inputs, cancel, footing, ks);
      },
      [&] { implementation.releaseMemory(); });
  TimeLeft timeLeft;
  const Clock::time_point start = Clock::now();
  for (auto next = order.begin(); next != order.end();) {
    cancel.throwIfCancelled();
    const Clock::time_point groupStart = Clock::now();
    // The slice on the screen alone, so that it is there soon; then as many at once as fit.
    const std::ptrdiff_t most = next == order.begin() ? 1 : runner.footing().slices;
    const auto last = next + std::min(most, order.end() - next);
    std::vector<int> ks;
    for (auto slice = next; slice != last; ++slice) ks.push_back(*slice - inputs.held.first);
    const torch::Tensor answers = runner.run(ks);
    for (std::size_t i = 0; i < ks.size(); ++i, ++next) {
      const int k = *next - inputs.slices.first;
      const std::vector<float> sr =
          finishedSlice(request, model.card(), inputs, ks[i], answers[static_cast<std::int64_t>(i)]);
      std::copy(sr.begin(), sr.end(), voxels.begin() + static_cast<std::ptrdiff_t>(k * sliceSize));
      if (sliceDone) sliceDone({*next, grid, k, sr});
      ++state.done;
      // The last of a group ends its step.
      if (i + 1 == ks.size())
        state.secondsLeft =
            timeLeft.afterStep(secondsSince(groupStart) / static_cast<double>(ks.size()), state.total - state.done);
      if (progress) progress(state);
    }
  }

  SuperResolutionResult result;
  result.seconds = secondsSince(start);
  result.sr = core::makeVolume(grid, std::move(voxels));
  result.interpolated = interpolated;
  result.reference = inputs.asked(inputs.reference);
  result.provenance = provenance(request, model, runner.used());
  result.warnings = inputs.warnings;
  if (const std::string scarce = runner.warning(); !scarce.empty()) result.warnings.push_back(scarce);
  return result;
}

core::Failure failure(ErrorCode code, const std::string& message) { return {core::Error(code, message)}; }

core::Failure failureOfTorch(const c10::Error& error, const Model& model) {
  const std::string what = error.what_without_backtrace();
  if (isOutOfMemory(error))
    return failure(ErrorCode::tooLarge, "There is not enough memory on " + model.deviceName() +
                                            " for a slice of this size: close other programs and start again.");
  return failure(ErrorCode::device, "The network could not be run on " + model.deviceName() +
                                        (model.deviceName() == "cpu" ? "" : "; choose the CPU instead") + " (" +
                                        what.substr(0, what.find('\n')) + ").");
}

}  // namespace

core::Outcome<SuperResolutionResult> superResolve(const SuperResolutionRequest& request, Model& model,
                                                  const core::CancelToken& cancel, const core::ProgressSink& progress,
                                                  const SliceSink& sliceDone) {
  try {
    return run(request, model, cancel, progress, sliceDone);
  } catch (const core::CancelToken::Requested&) {
    return core::Cancelled{};
  } catch (const core::Error& error) {
    return core::Failure{error};
  } catch (const c10::Error& error) {
    return failureOfTorch(error, model);
  } catch (const std::bad_alloc&) {
    return failure(ErrorCode::tooLarge, "There is not enough memory for this result: choose fewer slices.");
  }
}

}  // namespace glmamba::engine
