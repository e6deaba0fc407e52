#include "inference/engine/super_resolve.h"

#include <chrono>
#include <cmath>

#include "core/error.h"
#include "inference/engine/data_consistency.h"
#include "inference/engine/machine.h"
#include "inference/engine/model_implementation.h"
#include "inference/engine/prepared_inputs.h"
#include "inference/engine/slice_order.h"
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
  const bool isAvailable = ops::hasBfloat16Products() && model.implementation().device.is_cpu();
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

std::vector<float> superResolvedSlice(const SuperResolutionRequest& request, Model::Implementation& model,
                                      const PreparedInputs& inputs, int k) {
  const NetworkInputs input = networkInputs(inputs, k, model.card.configuration.neighbours);
  const torch::Tensor lr = input.lr.to(model.device), reference = input.reference.to(model.device);
  const torch::Tensor normalised =
      request.ensemble ? ensembleMean(*model.network, lr, reference) : model.network->forward(lr, reference).sr;
  const torch::Tensor sr = (normalised * inputs.lrUnit).to(torch::kCPU, torch::kFloat32).contiguous();
  const auto count = static_cast<std::int64_t>(inputs.interpolated->sliceSize());
  if (sr.numel() != count || !torch::isfinite(sr).all().item<bool>())
    throw core::Error(ErrorCode::badModel,
                      "The model " + model.card.nameAndVersion() +
                          " gave values that are not numbers: its weights do not suit these images.");
  const auto* values = sr.data_ptr<float>();
  if (!request.dataConsistency && !model.card.dataConsistency) return {values, values + count};
  const core::Volume slice(inputs.interpolated->geometry().slices(k, k + 1), {values, values + count});
  return withMeasuredBand(slice, *core::slices(*inputs.lr, k, k + 1), model.card.scaleFactor)->voxels();
}

/// Of a run with the products that are set now.
Provenance provenance(const SuperResolutionRequest& request, const Model& model) {
  const ModelCard& card = model.card();
  Provenance origin;
  origin.program = "GLMamba Viewer " GLMAMBA_VERSION;
  origin.model = card.nameAndVersion();
  origin.weightsSha256 = card.weightsSha256;
  origin.scaleFactor = card.scaleFactor;
  origin.device = model.deviceName();
  origin.precision = ops::factorType() == ops::FactorType::bfloat16 ? "bf16" : "fp32";
  origin.upsampling = upsamplingInWords(card.upsampling);
  origin.alignment = card.alignment == core::GridAlignment::area ? "area" : "fourier";
  origin.dataConsistency = request.dataConsistency || card.dataConsistency;
  origin.ensemble = request.ensemble;
  return origin;
}

/// The loop over slices. Throws what goes wrong.
SuperResolutionResult run(const SuperResolutionRequest& request, Model& model, const core::CancelToken& cancel,
                          const core::ProgressSink& progress, const SliceSink& sliceDone) {
  configureThreads();
  const torch::InferenceMode inference;
  const ops::FactorTypeGuard factors(factorType(request.precision, model));
  const PreparedInputs inputs = prepareInputs(request, model.card(), cancel);
  const core::VolumePtr interpolated = inputs.asked(inputs.interpolated);
  const core::Geometry& grid = interpolated->geometry();
  const std::vector<int> order = sliceOrder(inputs.slices.first, inputs.slices.last, request.firstSlice);

  core::Progress state{"super-resolving", 0, static_cast<int>(order.size()), -1};
  if (progress) progress(state);
  const Interruption interruption(*model.implementation().network, cancel);
  std::vector<float> voxels(grid.voxelCount());
  const std::size_t sliceSize = interpolated->sliceSize();
  TimeLeft timeLeft;
  const Clock::time_point start = Clock::now();
  for (int slice : order) {
    cancel.throwIfCancelled();
    const Clock::time_point sliceStart = Clock::now();
    const int k = slice - inputs.slices.first;
    const std::vector<float> sr =
        superResolvedSlice(request, model.implementation(), inputs, slice - inputs.held.first);
    std::copy(sr.begin(), sr.end(), voxels.begin() + static_cast<std::ptrdiff_t>(k * sliceSize));
    if (sliceDone) sliceDone({slice, grid, k, sr});
    ++state.done;
    state.secondsLeft = timeLeft.afterStep(secondsSince(sliceStart), state.total - state.done);
    if (progress) progress(state);
  }

  SuperResolutionResult result;
  result.seconds = secondsSince(start);
  result.sr = core::makeVolume(grid, std::move(voxels));
  result.interpolated = interpolated;
  result.reference = inputs.asked(inputs.reference);
  result.provenance = provenance(request, model);
  result.warnings = inputs.warnings;
  return result;
}

core::Failure failure(ErrorCode code, const std::string& message) { return {core::Error(code, message)}; }

core::Failure failureOfTorch(const c10::Error& error, const Model& model) {
  const std::string what = error.what_without_backtrace();
  if (what.find("not enough memory") != std::string::npos || what.find("can't allocate memory") != std::string::npos ||
      what.find("out of memory") != std::string::npos)
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
