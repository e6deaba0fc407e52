// SPDX-License-Identifier: Apache-2.0
#include "app/model/report_job.h"

#include <algorithm>

#include "core/error.h"
#include "inference/imaging/resample.h"

namespace glmamba::app {

ReportRequest reportRequest(const Run& run, int slice, bool deidentified) {
  const Result& result = *run.result;
  const PairImages& images = run.images;
  ReportRequest request{{*images.target, *images.reference}, images.guide, {}, {}, report::Words()};
  report::TrustReportInput& input = request.input;
  input.interpolated = result.interpolated;
  input.sr = result.sr;
  if (result.againstTruth) {
    const engine::SliceRange range = run.settings.slices.value_or(engine::SliceRange{0, images.truth->sliceCount()});
    input.truth = core::slices(*images.truth, range.first, range.last);
  }
  input.slice = std::clamp(slice, 0, result.totalSlices() - 1);
  input.maps = result.trust.maps;
  for (const trust::Saying& one : result.trust.says) input.says.push_back(one.sentence);
  if (result.srMetrics && result.interpolatedMetrics)
    input.measures = report::measuresOf(*result.srMetrics, *result.interpolatedMetrics);
  input.findings = images.findings;
  input.provenance = result.provenance;
  input.card = result.start.model;
  input.seconds = result.seconds;
  input.warnings = result.warnings;
  input.deidentified = deidentified;
  return request;
}

std::string reportHtml(ReportRequest request, const JobContext& context) {
  if (context.progress) context.progress({"making the report", 0, 0, -1});
  report::TrustReportInput& input = request.input;
  const core::Geometry& grid = input.sr->geometry();
  // A result that was read from its file knows its model by name.
  if (input.card.weightsSha256.empty()) {
    try {
      const engine::ModelCard card = engine::findModel(input.provenance.modelName);
      if (card.weightsSha256 == input.provenance.weightsSha256) input.card = card;
    } catch (const core::Error&) {
      input.warnings.push_back("The model's card is not installed any more: its part of this report is empty.");
    }
  }
  if (request.reference) input.reference = imaging::resampleLinear(*request.reference, grid, 0, context.cancel);
  const auto onGrid = [&](const core::VolumePtr& labels) {
    return labels ? imaging::resampleNearest(*labels, grid, 0, context.cancel) : nullptr;
  };
  input.labels = onGrid(request.labels);
  input.otherLabels = onGrid(request.otherLabels);
  return report::html(report::trustReport(input, request.words, context.cancel));
}

}  // namespace glmamba::app
