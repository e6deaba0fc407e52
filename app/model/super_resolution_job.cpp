// SPDX-License-Identifier: Apache-2.0
#include "app/model/super_resolution_job.h"

#include <algorithm>
#include <cmath>

#include "app/model/model_slot.h"
#include "inference/imaging/kspace.h"

namespace glmamba::app {

engine::Model& loadedModel(ModelSlot& slot, const engine::ModelCard& card, engine::Device device) {
  const std::string key =
      card.weights.string() + "|" + card.weightsSha256 + "|" + std::to_string(static_cast<int>(device));
  if (!slot.model || slot.key != key) {
    slot.model.reset();  // the old one's memory goes before the new one's comes
    slot.model.emplace(engine::Model::load(card, device));
    slot.key = key;
  }
  return *slot.model;
}

engine::SuperResolutionRequest engineRequest(const RunRequest& request) {
  const RunSettings& settings = request.settings;
  engine::SuperResolutionRequest work;
  work.lr = request.lr;
  work.reference = request.guide;
  work.registration = request.registration;
  work.scaleFactor = settings.scaleFactor;
  work.firstSlice = request.firstSlice;
  work.precision = settings.precision;
  work.slices = settings.slices;
  work.memoryLimit = settings.memoryLimit;
  work.ensemble = settings.ensemble;
  work.dataConsistency = settings.dataConsistency;
  return work;
}

namespace {

// |a − b| of one slice, or nothing when the sizes differ.
std::vector<float> absoluteDifference(const std::vector<float>& a, const float* b, std::size_t countOfB) {
  if (a.size() != countOfB) return {};
  std::vector<float> difference(a.size());
  for (std::size_t n = 0; n < a.size(); ++n) difference[n] = std::abs(a[n] - b[n]);
  return difference;
}

}  // namespace

core::Outcome<RunAnswer> runSuperResolution(const RunRequest& request, const JobContext& context) {
  const RunSettings& settings = request.settings;
  if (context.progress) context.progress({"loading the model", 0, 0, -1});
  const engine::ModelCard card =
      settings.model.empty() ? engine::defaultModel(settings.scaleFactor) : engine::findModel(settings.model);
  engine::Model& model = loadedModel(*request.model, card, settings.device);
  context.cancel.throwIfCancelled();

  const engine::SuperResolutionRequest work = engineRequest(request);
  bool started = false;
  const auto sliceDone = [&](const engine::FinishedSlice& finished) {
    if (!started) {
      started = true;
      context.post([events = request.events, start = RunStart{finished.grid, card, model.deviceName()}] {
        events.started(start);
      });
    }
    auto slice = std::make_shared<RunSlice>();
    slice->index = finished.indexInOutput;
    slice->sr = finished.voxels;
    if (request.truth && request.truth->geometry().sameGrid(finished.grid)) {
      slice->error =
          absoluteDifference(slice->sr, request.truth->slice(finished.indexInOutput), request.truth->sliceSize());
    } else if (!request.truth) {
      const core::Size3& size = finished.grid.size();
      const core::VolumePtr one = core::slices(*request.lr, finished.index, finished.index + 1);
      const core::VolumePtr interpolated = imaging::zeroFill(*one, size[0], size[1], context.cancel);
      slice->error = absoluteDifference(slice->sr, interpolated->slice(0), interpolated->sliceSize());
    }
    context.post([events = request.events, slice] { events.sliceDone(slice); });
  };

  // The engine tells its progress after it has estimated the time left: what is waited here does not count.
  const auto progress = [&](const core::Progress& value) {
    if (context.progress) context.progress(value);
    if (value.done < value.total) request.gate.wait(context.cancel);
  };
  auto outcome = engine::superResolve(work, model, context.cancel, progress, sliceDone);
  if (std::holds_alternative<core::Cancelled>(outcome)) return core::Cancelled{};
  if (auto* failure = std::get_if<core::Failure>(&outcome)) return *failure;
  auto& result = std::get<engine::SuperResolutionResult>(outcome);
  result.seconds = std::max(0.0, result.seconds - request.gate.secondsWaited());
  return RunAnswer{std::move(result), card};
}

Measurement measureResult(const MeasureRequest& request, const JobContext& context) {
  if (context.progress) context.progress({"measuring", 0, 0, -1});
  Measurement measurement;
  if (!request.truth) {
    measurement.error = imaging::absoluteError(*request.interpolated, *request.sr);
    return measurement;
  }
  measurement.error = imaging::absoluteError(*request.truth, *request.sr);
  context.cancel.throwIfCancelled();
  measurement.sr = imaging::measure(*request.truth, *request.sr);
  context.cancel.throwIfCancelled();
  measurement.interpolated = imaging::measure(*request.truth, *request.interpolated);
  return measurement;
}

}  // namespace glmamba::app
