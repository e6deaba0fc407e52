// SPDX-License-Identifier: Apache-2.0
#include "app/model/trust_job.h"

#include "app/model/model_slot.h"
#include "core/error.h"

namespace glmamba::app {

namespace {

void report(const JobContext& context, const std::string& stage) {
  context.cancel.throwIfCancelled();
  if (context.progress) context.progress({stage, 0, 0, -1});
}

engine::ModelCard cardOf(const RerunRequest& request) {
  const engine::ModelCard card = engine::findModel(request.modelName);
  if (!request.weightsSha256.empty() && card.weightsSha256 != request.weightsSha256)
    throw core::Error(core::ErrorCode::badModel, "The model “" + request.modelName +
                                                     "” has other weights than those that made this result: run the "
                                                     "pair again first.");
  return card;
}

}  // namespace

bool makeQuickMaps(const QuickMapsRequest& request, const JobContext& context) {
  report(context, "trust maps");
  trust::TrustMaker maker(request.input, context.cancel);
  const auto handOver = [&] {
    auto made = std::make_shared<trust::TrustSet>(maker.take());
    context.post([receive = request.made, made] { receive(made); });
  };
  if (request.input.truth) {
    maker.error();
    handOver();
  }
  maker.measurement(true, true);
  handOver();
  // Patches of 32 voxels are what resolution is told by.
  const core::Size3& size = request.input.sr->geometry().size();
  if (request.input.truth && size[0] >= 32 && size[1] >= 32) {
    maker.resolution();
    handOver();
  }
  return true;
}

core::Outcome<trust::TrustSet> runAgain(const RerunRequest& request, const JobContext& context) {
  report(context, "loading the model");
  const engine::ModelCard card = cardOf(request);
  engine::Model& model = loadedModel(*request.run.model, card, request.run.settings.device);
  context.cancel.throwIfCancelled();
  const engine::SuperResolutionRequest work = engineRequest(request.run);
  context.post(request.started);
  const auto sliceDone = [&](const engine::FinishedSlice& finished) {
    auto slice = std::make_shared<MapSlice>(MapSlice{finished.grid, finished.indexInOutput, finished.voxels});
    context.post([receive = request.sliceDone, slice] { receive(slice); });
  };
  const auto progress = [&](const core::Progress& value) {
    if (context.progress) context.progress(value);
    if (value.done < value.total) request.run.gate.wait(context.cancel);
  };
  trust::TrustMaker maker(request.input, context.cancel);
  if (request.isUncertainty) {
    auto outcome = engine::uncertainty(work, {&model}, context.cancel, progress, sliceDone);
    if (const auto* failure = std::get_if<core::Failure>(&outcome)) return *failure;
    if (std::holds_alternative<core::Cancelled>(outcome)) return core::Cancelled{};
    maker.uncertainty(std::get<engine::Uncertainty>(outcome), 1);
  } else {
    auto outcome = engine::referenceInfluence(work, request.input.sr, model, context.cancel, progress, sliceDone);
    if (const auto* failure = std::get_if<core::Failure>(&outcome)) return *failure;
    if (std::holds_alternative<core::Cancelled>(outcome)) return core::Cancelled{};
    maker.reference(std::get<engine::ReferenceInfluence>(outcome), card.normalisationQuantile);
  }
  return maker.take();
}

}  // namespace glmamba::app
