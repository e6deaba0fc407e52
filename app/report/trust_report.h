// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/report/report.h"
#include "app/report/words.h"
#include "core/cancel_token.h"
#include "core/provenance.h"
#include "core/series_pair.h"
#include "core/trust_map.h"
#include "inference/engine/model_card.h"
#include "inference/imaging/metrics.h"

namespace glmamba::report {

/// A measure of the result and of what interpolation alone gives.
struct Measure {
  std::string name;
  std::string sr, interpolated;
};

/// PSNR, SSIM and NMSE of the result and of interpolation.
std::vector<Measure> measuresOf(const imaging::Metrics& sr, const imaging::Metrics& interpolated);

/// Everything a report of one super-resolved image is made of; volumes on the grid of the result, all optional but `sr`
/// and `interpolated`.
struct TrustReportInput {
  core::Series target, referenceSeries;
  core::VolumePtr interpolated = {}, reference = {}, sr = {}, truth = {};
  core::VolumePtr labels = {};                 ///< above 0: a lesion, or another region
  core::VolumePtr otherLabels = {};            ///< that `labels` are compared with
  std::map<int, std::string> labelNames = {};  ///< of those in `labels` that have names
  int slice = 0;                               ///< that is shown
  std::vector<core::TrustMap> maps = {};
  std::vector<std::string> says = {};  ///< the maps' figures in sentences, in English
  std::vector<Measure> measures = {};
  std::vector<core::PairingFinding> findings = {};
  core::Provenance provenance = {};
  engine::ModelCard card = {};
  double seconds = 0;
  std::vector<std::string> warnings = {};
  bool deidentified = false;  ///< neither descriptions, file names nor identifiers of the images are told
};

/// Thumbnails, measures, maps with colour bars, lesions and regions, the check of the pair, the model and how it was
/// made. What a model's card says is left in its author's language. Throws what trust::lesionTable() throws.
Report trustReport(const TrustReportInput& input, const Words& words, const core::CancelToken& cancel = {});

}  // namespace glmamba::report
