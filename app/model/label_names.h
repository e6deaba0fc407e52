// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>

#include "core/volume.h"
#include "io/label_table.h"

namespace glmamba::app {

/// The labels found in a map, rounded: from 1 to 65535.
std::set<int> labelValues(const core::Volume& labels);

/// The segments that a label is of, the innermost (that of the fewest labels) first.
std::vector<const io::Segment*> segmentsOf(int label, const std::vector<io::Segment>& segments);

/// Segments for labels that nothing is known of, one for each: the regions of BraTS 2021 (Baid et al.,
/// arXiv:2107.02314: 1 necrotic and non-enhancing core, 2 oedema, 4 enhancing tumour) where these are all, otherwise
/// "Label n".
std::vector<io::Segment> plainSegments(const core::Volume& labels);

/// Segments with the names and colours that the user gave to labels: a label's are those of the innermost segment that
/// it is of.
std::vector<io::Segment> renamed(std::vector<io::Segment> segments, const io::LabelEntries& entries);
}  // namespace glmamba::app
