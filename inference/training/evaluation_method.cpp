// SPDX-License-Identifier: Apache-2.0
#include "inference/training/evaluation_method.h"

#include "core/error.h"
#include "inference/engine/network_kinds.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/resample.h"

namespace glmamba::training {

namespace {

using core::Error;
using core::ErrorCode;

const std::map<std::string, decltype(EvaluationMethod::interpolation)> kInterpolations{{"zerofill", &imaging::zeroFill},
                                                                                       {"bicubic", &imaging::bicubic}};

const std::string kTorchscript = "torchscript:";

/// Takes `suffix` off the end of `text`, when it is there.
bool takeOff(std::string& text, const std::string& suffix) {
  if (text.size() <= suffix.size() || text.compare(text.size() - suffix.size(), suffix.size(), suffix) != 0)
    return false;
  text.resize(text.size() - suffix.size());
  return true;
}

}  // namespace

core::VolumePtr EvaluationMethod::restore(const core::VolumePtr& lr, const core::VolumePtr& reference,
                                          const core::Geometry& grid, int scaleFactor, const core::CancelToken& cancel,
                                          const core::ProgressSink& progress) const {
  if (interpolation != nullptr) return interpolation(*lr, grid.size()[0], grid.size()[1], cancel);
  engine::SuperResolutionRequest request;
  request.lr = lr;
  request.reference = reference;
  request.scaleFactor = scaleFactor;
  request.precision = precision;
  request.dataConsistency = dataConsistency;
  request.ensemble = ensemble;
  auto outcome = engine::superResolve(request, *model, cancel, progress);
  if (const auto* failure = std::get_if<core::Failure>(&outcome)) throw failure->error;
  if (std::holds_alternative<core::Cancelled>(outcome)) throw core::CancelToken::Requested{};
  return std::get<engine::SuperResolutionResult>(outcome).sr;
}

engine::Model& MethodShelf::modelOf(const std::string& what, int scaleFactor) {
  const auto kept = [&](const std::string& key, const auto& load) -> engine::Model& {
    auto known = m_models.find(key);
    if (known == m_models.end()) known = m_models.emplace(key, load()).first;
    return known->second;
  };
  if (what.compare(0, kTorchscript.size(), kTorchscript) == 0)
    return kept(what,
                [&] { return engine::Model::loadTorchscript(what.substr(kTorchscript.size()), m_options.device); });
  const engine::ModelCard card = what == "glmamba" && m_options.model       ? engine::findModel(*m_options.model)
                                 : engine::findNetworkKind(what) != nullptr ? engine::defaultModel(scaleFactor, what)
                                                                            : engine::findModel(what);
  return kept(card.weights.string(), [&] { return engine::Model::load(card, m_options.device); });
}

std::optional<EvaluationMethod> MethodShelf::find(const std::string& words, int scaleFactor) {
  EvaluationMethod method;
  method.precision = m_options.precision;
  const std::size_t equals = words.find('=');
  std::string what = equals == std::string::npos ? words : words.substr(equals + 1);
  for (bool found = true; found;) {
    found = false;
    if (takeOff(what, "+dc")) found = method.dataConsistency = true;
    if (takeOff(what, "+ensemble")) found = method.ensemble = true;
  }
  std::string name = what;
  if (const auto interpolation = kInterpolations.find(what); interpolation != kInterpolations.end()) {
    if (method.dataConsistency || method.ensemble)
      throw Error(ErrorCode::badValue, "“" + words + "”: only models have +dc and +ensemble.");
    method.interpolation = interpolation->second;
  } else {
    method.model = &modelOf(what, scaleFactor);
    if (method.model->card().scaleFactor != scaleFactor) return {};
    if (engine::findNetworkKind(what) == nullptr)
      takeOff(name = method.model->card().name, "-x" + std::to_string(scaleFactor));
    if (method.dataConsistency) name += "+dc";
    if (method.ensemble) name += "+ensemble";
  }
  method.name = equals == std::string::npos ? name : words.substr(0, equals);
  return method;
}

}  // namespace glmamba::training
