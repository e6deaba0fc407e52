#include "inference/training/evaluation.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "core/error.h"
#include "inference/engine/super_resolve.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/resample.h"
#include "io/load.h"

namespace glmamba::training {

namespace {

using core::CancelToken;
using core::Error;
using core::ErrorCode;
using core::VolumePtr;

const std::set<std::string> kMethods{"zerofill", "bicubic", "glmamba"};

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Restores degraded images; loads each scale's model once.
class Restorer {
 public:
  Restorer(const EvaluationOptions& options, const CancelToken& cancel) : m_options(options), m_cancel(cancel) {}

  VolumePtr restore(const std::string& method, const VolumePtr& lr, const VolumePtr& reference,
                    const core::Geometry& grid, int scaleFactor, const core::ProgressSink& progress) {
    if (method == "zerofill") return imaging::zeroFill(*lr, grid.size()[0], grid.size()[1], m_cancel);
    if (method == "bicubic") return imaging::bicubic(*lr, grid.size()[0], grid.size()[1], m_cancel);
    engine::SuperResolutionRequest request;
    request.lr = lr;
    request.reference = reference;
    request.scaleFactor = scaleFactor;
    request.precision = m_options.precision;
    auto outcome = engine::superResolve(request, modelFor(scaleFactor), m_cancel, progress);
    if (const auto* failure = std::get_if<core::Failure>(&outcome)) throw failure->error;
    if (std::holds_alternative<core::Cancelled>(outcome)) throw CancelToken::Requested{};
    return std::get<engine::SuperResolutionResult>(outcome).sr;
  }

  engine::Model& modelFor(int scaleFactor) {
    const auto known = m_models.find(scaleFactor);
    if (known != m_models.end()) return known->second;
    const engine::ModelCard card =
        m_options.model ? engine::findModel(*m_options.model) : engine::defaultModel(scaleFactor);
    return m_models.emplace(scaleFactor, engine::Model::load(card, m_options.device)).first->second;
  }

 private:
  const EvaluationOptions& m_options;
  const CancelToken& m_cancel;
  std::map<int, engine::Model> m_models;
};

bool uses(const EvaluationOptions& options, const std::string& method) {
  return std::find(options.methods.begin(), options.methods.end(), method) != options.methods.end();
}

void evaluateSubject(const SplitSubject& subject, const EvaluationOptions& options, Restorer& restorer,
                     const CancelToken& cancel, const core::ProgressSink& progress, std::vector<EvaluationRow>& rows) {
  const VolumePtr hr = io::loadVolumeFile(subject.target);
  const VolumePtr reference = uses(options, "glmamba") ? io::loadVolumeFile(subject.reference) : nullptr;
  for (int scaleFactor : options.scaleFactors) {
    const VolumePtr lr = imaging::degrade(*hr, scaleFactor, cancel);
    for (const std::string& method : options.methods) {
      const std::string stage = subject.id + " x" + std::to_string(scaleFactor) + " " + method;
      const core::ProgressSink staged = [&](core::Progress step) {
        step.stage = stage;
        progress(step);
      };
      const core::ProgressSink sink = progress ? staged : core::ProgressSink{};
      const auto start = std::chrono::steady_clock::now();
      const VolumePtr sr = restorer.restore(method, lr, reference, hr->geometry(), scaleFactor, sink);
      const double seconds = secondsSince(start);
      rows.push_back({subject.id, scaleFactor, method, imaging::measure(*hr, *sr), seconds});
      if (sink) sink({stage, hr->sliceCount(), hr->sliceCount(), 0});
    }
  }
}

}  // namespace

std::vector<EvaluationRow> evaluate(const std::vector<SplitSubject>& subjects, const EvaluationOptions& options,
                                    const CancelToken& cancel, const core::ProgressSink& progress) {
  for (const std::string& method : options.methods)
    if (kMethods.count(method) == 0)
      throw Error(ErrorCode::badValue, "There is no method “" + method + "”: use zerofill, bicubic or glmamba.");
  Restorer restorer(options, cancel);
  // A missing or mismatched model is found before the first subject, and its loading is in no subject's time.
  if (uses(options, "glmamba"))
    for (int scaleFactor : options.scaleFactors) restorer.modelFor(scaleFactor);
  std::vector<EvaluationRow> rows;
  for (const SplitSubject& subject : subjects) {
    cancel.throwIfCancelled();
    try {
      evaluateSubject(subject, options, restorer, cancel, progress, rows);
    } catch (const Error& error) {
      throw Error(error.code(), "Subject " + subject.id + ": " + error.what());
    }
  }
  return rows;
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
