// SPDX-License-Identifier: Apache-2.0
#include "app/model/report_job.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/error.h"
#include "inference/imaging/error_maps.h"
#include "inference/imaging/measurement_maps.h"
#include "inference/imaging/resample.h"

namespace glmamba::app {

namespace {

/// Regions of the labels, with the share of the energy of their detail that was added where that map is there.
std::vector<report::Region> regionsOf(const report::TrustReportInput& input) {
  std::set<int> labels;
  for (const float voxel : input.labels->voxels()) labels.insert(static_cast<int>(std::lround(voxel)));
  labels.erase(0);
  const auto added =
      std::find_if(input.maps.begin(), input.maps.end(), [](const core::TrustMap& map) { return map.name == "added"; });
  std::map<int, double> shares;
  if (added != input.maps.end()) {
    const core::VolumePtr measured = imaging::signedError(*added->volume, *input.sr);
    shares = imaging::addedShareByLabel(*added->volume, *measured, *input.labels);
  }
  std::vector<report::Region> regions;
  for (const int label : labels) {
    report::Region region{label, {}};
    if (shares.count(label) > 0) region.addedShare = shares.at(label);
    regions.push_back(region);
  }
  return regions;
}

}  // namespace

ReportRequest reportRequest(const Run& run, const core::VolumePtr& labels, int slice, bool deidentified) {
  const Result& result = *run.result;
  const PairImages& images = run.images;
  ReportRequest request{{*images.target, *images.reference}, images.guide, labels};
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
  if (request.labels) {
    input.labels = imaging::resampleNearest(*request.labels, grid, 0, context.cancel);
    input.regions = regionsOf(input);
  }
  context.cancel.throwIfCancelled();
  return report::html(report::trustReport(input));
}

}  // namespace glmamba::app
