#include "inference/engine/super_resolve.h"

#include <chrono>
#include <cmath>

#include "core/error.h"
#include "inference/engine/machine.h"
#include "inference/engine/model_implementation.h"
#include "inference/engine/prepared_inputs.h"
#include "inference/engine/slice_order.h"
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
  Interruption(glmamba::Network& network, const core::CancelToken& cancel) : m_network(network) {
    m_network->setInterruption([cancel] { cancel.throwIfCancelled(); });
  }
  ~Interruption() { m_network->setInterruption({}); }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

 private:
  glmamba::Network& m_network;
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

/// Slice k of a volume as {1, 1, H, W} in units of `unit`.
torch::Tensor tensorFromSlice(const core::Volume& volume, int k, float unit) {
  // from_blob takes no const pointer; division makes a new tensor.
  return torch::from_blob(const_cast<float*>(volume.slice(k)), {1, 1, volume.rows(), volume.columns()}) / unit;
}

std::vector<float> superResolvedSlice(Model::Implementation& model, const PreparedInputs& inputs, int k) {
  const torch::Tensor lr = tensorFromSlice(*inputs.interpolated, k, inputs.lrUnit).to(model.device);
  const torch::Tensor reference = tensorFromSlice(*inputs.reference, k, inputs.referenceUnit).to(model.device);
  const torch::Tensor sr =
      (model.network->forward(lr, reference).sr * inputs.lrUnit).to(torch::kCPU, torch::kFloat32).contiguous();
  if (sr.numel() != lr.numel() || !torch::isfinite(sr).all().item<bool>())
    throw core::Error(ErrorCode::badModel,
                      "The model " + model.card.nameAndVersion() +
                          " gave values that are not numbers: its weights do not suit these images.");
  const auto* values = sr.data_ptr<float>();
  return {values, values + sr.numel()};
}

/// Of a run with the products that are set now.
Provenance provenance(const Model& model) {
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
  return origin;
}

/// The loop over slices. Throws what goes wrong.
SuperResolutionResult run(const SuperResolutionRequest& request, Model& model, const core::CancelToken& cancel,
                          const core::ProgressSink& progress, const SliceSink& sliceDone) {
  configureThreads();
  const torch::InferenceMode inference;
  const ops::FactorTypeGuard factors(factorType(request.precision, model));
  const PreparedInputs inputs = prepareInputs(request, model.card(), cancel);
  const core::Geometry& grid = inputs.interpolated->geometry();
  const std::vector<int> order = sliceOrder(inputs.slices.first, inputs.slices.last, request.firstSlice);

  core::Progress state{"super-resolving", 0, static_cast<int>(order.size()), -1};
  if (progress) progress(state);
  const Interruption interruption(model.implementation().network, cancel);
  std::vector<float> voxels(grid.voxelCount());
  const std::size_t sliceSize = inputs.interpolated->sliceSize();
  TimeLeft timeLeft;
  const Clock::time_point start = Clock::now();
  for (int slice : order) {
    cancel.throwIfCancelled();
    const Clock::time_point sliceStart = Clock::now();
    const int k = slice - inputs.slices.first;
    const std::vector<float> sr = superResolvedSlice(model.implementation(), inputs, k);
    std::copy(sr.begin(), sr.end(), voxels.begin() + static_cast<std::ptrdiff_t>(k * sliceSize));
    if (sliceDone) sliceDone({slice, grid, k, sr});
    ++state.done;
    state.secondsLeft = timeLeft.afterStep(secondsSince(sliceStart), state.total - state.done);
    if (progress) progress(state);
  }

  SuperResolutionResult result;
  result.seconds = secondsSince(start);
  result.sr = core::makeVolume(grid, std::move(voxels));
  result.interpolated = inputs.interpolated;
  result.reference = inputs.reference;
  result.provenance = provenance(model);
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
