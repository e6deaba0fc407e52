// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/volume.h"
#include "io/label_table.h"

namespace glmamba::app {

/// The segments that a label is of, the innermost (that of the fewest labels) first.
std::vector<const io::Segment*> segmentsOf(int label, const std::vector<io::Segment>& segments);

/// Segments for labels that nothing is known of: one for each.
std::vector<io::Segment> plainSegments(const core::Volume& labels);

/// Segments with the names and colours that the user gave to labels: a label's are those of the innermost segment that
/// it is of.
std::vector<io::Segment> renamed(std::vector<io::Segment> segments, const io::LabelEntries& entries);
}  // namespace glmamba::app
