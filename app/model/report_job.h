// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/model/job_runner.h"
#include "app/model/run.h"
#include "app/report/trust_report.h"

namespace glmamba::app {

/// What a report of a complete result is made of, by value.
struct ReportRequest {
  report::TrustReportInput input;  ///< without what is below
  core::VolumePtr reference;       ///< where it guides the target, on any grid
  core::VolumePtr labels;          ///< on any grid; null: no lesions and regions
  core::VolumePtr otherLabels;     ///< that they are compared with, on any grid; may be null
  report::Words words;
};
/// `slice`: of the result, which the pictures show. The run's result must be complete. Without labels, in English.
ReportRequest reportRequest(const Run& run, int slice, bool deidentified);

/// The report as one page, as `glmamba report` writes it. Throws core::Error.
std::string reportHtml(ReportRequest request, const JobContext& context);

}  // namespace glmamba::app
