// SPDX-License-Identifier: Apache-2.0
#include "inference/training/evaluation.h"

#include <algorithm>
#include <chrono>

#include "core/error.h"
#include "inference/engine/model_implementation.h"
#include "inference/imaging/kspace.h"

namespace glmamba::training {

namespace {

using core::CancelToken;
using core::Error;
using core::ErrorCode;
using core::VolumePtr;

// What the paper counts for.
constexpr std::int64_t kCountedSide = 240;

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

MethodCost costOf(const EvaluationMethod& method, int scaleFactor) {
  MethodCost cost{method.name, scaleFactor, 0, 0, 0};
  if (method.model == nullptr) return cost;
  const auto& network = *method.model->implementation().network;
  const MultiplyAdds work = network.multiplyAdds(kCountedSide, kCountedSide);
  const int runs = method.ensemble ? 8 : 1;
  return {method.name, scaleFactor, parameterCount(network), work.asPaper, runs * work.all};
}

void evaluateSubject(const SubjectImages& subject, const std::vector<EvaluationScale>& scales,
                     const CancelToken& cancel, const core::ProgressSink& progress, std::vector<EvaluationRow>& rows) {
  const VolumePtr hr = subject.target();
  VolumePtr reference;
  for (const EvaluationScale& scale : scales) {
    const VolumePtr lr = imaging::degrade(*hr, scale.factor, cancel);
    for (const EvaluationMethod& method : scale.methods) {
      if (method.model != nullptr && !reference) reference = subject.reference();
      const std::string stage = subject.id + " x" + std::to_string(scale.factor) + " " + method.name;
      const core::ProgressSink staged = [&](core::Progress step) {
        step.stage = stage;
        progress(step);
      };
      const core::ProgressSink sink = progress ? staged : core::ProgressSink{};
      const auto start = std::chrono::steady_clock::now();
      const VolumePtr sr = method.restore(lr, reference, hr->geometry(), scale.factor, cancel, sink);
      const double seconds = secondsSince(start);
      rows.push_back({subject.id, scale.factor, method.name, imaging::measure(*hr, *sr), seconds});
      if (sink) sink({stage, hr->sliceCount(), hr->sliceCount(), 0});
    }
  }
}

}  // namespace

std::vector<EvaluationScale> planEvaluation(const EvaluationOptions& options, MethodShelf& shelf) {
  std::vector<EvaluationScale> scales;
  std::vector<std::string> unused = options.methods;
  for (int factor : options.scaleFactors) {
    EvaluationScale scale{factor, {}};
    for (const std::string& words : options.methods) {
      auto method = shelf.find(words, factor);
      if (!method) continue;
      unused.erase(std::remove(unused.begin(), unused.end(), words), unused.end());
      for (const EvaluationMethod& other : scale.methods)
        if (other.name == method->name)
          throw Error(ErrorCode::badValue, "Two methods are called “" + method->name +
                                               "”: give one of them another name, as NAME=" + words + ".");
      scale.methods.push_back(std::move(*method));
    }
    scales.push_back(std::move(scale));
  }
  if (!unused.empty())
    throw Error(ErrorCode::badValue, "“" + unused.front() + "” is of none of the scales asked for: leave it out.");
  return scales;
}

Evaluation evaluate(const std::vector<SubjectImages>& subjects, const EvaluationOptions& options,
                    const CancelToken& cancel, const core::ProgressSink& progress) {
  // A missing or mismatched model is found before the first subject, and its loading is in no subject's time.
  MethodShelf shelf(options.run);
  const std::vector<EvaluationScale> scales = planEvaluation(options, shelf);
  Evaluation evaluation;
  for (const EvaluationScale& scale : scales)
    for (const EvaluationMethod& method : scale.methods) evaluation.costs.push_back(costOf(method, scale.factor));
  for (const SubjectImages& subject : subjects) {
    cancel.throwIfCancelled();
    try {
      evaluateSubject(subject, scales, cancel, progress, evaluation.rows);
    } catch (const Error& error) {
      throw Error(error.code(), "Subject " + subject.id + ": " + error.what());
    }
  }
  return evaluation;
}

std::vector<EvaluationRow> meansOf(const std::vector<EvaluationRow>& rows) {
  std::vector<EvaluationRow> means;
  std::vector<int> counts;
  for (const EvaluationRow& row : rows) {
    const auto same = [&](const EvaluationRow& mean) {
      return mean.scaleFactor == row.scaleFactor && mean.method == row.method;
    };
    auto mean = std::find_if(means.begin(), means.end(), same);
    if (mean == means.end()) {
      means.push_back({"mean", row.scaleFactor, row.method, {}, 0});
      counts.push_back(0);
      mean = means.end() - 1;
    }
    ++counts[static_cast<std::size_t>(mean - means.begin())];
    mean->metrics.psnr += row.metrics.psnr;
    mean->metrics.ssim += row.metrics.ssim;
    mean->metrics.nmse += row.metrics.nmse;
    mean->metrics.slices += row.metrics.slices;
    mean->seconds += row.seconds;
  }
  for (std::size_t n = 0; n < means.size(); ++n) {
    means[n].metrics.psnr /= counts[n];
    means[n].metrics.ssim /= counts[n];
    means[n].metrics.nmse /= counts[n];
    means[n].seconds /= counts[n];
  }
  return means;
}

}  // namespace glmamba::training
