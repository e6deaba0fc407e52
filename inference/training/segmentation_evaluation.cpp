// SPDX-License-Identifier: Apache-2.0
#include "inference/training/segmentation_evaluation.h"

#include <algorithm>

#include "core/error.h"
#include "inference/engine/segment.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/resample.h"
#include "inference/imaging/tumour_regions.h"

namespace glmamba::training {

namespace {

using core::Error;
using core::ErrorCode;
using core::VolumePtr;

class Evaluator {
 public:
  Evaluator(const Contrasts& contrasts, const EvaluationOptions& options, engine::SegmentationModel& model,
            const core::CancelToken& cancel, const core::ProgressSink& progress)
      : m_contrasts(contrasts),
        m_shelf(options.run),
        m_scales(planEvaluation(options, m_shelf)),
        m_model(model),
        m_cancel(cancel),
        m_progress(progress) {}

  void evaluate(const SubjectImages& subject) {
    const VolumePtr hr = subject.target(), depths = subject.labels();
    VolumePtr reference;
    engine::ImagesByContrast images = others(subject, reference);
    images[m_contrasts.target] = hr;
    enter(subject.id, 1, "hr", images, *depths);
    for (const EvaluationScale& scale : m_scales) {
      const VolumePtr lr = imaging::degrade(*hr, scale.factor, m_cancel);
      for (const EvaluationMethod& method : scale.methods) {
        if (method.model != nullptr && !reference) reference = subject.reference();
        images[m_contrasts.target] = method.restore(lr, reference, hr->geometry(), scale.factor, m_cancel,
                                                    staged(subject.id + " " + method.name));
        enter(subject.id, scale.factor, method.name, images, *depths);
      }
    }
  }

  std::vector<OverlapRow> rows;

 private:
  core::ProgressSink staged(const std::string& stage) const {
    if (!m_progress) return {};
    return [stage, sink = m_progress](core::Progress step) {
      step.stage = stage;
      sink(step);
    };
  }

  bool takes(const std::string& contrast) const {
    const auto& known = m_model.card().configuration.contrasts;
    return std::find(known.begin(), known.end(), contrast) != known.end();
  }

  engine::ImagesByContrast others(const SubjectImages& subject, VolumePtr& reference) const {
    engine::ImagesByContrast images;
    if (takes(m_contrasts.reference)) images[m_contrasts.reference] = reference = subject.reference();
    for (const auto& [contrast, read] : subject.further)
      if (takes(contrast)) images[contrast] = read();
    return images;
  }

  void enter(const std::string& subject, int scaleFactor, const std::string& image,
             const engine::ImagesByContrast& images, const core::Volume& depths) {
    auto outcome = engine::segment({images}, m_model, m_cancel, staged(subject + " " + image + ", segmenting"));
    if (const auto* failure = std::get_if<core::Failure>(&outcome)) throw failure->error;
    if (std::holds_alternative<core::Cancelled>(outcome)) throw core::CancelToken::Requested{};
    const auto& result = std::get<engine::SegmentationResult>(outcome);
    const core::Geometry& grid = result.labels->geometry();
    const VolumePtr truth = imaging::resampleNearest(depths, grid, 0, m_cancel);
    for (const std::string& region : m_model.card().configuration.regions) {
      const auto depth = static_cast<float>(imaging::tumourRegion(region)->depth);
      rows.push_back(
          {subject, scaleFactor, image, region,
           imaging::overlapOf(imaging::maskFrom(*result.labels, depth), imaging::maskFrom(*truth, depth), grid),
           result.seconds});
    }
  }

  const Contrasts& m_contrasts;
  MethodShelf m_shelf;
  std::vector<EvaluationScale> m_scales;
  engine::SegmentationModel& m_model;
  core::CancelToken m_cancel;
  core::ProgressSink m_progress;
};

}  // namespace

std::vector<OverlapRow> evaluateSegmentation(const std::vector<SubjectImages>& subjects, const Contrasts& contrasts,
                                             const EvaluationOptions& options, engine::SegmentationModel& model,
                                             const core::CancelToken& cancel, const core::ProgressSink& progress) {
  Evaluator evaluator(contrasts, options, model, cancel, progress);
  for (const SubjectImages& subject : subjects) {
    if (!subject.labels) continue;
    cancel.throwIfCancelled();
    try {
      evaluator.evaluate(subject);
    } catch (const Error& error) {
      throw Error(error.code(), "Subject " + subject.id + ": " + error.what());
    }
  }
  if (evaluator.rows.empty())
    throw Error(ErrorCode::badValue,
                "No subject has labels to measure a segmentation against: add “labels” to the split.");
  return std::move(evaluator.rows);
}

}  // namespace glmamba::training
