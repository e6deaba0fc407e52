// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "app/report/trust_report.h"

namespace glmamba::report {

/// What a report says of the labels: their pieces, outlined and in a table, against the other mask where there is one;
/// and the means and added energy of each label.
std::vector<Section> lesionSections(const TrustReportInput& input, const Words& words, const core::CancelToken& cancel);

}  // namespace glmamba::report
